// Each guard on both sides of its line.
import type { DialogContext, DialogEvent, Pending } from '../../machines/dialog.ts';
import { guards } from '../../machines/guards.ts';
import { DEFAULT_POLICY } from '../../machines/policy.ts';
import { ADA, AGREED, contextWith, NUMBER, OTHER, opening, SERVICES, strong, TEN, TWO } from './contexts.ts';

type Guard = keyof typeof guards;
const holds = (guard: Guard, context: DialogContext, event: DialogEvent = { type: 'NO_MATCH' }) =>
  guards[guard]({ context, event });
const tries = (counts: Partial<DialogContext['tries']>) => ({
  tries: { noInput: 0, noMatch: 0, rejected: 0, ...counts },
});
const name = { name: { kind: 'name' as const, name: ADA, ...strong } };
const time = { time: { kind: 'partial' as const, date: '2025-10-02', ...strong } };
const caller = { number: NUMBER, textable: true };
const { turns } = DEFAULT_POLICY;
const NOBODY = { number: null, textable: true };

const withPolicy = (callerIdOffer: 'first' | 'later' | 'never', changes: Partial<DialogContext> = {}) =>
  contextWith({ caller, policy: { ...DEFAULT_POLICY, callerIdOffer }, ...changes });
const begins = (resume: { name: string; phone: null; wish: null } | null): DialogEvent => ({
  type: 'CALL_STARTED',
  locale: 'en-CA',
  businessName: '',
  caller,
  policy: DEFAULT_POLICY,
  resume,
});
const service = (id: string) => ({ service: { kind: 'service' as const, id, ...strong } });
const unclear = { service: { kind: 'clarify' as const, readings: ['cut', 'dye'], ...strong } };
const agreedWith = (booked: string | null) => ({
  slots: { ...AGREED, service: 'cut', time: booked === null ? TEN : { ...TEN, service: booked } },
});

describe('what the call has come to', () => {
  it.each<[Guard, string, boolean, Partial<DialogContext>, Partial<Pending>]>([
    ['outOfTurns', 'one turn before the cap', false, { turns: turns - 1 }, {}],
    ['outOfTurns', 'at the cap', true, { turns }, {}],
    ['outOfTurns', 'at the cap, on the way to a person', false, { turns, escape: 'asked' }, {}],
    ['outOfTurns', 'at the cap, agreed', false, { turns, agreed: true }, {}],
    ['outOfTurns', 'nine turns past it, booked', false, { turns: turns + 9, booked: TEN }, {}],
    ['outOfTurns', 'ten turns past it, booked', true, { turns: turns + 10, booked: TEN }, {}],
    ['lastNoMatch', 'understood once not', false, tries({ noMatch: 1 }), {}],
    ['lastNoMatch', 'twice not', true, tries({ noMatch: 2 }), {}],
    ['lastNoMatch', 'three times not', true, tries({ noMatch: 3 }), {}],
    ['lastNoInput', 'silent once', false, tries({ noInput: 1 }), {}],
    ['lastNoInput', 'silent twice', true, tries({ noInput: 2 }), {}],
    ['lastNoInput', 'silent three times', true, tries({ noInput: 3 }), {}],
    ['lastRejection', 'rejected once', false, tries({ rejected: 1 }), {}],
    ['lastRejection', 'rejected twice', true, tries({ rejected: 2 }), {}],
    ['lastRejection', 'rejected three times', true, tries({ rejected: 3 }), {}],
    ['nameKnown', 'nothing given', false, {}, {}],
    ['nameKnown', 'a name given', true, { slots: AGREED }, {}],
    ['phoneKnown', 'nothing given', false, {}, {}],
    ['phoneKnown', 'a number given', true, { slots: AGREED }, {}],
    ['timeKnown', 'nothing given', false, {}, {}],
    ['timeKnown', 'a time held', true, { slots: AGREED }, {}],
    ['namePending', 'none', false, {}, {}],
    ['namePending', 'one', true, {}, { name: { value: ADA } }],
    ['phonePending', 'none', false, {}, {}],
    ['phonePending', 'one', true, {}, { phone: { e164: NUMBER, valid: true } }],
    ['timePending', 'neither wish nor readings', false, {}, {}],
    ['timePending', 'a wish', true, {}, { wish: {} }],
    ['timePending', 'a reading', true, {}, { readings: [{}] }],
    ['digitsSoFar', 'none', false, {}, {}],
    ['digitsSoFar', 'three', true, {}, { digits: '204' }],
    ['twoReadings', 'one', false, {}, { readings: [{}] }],
    ['twoReadings', 'two', true, {}, { readings: [{}, {}] }],
    ['timeComplete', 'no wish', false, {}, {}],
    ['timeComplete', 'a day', false, {}, { wish: { date: '2025-10-02' } }],
    ['timeComplete', 'a clock time', false, {}, { wish: { time: '10:00' } }],
    ['timeComplete', 'both', true, {}, { wish: { date: '2025-10-02', time: '10:00' } }],
    ['wantsOpenings', 'no wish', false, {}, {}],
    ['wantsOpenings', 'a day', false, {}, { wish: { date: '2025-10-02' } }],
    ['wantsOpenings', 'whatever there is', true, {}, { wish: { open: true } }],
    ['dayKnown', 'no wish', false, {}, {}],
    ['dayKnown', 'a clock time', false, {}, { wish: { time: '10:00' } }],
    ['dayKnown', 'a day', true, {}, { wish: { date: '2025-10-02' } }],
    ['clockKnown', 'no wish', false, {}, {}],
    ['clockKnown', 'a wish', true, {}, { wish: { time: '10:00' } }],
    ['oneOffered', 'none', false, {}, {}],
    ['oneOffered', 'one', true, { offered: [TEN] }, {}],
    ['oneOffered', 'two', false, { offered: [TEN, TWO] }, {}],
    ['offersLeft', 'four rounds', true, { offers: 4 }, {}],
    ['offersLeft', 'five rounds', false, { offers: 5 }, {}],
    ['alreadyBooked', 'nothing', false, {}, {}],
    ['alreadyBooked', 'a time', true, { booked: TEN }, {}],
  ])('%s, %s: %s', (guard, _what, expected, changes, pending) => {
    expect(holds(guard, contextWith(changes, pending))).toBe(expected);
  });
});

