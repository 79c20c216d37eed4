// What a turn does to the call's memory of services, of people and of bookings made before.
import type { DialogContext, DialogEvent, Heard, Refusal, Unavailable } from '../../machines/dialog.ts';
import { freshContext, start } from '../../machines/step.ts';
import { ADA, AGREED, earlier, NUMBER, SERVICES, strong, TEN, TWO } from './contexts.ts';
import { expectTurn, FRESH, forward, none, settled } from './expect-turn.ts';

const services = SERVICES;
const MANY = ['cut', 'dye', 'wash', 'shave', 'perm'].map((id) => ({ id, name: id }));
const people = [
  { id: 'office', name: 'Ann' },
  { id: 'lee', name: 'Dr. Lee' },
];
const CUT = { ...TEN, service: 'cut' };
const NO: DialogEvent = { type: 'NO', heard: {} };
const YES: DialogEvent = { type: 'YES', heard: {} };
const listed = (why: 'asked' | 'unknown'): DialogEvent => ({ type: 'SERVICES_ASKED', why });
const hearing = (heard: Heard): DialogEvent => ({ type: 'SLOTS_HEARD', heard });
const SOON: Heard = { time: { kind: 'earliest', ...strong } };
const known = { ...AGREED, time: null };

it('the first event brings what is offered, by whom, and what a text asks about', () => {
  const event = {
    type: 'CALL_STARTED' as const,
    locale: 'en-CA',
    businessName: 'the office',
    caller: { number: NUMBER, textable: true },
    policy: freshContext().policy,
    resume: null,
  };
  const { context } = start({ ...event, services, people, bookings: [earlier()] }).next;
  expect(context).toMatchObject({
    services,
    people,
    offered: [earlier()],
    errand: { byText: true, found: [earlier()] },
  });
  expect(start(event).next.context).toMatchObject({ services: [], people: [], offered: [], errand: { byText: false } });
});

describe('the services', () => {
  const asked = { services: MANY, slots: known, servicePage: 1 };
  it.each<[string, DialogEvent, string]>([
    ['asked for', listed('asked'), 'again'],
    ['where the caller named something else', listed('unknown'), 'refused'],
  ])('are read out from the first when %s', (_what, event, kind) => {
    expectTurn('ask_service.asking', [asked, { services: ['cut', 'dye'] }], [event], 'ask_service.listing', [
      { ...forward(kind as 'again'), tries: FRESH, servicePage: 0 },
      { services: [] },
    ]);
  });
  it('are read out when neither of two is meant', () => {
    expectTurn('ask_service.choosing', [asked, { services: ['cut', 'dye'] }], [NO], 'ask_service.listing', [
      { ...forward('first'), tries: FRESH, servicePage: 0 },
      { services: [] },
    ]);
  });
  it('are read on when none of these is meant, and lead to a person at their end', () => {
    const listing = { ...asked, servicePage: 0 };
    expectTurn('ask_service.listing', [listing], [NO], 'ask_service.listing', [
      { ...forward('neither'), servicePage: 1 },
    ]);
    const last = { turns: 8, tone: { kind: 'first' as const, count: 1 }, escape: 'other_business' as const };
    expectTurn('ask_service.listing', [asked], [NO], 'handoff.entering', [last]);
  });
});

describe('the service', () => {
  const held = { services, slots: { ...AGREED, service: 'cut', time: CUT }, hold: CUT, given: ['service' as const] };
  it('that was agreed last is asked for anew when the caller goes back', () => {
    expectTurn(
      'ask_time.asking',
      [{ ...held, slots: { ...known, service: 'cut' } }],
      [{ type: 'GO_BACK' }],
      'ask_service.correcting',
      [{ ...forward('corrected'), slots: known, given: [] }],
    );
  });
  it('that is to be changed stands until there is another', () => {
    const event: DialogEvent = { type: 'CORRECT', slot: 'service', heard: {} };
    expectTurn('confirm.reading_back', [held, { services: ['cut', 'dye'] }], [event], 'ask_service.correcting', [
      forward('corrected'),
      { services: [] },
    ]);
  });
  it('goes with the time that is held', () => {
    const event: DialogEvent = { type: 'OPENING_HELD', opening: TWO };
    const sought = {
      services,
      slots: { ...known, service: 'cut' },
      offered: [TEN],
      given: ['time' as const, 'name' as const],
    };
    const opened = { ...TWO, service: 'cut' };
    expectTurn(
      'ask_time.offering',
      [{ ...sought, offered: [TWO] }],
      [{ type: 'CHOSEN', index: 0 }, event],
      'confirm.reading_back',
      [
        {
          ...forward('first'),
          slots: { ...sought.slots, time: opened },
          hold: opened,
          offered: [],
          given: ['name', 'time'],
        },
      ],
    );
  });
  it('is asked of the calendar, with the person', () => {
    const before = { services, people, preferred: 'lee', slots: { ...known, service: 'cut' } };
    expectTurn('ask_time.asking', [before], [hearing(SOON)], 'ask_time.finding', [
      forward('again'),
      { wish: { open: true } },
    ]);
  });
});

