// One step as data: what is asked of the shell, what it is told, and what may be thawed.
import type { DialogContext, DialogEvent, Errand, Notice, Pending, Request } from '../../machines/dialog.ts';
import {
  filledOf,
  freeze,
  freshContext,
  isGone,
  isListening,
  metaOf,
  outcomeOf,
  start,
  stateOf,
  step,
  thaw,
} from '../../machines/step.ts';
import {
  ADA,
  AGREED,
  contextWith,
  earlier,
  NUMBER,
  onErrand,
  opening,
  restingAt,
  SERVICES,
  strong,
  TEN,
  TWO,
} from './contexts.ts';

const date = '2025-10-02';
const YES: DialogEvent = { type: 'YES', heard: {} };
const RENEWED: DialogEvent = { type: 'HOLD_RENEWED' };
const LEASED: DialogEvent = {
  type: 'BOOKING_LEASED',
  booking: {
    ...TWO,
    id: 'BK1',
    callId: 'CA1',
    name: 'Ada Byron',
    phone: NUMBER,
    service: 'appointment',
    revision: 4,
    code: '4821',
    mayCancel: true,
  },
};
const heard = (time: object): DialogEvent =>
  JSON.parse(JSON.stringify({ type: 'SLOTS_HEARD', heard: { time: { ...time, ...strong } } }));
const after = (
  state: string,
  events: DialogEvent[],
  changes: Partial<DialogContext>,
  pending: Partial<Pending> = {},
) => {
  const [first, ...others] = events;
  if (!first) throw new Error('a step needs an event');
  const resting = restingAt(state, contextWith(changes, pending));
  return others.reduce(({ next }, event) => step(next, event), step(resting, first));
};

const released = (given = TEN): Notice[] => [{ type: 'releaseHold', opening: given }];

const held = (now: typeof TEN): DialogEvent[] => [
  heard({ kind: 'exact', date, time: '14:00' }),
  { type: 'OPENING_HELD', opening: now },
];

const reason = (text: string, state = 'ask_time.asking') => {
  const thawed = thaw(text, state);
  return thawed.ok ? 'none' : thawed.reason;
};

describe('an answer', () => {
  it.each<DialogEvent>([
    { type: 'SLOTS_HEARD', heard: {} },
    YES,
    { type: 'NO', heard: {} },
    { type: 'CORRECT', slot: null, heard: {} },
    { type: 'CHOSEN', index: 0 },
    { type: 'OPENINGS_ASKED', direction: 'later' },
  ])('that nobody awaits is not understood: %j', (event) => {
    expect(after('handoff.connecting', [event], {}).event).toEqual(
      event.type === 'CORRECT' ? event : { type: 'NO_MATCH' },
    );
  });
  it('that is awaited is taken as it is, and so is what the carrier reports', () => {
    expect(after('confirm.reading_back', [YES], { slots: AGREED }).event).toBe(YES);
    expect(after('ask_time.asking', [RENEWED], {}).event).toBe(RENEWED);
  });
});

const CUT_BY_LEE = { services: SERVICES, slots: { ...AGREED, time: null, service: 'cut' }, preferred: 'lee' };
const LEASED_EARLIER: DialogEvent = { type: 'BOOKING_LEASED', booking: earlier() };
const cancels = (errand: Partial<Errand> = {}) => ({
  errand: onErrand({ purpose: 'cancel', booking: earlier(), ...errand }).errand,
});