describe('what is to be booked', () => {
  it.each<[Guard, string, boolean, Partial<DialogContext>, Partial<Pending>]>([
    ['severalServices', 'one service', false, {}, {}],
    ['severalServices', 'two', true, { services: SERVICES }, {}],
    ['oneService', 'one service', true, {}, {}],
    ['oneService', 'two', false, { services: SERVICES }, {}],
    ['serviceKnown', 'none', false, { services: SERVICES }, {}],
    ['serviceKnown', 'a haircut', true, { services: SERVICES, ...agreedWith('cut') }, {}],
    ['serviceMissing', 'none of two', true, { services: SERVICES }, {}],
    ['serviceMissing', 'none where there is one', false, {}, {}],
    ['serviceMissing', 'a haircut', false, { services: SERVICES, ...agreedWith('cut') }, {}],
    ['serviceUnclear', 'no service in question', false, {}, {}],
    ['serviceUnclear', 'one in question', false, {}, { services: ['cut'] }],
    ['serviceUnclear', 'two in question', true, {}, { services: ['cut', 'dye'] }],
    ['servicesLeft', 'two services, all read out', false, { services: SERVICES }, {}],
    ['servicesLeft', 'four, the first two read out', true, { services: [...SERVICES, ...SERVICES] }, {}],
    ['servicesLeft', 'four, all read out', false, { services: [...SERVICES, ...SERVICES], servicePage: 1 }, {}],
    ['timeKnown', 'a time for the service that is wanted', true, agreedWith('cut'), {}],
    ['timeKnown', 'a time for another service', false, agreedWith('dye'), {}],
    ['timeKnown', 'a time for any service, and one is wanted', false, agreedWith(null), {}],
    [
      'timeKnown',
      'a time for a service, and none is wanted',
      false,
      { slots: { ...AGREED, time: { ...TEN, service: 'cut' } } },
      {},
    ],
    ['nameMissing', 'nothing given', true, {}, {}],
    ['nameMissing', 'a name given', false, { slots: AGREED }, {}],
  ])('%s, %s: %s', (guard, _what, expected, changes, pending) => {
    expect(holds(guard, contextWith(changes, pending))).toBe(expected);
  });

  it.each<[Guard, string, boolean, Partial<DialogContext>, DialogEvent]>([
    ['wantsNone', 'who asks for others', true, {}, { type: 'SERVICES_ASKED', why: 'more' }],
    ['wantsNone', 'who asks what there is', false, {}, { type: 'SERVICES_ASKED', why: 'unknown' }],
    ['wantsNone', 'who says something else', false, {}, { type: 'NO_MATCH' }],
    [
      'correctsService',
      'who changes it',
      true,
      { services: SERVICES },
      { type: 'CORRECT', slot: 'service', heard: {} },
    ],
    ['correctsService', 'where there is one', false, {}, { type: 'CORRECT', slot: 'service', heard: {} }],
    [
      'correctsService',
      'who changes the name',
      false,
      { services: SERVICES },
      { type: 'CORRECT', slot: 'name', heard: {} },
    ],
    ['correctsService', 'who changes nothing', false, { services: SERVICES }, { type: 'NO_MATCH' }],
    [
      'bringsOtherService',
      'another than is agreed',
      true,
      { services: SERVICES, ...agreedWith('cut') },
      { type: 'SLOTS_HEARD', heard: service('dye') },
    ],
    [
      'bringsOtherService',
      'the one that is agreed',
      false,
      { services: SERVICES, ...agreedWith('cut') },
      { type: 'SLOTS_HEARD', heard: service('cut') },
    ],
    [
      'bringsOtherService',
      'one of two, one of which is agreed',
      true,
      { services: SERVICES, ...agreedWith('cut') },
      { type: 'SLOTS_HEARD', heard: unclear },
    ],
    ['bringsOtherService', 'no service', false, { services: SERVICES }, { type: 'SLOTS_HEARD', heard: name }],
    ['bringsOtherService', 'a service where there is one', false, {}, { type: 'SLOTS_HEARD', heard: service('dye') }],
  ])('%s, %s: %s', (guard, _what, expected, changes, event) => {
    expect(holds(guard, contextWith(changes), event)).toBe(expected);
  });
});

