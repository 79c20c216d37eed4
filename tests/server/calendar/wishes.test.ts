// What the line offers for a wish: at most three, in order, spread, and never what the caller ruled out.
import type { Wish } from '../../../machines/dialog.ts';
import { type Bench, bookingOf, openBench } from '../../support/calendar.ts';
import { businessFrom, businessOf } from '../../support/businesses.ts';

const MONDAY_8_AM = '2026-11-23T14:00:00Z'; // in Winnipeg

let bench: Bench;
afterEach(() => bench.close());

const offered = async (wish: Wish, callId = 'CA1') =>
  (await bench.calendar.findOpenings(callId, wish)).map(({ startsAt }) => startsAt.slice(5));

describe('of an open Monday to Friday, 9 to 17', () => {
  beforeEach(async () => {
    bench = await openBench(MONDAY_8_AM);
  });

  it.each<[string, Wish, string[]]>([
    ['no wish at all: the soonest, and other parts of the day', {}, ['11-23T09:00', '11-23T12:00', '11-24T09:00']],
    ['a day', { date: '2026-11-25' }, ['11-25T09:00', '11-25T12:30', '11-25T16:30']],
    ['a closed day', { date: '2026-11-28' }, []],
    ['a day gone by', { date: '2026-11-20' }, []],
    ['a day beyond the horizon', { date: '2027-03-01' }, []],
    ['the morning of a day', { date: '2026-11-25', part: 'morning' }, ['11-25T09:00', '11-25T10:00', '11-25T11:30']],
    ['an evening that is closed', { date: '2026-11-25', part: 'evening' }, []],
    ['mornings', { part: 'morning' }, ['11-23T09:00', '11-24T09:00', '11-25T09:00']],
    ['a week', { dateFrom: '2026-11-30', dateTo: '2026-12-04' }, ['11-30T09:00', '12-02T12:30', '12-04T16:30']],
    ['from a day on', { dateFrom: '2026-12-05' }, ['12-07T09:00', '12-07T12:00', '12-08T09:00']],
    [
      'between two and four: not at four',
      { date: '2026-11-25', from: '14:00', to: '16:00' },
      ['11-25T14:00', '11-25T14:30', '11-25T15:30'],
    ],
    ['at two', { date: '2026-11-25', from: '14:00', to: '14:00' }, ['11-25T14:00']],
    ['near a time', { near: '2026-11-25T13:00' }, ['11-25T12:30', '11-25T13:00', '11-25T13:30']],
    ['near a time of a closed day', { near: '2026-11-28T10:00' }, ['11-27T15:30', '11-27T16:00', '11-27T16:30']],
    ['later', { after: '2026-11-25T16:00' }, ['11-25T16:30', '11-26T09:00', '11-26T12:00']],
    ['later the same day', { date: '2026-11-25', after: '2026-11-25T15:30' }, ['11-25T16:00', '11-25T16:30']],
    ['earlier', { before: '2026-11-25T10:00' }, ['11-24T11:30', '11-24T16:30', '11-25T09:30']],
    ['earlier than everything', { before: '2026-11-23T09:00' }, []],
  ])('%s', async (_what, wish, openings) => {
    expect(await offered(wish)).toEqual(openings);
  });
});

describe('what others claimed', () => {
  it('is left out, but not what the caller holds', async () => {
    bench = await openBench(MONDAY_8_AM);
    await bench.calendar.hold('CA1', '2026-11-25T13:00');
    await bench.calendar.hold('CA2', '2026-11-25T13:30');
    expect(await offered({ near: '2026-11-25T13:00' }, 'CA1')).toEqual(['11-25T12:00', '11-25T12:30', '11-25T13:00']);
    expect(await offered({ near: '2026-11-25T13:00' }, 'CA3')).toEqual(['11-25T12:00', '11-25T12:30', '11-25T14:00']);
  });
});

