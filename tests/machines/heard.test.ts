// What is heard, merged into what is known: a plain value settles a slot, a doubtful or changed one waits to be agreed.
import type { DialogContext, Heard, Pending, PhoneReading, TimeReading } from '../../machines/dialog.ts';
import { mergeHeard, slotsHeardIn } from '../../machines/heard.ts';
import { ADA, AGREED, contextWith, NUMBER, OTHER, SERVICES, strong, TEN, TWO } from './contexts.ts';

const agreed = (more: object = {}) => ({ e164: NUMBER, verified: true, ...more });
const NONE = contextWith().pending;
const called = (name: string, doubtful?: true) => ({
  name: { kind: 'name' as const, name, ...strong, ...(doubtful ? { doubtful } : {}) },
});
const full = (e164 = NUMBER, ext?: string, valid = true): Heard => ({
  phone: { kind: 'full', e164, valid, ...strong, ...(ext ? { ext } : {}) },
});
const merged = (heard: Heard, changes: Partial<DialogContext> = {}, pending: Partial<Pending> = {}) => {
  const before = contextWith(changes, pending);
  return { before, after: { ...before, ...mergeHeard(before, heard) } };
};
/** All that may have changed: what is left out has not. */
function expectMerged(
  heard: Heard,
  [changes, pending]: readonly [Partial<DialogContext>, Partial<Pending>?],
  [changed, nowPending]: readonly [Partial<DialogContext>, Partial<Pending>?],
) {
  const { before, after } = merged(heard, changes, pending);
  expect(after).toEqual({ ...before, ...changed, pending: { ...before.pending, ...nowPending } });
}

it('only an event that heard something brings slots', () => {
  expect(slotsHeardIn({ type: 'SLOTS_HEARD', heard: called(ADA) })).toEqual(called(ADA));
  expect(slotsHeardIn({ type: 'NO_MATCH' })).toEqual({});
});

it('nothing heard changes nothing', () => {
  expectMerged({}, [{ slots: AGREED, given: ['name'], unspoken: ['name', 'phone'] }, { digits: '2' }], [{}]);
});

describe('a name', () => {
  const slots = { ...AGREED, phone: null, time: null };
  it('that is plain is settled, and given last', () => {
    expectMerged(called(ADA), [{ given: ['name', 'phone'] }], [{ slots, given: ['phone', 'name'] }]);
  });
  it('that is doubtful waits for a read-back', () => {
    expectMerged(called(ADA, true), [{}], [{}, { name: { value: ADA } }]);
  });
  it('that replaces another waits for a read-back', () => {
    expectMerged(called('Ann Lee'), [{ slots, given: ['name'] }], [{}, { name: { value: 'Ann Lee' } }]);
  });
  it('that differs from the one read back is read back in its turn', () => {
    expectMerged(called('Ann Lee'), [{}, { name: { value: ADA } }], [{}, { name: { value: 'Ann Lee' } }]);
  });
  it('that is said again while it is read back is agreed, doubtful or not', () => {
    expectMerged(
      called(ADA, true),
      [{}, { name: { value: ADA }, digits: '2' }],
      [{ slots, given: ['name'] }, { name: null }],
    );
  });
  it('that is known already ends a read-back of another', () => {
    expectMerged(called(ADA), [{ slots, given: ['name', 'phone'] }, { name: { value: 'Ida' } }], [{}, { name: null }]);
  });
  it('that can be read in several ways waits with the first', () => {
    const heard: Heard = { name: { kind: 'clarify', readings: ['Ida', 'Ada'] } };
    expectMerged(heard, [{}, { digits: '2' }], [{}, { name: { value: 'Ida' } }]);
  });
  it.each([{ kind: 'clarify' as const, readings: [] }, { kind: 'clarify' as const }])(
    'that cannot be read changes nothing',
    (name) => expectMerged({ name }, [{}, { name: { value: ADA } }], [{}]),
  );
});

