// What each turn does to the call's memory: all that changes is named, and nothing else may.
import type { DialogContext, DialogEvent, Heard, Pending } from '../../machines/dialog.ts';
import { DEFAULT_POLICY } from '../../machines/policy.ts';
import { freshContext, start, step } from '../../machines/step.ts';
import { ADA, AGREED, contextWith, NUMBER, OTHER, opening, restingAt, strong, TEN, TWO } from './contexts.ts';
import { BUSY, expectTurn, FRESH, forward, none, settled, turned } from './expect-turn.ts';

const date = '2025-10-02';
const ASKS: DialogEvent = { type: 'SLOTS_HEARD', heard: { time: { kind: 'earliest', ...strong } } };
const YES: DialogEvent = { type: 'YES', heard: {} };
const NO: DialogEvent = { type: 'NO', heard: {} };
const withHeard = (type: 'YES' | 'NO', heard: Heard): DialogEvent => ({ type, heard });
const NAMED: Heard = { name: { kind: 'name', name: ADA, ...strong } };

const asks = (direction: 'later' | 'earlier' | 'other_day' | 'more'): DialogEvent => ({
  type: 'OPENINGS_ASKED',
  direction,
});

const chosen = (index: number): DialogEvent => ({ type: 'CHOSEN', index });

const refused = (alternatives: DialogContext['offered']): DialogEvent => ({
  type: 'OPENING_REFUSED',
  why: 'closed',
  wanted: TEN.startsAt,
  alternatives,
});

it('the first event brings the caller, the policy and what was left unfinished', () => {
  const { type, ...brought } = {
    type: 'CALL_STARTED' as const,
    locale: 'en-CA',
    businessName: 'the office',
    caller: { number: NUMBER, textable: true },
    policy: { ...DEFAULT_POLICY, turns: 9 },
    resume: { name: ADA, phone: null, wish: null },
  };
  expect(start({ type, ...brought }).next.context).toEqual({ ...freshContext(), ...brought });
});

describe('a read-back', () => {
  const name = { value: ADA };
  const phone = { e164: NUMBER, ext: '12', valid: false };
  it('of the name, agreed', () => {
    expectTurn('ask_name.reading_back', [{ given: ['name', 'phone'] }, { name }], [YES], 'ask_mobile.asking', [
      { ...settled, slots: { ...none, name: ADA }, given: ['phone', 'name'] },
      { name: null },
    ]);
  });
  it('of the name, agreed with the number in the same breath', () => {
    const heard: Heard = { phone: { kind: 'full', e164: NUMBER, valid: true, ...strong } };
    expectTurn('ask_name.reading_back', [{}, { name }], [withHeard('YES', heard)], 'ask_mobile.reading_back', [
      { ...settled, slots: { ...none, name: ADA }, given: ['name'], numbersHeard: [NUMBER] },
      { name: null, phone: { e164: NUMBER, valid: true } },
    ]);
  });
  it('of the name, rejected, and rejected again', () => {
    expectTurn('ask_name.reading_back', [{}, { name }], [NO], 'ask_name.correcting', [
      { ...turned('rejected', 2), tries: { noInput: 1, noMatch: 1, rejected: 2 } },
      { name: null },
    ]);
  });
  it('of the name, not understood twice: it has to do', () => {
    expectTurn(
      'ask_name.reading_back',
      [{ tries: { ...FRESH, noMatch: 2 } }, { name }],
      [{ type: 'NO_MATCH' }],
      'ask_mobile.asking',
      [{ ...settled, slots: { ...none, name: ADA }, given: ['name'] }, { name: null }],
    );
  });
  it('of a name that is not there moves nothing', () => {
    expectTurn('ask_name.reading_back', [{}], [YES], 'ask_name.asking', [forward('again')]);
  });
  it('of the number, agreed with its extension and its doubt', () => {
    expectTurn(
      'ask_mobile.reading_back',
      [{ given: ['phone', 'name'] }, { phone, digits: '2' }],
      [YES],
      'ask_time.asking',
      [
        {
          ...settled,
          slots: { ...none, phone: { e164: NUMBER, ext: '12', verified: false } },
          given: ['name', 'phone'],
        },
        { phone: null, digits: '' },
      ],
    );
  });
  it('of the number, agreed with the name in the same breath', () => {
    expectTurn(
      'ask_mobile.reading_back',
      [{}, { phone: { e164: NUMBER, valid: true } }],
      [withHeard('YES', NAMED)],
      'ask_time.asking',
      [{ ...settled, slots: { ...AGREED, time: null }, given: ['phone', 'name'] }, { phone: null }],
    );
  });
  it('of a number that is not there moves nothing', () => {
    expectTurn('ask_mobile.reading_back', [{}], [YES], 'ask_mobile.asking', [forward('again')]);
  });
  it('of the number, rejected: heard again, it is read back again', () => {
    expectTurn(
      'ask_mobile.reading_back',
      [{ numbersHeard: [OTHER, NUMBER] }, { phone, digits: '2' }],
      [NO],
      'ask_mobile.asking',
      [
        { ...turned('rejected', 2), tries: { noInput: 1, noMatch: 1, rejected: 2 }, numbersHeard: [OTHER] },
        { phone: null, digits: '' },
      ],
    );
  });
  it('of a number that is not there, rejected, forgets none', () => {
    const tries = { noInput: 1, noMatch: 1, rejected: 2 };
    expectTurn('ask_mobile.reading_back', [{ numbersHeard: [OTHER] }], [NO], 'ask_mobile.asking', [
      { ...turned('rejected', 2), tries },
    ]);
  });
});

