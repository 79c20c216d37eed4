// One event for each side of each guard: what a walk over the chart is made of.
import type {
  DialogContext,
  DialogEvent,
  E164,
  EarlierBooking,
  Opening,
  Resumable,
  TimeReading,
} from '../../machines/dialog.ts';
import { DEFAULT_POLICY } from '../../machines/policy.ts';

const FIRST = '+12048694905' as E164; // a brand has no literal
const OTHER = '+14317743312' as E164;
const strong = { strength: 'strong' } as const;
const opening = (clock: string): Opening => ({
  startsAt: `2025-10-02T${clock}:00`,
  endsAt: `2025-10-02T${clock}:30`,
  resource: 'office',
});
const TEN = opening('10');
const TWO = opening('14');

const name = (value: string, doubtful = false) => ({
  name: { kind: 'name' as const, name: value, ...strong, ...(doubtful ? { doubtful: true as const } : {}) },
});
const phone = (e164: E164, valid = true) => ({ phone: { kind: 'full' as const, e164, valid, ...strong } });
const time = (reading: TimeReading) => ({ time: reading });
const exact = (clock: string) => time({ kind: 'exact', date: '2025-10-02', time: clock, ...strong });

const started = (
  textable: boolean,
  policy: Partial<typeof DEFAULT_POLICY>,
  resume: Resumable | null = null,
  bookings: EarlierBooking[] = [],
): DialogEvent => ({
  type: 'CALL_STARTED',
  locale: 'en-CA',
  businessName: 'the office',
  caller: textable ? { number: FIRST, textable } : { number: null, textable },
  policy: { ...DEFAULT_POLICY, turns: 1_000, offers: 2, searches: 2, ...policy },
  resume,
  bookings,
});

/** What an earlier call booked. */
const EARLIER: EarlierBooking = {
  ...TEN,
  startsAt: '2025-10-06T10:00',
  id: 'BK1',
  callId: 'CA1',
  name: 'Ann Lee',
  phone: FIRST,
  service: 'appointment',
  revision: 4,
  code: '4821',
  mayCancel: true,
};

const LATER: EarlierBooking = { ...EARLIER, startsAt: '2025-10-07T14:00', id: 'BK2' };

/** A business with several services and people; the ladders of the number and of the turns are walked at the other. */
const startedAtClinic: DialogEvent = {
  type: 'CALL_STARTED',
  locale: 'en-GB',
  businessName: 'the clinic',
  caller: { number: null, textable: false },
  policy: { ...DEFAULT_POLICY, turns: 1_000, offers: 2, callerIdOffer: 'never' },
  resume: null,
  services: ['massage', 'deep cleaning', 'quick cleaning', 'check-up'].map((id) => ({ id, name: id })),
  people: [
    { id: 'office', name: 'Dr. Lee' },
    { id: 'sam', name: 'Sam' },
  ],
};
const service = (id: string) => ({ service: { kind: 'service' as const, id, ...strong } });

/** What happens only where there is something to choose from. */
const CHOICE_EVENTS: readonly DialogEvent[] = [
  ...[
    service('massage'),
    service('check-up'),
    { service: { kind: 'clarify' as const, readings: ['deep cleaning', 'quick cleaning'], ...strong } },
    { person: { kind: 'person' as const, id: 'sam' } },
  ].map((heard) => ({ type: 'SLOTS_HEARD' as const, heard })),
  { type: 'CORRECT', slot: 'service', heard: {} },
  { type: 'CORRECT', slot: null, heard: service('check-up') },
  { type: 'SERVICES_ASKED', why: 'asked' },
  { type: 'SERVICES_ASKED', why: 'more' },
  { type: 'SERVICES_ASKED', why: 'unknown' },
  { type: 'OPENINGS_FOUND', openings: [TWO], unavailable: 'not_theirs' },
  { type: 'OPENING_REFUSED', why: 'not_free', wanted: TEN.startsAt, alternatives: [TWO] },
];

