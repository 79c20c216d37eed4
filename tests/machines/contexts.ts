// Contexts and events for tests of a single guard or action: plain ones, of which a test changes what it is about.
import type { DialogContext, E164, EarlierBooking, Errand, Named, Opening, Pending } from '../../machines/dialog.ts';
import { freshContext, type Snapshot, thaw } from '../../machines/step.ts';

export const NUMBER = '+12048694905' as E164; // a brand has no literal
export const OTHER = '+14317743312' as E164;
export const strong = { strength: 'strong' } as const;

/** An opening of half an hour on the second of October. */
export const opening = (clock: string, resource = 'office'): Opening => ({
  startsAt: `2025-10-02T${clock}:00`,
  endsAt: `2025-10-02T${clock}:30`,
  resource,
});
export const TEN = opening('10');
export const TWO = opening('14');
export const ADA = 'Ada Byron';
export const AGREED = { name: ADA, phone: { e164: NUMBER, verified: true }, service: null, time: TEN };

/** What an office offers: two services. */
export const SERVICES: Named[] = [
  { id: 'cut', name: 'haircut' },
  { id: 'dye', name: 'colour' },
];

/** A booking of another call, on the second of October at this hour. */
export const earlier = (clock = '10', changes: Partial<EarlierBooking> = {}): EarlierBooking => ({
  ...opening(clock),
  id: `B${clock}`,
  callId: 'CA1',
  name: ADA,
  phone: NUMBER,
  service: 'cut',
  revision: 0,
  mayCancel: true,
  ...changes,
});

/** The context of a call about an earlier booking, but for these changes. */
export const onErrand = (
  errand: Partial<Errand>,
  changes: Partial<DialogContext> = {},
  pending: Partial<Pending> = {},
): DialogContext => contextWith({ ...changes, errand: { ...freshContext().errand, ...errand } }, pending);

/** The context of a call that has just begun, but for these changes. */
export function contextWith(changes: Partial<DialogContext> = {}, pending: Partial<Pending> = {}): DialogContext {
  const fresh = freshContext();
  return { ...fresh, ...changes, pending: { ...fresh.pending, ...pending } };
}

/** A call that rests in this state with this context, as if its row had just been read. */
export function restingAt(state: string, context: DialogContext): Snapshot {
  const value = state
    .split('.')
    .reduceRight<unknown>((inner, name) => (inner === undefined ? name : { [name]: inner }), undefined);
  const thawed = thaw(JSON.stringify({ value, context }), state);
  if (!thawed.ok) throw new Error(`${state}: ${thawed.reason}`);
  return thawed.snapshot;
}