describe('the number the caller rings from', () => {
  const from = { caller: { number: NUMBER, textable: true } };
  it('is offered once, with ladders of its own', () => {
    expectTurn(
      'ask_name.asking',
      [{ ...from, policy: DEFAULT_POLICY }],
      [{ type: 'SLOTS_HEARD', heard: NAMED }],
      'ask_mobile.offering',
      [{ ...turned('again'), tries: FRESH, callerIdOffered: true, slots: { ...none, name: ADA }, given: ['name'] }],
    );
  });
  it('is agreed by a yes, with whatever else was said', () => {
    expectTurn(
      'ask_mobile.offering',
      [
        { ...from, given: ['phone'] },
        { digits: '2', phone: { e164: OTHER, valid: true } },
      ],
      [withHeard('YES', NAMED)],
      'ask_time.asking',
      [
        { ...settled, slots: { ...AGREED, time: null }, given: ['phone', 'name'] },
        { phone: null, digits: '' },
      ],
    );
  });
  it('is not agreed when it is withheld', () => {
    const caller = { number: null, textable: false };
    expectTurn('ask_mobile.offering', [{ caller }], [YES], 'ask_mobile.asking', [turned('noMatch')]);
  });
  it('is declined by a no', () => {
    expectTurn('ask_mobile.offering', [from], [NO], 'ask_mobile.asking', [forward('first')]);
  });
  it('digits so far are dropped by a no', () => {
    expectTurn('ask_mobile.collecting', [{}, { digits: '204' }], [NO], 'ask_mobile.asking', [
      turned('rejected'),
      { digits: '' },
    ]);
  });
});