describe('the shell is asked', () => {
  it.each<[string, string, DialogEvent, Partial<DialogContext>, Request[]]>([
    [
      'for openings',
      'ask_time.asking',
      heard({ kind: 'earliest', date }),
      {},
      [{ type: 'findOpenings', wish: { date } }],
    ],
    [
      'for openings from a time on',
      'ask_time.asking',
      { type: 'OPENINGS_ASKED', direction: 'more' },
      {},
      [{ type: 'findOpenings', wish: {} }],
    ],
    [
      'to hold one',
      'ask_time.asking',
      heard({ kind: 'exact', date, time: '10:00' }),
      {},
      [{ type: 'holdOpening', startsAt: TEN.startsAt }],
    ],
    [
      'to renew the hold',
      'confirm.reading_back',
      YES,
      { slots: AGREED, hold: TEN },
      [{ type: 'renewHold', opening: TEN, phone: NUMBER }],
    ],
    [
      'to renew it for a number and a person',
      'confirm.reading_back',
      YES,
      { slots: AGREED, hold: TEN, preferred: 'lee' },
      [{ type: 'renewHold', opening: TEN, phone: NUMBER, resource: 'lee' }],
    ],
    [
      'for openings of a service with a person',
      'ask_time.asking',
      heard({ kind: 'earliest', date }),
      CUT_BY_LEE,
      [{ type: 'findOpenings', wish: { date, service: 'cut', resource: 'lee' } }],
    ],
    [
      'to hold one of a service with a person',
      'ask_time.asking',
      heard({ kind: 'exact', date, time: '10:00' }),
      CUT_BY_LEE,
      [{ type: 'holdOpening', startsAt: TEN.startsAt, service: 'cut', resource: 'lee' }],
    ],
    [
      'for the bookings of a number that a name fits',
      'find_booking.asking_detail',
      { type: 'SLOTS_HEARD', heard: { name: { kind: 'name', name: ADA, strength: 'strong' } } },
      { caller: { number: NUMBER, textable: true }, errand: onErrand({ purpose: 'cancel' }).errand },
      [{ type: 'findBookings', number: NUMBER, detail: { name: ADA } }],
    ],
    [
      'to let it change a booking',
      'cancel_booking.confirming',
      YES,
      { errand: onErrand({ purpose: 'cancel', booking: earlier() }).errand },
      [{ type: 'leaseBooking', booking: earlier() }],
    ],
    ['to renew nothing where nothing is held', 'confirm.reading_back', YES, { slots: AGREED }, []],
    ['whether somebody is there', 'ask_time.asking', { type: 'OPERATOR', why: 'asked' }, {}, [{ type: 'findPerson' }]],
    ['nothing', 'ask_time.asking', { type: 'HELP' }, {}, []],
  ])('%s', (_what, state, event, changes, requests) => {
    const { requests: asked, notices } = after(state, [event], changes);
    expect(asked).toEqual(requests);
    expect(notices).toEqual([]);
  });

  it('for openings from the time that was wished for, when the time was not understood twice', () => {
    const changes = { tries: { noInput: 0, noMatch: 2, rejected: 0 } };
    const { requests } = after('ask_time.asking_day', [{ type: 'NO_MATCH' }], changes, { wish: { time: '10:00' } });
    expect(requests).toEqual([{ type: 'findOpenings', wish: { from: '10:00' } }]);
  });
});

describe('the shell is told', () => {
  const agreed = { slots: AGREED, hold: TEN };
  const LEAVES: DialogEvent = { type: 'GOODBYE' };
  const HANGS_UP: DialogEvent = { type: 'HANG_UP' };
  const { phone } = AGREED;
  const bare = { name: null, phone: null, service: null, time: null };

  it.each<[string, string, DialogEvent[], Partial<DialogContext>, Notice[]]>([
    [
      'to book and to confirm',
      'confirm.reading_back',
      [YES, RENEWED],
      agreed,
      [{ type: 'promoteBooking' }, { type: 'textConfirmation' }],
    ],
    [
      'to move what was booked',
      'confirm.reading_back',
      [YES, RENEWED, LEASED],
      { ...agreed, booked: TWO },
      [{ type: 'promoteBooking' }, { type: 'releaseBooked', opening: TWO }, { type: 'textChange' }],
    ],
    [
      'to cancel what was booked, and to say so',
      'cancel_booking.confirming',
      [YES, LEASED_EARLIER],
      cancels(),
      [
        { type: 'cancelBooking', booking: earlier() },
        { type: 'textCancellation', booking: earlier() },
      ],
    ],
    [
      'to cancel it, which whoever writes reads in the answer',
      'cancel_booking.confirming',
      [YES, LEASED_EARLIER],
      cancels({ byText: true }),
      [{ type: 'cancelBooking', booking: earlier() }],
    ],
    [
      'to move what another call had booked',
      'confirm.reading_back',
      [YES, RENEWED, LEASED_EARLIER],
      { ...agreed, errand: onErrand({ purpose: 'move', booking: earlier('14') }).errand },
      [
        { type: 'promoteBooking' },
        { type: 'releaseBooked', opening: opening('10'), holder: 'CA1' },
        { type: 'textChange' },
      ],
    ],
    ['to give back what the caller leaves', 'confirm.reading_back', [LEAVES], agreed, released()],
    ['to give nothing back where nothing is held', 'ask_time.asking', [LEAVES], {}, []],
    ['to give back what another opening replaced', 'ask_time.asking', held(TWO), agreed, released()],
    ['to give back the other room at that time', 'ask_time.asking', held(opening('10', 'room')), agreed, released()],
    ['to keep what is held once more', 'ask_time.asking', held(TEN), agreed, []],
    ['to keep the first that is held', 'ask_time.asking', held(TWO), {}, []],
    [
      'to give back the new time when the old one is kept',
      'confirm.reading_back',
      [LEAVES],
      { slots: { ...AGREED, time: TWO }, hold: TWO, booked: TEN },
      released(TWO),
    ],
    [
      'to give back the new time when the caller goes back to what is booked',
      'confirm.reading_back',
      [{ type: 'GO_BACK' }],
      { slots: { ...AGREED, time: TWO }, hold: TWO, booked: TEN },
      released(TWO),
    ],
    [
      'to give back the new time when the caller does not want it',
      'confirm.reading_back',
      [{ type: 'NO', heard: {} }],
      { slots: { ...AGREED, time: TWO }, hold: TWO, booked: TEN },
      released(TWO),
    ],
    [
      'to give back the new time when the line is cut',
      'confirm.reading_back',
      [HANGS_UP],
      { slots: { ...AGREED, time: TWO }, hold: TWO, booked: TEN },
      released(TWO),
    ],
    ['to keep what is booked', 'confirm.reading_back', [LEAVES], { ...agreed, booked: TEN }, []],
    [
      'how to go on, when the line was cut',
      'ask_time.asking',
      [HANGS_UP],
      { slots: { ...bare, phone } },
      [{ type: 'textCutOff' }],
    ],
    ['nothing to a number that is not agreed', 'ask_time.asking', [HANGS_UP], {}, []],
    ['nothing to one who had a time', 'confirm.reading_back', [HANGS_UP], { slots: AGREED }, []],
    [
      'of a message',
      'voicemail.recording',
      [{ type: 'RECORDED', url: 'u', seconds: 9, hungUp: true }],
      {},
      [{ type: 'messageForOwner' }],
    ],
  ])('%s', (_what, state, events, changes, notices) => {
    expect(after(state, events, changes)).toMatchObject({ requests: [], notices });
  });
});

