import { booking } from '../../machines/actions.ts';
import { carryOver, slotsIn } from '../../machines/carry-over.ts';
import type { DialogEvent, E164 } from '../../machines/dialog.ts';
import { DEFAULT_POLICY } from '../../machines/policy.ts';
import { filledOf, freeze, start, stateOf, step } from '../../machines/step.ts';
import { CURRENT, place } from '../../machines/versions.ts';
import { chartHash } from '../support/chart-files.ts';

const strong = { strength: 'strong' } as const;
const NUMBER = '+12045550143' as E164; // a brand has no literal
const SAID: DialogEvent[] = [
  { type: 'SLOTS_HEARD', heard: { name: { kind: 'name', name: 'Ada Byron', ...strong } } },
  { type: 'SLOTS_HEARD', heard: { phone: { kind: 'full', e164: NUMBER, valid: true, ...strong } } },
  { type: 'YES', heard: {} },
];

/** A call that has given its name and its number. */
const call = SAID.reduce(
  ({ next }, event) => step(next, event),
  start({
    type: 'CALL_STARTED',
    locale: 'en-CA',
    businessName: 'the office',
    caller: { number: null, textable: false },
    policy: DEFAULT_POLICY,
    resume: null,
  }),
).next;
const state = stateOf(call);

interface Frozen {
  value: unknown;
  context: Record<string, unknown>;
}
/** The snapshot as a chart would have written it that differed in this. */
const writtenBy = (change: (frozen: Frozen) => void): string => {
  const frozen: Frozen = JSON.parse(freeze(call));
  change(frozen);
  return JSON.stringify(frozen);
};
const OLDER = { id: CURRENT.id, hash: '0123456789abcdef' };

it('the present release bears the id and the hash of the chart', () => {
  expect(CURRENT).toMatchObject({ id: booking.id, hash: chartHash() });
});

describe('a call of an older chart', () => {
  it.each([
    ['numbersHeard', (context: Record<string, unknown>) => delete context['numbersHeard']],
    ['offers and given', (context: Record<string, unknown>) => delete context['offers'] && delete context['given']],
    ['a key of pending', (context: Record<string, unknown>) => context['pending'] && (context['pending'] = {})],
  ])('whose context lacked %s goes on where it stood, with what was said', (_what, lack) => {
    const frozen = writtenBy(({ context }) => lack(context));
    expect(place(CURRENT, frozen, state)).toMatchObject({ ok: false });
    const placed = place(OLDER, frozen, state);
    expect(placed.ok && stateOf(placed.snapshot)).toBe(state);
    expect(placed.ok && filledOf(placed.snapshot)).toBe(2);
    expect(placed.ok && placed.snapshot.context.slots).toEqual(call.context.slots);
  });

  it('goes on in a state that has another name by now', () => {
    const frozen = writtenBy((each) => Object.assign(each, { value: { ask_when: 'open' } }));
    expect(carryOver(frozen, 'ask_when.open')).toMatchObject({ ok: false });
    const carried = carryOver(frozen, 'ask_when.open', { 'ask_when.open': 'ask_time.asking' });
    expect(carried.ok && stateOf(carried.snapshot)).toBe('ask_time.asking');
    expect(carried.ok && carried.snapshot.context.slots).toEqual(call.context.slots);
    const further = carryOver(freeze(call), state, { [state]: 'abandoned' });
    expect(further.ok && stateOf(further.snapshot)).toBe('abandoned');
  });

  it.each<[string, string, string, (frozen: Frozen) => void]>([
    ['a state that is gone', OLDER.id, 'ask_fax', (each) => Object.assign(each, { value: 'ask_fax' })],
    ['an empty value', OLDER.id, state, (each) => Object.assign(each, { value: {} })],
    ['a state in which no call rests', OLDER.id, 'starting', (each) => Object.assign(each, { value: 'starting' })],
    ['another state than its row', OLDER.id, 'confirm.reading_back', () => {}],
    ['a slot of another shape', OLDER.id, state, ({ context }) => Object.assign(context, { given: 'name' })],
    ['another chart', 'ordering', state, () => {}],
  ])('with %s goes to a person, with its slots', (_what, id, stored, change) => {
    const placed = place({ ...OLDER, id }, writtenBy(change), stored);
    expect(placed).toEqual({ ok: false, reason: expect.any(String), slots: call.context.slots });
  });

  it.each(['', '{', '[]', 'null', '{"value":"x"}', '{"context":{"slots":7}}'])('is refused when it is %j', (frozen) => {
    expect(place(OLDER, frozen, state)).toEqual({ ok: false, reason: expect.any(String), slots: null });
  });

  it.each([
    ['an older one', { ...OLDER }],
    ['the present one', CURRENT],
  ])('says why it has no place: %s', (_which, machine) => {
    const reason = (frozen: string, id: string) => {
      const placed = place({ ...machine, id }, frozen, state);
      return placed.ok ? '' : placed.reason;
    };
    expect(reason(freeze(call), 'ordering')).toBe(`unknown chart ordering ${machine.hash}`);
    expect(reason(freeze(call), CURRENT.id)).toBe('');
  });

  it('that holds a slot nobody can read goes to a person rather than on without it', () => {
    const frozen = writtenBy(({ context }) => Object.assign(context, { slots: { ...call.context.slots, name: 7 } }));
    expect(place(OLDER, frozen, state)).toMatchObject({
      ok: false,
      reason: 'cannot be carried over: a slot would be lost',
      slots: { name: null, phone: call.context.slots.phone },
    });
    expect(carryOver('{', state)).toEqual({ ok: false, reason: 'a snapshot that is none' });
    expect(carryOver(freeze(call), 'confirm.which')).toMatchObject({
      reason: expect.stringMatching(/^cannot .*: state is/),
    });
  });

  const phone = { e164: NUMBER, verified: false };
  const time = { startsAt: '2025-10-02T10:00', endsAt: '2025-10-02T10:30', resource: 'office' };
  it.each([
    ['phone', phone, true],
    ['phone', { ...phone, verified: 'no' }, false],
    ['phone', { ...phone, e164: 7 }, false],
    ['phone', { ...phone, e164: Number(NUMBER) }, false],
    ['phone', { ...phone, e164: [NUMBER] }, false],
    ['phone', { ...phone, e164: `tel:${NUMBER}` }, false],
    ['phone', { ...phone, e164: `${NUMBER} x` }, false],
    ['phone', { ...phone, e164: '+1204' }, false],
    ['time', time, true],
    ['time', { ...time, resource: 7 }, false],
    ['time', { ...time, startsAt: [time.startsAt] }, false],
    ['time', { ...time, startsAt: 'soon' }, false],
    ['time', { ...time, endsAt: 'later' }, false],
    ['time', { ...time, endsAt: undefined }, false],
    ['time', { ...time, startsAt: `on ${time.startsAt}` }, false],
    ['time', { ...time, startsAt: `${time.startsAt}:00` }, false],
    ['name', 'Ada', true],
    ['name', 7, false],
  ])('its %s %j can be read: %s', (slot, value, can) => {
    expect(slotsIn(JSON.stringify({ context: { slots: { [slot]: value } } }))).toMatchObject({
      name: null,
      phone: null,
      time: null,
      [slot]: can ? value : null,
    });
  });

  it('shows of its slots only those that can be read', () => {
    const slots = { name: 'Ada Byron', phone: { e164: '12045550143' }, time: { startsAt: 'soon' } };
    expect(slotsIn(JSON.stringify({ context: { slots } }))).toEqual({
      name: 'Ada Byron',
      phone: null,
      time: null,
      service: null,
    });
  });
});