describe('what is offered', () => {
  const held: DialogEvent = { type: 'OPENING_HELD', opening: TWO };
  const [nine, ten, eleven, noon] = [opening('09'), TEN, opening('11'), opening('12')];

  it('is the first three openings; the day stays wished for', () => {
    expectTurn(
      'ask_time.asking',
      [{ offers: 1 }],
      [
        { type: 'SLOTS_HEARD', heard: { time: { kind: 'partial', date, part: 'morning', ...strong } } },
        { type: 'OPENINGS_FOUND', openings: [nine, ten, eleven, noon] },
      ],
      'ask_time.offering',
      [{ ...forward('again'), offers: 2, offered: [nine, ten, eleven] }, { wish: { date, part: 'morning' } }],
    );
  });
  it('of any day leaves nothing wished for', () => {
    expectTurn('ask_time.asking', [{}], [ASKS, { type: 'OPENINGS_FOUND', openings: [TEN] }], 'ask_time.offering', [
      { ...forward('again'), offers: 1, offered: [TEN] },
      { wish: null },
    ]);
  });
  it.each<[Partial<Pending>, Pending['wish']]>([
    [{ wish: { date, open: true } }, { date }],
    [{ wish: { part: 'evening', open: true } }, { part: 'evening' }],
  ])('after %j keeps %j', (pending, wish) => {
    expectTurn(
      'ask_time.asking_day',
      [{}, pending],
      [
        { type: 'OPENINGS_ASKED', direction: 'more' },
        { type: 'OPENINGS_FOUND', openings: [TEN] },
      ],
      'ask_time.offering',
      [{ ...forward('again'), offers: 1, offered: [TEN] }, { wish }],
    );
  });
  it('is nothing where nothing is free, and the line says so', () => {
    expectTurn(
      'ask_time.asking',
      [{ offers: 1, offered: [TEN] }],
      [ASKS, { type: 'OPENINGS_FOUND', openings: [] }],
      'ask_time.asking',
      [
        { ...forward('again'), tone: { kind: 'refused', count: 2, why: 'none' }, offers: 2, offered: [] },
        { wish: null },
      ],
    );
  });
  it('is chosen by its place and held; what was held before is given back', () => {
    expectTurn(
      'ask_time.offering',
      [{ offered: [TEN, TWO], given: ['time', 'name'], slots: { ...AGREED, time: null } }, { readings: [] }],
      [chosen(1), held],
      'confirm.reading_back',
      [
        { ...forward('first'), offered: [], hold: TWO, slots: { ...AGREED, time: TWO }, given: ['name', 'time'] },
        { wish: null },
      ],
    );
  });
  it('is wished for as it was chosen', () => {
    const before = contextWith({ ...BUSY, offered: [TEN, TWO] }, { wish: { part: 'morning' } });
    const { next, requests } = step(restingAt('ask_time.offering', before), chosen(1));
    expect(next.context.pending.wish).toEqual({ date, time: '14:00' });
    expect(requests).toEqual([{ type: 'holdOpening', startsAt: TWO.startsAt }]);
  });
  it('is the only one when the caller says yes', () => {
    const before = contextWith({ ...BUSY, offered: [TEN] });
    expect(step(restingAt('ask_time.offering', before), YES).requests).toEqual([
      { type: 'holdOpening', startsAt: TEN.startsAt },
    ]);
  });
  it('is declined by a no', () => {
    expectTurn(
      'ask_time.offering',
      [{ offered: [TEN, TWO] }, { wish: { date }, readings: [{ date }] }],
      [NO],
      'ask_time.asking',
      [
        { ...forward('neither'), offered: [] },
        { wish: null, readings: [] },
      ],
    );
  });
  it.each<[number, Pending['wish'], Pending['wish']]>([
    [0, { time: '10:00' }, { date, time: '10:00' }],
    [1, null, { date: '2025-10-09' }],
  ])('of two readings, number %i after %j: %j', (index, wish, chosenWish) => {
    const readings = [{ date }, { date: '2025-10-09' }];
    const before = contextWith({ ...BUSY }, { readings, wish });
    const { next } = step(restingAt('ask_time.choosing', before), chosen(index));
    expect(next.context).toMatchObject({ ...forward('first'), pending: { readings: [], wish: chosenWish } });
  });
});

describe('a time that cannot be had', () => {
  const wants: DialogEvent = {
    type: 'SLOTS_HEARD',
    heard: { time: { kind: 'exact', date, time: '10:00', ...strong } },
  };
  it('brings at most three others of that day', () => {
    const others = [opening('09'), opening('11'), opening('12'), TWO];
    expectTurn('ask_time.asking', [{ offers: 1, agreed: true }], [wants, refused(others)], 'ask_time.offering', [
      {
        ...forward('again'),
        tone: { kind: 'refused', count: 2, why: 'closed', wanted: TEN.startsAt },
        agreed: false,
        offers: 2,
        offered: others.slice(0, 3),
      },
      { wish: { date } },
    ]);
  });
  it('brings the question again where there is no other', () => {
    expectTurn('ask_time.asking', [{ offers: 1 }], [wants, refused([])], 'ask_time.asking', [
      {
        ...forward('again'),
        tone: { kind: 'refused', count: 2, why: 'closed', wanted: TEN.startsAt },
        offers: 2,
      },
      { wish: null },
    ]);
  });
  it('after the yes empties the slot: another has it', () => {
    const lost: DialogEvent = { type: 'HOLD_LOST', wanted: TEN.startsAt, alternatives: [TWO] };
    expectTurn('confirm.reading_back', [{ slots: AGREED, hold: TEN }], [YES, lost], 'ask_time.offering', [
      {
        ...forward('first'),
        tone: { kind: 'refused', count: 1, why: 'taken', wanted: TEN.startsAt },
        agreed: false,
        offers: 1,
        offered: [TWO],
        hold: null,
        slots: { ...AGREED, time: null },
      },
      { wish: { date } },
    ]);
  });
});