describe('a number', () => {
  const none = { name: null, phone: null, service: null, time: null };
  it('waits for a read-back, and ends the one in parts', () => {
    expectMerged(
      full(NUMBER, '12', false),
      [{}, { digits: '204' }],
      [{ numbersHeard: [NUMBER] }, { phone: { e164: NUMBER, ext: '12', valid: false }, digits: '' }],
    );
  });
  it.each([true, false])('heard before is agreed; its range being assigned: %s', (valid) => {
    expectMerged(
      full(NUMBER, undefined, valid),
      [
        { numbersHeard: [NUMBER, OTHER], given: ['phone', 'name'] },
        { phone: { e164: OTHER, valid: true }, digits: '2' },
      ],
      [
        { slots: { ...none, phone: agreed({ verified: valid }) }, given: ['name', 'phone'] },
        { phone: null, digits: '' },
      ],
    );
  });
  it('heard before is agreed with its extension', () => {
    expectMerged(
      full(NUMBER, '12'),
      [{ numbersHeard: [NUMBER] }],
      [{ slots: { ...none, phone: agreed({ ext: '12' }) }, given: ['phone'] }],
    );
  });
  it('that is agreed already ends a read-back of another', () => {
    const pending = { phone: { e164: OTHER, valid: true }, digits: '2' };
    expectMerged(full(), [{ slots: AGREED, numbersHeard: [NUMBER] }, pending], [{}, { phone: null, digits: '' }]);
  });
  it('with another extension is another number', () => {
    const pending = { phone: { e164: NUMBER, ext: '7', valid: true } };
    expectMerged(full(NUMBER, '7'), [{ slots: AGREED }], [{ numbersHeard: [NUMBER] }, pending]);
  });
  it('is remembered among the last six', () => {
    const numbersHeard = Array<typeof OTHER>(6).fill(OTHER);
    const { after } = merged(full(), { numbersHeard });
    expect(after.numbersHeard).toEqual([...numbersHeard.slice(1), NUMBER]);
  });
  it('in parts keeps its digits and ends a read-back', () => {
    const heard: Heard = { phone: { kind: 'partial', digits: '204', ...strong } };
    expectMerged(heard, [{}, { phone: { e164: OTHER, valid: true } }], [{}, { digits: '204', phone: null }]);
  });
  it.each<PhoneReading>([{ kind: 'clarify', readings: [NUMBER] }])('that cannot be read changes nothing', (reading) => {
    expectMerged({ phone: reading }, [{}, { digits: '2' }], [{}]);
  });

  const ringing: Heard = { phone: { kind: 'callerid', ...strong } };
  const caller = { number: NUMBER, textable: true };
  it('"the one I am calling from" is agreed at once', () => {
    expectMerged(
      ringing,
      [
        { caller, given: ['phone', 'name'] },
        { digits: '2', phone: { e164: OTHER, valid: true } },
      ],
      [
        { slots: { ...none, phone: agreed() }, given: ['name', 'phone'] },
        { digits: '', phone: null },
      ],
    );
  });
  it.each([
    { ...caller, textable: false },
    { ...caller, number: null },
  ])('"the one I am calling from" is none from %j', (from) => {
    expectMerged(ringing, [{ caller: from }, { digits: '2' }], [{}]);
  });
});

