// The business file: what it takes, and how a fault names its place and the remedy.
import { readFileSync } from 'node:fs';
import { DEFAULT_BUSINESS, openingHoursOf, parseBusiness } from '../../server/business.ts';
import { businessSchema } from '../../server/business-schema.ts';

const fixture = (name: string) => readFileSync(`tests/fixtures/businesses/${name}.json`, 'utf8');

const week = { monday: { open: '09:00', close: '17:00' } };
const least = {
  name: 'Ann',
  zone: 'Europe/London',
  region: 'GB',
  hours: week,
  services: [{ id: 'talk', spoken: ['talk'], minutes: 20 }],
  resources: [{ id: 'ann', spoken: ['Ann'] }],
};

const faultsOf = (change: object): string[] => {
  const parsed = parseBusiness(JSON.stringify({ ...least, ...change }));
  return parsed.ok ? [] : parsed.faults;
};

describe('the business file', () => {
  it.each(['barber', 'clinic', 'garage'])('takes the sample of a %s', (name) => {
    expect(parseBusiness(fixture(name))).toMatchObject({ ok: true });
  });

  it('fills in what may be left out', () => {
    const parsed = parseBusiness(JSON.stringify(least));
    expect(parsed).toMatchObject({
      ok: true,
      business: { locale: 'en', gridMinutes: 15, leadMinutes: 60, closures: [], policies: { holdMinutes: 5 } },
    });
  });

  it.each<[object, string]>([
    [{ zone: 'America/Winipeg' }, 'zone must be an IANA time zone such as "America/Winnipeg"'],
    [{ name: undefined }, 'name must be a text in quotes; it is missing'],
    [{ name: 7 }, 'name must be a text in quotes'],
    [{ region: 'Canada' }, 'region must be an ISO country such as "CA"'],
    [
      { hours: { monday: { open: '9', close: '17:00' } } },
      'hours.monday.open must be a time such as "09:00", 00:00 to 23:59',
    ],
    [
      { hours: { monday: { open: '17:00', close: '09:00' } } },
      'hours.monday.close must be after it opens at 17:00; past midnight counts on, "26:00" is 2 a.m.',
    ],
    [
      { hours: { monday: { open: '09:00', close: '34:00' }, tuesday: { open: '09:00', close: '17:00' } } },
      'hours.monday.close must not be after tuesday opens at 09:00',
    ],
    [
      { hours: { monday: { open: '09:00', close: '17:00', breaks: [{ from: '13:00', to: '12:00' }] } } },
      'hours.monday.breaks[0].to must be after 13:00',
    ],
    [
      { hours: { monday: { open: '09:00', close: '17:00', breaks: [{ from: '16:30', to: '17:30' }] } } },
      'hours.monday.breaks[0] must lie between 09:00 and 17:00, in order of time',
    ],
    [{ hours: {} }, 'hours must have at least one day'],
    [{ hours: { ...week, funday: {} } }, 'hours has no key funday: see business.schema.json'],
    [
      { services: [{ id: 'talk', spoken: ['talk'], minutes: 20, resources: ['ann', 'bob'] }] },
      'services[0].resources[1] must be one of ann; "bob" is not',
    ],
    [{ services: [{ id: 'talk', spoken: ['talk'], minutes: 0 }] }, 'services[0].minutes must be at least 1'],
    [
      { services: [{ id: 'talk', spoken: [], minutes: 5 }] },
      'services[0].spoken must name at least one way that callers say it',
    ],
    [{ resources: [...least.resources, ...least.resources] }, 'resources[1].id must not repeat "ann"'],
    [{ closures: [{ from: '2026-02-30' }] }, 'closures[0].from must be a date that exists, such as "2026-07-01"'],
    [{ closures: [{ from: '2026-03-02', to: '2026-03-01' }] }, 'closures[0].to must not be before 2026-03-02'],
    [{ handoffNumber: '204 555 0100' }, 'handoffNumber must be a number in E.164, such as "+12045550100"'],
    [{ busyCalendars: [{ url: 'file:///etc/passwd' }] }, 'busyCalendars[0].url must be an http(s) address'],
    [{ policies: { callerIdOffer: 'always' } }, 'policies.callerIdOffer must be "first", "later" or "never"'],
    [{ gridMinute: 10 }, 'the file has no key gridMinute: see business.schema.json'],
  ])('says what is wrong with %j', (change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });

  it.each<[string, object]>([
    ['a holiday of every year, 29 February too', { holidays: [{ date: '02-29', name: 'leap day' }] }],
    ['a session over midnight', { hours: { monday: { open: '20:00', close: '26:00' } } }],
    ['a day open around the clock', { hours: { monday: { open: '00:00', close: '24:00' } } }],
    ['only special openings', { hours: {}, specialOpenings: [{ date: '2026-12-21', open: '09:00', close: '12:00' }] }],
    ['a person with own hours only', { hours: {}, resources: [{ id: 'ann', spoken: ['Ann'], hours: week }] }],
  ])('takes %s', (_what, change) => {
    expect(faultsOf(change)).toEqual([]);
  });

  it('says that a file is not JSON', () => {
    expect(parseBusiness('{ name: Ann }')).toMatchObject({
      ok: false,
      faults: [expect.stringMatching(/^the file must be JSON/)],
    });
  });

  it('has a published schema that is current', () => {
    expect(readFileSync('server/business.schema.json', 'utf8')).toBe(businessSchema());
  });
});

describe('the opening hours that the readers use', () => {
  it('are the week of the default business', () => {
    expect(openingHoursOf(DEFAULT_BUSINESS)).toEqual({ days: [1, 2, 3, 4, 5], open: '09:00', close: '17:00' });
  });

  it('take in the hours of each person', () => {
    const parsed = parseBusiness(fixture('clinic'));
    if (!parsed.ok) throw new Error(parsed.faults.join());
    expect(openingHoursOf(parsed.business)).toEqual({ days: [1, 2, 3, 4, 5, 6], open: '08:00', close: '19:00' });
  });

  it('end at midnight when a session runs over it', () => {
    const parsed = parseBusiness(fixture('garage'));
    if (!parsed.ok) throw new Error(parsed.faults.join());
    expect(openingHoursOf(parsed.business)).toEqual({ days: [1, 2, 3, 4, 5, 6], open: '07:00', close: '23:59' });
  });
});