describe('"something else"', () => {
  const noon = opening('12');
  const wish = { date, time: '11:00', part: 'morning', after: 'a', before: 'b', open: true } as const;
  const rest = { part: 'morning', open: true } as const;
  it.each<[string, DialogEvent, Partial<DialogContext>, Pending['wish'], Pending['wish']]>([
    ['later', asks('later'), { offered: [TEN, noon] }, wish, { ...rest, date, after: noon.startsAt }],
    ['later, of no day', asks('later'), { offered: [TEN, noon] }, null, { open: true, after: noon.startsAt }],
    ['later than what is held', asks('later'), { slots: AGREED }, null, { open: true, after: TEN.startsAt }],
    ['later than nothing', asks('later'), {}, wish, { ...rest, date }],
    ['earlier', asks('earlier'), { offered: [TEN, noon] }, wish, { ...rest, date, before: TEN.startsAt }],
    ['earlier, of no day', asks('earlier'), { offered: [TEN, noon] }, null, { open: true, before: TEN.startsAt }],
    ['earlier than what is held', asks('earlier'), { slots: AGREED }, null, { open: true, before: TEN.startsAt }],
    ['earlier than nothing', asks('earlier'), {}, wish, { ...rest, date }],
    ['another day', asks('other_day'), { offered: [TEN, noon] }, wish, { ...rest, after: `${date}T23:59` }],
    ['another day, any part', asks('other_day'), { offered: [TEN] }, null, { open: true, after: `${date}T23:59` }],
    ['another day than none', asks('other_day'), {}, wish, { ...rest, date }],
    ['more', asks('more'), { offered: [TEN, noon] }, wish, { ...rest, date, after: noon.startsAt }],
    ['more, of no day', asks('more'), { offered: [TEN, noon] }, null, { open: true, after: noon.startsAt }],
    ['more than nothing', asks('more'), {}, null, { open: true }],
  ])('%s', (_what, event, changes, before, after) => {
    const context = contextWith({ ...BUSY, ...changes }, { wish: before, readings: [{}] });
    const { next, requests } = step(restingAt('ask_time.asking', context), event);
    expect(next.context).toEqual({
      ...context,
      ...forward('again'),
      pending: { ...context.pending, wish: after, readings: [] },
    });
    expect(requests).toHaveLength(1);
  });
});

describe('an earlier call', () => {
  const resume = { name: ADA, phone: AGREED.phone, wish: { date } };
  it('is taken up: its slots are agreed and not spoken', () => {
    expectTurn('resume_offer', [{ resume, given: ['time'] }], [YES], 'ask_time.asking_clock', [
      {
        ...settled,
        resume: null,
        slots: { ...AGREED, time: null },
        given: ['name', 'phone'],
        unspoken: ['name', 'phone'],
      },
      { wish: { date } },
    ]);
  });
  it('is taken up with what it has; what is said now counts before it', () => {
    const heard: Heard = { name: { kind: 'name', name: 'Ann Lee', ...strong } };
    expectTurn(
      'resume_offer',
      [{ resume: { ...resume, phone: null } }],
      [withHeard('YES', heard)],
      'ask_name.reading_back',
      [
        { ...settled, resume: null, slots: { ...none, name: ADA }, given: ['name'] },
        { wish: { date }, name: { value: 'Ann Lee' } },
      ],
    );
  });
  it('that is gone changes nothing', () => {
    expectTurn('resume_offer', [{ resume: null }], [YES], 'ask_name.asking', [settled]);
  });
  it('is left behind by a no', () => {
    expectTurn('resume_offer', [{ resume }], [NO], 'ask_name.asking', [{ ...settled, resume: null }]);
  });
});