describe('a time', () => {
  const date = '2025-10-02';
  const day = { date };
  const two = [{ date }, { date: '2025-10-09' }];
  it.each<[string, TimeReading, Partial<Pending>, Partial<Pending>]>([
    ['on the hour', { kind: 'exact', date, time: '14:00', ...strong }, {}, { wish: { date, time: '14:00' } }],
    ['that is held already', { kind: 'exact', date, time: '10:00', ...strong }, { wish: day }, { wish: null }],
    ['as soon as may be', { kind: 'earliest', ...strong }, {}, { wish: { open: true } }],
    ['as soon as may be that day', { kind: 'earliest', date, ...strong }, {}, { wish: { date, open: true } }],
    [
      'between two',
      { kind: 'range', from: '9', to: '11', ...strong },
      {},
      { wish: { from: '9', to: '11', open: true } },
    ],
    [
      'between two on a day',
      { kind: 'range', date, from: '9', to: '11', ...strong },
      {},
      { wish: { date, from: '9', to: '11', open: true } },
    ],
    ['of a day', { kind: 'partial', date, flag: 'closed', ...strong }, {}, { wish: day }],
    ['of the clock', { kind: 'partial', time: '10:00', ...strong }, {}, { wish: { time: '10:00' } }],
    ['of a part of the day', { kind: 'partial', part: 'morning', ...strong }, {}, { wish: { part: 'morning' } }],
    [
      'of a morning',
      { kind: 'partial', date, part: 'morning', ...strong },
      {},
      { wish: { date, part: 'morning', open: true } },
    ],
    ['from a day on', { kind: 'partial', dateFrom: date, ...strong }, {}, { wish: { dateFrom: date, open: true } }],
    [
      'from a day on, at a time',
      { kind: 'partial', dateFrom: date, time: '10:00', ...strong },
      {},
      { wish: { dateFrom: date, time: '10:00' } },
    ],
    ['of two days', { kind: 'clarify', readings: two }, { wish: day }, { readings: two }],
    ['of one reading', { kind: 'clarify', readings: [day] }, { wish: day }, {}],
    ['of no reading', { kind: 'clarify' }, { wish: day }, {}],
  ])('%s', (_what, reading, before, after) => {
    expectMerged({ time: reading }, [{ slots: AGREED }, before], [{}, after]);
  });

  it.each<[string, TimeReading]>([
    ['exact', { kind: 'exact', date, time: '14:00', ...strong }],
    ['held', { kind: 'exact', date, time: '10:00', ...strong }],
    ['earliest', { kind: 'earliest', ...strong }],
    ['range', { kind: 'range', from: '9', to: '11', ...strong }],
    ['of a day', { kind: 'partial', date, ...strong }],
    ['of a day and the clock', { kind: 'partial', date, time: '10:00', ...strong }],
    ['of a part of the day', { kind: 'partial', part: 'morning', ...strong }],
  ])('that is %s ends the choice between two days', (_what, reading) => {
    expect(merged({ time: reading }, { slots: AGREED }, { readings: two }).after.pending.readings).toEqual([]);
  });

  it('of the clock, between two days, is meant for both', () => {
    const readings = two.map((one) => ({ ...one, time: '10:00' }));
    expectMerged({ time: { kind: 'partial', time: '10:00', ...strong } }, [{}, { readings: two }], [{}, { readings }]);
  });

  it('of the clock ends the choice where one is left', () => {
    const heard: Heard = { time: { kind: 'partial', time: '10:00', ...strong } };
    expectMerged(heard, [{}, { readings: [day] }], [{}, { wish: { time: '10:00' }, readings: [] }]);
  });
});

const PEOPLE = [
  { id: 'office', name: 'Ann' },
  { id: 'lee', name: 'Dr. Lee' },
];
const wanted = (id: string): Heard => ({ service: { kind: 'service', id, ...strong } });
const by = (id: string | null): Heard => ({ person: { kind: 'person', id, ...strong } });
const ofCut = { ...TEN, service: 'cut' };

describe('a service', () => {
  const none = { name: null, phone: null, service: null, time: null };
  const services = SERVICES;
  it('is settled at once, and given last', () => {
    expectMerged(
      wanted('dye'),
      [{ services, given: ['service', 'name'] }, { services: ['cut', 'dye'] }],
      [{ slots: { ...none, service: 'dye' }, given: ['name', 'service'] }, { services: [] }],
    );
  });
  it('that nobody offers changes nothing', () => {
    expectMerged(wanted('massage'), [{ services }, { services: ['cut', 'dye'] }], [{}]);
  });
  it('changes nothing of what this call has booked', () => {
    const before = { services, booked: ofCut, slots: { ...AGREED, service: 'cut', time: ofCut } };
    expectMerged(wanted('dye'), [before], [{}]);
    expectMerged({ service: { kind: 'clarify', readings: ['cut', 'dye'], ...strong } }, [before], [{}]);
  });
  it('that may be one of several waits for the choice, of those that there are', () => {
    const heard: Heard = { service: { kind: 'clarify', readings: ['cut', 'massage', 'dye'], ...strong } };
    expectMerged(heard, [{ services }], [{}, { services: ['cut', 'dye'] }]);
  });
  it.each([[['cut', 'massage']], [[]]])(
    'that may be one of %j, of which there is one or none, changes nothing',
    (readings) => {
      expectMerged({ service: { kind: 'clarify', readings, ...strong } }, [{ services }, { services: ['dye'] }], [{}]);
    },
  );

  const held = { services, slots: { ...AGREED, service: 'cut', time: ofCut }, given: ['service' as const] };
  it.each<[string, Partial<DialogContext>, Partial<Pending>, string, Pending['wish']]>([
    ['that stands leaves the time as it is', {}, {}, 'cut', null],
    ['that stands leaves what is wished for', {}, { wish: { date: '2025-10-09' } }, 'cut', { date: '2025-10-09' }],
    ['of the time that is held leaves it', { slots: { ...held.slots, service: null } }, {}, 'cut', null],
    [
      'of the time that is held leaves another that is wished for',
      { slots: { ...held.slots, service: null } },
      { wish: { date: '2025-10-09' } },
      'cut',
      { date: '2025-10-09' },
    ],
    ['that is another asks for the same time anew', {}, {}, 'dye', { date: '2025-10-02', time: '10:00' }],
    ['that is another asks for what is wished for', {}, { wish: { part: 'morning' } }, 'dye', { part: 'morning' }],
    ['that is another, with nothing held, asks for nothing', { slots: { ...held.slots, time: null } }, {}, 'dye', null],
    ['that is another asks for other openings than were read out', { offered: [TEN] }, {}, 'dye', { open: true }],
    [
      'that is another asks for other openings of the day',
      { offered: [TEN] },
      { wish: { date: '2025-10-02' } },
      'dye',
      { date: '2025-10-02', open: true },
    ],
  ])('%s', (_what, changes, pending, id, wish) => {
    const before = { ...held, ...changes };
    const slots = { ...before.slots, service: id };
    expectMerged(wanted(id), [before, pending], [{ slots }, { wish }]);
  });
});