describe('of a clinic with several services and people', () => {
  const CLINIC_MONDAY = '2026-11-23T07:00:00Z'; // seven in the morning in London
  const THURSDAY = '2026-11-26';

  it('offers the service asked for, with the person asked for', async () => {
    bench = await openBench(CLINIC_MONDAY, businessOf('clinic'));
    const found = await bench.calendar.findOpenings('CA1', { date: THURSDAY, service: 'massage', resource: 'brandt' });
    expect(found.map(({ resource }) => resource)).toEqual(['brandt', 'brandt', 'brandt']);
    expect(found[0]).toEqual({ startsAt: `${THURSDAY}T12:00`, endsAt: `${THURSDAY}T12:45`, resource: 'brandt' });
    expect(
      await bench.calendar.findOpenings('CA1', { date: THURSDAY, service: 'acupuncture', resource: 'silva' }),
    ).toEqual([]);
    expect(await bench.calendar.findOpenings('CA1', { date: THURSDAY, service: 'haircut' })).toEqual([]);
  });

  it('lets different people do the same time, and holds each buffer', async () => {
    bench = await openBench(CLINIC_MONDAY, businessOf('clinic'));
    const start = `${THURSDAY}T09:00`;
    const assessment = { service: 'assessment' };
    const one = await bench.calendar.hold('CA1', start, undefined, assessment);
    const two = await bench.calendar.hold('CA2', start, undefined, assessment);
    expect([one, two].map((each) => (each.kind === 'held' ? each.opening.resource : each.why)).toSorted()).toEqual([
      'lee',
      'okafor',
    ]);
    expect(await bench.calendar.hold('CA3', start, undefined, assessment)).toMatchObject({ why: 'taken' });
    // an hour and a quarter of an hour to air the room
    expect(await bench.calendar.hold('CA3', `${THURSDAY}T10:00`, undefined, assessment)).toMatchObject({
      why: 'taken',
    });
    expect(await bench.calendar.hold('CA3', `${THURSDAY}T10:15`, undefined, assessment)).toMatchObject({
      kind: 'held',
    });
  });
});

describe('over midnight', () => {
  const ROUND_THE_NIGHT = businessFrom({
    name: 'the night office',
    zone: 'America/Winnipeg',
    region: 'CA',
    hours: { monday: { open: '22:00', close: '26:00' }, tuesday: { open: '02:00', close: '06:00' } },
    services: [
      { id: 'short', spoken: ['short'], minutes: 30 },
      { id: 'long', spoken: ['long'], minutes: 120, bufferAfter: 30 },
    ],
    resources: [{ id: 'owl', spoken: ['Owl'] }],
    gridMinutes: 30,
  });

  it('a claim keeps its time on both days, and its booking is listed once', async () => {
    bench = await openBench(MONDAY_8_AM, ROUND_THE_NIGHT);
    const outcome = await bench.calendar.hold('CA1', '2026-11-23T23:00', undefined, { service: 'long' });
    if (outcome.kind !== 'held') throw new Error(outcome.why);
    expect(outcome.opening.endsAt).toBe('2026-11-24T01:00');
    expect(await bench.calendar.hold('CA2', '2026-11-24T01:00')).toMatchObject({ why: 'taken' }); // its buffer
    expect(await bench.calendar.hold('CA2', '2026-11-24T01:30')).toMatchObject({ kind: 'held' });
    expect(await bench.calendar.renew('CA1', outcome.opening, bench.clock.nowMs + 600_000)).toBe(true);
    await bench.calendar.promote(bookingOf('CA1', outcome.opening, 'long'));
    await bench.calendar.release('CA1', outcome.opening);
    bench.clock.nowMs += 3_600_000;
    expect(await bench.calendar.hold('CA3', '2026-11-24T00:30')).toMatchObject({ why: 'taken' });
    expect(await bench.calendar.bookings('2026-11-23', '2026-11-24')).toHaveLength(1);
    expect(await bench.calendar.bookings('2026-11-24', '2026-11-24')).toHaveLength(0);
  });

  it('of two who race from either side of midnight one has it, and the other leaves nothing behind', async () => {
    bench = await openBench(MONDAY_8_AM, ROUND_THE_NIGHT);
    const outcomes = await Promise.all([
      bench.calendar.hold('CA1', '2026-11-23T23:00', undefined, { service: 'long' }),
      bench.another().hold('CA2', '2026-11-24T00:00', undefined, { service: 'long' }),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['held', 'refused']);
    const [first] = outcomes;
    const opening = outcomes.flatMap((each) => (each.kind === 'held' ? [each.opening] : []))[0];
    if (opening === undefined) throw new Error('nobody holds it');
    await bench.calendar.release(first?.kind === 'held' ? 'CA1' : 'CA2', opening);
    const third = await bench.calendar.hold('CA3', '2026-11-23T23:30', undefined, { service: 'long' });
    expect(third).toMatchObject({ kind: 'held' });
  });
});

describe('the owner’s own calendar', () => {
  it('a closure entered while a caller holds that day lets the caller finish and nobody else begin', async () => {
    bench = await openBench(MONDAY_8_AM);
    const outcome = await bench.calendar.hold('CA1', '2026-11-25T13:00');
    if (outcome.kind !== 'held') throw new Error(outcome.why);
    const closed = bench.another({ closures: [{ from: '2026-11-25' }] });
    expect(await closed.hold('CA2', '2026-11-25T14:00')).toMatchObject({ why: 'closed' });
    expect(await closed.renew('CA1', outcome.opening, bench.clock.nowMs + 600_000)).toBe(true);
    await closed.promote(bookingOf('CA1', outcome.opening));
    expect(await closed.bookings('2026-11-25', '2026-11-25')).toHaveLength(1);
  });
});