describe('a slot to be changed', () => {
  const pending: Partial<Pending> = {
    name: { value: 'Ida' },
    phone: { e164: OTHER, valid: true },
    digits: '2',
    wish: { date },
    readings: [{ date }],
  };
  const PENDING_OF = {
    name: { name: null },
    phone: { phone: null, digits: '' },
    time: { wish: null, readings: [] },
  };
  it.each([
    ['name', 'ask_name.correcting'],
    ['phone', 'ask_mobile.correcting'],
    ['time', 'ask_time.correcting'],
  ] as const)('%s: what was pending is dropped, what was agreed stands', (slot, to) => {
    const corrects: DialogEvent = { type: 'CORRECT', slot, heard: {} };
    expectTurn('ask_time.asking', [{ slots: AGREED, given: [slot] }, pending], [corrects], to, [
      forward('corrected'),
      PENDING_OF[slot],
    ]);
  });
  it.each([
    ['name', 'ask_name.correcting'],
    ['phone', 'ask_mobile.correcting'],
    ['time', 'ask_time.correcting'],
  ] as const)('"go back" empties the %s', (slot, to) => {
    const others = (['time', 'name', 'phone'] as const).filter((each) => each !== slot);
    const before = { slots: AGREED, given: [...others, slot] };
    expectTurn('ask_time.asking', [before], [{ type: 'GO_BACK' }], to, [
      { ...forward('corrected'), slots: { ...AGREED, [slot]: null }, given: others },
    ]);
  });
  it('is asked for when the caller did not say which', () => {
    expectTurn('confirm.reading_back', [{ slots: AGREED }], [NO], 'confirm.which', [
      { ...turned('rejected', 2), tries: { noInput: 1, noMatch: 1, rejected: 2 } },
    ]);
  });
});

describe('a booking', () => {
  it('stands once the hold is renewed', () => {
    expectTurn(
      'confirm.reading_back',
      [{ slots: AGREED, hold: TEN }],
      [YES, { type: 'HOLD_RENEWED' }],
      'complete.booked',
      [{ ...forward('first'), booked: TEN, agreed: false }],
    );
  });
  it('is agreed to while the hold is renewed', () => {
    const before = contextWith({ ...BUSY, slots: AGREED, hold: TEN });
    expect(step(restingAt('confirm.reading_back', before), YES).next.context).toEqual({
      ...before,
      ...forward('first'),
      agreed: true,
    });
  });
  it('is kept when the caller does not want another time after all', () => {
    const before = { slots: { ...AGREED, time: TWO }, hold: TWO, booked: TEN };
    expectTurn('confirm.reading_back', [before, { wish: { date }, readings: [{ date }] }], [NO], 'complete.booked', [
      { ...settled, slots: AGREED, hold: TEN },
      { wish: null, readings: [] },
    ]);
  });
});