describe('the number the caller rings from', () => {
  it.each<[string, boolean, boolean, DialogContext]>([
    ['where the policy says first', true, true, withPolicy('first')],
    ['where it says later', false, true, withPolicy('later')],
    ['where it says never', false, false, withPolicy('never')],
    ['once it was offered', false, false, withPolicy('first', { callerIdOffered: true })],
    ['when it cannot be texted', false, false, withPolicy('first', { caller: { number: NUMBER, textable: false } })],
    ['when it is withheld', false, false, withPolicy('first', { caller: NOBODY })],
  ])('is offered %s: at once %s, when all else fails %s', (_when, first, left, context) => {
    expect(holds('callerIdFirst', context)).toBe(first);
    expect(holds('callerIdLeft', context)).toBe(left);
  });
});

describe('"go back" takes back what was said last', () => {
  it.each<[string, 'name' | 'phone' | 'service' | 'time' | undefined, Partial<DialogContext>, Partial<Pending>]>([
    ['nothing, when nothing was', undefined, {}, {}],
    ['the name', 'name', { given: ['phone', 'name'] }, {}],
    ['the number', 'phone', { given: ['name', 'phone'] }, {}],
    ['the time', 'time', { given: ['name', 'phone', 'time'] }, {}],
    ['the service', 'service', { given: ['name', 'service'] }, {}],
    ['services in question before the number', 'service', { given: ['phone'] }, { services: ['cut', 'dye'] }],
    ['a name before services in question', 'name', {}, { services: ['cut', 'dye'], name: { value: ADA } }],
    ['a wish before the number', 'time', {}, { wish: {}, phone: { e164: NUMBER, valid: true } }],
    ['two readings before a name', 'time', {}, { readings: [{}, {}], name: { value: ADA } }],
    ['a number read back before a name', 'phone', {}, { phone: { e164: NUMBER, valid: true }, name: { value: ADA } }],
    ['digits so far before a time that is held', 'phone', { given: ['time'] }, { digits: '204' }],
    ['a name read back before a number that is agreed', 'name', { given: ['phone'] }, { name: { value: ADA } }],
  ])('%s', (_what, expected, changes, pending) => {
    const context = contextWith(changes, pending);
    expect(holds('lastGaveName', context)).toBe(expected === 'name');
    expect(holds('lastGavePhone', context)).toBe(expected === 'phone');
    expect(holds('lastGaveService', context)).toBe(expected === 'service');
    expect(holds('lastGaveTime', context)).toBe(expected === 'time');
  });
});

