// What a turn is given: the adapters, the business, and a way to wake the outbox.
import type { Surroundings } from '../extractors/interpret.ts';
import type { Spoken } from '../extractors/service.ts';
import { toLocal } from '../extractors/zoned-time.ts';
import type { E164 } from '../machines/dialog.ts';
import { type Business, openingHoursOf } from './business.ts';
import type { Allow, Call, Calendar, CallerLog, CallStore, Clock, Errands, Log, Messenger, OptOuts } from './ports.ts';

export interface Shell {
  store: CallStore;
  callers: CallerLog;
  calendar: Calendar;
  messenger: Messenger;
  clock: Clock;
  log: Log;
  business: Business;
  /** What one number may cost; absent, nothing is capped. */
  allow?: Allow;
  /** Where the caller finds the appointment for their own calendar; absent, texts say nothing of it. */
  appointmentUrl?(bookingId: string): Promise<string>;
  /** What waits for its time apart from the calls; absent, nobody is reminded. */
  errands?: Errands;
  /** Who wants no texts; absent, everybody takes them. */
  optOuts?: OptOuts;
  /** The four digits that a confirmation text tells; absent, a booking has none. */
  drawCode?(): string;
  /** Somebody answers the handoff number now. */
  personAvailable(): boolean;
  /** Delivers the call's notices soon; what is missed the sweep finds. */
  wakeOutbox(callId: string): void;
}

const E164_PATTERN = /^\+[1-9]\d{6,14}$/;

/** The number as E.164, or null for `anonymous`, a SIP address and the like. */
export const e164Of = (from: string): E164 | null => (isE164(from) ? from : null);
const isE164 = (from: string): from is E164 => E164_PATTERN.test(from);

/** The language with its country, as a recogniser wants it: `en-CA`. */
export const spokenLocaleOf = ({ locale, region }: Business): string =>
  locale.includes('-') ? locale : `${locale}-${region}`;

/** What callers choose from: nothing where there is one service, and no person whose name is another's too. */
export function choicesOf({ services, resources }: Business): { services: Spoken[]; people: Spoken[] } {
  const names = resources.map(({ spoken }) => spoken[0]);
  const people = resources.filter(({ spoken }) => names.filter((name) => name === spoken[0]).length === 1);
  return { services: services.length > 1 ? services : [], people: people.length > 1 ? people : [] };
}

/** What the readers need beside the words: the clock, the business and the line the caller rings from. */
export function surroundingsOf({ from }: Pick<Call, 'from'>, { clock, business }: Shell): Surroundings {
  const callerId = e164Of(from);
  return {
    now: toLocal(clock.epochMs(), business.zone),
    timeZone: business.zone,
    region: business.region,
    hours: openingHoursOf(business),
    ...choicesOf(business),
    ...(callerId ? { callerId } : {}),
  };
}