const PLAIN_EVENTS: readonly DialogEvent[] = [
  started(true, {}),
  started(false, { turns: 2 }),
  started(true, { callerIdOffer: 'later' }),
  startedAtClinic,
  started(true, {}, { name: 'Ann Lee', phone: { e164: FIRST, verified: true }, wish: { date: '2025-10-02' } }),
  started(true, {}, null, [EARLIER, LATER]),
  ...[
    name('Ann Lee'),
    name('Rocky Jonathan', true),
    phone(FIRST),
    phone(OTHER, false),
    { phone: { kind: 'partial' as const, digits: '204', ...strong } },
    exact('10:00'),
    time({ kind: 'partial', date: '2025-10-02', ...strong }),
    time({ kind: 'partial', time: '10:00', ...strong }),
    time({ kind: 'earliest', ...strong }),
    time({ kind: 'clarify', readings: [{ date: '2025-10-02' }, { date: '2025-10-09' }] }),
  ].map((heard) => ({ type: 'SLOTS_HEARD' as const, heard })),
  { type: 'YES', heard: {} },
  { type: 'YES', heard: exact('14:00') },
  { type: 'NO', heard: {} },
  { type: 'CORRECT', slot: 'name', heard: {} },
  { type: 'CORRECT', slot: 'phone', heard: {} },
  { type: 'CORRECT', slot: 'time', heard: {} },
  { type: 'CORRECT', slot: null, heard: {} },
  { type: 'CORRECT', slot: 'time', heard: exact('14:00') },
  { type: 'CHOSEN', index: 0 },
  { type: 'CHOSEN', index: 9 },
  { type: 'OPENINGS_ASKED', direction: 'later' },
  { type: 'SLOTS_HEARD', heard: { phone: { kind: 'partial', digits: '4821', ...strong } } },
  { type: 'CORRECT', slot: 'name', heard: name('Ann Lee') },
  { type: 'CHANGE_BOOKING', heard: {} },
  { type: 'CHANGE_BOOKING', heard: {}, wish: exact('14:00').time },
  { type: 'CANCEL_BOOKING', heard: {} },
  { type: 'BOOKINGS_FOUND', bookings: [EARLIER] },
  { type: 'BOOKINGS_FOUND', bookings: [{ ...EARLIER, mayCancel: false }] },
  { type: 'BOOKINGS_FOUND', bookings: [EARLIER, LATER] },
  { type: 'BOOKINGS_FOUND', bookings: [] },
  { type: 'BOOKING_LEASED', booking: EARLIER },
  { type: 'BOOKING_CHANGED' },
  { type: 'GOODBYE' },
  { type: 'NO_MATCH' },
  { type: 'NO_INPUT' },
  { type: 'WAIT' },
  { type: 'HELP' },
  { type: 'REPEAT' },
  { type: 'GO_BACK' },
  { type: 'START_OVER' },
  { type: 'OPERATOR', why: 'asked' },
  { type: 'HANG_UP' },
  { type: 'DIAL_ENDED', outcome: 'completed', seconds: 40 },
  { type: 'DIAL_ENDED', outcome: 'busy', seconds: 0 },
  { type: 'RECORDED', url: 'https://example.com/1', seconds: 9, hungUp: false },
  { type: 'RECORDED', url: '', seconds: 0, hungUp: true },
  { type: 'OPENINGS_FOUND', openings: [TEN] },
  { type: 'OPENINGS_FOUND', openings: [TEN, TWO] },
  { type: 'OPENINGS_FOUND', openings: [] },
  { type: 'OPENING_HELD', opening: TEN },
  { type: 'OPENING_REFUSED', why: 'taken', wanted: TEN.startsAt, alternatives: [TWO] },
  { type: 'OPENING_REFUSED', why: 'closed', wanted: TEN.startsAt, alternatives: [] },
  { type: 'HOLD_RENEWED' },
  { type: 'HOLD_LOST', wanted: TEN.startsAt, alternatives: [TWO] },
  { type: 'HOLD_LOST', wanted: TEN.startsAt, alternatives: [] },
  { type: 'CALENDAR_DOWN' },
  { type: 'PERSON_FOUND' },
  { type: 'PERSON_AWAY' },
];

export const EVENTS: readonly DialogEvent[] = [...PLAIN_EVENTS, ...CHOICE_EVENTS];

/** What may happen in a call. */
export const eventsFor = ({ services }: DialogContext): readonly DialogEvent[] =>
  services.length > 0 ? EVENTS : PLAIN_EVENTS;