describe('what the event brings', () => {
  const held: DialogEvent = { type: 'HOLD_LOST', wanted: TEN.startsAt, alternatives: [TEN] };
  it.each<[Guard, boolean, DialogEvent]>([
    ['correctsName', true, { type: 'CORRECT', slot: 'name', heard: {} }],
    ['correctsName', false, { type: 'CORRECT', slot: 'phone', heard: {} }],
    ['correctsName', false, { type: 'NO_MATCH' }],
    ['correctsPhone', true, { type: 'CORRECT', slot: 'phone', heard: {} }],
    ['correctsPhone', false, { type: 'CORRECT', slot: 'time', heard: {} }],
    ['correctsPhone', false, { type: 'NO_MATCH' }],
    ['correctsTime', true, { type: 'CORRECT', slot: 'time', heard: {} }],
    ['correctsTime', false, { type: 'CORRECT', slot: 'name', heard: {} }],
    ['correctsTime', false, { type: 'NO_MATCH' }],
    ['bringsSomething', true, { type: 'SLOTS_HEARD', heard: name }],
    ['bringsSomething', false, { type: 'YES', heard: {} }],
    ['bringsSomething', false, { type: 'NO_MATCH' }],
    ['bringsTime', true, { type: 'YES', heard: time }],
    ['bringsTime', false, { type: 'YES', heard: name }],
    ['someOffered', true, { type: 'OPENINGS_FOUND', openings: [TEN] }],
    ['someOffered', false, { type: 'OPENINGS_FOUND', openings: [] }],
    ['someOffered', true, { type: 'OPENING_REFUSED', why: 'taken', wanted: TEN.startsAt, alternatives: [TWO] }],
    ['someOffered', false, { type: 'OPENING_REFUSED', why: 'taken', wanted: TEN.startsAt, alternatives: [] }],
    ['someOffered', true, held],
    ['someOffered', false, { ...held, alternatives: [] }],
    ['someOffered', false, { type: 'CALENDAR_DOWN' }],
    ['personAnswered', true, { type: 'DIAL_ENDED', outcome: 'completed', seconds: 5 }],
    ['personAnswered', false, { type: 'DIAL_ENDED', outcome: 'completed', seconds: 4 }],
    ['personAnswered', false, { type: 'DIAL_ENDED', outcome: 'busy', seconds: 40 }],
    ['personAnswered', false, { type: 'RECORDED', url: '', seconds: 40, hungUp: false }],
    ['messageLeft', true, { type: 'RECORDED', url: '', seconds: 1, hungUp: false }],
    ['messageLeft', false, { type: 'RECORDED', url: '', seconds: 0, hungUp: true }],
    ['messageLeft', false, { type: 'DIAL_ENDED', outcome: 'completed', seconds: 40 }],
    ['leftUnfinished', false, { type: 'NO_MATCH' }],
  ])('%s is %s of %j', (guard, expected, event) => {
    expect(holds(guard, contextWith(), event)).toBe(expected);
  });

  it('is news when it changes what is known, and none when it was said before', () => {
    const event: DialogEvent = { type: 'SLOTS_HEARD', heard: name };
    expect(holds('bringsNews', contextWith(), event)).toBe(true);
    expect(holds('bringsNews', contextWith({ slots: { ...AGREED, time: null } }), event)).toBe(false);
    expect(holds('bringsNews', contextWith(), { type: 'SLOTS_HEARD', heard: {} })).toBe(false);
  });

  it('is an earlier call when one was left unfinished', () => {
    expect(holds('leftUnfinished', contextWith(), begins({ name: ADA, phone: null, wish: null }))).toBe(true);
    expect(holds('leftUnfinished', contextWith(), begins(null))).toBe(false);
  });

  it.each<[number, boolean, Partial<DialogContext>, Partial<Pending>]>([
    [0, false, {}, {}],
    [1, true, { offered: [TEN, TWO] }, {}],
    [2, false, { offered: [TEN, TWO] }, {}],
    [1, true, { offered: [TEN] }, { readings: [{}, {}] }],
    [2, false, { offered: [opening('09')] }, { readings: [{}, {}] }],
  ])('choice %i is within what was read out: %s', (index, expected, changes, pending) => {
    const context = contextWith({ caller: { number: OTHER, textable: true }, ...changes }, pending);
    expect(holds('withinOffer', context, { type: 'CHOSEN', index })).toBe(expected);
    expect(holds('withinOffer', context)).toBe(false);
  });
});