describe('whatever the state', () => {
  const tries = { noInput: 1, noMatch: 1, rejected: 1 };
  it.each<[DialogEvent, string, Partial<DialogContext>]>([
    [{ type: 'NO_MATCH' }, 'ask_time.asking', { ...turned('noMatch', 2), tries: { ...tries, noMatch: 2 } }],
    [{ type: 'NO_INPUT' }, 'ask_time.asking', { ...turned('noInput', 2), tries: { ...tries, noInput: 2 } }],
    [{ type: 'HELP' }, 'ask_time.asking', turned('help', 4)],
    [{ type: 'WAIT' }, 'ask_time.asking', turned('wait')],
    [{ type: 'REPEAT' }, 'ask_time.asking', { turns: 8 }],
    [{ type: 'START_OVER' }, 'start_over', forward('first')],
    [{ type: 'GOODBYE' }, 'abandoned', forward('first')],
    [{ type: 'HANG_UP' }, 'abandoned', forward('first')],
    [{ type: 'OPERATOR', why: 'upset' }, 'handoff.entering', { ...turned('first'), escape: 'upset' }],
  ])('%j leads to %s', (event, to, changed) => {
    expectTurn('ask_time.asking', [{}], [event], to, [changed]);
  });

  it.each<[string, Partial<DialogContext>, DialogEvent, Partial<DialogContext>]>([
    ['ask_name.asking', {}, { type: 'GO_BACK' }, turned('help', 4)],
    ['ask_time.asking', { booked: TEN }, { type: 'START_OVER' }, turned('help', 4)],
    ['complete.booked', { booked: TEN, given: ['name'] }, { type: 'GO_BACK' }, turned('help', 4)],
    [
      'ask_name.asking',
      {},
      { type: 'CORRECT', slot: null, heard: {} },
      { ...turned('noMatch', 2), tries: { ...tries, noMatch: 2 } },
    ],
  ])('in %s, with %j, %j leads nowhere and is helped', (state, changes, event, changed) => {
    expectTurn(state, [changes], [event], state, [changed]);
  });

  it('the same again counts up, but never below its rung', () => {
    const tone = { kind: 'noMatch' as const, count: 1 };
    expectTurn('ask_time.asking', [{ tone }], [{ type: 'NO_MATCH' }], 'ask_time.asking', [
      { ...turned('noMatch', 2), tries: { ...tries, noMatch: 2 } },
    ]);
    expectTurn('ask_time.asking', [{ tone: { ...tone, count: 4 } }], [{ type: 'NO_MATCH' }], 'ask_time.asking', [
      { ...turned('noMatch', 5), tries: { ...tries, noMatch: 2 } },
    ]);
  });
  it('a confirmed start over forgets what was said', () => {
    const full: Partial<DialogContext> = {
      slots: AGREED,
      offered: [TEN],
      given: ['name'],
      numbersHeard: [NUMBER],
      callerIdOffered: true,
    };
    expectTurn('start_over', [full, { digits: '2', wish: {}, readings: [{}] }], [YES], 'ask_name.asking', [
      { ...forward('first'), slots: none, offered: [], given: [], numbersHeard: [], callerIdOffered: false },
      { name: null, phone: null, digits: '', wish: null, readings: [] },
    ]);
  });
  it('a start over that was not meant goes on', () => {
    expectTurn('start_over', [{}], [NO], 'ask_name.asking', [forward('first')]);
  });
  it.each<[string, Partial<DialogContext>, DialogEvent[], DialogContext['escape'], number]>([
    ['ask_time.offering', { tries: { ...FRESH, noMatch: 2 } }, [{ type: 'NO_MATCH' }], 'misunderstood', 8],
    ['ask_time.asking', { turns: 39 }, [{ type: 'REPEAT' }], 'turns', 40],
  ])('in %s with %j the call goes to a person', (from, changes, events, escape, turns) => {
    expectTurn(from, [changes], events, 'handoff.entering', [{ turns, escape }]);
  });
  it('a calendar that is down leads to a person', () => {
    expectTurn('ask_time.asking', [{}], [ASKS, { type: 'CALENDAR_DOWN' }], 'handoff.entering', [
      { ...forward('again'), escape: 'calendar' },
      { wish: { open: true } },
    ]);
  });
  it('what the line cannot do after the booking leads to a person', () => {
    const corrects: DialogEvent = { type: 'CORRECT', slot: 'name', heard: {} };
    expectTurn('complete.booked', [{ slots: AGREED, booked: TEN }], [corrects], 'handoff.entering', [
      { ...turned('first'), escape: 'other_business' },
    ]);
  });
  it('a slow ladder starts anew where the way changes', () => {
    expectTurn('ask_name.asking', [{ tries: { ...tries, noMatch: 2 } }], [{ type: 'NO_MATCH' }], 'ask_name.spelling', [
      { ...turned('noMatch', 3), tries: FRESH },
    ]);
  });
  it('a message is kept with its length', () => {
    const recorded: DialogEvent = { type: 'RECORDED', url: 'https://example.com/1', seconds: 9, hungUp: true };
    expectTurn('voicemail.recording', [{}], [recorded], 'voicemail.left', [
      { ...turned('first'), message: { url: 'https://example.com/1', seconds: 9 } },
    ]);
  });
});
