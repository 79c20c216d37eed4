// Random dates and clocks, said in many styles, come back as the very same day and time.
import type { Context } from '../../extractors/extractor.ts';
import { readTime } from '../../extractors/time.ts';
import { toLocal } from '../../extractors/zoned-time.ts';
import { seeded } from '../support/random.ts';
import { sayWallTime } from '../support/spoken-time.ts';

// The long run sets SPOKEN_TIMES=20000; a failure prints the seed, so that it can be run again.
const COUNT = Number(process.env['SPOKEN_TIMES'] ?? 1000);
const SEED = Number(process.env['SPOKEN_SEED'] ?? 20_250_927);
const ZONES = ['America/Winnipeg', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns'];
const DAY_MS = 86_400_000;
const YEARS_MS = 4 * 365 * DAY_MS;
const FURTHEST_DAYS = 250;

test(`${COUNT} random times read back exactly`, () => {
  const random = seeded(SEED);
  const wrong: string[] = [];
  for (let i = 0; i < COUNT; i += 1) {
    const timeZone = ZONES[i % ZONES.length] ?? 'UTC';
    const now = toLocal(Date.UTC(2024, 0, 1) + Math.floor(random() * YEARS_MS), timeZone);
    const today = new Date(`${now.slice(0, 10)}T00:00Z`);
    const daysAhead = 1 + Math.floor(random() ** 2 * FURTHEST_DAYS);
    const day = new Date(today.getTime() + daysAhead * DAY_MS);
    const hour = 9 + Math.floor(random() * 8);
    const minute = random() < 0.7 ? Math.floor(random() * 12) * 5 : Math.floor(random() * 60);
    const said = sayWallTime(
      {
        year: day.getUTCFullYear(),
        month: day.getUTCMonth() + 1,
        dayOfMonth: day.getUTCDate(),
        weekday: day.getUTCDay() || 7,
        todayWeekday: today.getUTCDay() || 7,
        daysAhead,
        hour,
        minute,
      },
      random,
    );
    const want = `${day.toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    const hours = { days: [1, 2, 3, 4, 5, 6, 7], open: '09:00', close: '17:00' };
    const context: Context = { asked: 'ask_time', now, timeZone, region: 'US', hours };
    const got = readTime([said], context);
    const read = got?.kind === 'exact' ? `${got.date}T${got.time}` : JSON.stringify(got);
    if (read !== want) wrong.push(`"${said}" said ${now} (${timeZone}): want ${want}, got ${read}`);
  }
  if (wrong.length > 0) throw new Error(`seed ${SEED}: ${wrong.length} wrong\n${wrong.slice(0, 20).join('\n')}`);
});