describe('what may be asked of a snapshot', () => {
  it.each([
    ['ask_time.asking', true, false, null],
    ['complete.booked', true, false, 'booked'],
    ['complete.goodbye', false, true, 'booked'],
    ['handoff.connecting', true, false, 'handoff'],
    ['voicemail.left', false, true, 'message'],
    ['abandoned', false, true, 'abandoned'],
  ] as const)('%s: listens %s, is gone %s, came to %s', (state, listens, gone, outcome) => {
    const snapshot = restingAt(state, contextWith());
    expect(stateOf(snapshot)).toBe(state);
    expect(isListening(snapshot)).toBe(listens);
    expect(isGone(snapshot)).toBe(gone);
    expect(outcomeOf(snapshot)).toBe(outcome);
    expect(metaOf(snapshot)).toHaveProperty('prompt');
  });
  it.each([
    [0, { name: null, phone: null, service: null, time: null }],
    [1, { ...AGREED, name: null, phone: null }],
    [2, { ...AGREED, time: null }],
    [3, AGREED],
  ])('%i slots are agreed', (filled, slots) => {
    expect(filledOf(restingAt('ask_time.asking', contextWith({ slots })))).toBe(filled);
  });
});

describe('thawing', () => {
  const { context } = restingAt('ask_time.asking', contextWith({ slots: AGREED, given: ['name'] }));
  const frozen = (changes: object) => JSON.stringify({ value: { ask_time: 'asking' }, context, ...changes });

  it('gives back what was frozen', () => {
    const thawed = thaw(frozen({}), 'ask_time.asking');
    expect(thawed.ok && freeze(thawed.snapshot)).toBe(frozen({}));
    expect(thawed.ok && thawed.snapshot.status).toBe('active');
  });

  it.each([
    ['an empty value', { value: {} }, 'state is ask_time.asking, snapshot another'],
    ['no value', { value: undefined }, 'state is ask_time.asking, snapshot another'],
    ['a state that is not', { value: 'nowhere' }, 'state is ask_time.asking, snapshot another'],
    ['no context', { context: null }, 'context lacks everything'],
    ['a context that is a list', { context: [] }, 'context lacks everything'],
    ['no slots', { context: { ...context, slots: undefined } }, 'context lacks slots'],
    ['slots that are a list', { context: { ...context, slots: [] } }, 'context lacks slots'],
    ['slots that are text', { context: { ...context, slots: 'name' } }, 'context lacks slots'],
    ['a slot missing', { context: { ...context, slots: { name: null, phone: null } } }, 'context lacks slots.time'],
    ['a list that is text', { context: { ...context, given: 'name' } }, 'context lacks given'],
    ['a number that is text', { context: { ...context, turns: '7' } }, 'context lacks turns'],
    ['a deep number that is text', { context: { ...context, tries: { noInput: '0' } } }, 'context lacks tries.noInput'],
  ])('is refused of %s', (_what, changes, expected) => {
    expect(reason(frozen(changes))).toEqual(expected);
  });

  it('is refused of a state that settles, and of another state than the row names', () => {
    expect(reason(frozen({ value: { ask_time: 'finding' } }), 'ask_time.finding')).toBe(
      'ask_time.finding is not a resting state',
    );
    expect(reason(frozen({ value: 'nowhere' }), 'nowhere')).toBe('nowhere is not a resting state');
    expect(reason(frozen({}), 'confirm.which')).toBe('state is confirm.which, snapshot another');
  });

  it('is refused of what is no JSON', () => {
    expect(reason('{')).toContain('JSON');
  });
});

it('a call begins with a context of its own', () => {
  expect(freshContext()).toMatchObject({ turns: 0, slots: { name: null, phone: null, service: null, time: null } });
  const { locale, businessName, caller, policy, resume } = freshContext();
  const begun = start({ type: 'CALL_STARTED', locale, businessName, caller, policy, resume });
  expect(stateOf(begun.next)).toBe('ask_name.asking');
});