describe('the person', () => {
  const sought = { people, slots: known };
  const event: DialogEvent = { type: 'CHOSEN', index: 0 };
  const wish = { date: '2025-10-02', time: '10:00' };
  it.each<[string, Partial<DialogContext>, string | null]>([
    ['is nobody where nobody was asked for', {}, null],
    ['is who has the opening, where another was asked for', { preferred: 'lee' }, 'office'],
    ['is who was named in the offer', { tone: { kind: 'refused', count: 1, whom: 'lee' } }, 'office'],
  ])('%s', (_what, changes, preferred) => {
    expectTurn('ask_time.offering', [{ ...sought, offered: [TEN], ...changes }], [event], 'ask_time.holding', [
      { ...forward('first'), preferred },
      { wish },
    ]);
  });
  it.each<[Unavailable, string | null]>([
    ['not_free', 'lee'],
    ['not_theirs', null],
  ])('who is %s is told so, and asked for again or not', (why, preferred) => {
    const before = { ...sought, preferred: 'lee', offers: 1 };
    const found: DialogEvent = { type: 'OPENINGS_FOUND', openings: [TEN, TWO], unavailable: why };
    expectTurn('ask_time.asking', [before], [hearing(SOON), found], 'ask_time.offering', [
      {
        ...forward('again'),
        tone: { kind: 'refused', count: 2, why, whom: 'lee' },
        preferred,
        offered: [TEN, TWO],
        offers: 2,
      },
    ]);
  });
  it.each<[Refusal, string | null, object]>([
    ['not_free', 'office', { whom: 'office' }],
    ['not_theirs', null, { whom: 'office' }],
    ['taken', 'office', {}],
  ])('of a time that is %s', (why, preferred, more) => {
    const before = { ...sought, preferred: 'lee', offered: [TEN], offers: 1 };
    const refused: DialogEvent = { type: 'OPENING_REFUSED', why, wanted: TEN.startsAt, alternatives: [TWO] };
    expectTurn('ask_time.offering', [before], [event, refused], 'ask_time.offering', [
      {
        ...forward('first'),
        tone: { kind: 'refused', count: 2, why, wanted: TEN.startsAt, ...more },
        preferred,
        offered: [TWO],
        offers: 2,
      },
      { wish: { date: '2025-10-02' } },
    ]);
  });
});

describe('an earlier call', () => {
  const resume = { name: ADA, phone: null, wish: null, service: 'cut', preferred: 'lee' };
  it.each<[string, Partial<DialogContext>, Partial<DialogContext>]>([
    [
      'brings its service and its person',
      { services },
      { slots: { ...none, name: ADA, service: 'cut' }, given: ['name', 'service'], preferred: 'lee' },
    ],
    [
      'brings no service that is offered no more',
      { services: MANY.slice(1) },
      { slots: { ...none, name: ADA }, given: ['name'], preferred: 'lee' },
    ],
    [
      'counts after what is said now',
      { services, preferred: 'office', slots: { ...none, service: 'dye' } },
      { slots: { ...none, name: ADA, service: 'dye' }, given: ['name', 'service'], preferred: 'office' },
    ],
  ])('%s', (_what, changes, expected) => {
    expectTurn('resume_offer', [{ people, ...changes, resume }], [YES], 'ask_mobile.asking', [
      { ...settled, ...expected, unspoken: expected.given ?? [], resume: null },
    ]);
  });
});

const errand = (changes: Partial<DialogContext['errand']>) => ({ errand: { ...freshContext().errand, ...changes } });
const wants = (type: 'CHANGE_BOOKING' | 'CANCEL_BOOKING'): DialogEvent => ({ type, heard: {} });