describe('a person', () => {
  const people = PEOPLE;
  const held = { people, slots: AGREED };
  it.each<[string, Partial<DialogContext>, string | null, Partial<DialogContext>, Pending['wish']]>([
    ['anybody will do', { preferred: 'lee' }, null, { preferred: null }, null],
    ['who is not there changes nothing', { preferred: 'office' }, 'kim', {}, null],
    ['who has the time that is held leaves it', {}, 'office', { preferred: 'office' }, null],
    [
      'who is another is asked about the same time',
      {},
      'lee',
      { preferred: 'lee' },
      { date: '2025-10-02', time: '10:00' },
    ],
    ['changes nothing of what is booked', { booked: TEN }, 'lee', { preferred: 'lee' }, null],
    ['who is another, with nothing held', { slots: { ...AGREED, time: null } }, 'lee', { preferred: 'lee' }, null],
    ['who is another asks for other openings', { offered: [TWO] }, 'lee', { preferred: 'lee' }, { open: true }],
  ])('%s', (_what, changes, id, changed, wish) => {
    expectMerged(by(id), [{ ...held, ...changes }], [changed, { wish }]);
  });
});

describe('the time that is held, said once more', () => {
  const again: Heard = { time: { kind: 'exact', date: '2025-10-02', time: '10:00', ...strong } };
  const asked = { date: '2025-10-02', time: '10:00' };
  it.each<[string, Partial<DialogContext>, Pending['wish']]>([
    ['stands', { slots: AGREED }, null],
    ['stands for its service', { slots: { ...AGREED, service: 'cut', time: ofCut } }, null],
    ['is wished for with another service', { slots: { ...AGREED, service: 'dye', time: ofCut } }, asked],
    ['is wished for with a service, where it had none', { slots: { ...AGREED, service: 'cut' } }, asked],
    ['stands with its person', { slots: AGREED, preferred: 'office' }, null],
    ['is wished for with another person', { slots: AGREED, preferred: 'lee' }, asked],
  ])('%s', (_what, changes, wish) => {
    expectMerged(again, [changes, { wish: { part: 'morning' } }], [{}, { wish, readings: [] }]);
  });
});

describe('what an earlier call gave', () => {
  const unspoken: DialogContext['unspoken'] = ['name', 'phone'];
  it.each<[string, Heard, DialogContext['unspoken']]>([
    ['the name, once it is said', called(ADA), ['phone']],
    ['the number, once it is said', full(), ['name']],
    ['nothing, when part of a number is said', { phone: { kind: 'partial', digits: '2', ...strong } }, unspoken],
    ['no more by a service', wanted('cut'), unspoken],
    ['nothing, when a time is said', { time: { kind: 'earliest', ...strong } }, unspoken],
  ])('may be spoken: %s', (_what, heard, left) => {
    expect(merged(heard, { slots: { ...AGREED, time: TEN }, unspoken }).after.unspoken).toEqual(left);
  });
});

it('all three at once are merged into one', () => {
  const heard = { ...called(ADA), ...full(), time: { kind: 'earliest' as const, ...strong } };
  expect(merged(heard).after).toMatchObject({
    slots: { name: ADA },
    pending: { ...NONE, phone: { e164: NUMBER, valid: true }, wish: { open: true } },
    numbersHeard: [NUMBER],
  });
});

it('a service that an earlier call gave may be spoken once it is said', () => {
  const { after } = merged(wanted('cut'), { services: SERVICES, unspoken: ['name', 'service'] });
  expect(after.unspoken).toEqual(['name']);
});