describe('an earlier booking', () => {
  const booking = earlier('10');
  const caller = { number: NUMBER, textable: true };
  it.each<[string, DialogEvent, Partial<DialogContext['errand']>, DialogContext['tone']['kind'], string]>([
    ['is to be moved', wants('CHANGE_BOOKING'), {}, 'first', 'move'],
    ['is to be cancelled', wants('CANCEL_BOOKING'), {}, 'first', 'cancel'],
    ['is to be moved, said again', wants('CHANGE_BOOKING'), { purpose: 'move' }, 'again', 'move'],
    ['is to be cancelled, said again', wants('CANCEL_BOOKING'), { purpose: 'cancel' }, 'again', 'cancel'],
  ])('%s: a detail is asked for', (_what, event, before, kind, purpose) => {
    const said = { caller, ...errand(before) };
    expectTurn('find_booking.asking_detail', [said], [event], 'find_booking.asking_detail', [
      { ...forward(kind), ...errand({ ...before, purpose: purpose as 'move' }) },
    ]);
  });
  it('that this call made is to be moved', () => {
    const booked = { caller, slots: AGREED, booked: TEN, hold: TEN };
    expectTurn('complete.booked', [booked], [wants('CHANGE_BOOKING')], 'ask_time.correcting', [
      { ...forward('corrected'), ...errand({ purpose: 'move' }) },
    ]);
  });
  it('is looked for by a detail, and remembered when it is found', () => {
    const said = { caller, ...errand({ purpose: 'cancel', found: [earlier('14')] }) };
    const heard: Heard = { name: { kind: 'name', name: ADA, ...strong } };
    const detail = { name: ADA };
    const found: DialogEvent = { type: 'BOOKINGS_FOUND', bookings: [booking, earlier('11')] };
    expectTurn('find_booking.asking_detail', [said], [hearing(heard)], 'find_booking.finding', [
      { ...forward('again'), ...errand({ purpose: 'cancel', detail }) },
    ]);
    expectTurn('find_booking.asking_detail', [said], [hearing(heard), found], 'find_booking.which', [
      { ...forward('again'), ...errand({ purpose: 'cancel', detail, found: found.bookings }), offered: found.bookings },
    ]);
  });
  it('is looked for by a number in parts', () => {
    const heard: Heard = { phone: { kind: 'partial', digits: '204', ...strong } };
    const said = errand({ purpose: 'move' });
    expectTurn('find_booking.asking_number', [said], [hearing(heard)], 'find_booking.asking_number', [
      forward('again'),
      { digits: '204' },
    ]);
  });
  it('that was not found often enough leads to a person', () => {
    const said = { caller, ...errand({ purpose: 'move', failed: 9 }) };
    const heard: Heard = { name: { kind: 'name', name: ADA, ...strong } };
    const found: DialogEvent = { type: 'BOOKINGS_FOUND', bookings: [] };
    expectTurn('find_booking.asking_detail', [said], [hearing(heard), found], 'handoff.entering', [
      { ...forward('again'), ...errand({ purpose: 'move', failed: 10, detail: { name: ADA } }), escape: 'not_found' },
      { name: { value: ADA } },
    ]);
  });
  it('may be left as it is', () => {
    const said = {
      caller,
      ...errand({ purpose: 'move', found: [booking], detail: { name: ADA } }),
      offered: [booking],
    };
    expectTurn('find_booking.which', [said, { digits: '2' }], [NO], 'find_booking.kept', [
      { ...settled, ...errand({}), offered: [] },
      { digits: '' },
    ]);
  });
  it('may be followed by another', () => {
    const said = { caller, ...errand({ booking }) };
    expectTurn('find_booking.kept', [said], [YES], 'ask_time.asking', [
      { ...settled, ...errand({}), slots: { ...none, name: ADA, phone: { e164: NUMBER, verified: true } } },
    ]);
  });
  it('that was changed meanwhile leads to a person', () => {
    const cancelling = { caller, ...errand({ purpose: 'cancel', booking }) };
    const changed: DialogEvent = { type: 'BOOKING_CHANGED' };
    expectTurn('cancel_booking.confirming', [cancelling], [YES, changed], 'handoff.entering', [
      { ...forward('first'), agreed: true, escape: 'changed', hold: null },
    ]);
  });
  it('that is too near to be cancelled leads to a person', () => {
    const near = earlier('10', { mayCancel: false });
    const said = {
      caller,
      ...errand({ purpose: 'cancel', found: [near, earlier('11')] }),
      offered: [near, earlier('11')],
    };
    expectTurn('find_booking.which', [said], [{ type: 'CHOSEN', index: 0 }], 'handoff.entering', [
      { ...errand({ purpose: 'cancel', booking: near }), offered: [], escape: 'too_late' },
    ]);
  });
  it('that is cancelled is the one the store leased', () => {
    const cancelling = { caller, ...errand({ purpose: 'cancel', booking, detail: { name: ADA } }) };
    const leased: DialogEvent = { type: 'BOOKING_LEASED', booking: { ...booking, revision: 3 } };
    expectTurn('cancel_booking.confirming', [cancelling], [YES, leased], 'cancel_booking.cancelled', [
      { ...forward('first'), ...errand({ booking: { ...booking, revision: 3 } }) },
    ]);
  });
});

it.each<[string, DialogEvent, object]>([
  ['takes no texts', { type: 'HOLD_RENEWED', textable: false }, { textable: false }],
  ['takes texts', { type: 'HOLD_RENEWED', textable: true }, {}],
  ['may take texts', { type: 'HOLD_RENEWED' }, {}],
])('a number that %s is booked so', (_what, renewed, more) => {
  const phone = { e164: NUMBER, verified: true };
  const before = { slots: { ...AGREED, phone: { ...phone, textable: false as const } }, hold: TEN };
  expectTurn('confirm.reading_back', [before], [YES, renewed], 'complete.booked', [
    { ...forward('first'), slots: { ...AGREED, phone: { ...phone, ...more } }, booked: TEN },
  ]);
});

it('a start over forgets the person and the errand as well', () => {
  const before = {
    people,
    preferred: 'lee',
    errand: { ...freshContext().errand, purpose: 'move' as const, failed: 2 },
  };
  expectTurn('start_over', [before], [YES], 'ask_name.asking', [
    { ...forward('first'), preferred: null, errand: { ...freshContext().errand, failed: 2 } },
  ]);
});
