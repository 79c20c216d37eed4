import type { Context } from '../../extractors/extractor.ts';
import { readTime } from '../../extractors/time.ts';
import type { TimeReading } from '../../machines/dialog.ts';

// A Tuesday morning; the office is open on weekdays from nine to five.
const TUESDAY: Context = {
  asked: 'ask_time',
  now: '2026-02-10T08:30',
  timeZone: 'America/Winnipeg',
  region: 'CA',
  hours: { days: [1, 2, 3, 4, 5], open: '09:00', close: '17:00' },
};
const SATURDAY: Context = { ...TUESDAY, now: '2025-09-27T12:00' };

/** A reading in one line: `2026-02-12 10:00`, `2026-02-12 morning`, `09:00-12:00`, `ask: …`. */
function brief(reading: TimeReading | null): string | null {
  if (reading === null) return null;
  switch (reading.kind) {
    case 'exact':
      return join(reading.date, reading.time, reading.flag);
    case 'partial': {
      const span = reading.dateFrom && `${reading.dateFrom}..${reading.dateTo ?? ''}`;
      return join(span, reading.date, reading.time, reading.part, reading.flag);
    }
    case 'range':
      return join(reading.date, `${reading.from}-${reading.to}`);
    case 'earliest':
      return join('earliest', reading.date);
    case 'clarify':
      return `ask${(reading.readings ?? []).map(({ date, time }) => ` [${join(date, time)}]`).join('')}`;
    default:
      return reading satisfies never;
  }
}

function join(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

function reads(utterance: string, context: Partial<Context> = {}): string | null {
  return brief(readTime([utterance], { ...TUESDAY, ...context }));
}

describe('the production calls, said on Saturday the 27th of September 2025', () => {
  test.each([
    ['Next week. Thursday at 9:30 a.m.', '2025-10-02 09:30'],
    ['next Thursday, at 11 a.m.', '2025-10-02 11:00'],
    ['Here. Next week, Thursday at 11 a.m.', '2025-10-02 11:00'],
    ['Yes.', null],
    ['<empty>', null],
  ])('%s', (utterance, want) => {
    expect(brief(readTime([utterance], SATURDAY))).toBe(want);
  });
});

describe('reads a day and a clock', () => {
  test.each([
    ['Thursday at ten', '2026-02-12 10:00'],
    ['Thursday at ten thirty', '2026-02-12 10:30'],
    ['two on Friday', '2026-02-13 14:00'],
    ['tomorrow at nine oh five', '2026-02-11 09:05'],
    ['half past one the day after tomorrow', '2026-02-12 13:30'],
    ['quarter to twelve on Monday', '2026-02-16 11:45'],
    ['half three on Friday', '2026-02-13 15:30'],
    ['twenty past ten tomorrow', '2026-02-11 10:20'],
    ['noon on Friday', '2026-02-13 12:00'],
    ['noonish Friday', '2026-02-13 12:00'],
    ['Friday at fourteen hundred hours', '2026-02-13 14:00'],
    ['Friday 1530', '2026-02-13 15:30'],
    ['March the third at eleven', '2026-03-03 11:00'],
    ['the third of March at 11', '2026-03-03 11:00'],
    ['the third of the third at eleven', '2026-03-03 11:00'],
    ['3/4 at 2:15', '2026-03-04 14:15'],
    ['February twenty sixth at two', '2026-02-26 14:00'],
    ['February twenty sixth two thirty', '2026-02-26 14:30'],
    ['the nineteenth at one', '2026-02-19 13:00'],
    ['Friday the 13th at four', '2026-02-13 16:00'],
    ['a week on Thursday at ten', '2026-02-19 10:00'],
    ['Thursday week at ten', '2026-02-19 10:00'],
    ['Wednesday of next week at three in the afternoon', '2026-02-18 15:00'],
    ['the week after next on Monday at 10', '2026-02-23 10:00'],
    ['three weeks from Friday at ten', '2026-03-06 10:00'],
    ['the day after Valentine’s at ten', '2026-02-15 10:00 closed'],
    ['Good Friday at ten', '2026-04-03 10:00'],
    ['the last Thursday in March at ten', '2026-03-26 10:00'],
    ['in an hour', '2026-02-10 09:30'],
    ['today at eleven', '2026-02-10 11:00'],
    ['Friday at five', '2026-02-13 17:00 closed'],
    ['Sunday at ten', '2026-02-15 10:00 closed'],
    ['first thing tomorrow', '2026-02-11 09:00'],
    ['my boy is four, could he come in tomorrow at ten', '2026-02-11 10:00'],
  ])('%s', (utterance, want) => {
    expect(reads(utterance)).toBe(want);
  });
});

describe('keeps what was said when it is not yet a day and a clock', () => {
  test.each([
    ['eleven', '11:00'],
    ['two o’clock', '14:00'],
    ['Thursday', '2026-02-12'],
    ['what have you got on Thursday', '2026-02-12'],
    ['anything on Friday afternoon', '2026-02-13 afternoon'],
    ['mornings are best', 'morning'],
    ['not in the morning', 'afternoon'],
    ['Friday evening', '2026-02-13 evening closed'],
    ['next week', '2026-02-16..2026-02-20'],
    ['later this week', '2026-02-12..2026-02-13'],
    ['early next week', '2026-02-16..2026-02-17'],
    ['as soon as you can', 'earliest'],
    ['the earliest on Friday', 'earliest 2026-02-13'],
    ['Friday before noon', '2026-02-13 09:00-12:00'],
    ['between two and four tomorrow', '2026-02-11 14:00-16:00'],
    ['from three on on Thursday', '2026-02-12 15:00-17:00'],
    ['I work until three on Friday', '2026-02-13 15:00-17:00'],
    ['not before ten', '10:00-17:00'],
    ['I finish work at three on Friday', '2026-02-13 15:00-17:00'],
    ['after Thursday', '2026-02-13..'],
    ['before Friday', '2026-02-10..2026-02-12'],
    ['the week of the second of March', '2026-03-02..2026-03-06'],
  ])('%s', (utterance, want) => {
    expect(reads(utterance)).toBe(want);
  });
});

describe('asks where the words allow two readings, and names them', () => {
  test.each([
    ['next Thursday at eleven', 'ask [2026-02-12 11:00] [2026-02-19 11:00]'],
    ['Tuesday at ten', 'ask [2026-02-10 10:00] [2026-02-17 10:00]'],
    ['ten to three', 'ask [14:50] [10:00]'],
    ['Monday at seven', 'ask [2026-02-16 07:00] [2026-02-16 19:00]'],
    ['Thursday or Friday', 'ask [2026-02-12] [2026-02-13]'],
    ['noon or one on Friday', 'ask [2026-02-13 12:00] [2026-02-13 13:00]'],
    ['Thursday at ten or two', 'ask [2026-02-12 10:00] [2026-02-12 14:00]'],
    ['the tenth at nine', 'ask [2026-02-10 09:00] [2026-03-10 09:00]'],
    ['in two weeks', 'ask [2026-02-24]'],
  ])('%s', (utterance, want) => {
    expect(reads(utterance)).toBe(want);
  });
});

describe('asks rather than take a day that cannot be meant', () => {
  test.each([
    ['Thursday the 13th at ten'],
    ['February 30th at ten'],
    ['last Thursday'],
    ['yesterday at three'],
    ['January 20th at ten'],
    ['anything but Thursday'],
    ['not Thursday'],
    ['not at ten'],
    ['next month'],
    ['whenever'],
  ])('%s', (utterance) => {
    expect(reads(utterance)).toMatch(/^ask/);
  });
});

describe('takes a refusal or a correction as it was meant', () => {
  test.each([
    ['not Thursday, Friday', '2026-02-13'],
    ['not Thursday Friday at one p m', '2026-02-13 13:00'],
    ['I can’t do Thursday, how about Friday at two', '2026-02-13 14:00'],
    ['Thursday doesn’t work, Friday at two', '2026-02-13 14:00'],
    ['Thursday at nine, actually make it ten', '2026-02-12 10:00'],
    ['Thursday at nine. No, wait. Friday.', '2026-02-13 09:00'],
    ['not eleven, ten', '10:00'],
    ['I finish work at three thirty, so four on Friday', '2026-02-13 16:00'],
    ['Thursday morning is no good, the afternoon is fine', '2026-02-12 afternoon'],
    ['I can’t do anything before eleven on Thursday', '2026-02-12 11:00-17:00'],
  ])('%s', (utterance, want) => {
    expect(reads(utterance)).toBe(want);
  });
});

describe('merges with what was given before', () => {
  const date = '2026-02-12';
  test.each([
    ['two', { date }, '2026-02-12 14:00'],
    ['the one at ten', { date }, '2026-02-12 10:00'],
    ['for thirty', { date }, '2026-02-12 16:30'],
    ['the afternoon', { date }, '2026-02-12 afternoon'],
    ['what about Friday', { date }, '2026-02-13'],
    ['the day after', { date }, '2026-02-13'],
    ['Friday instead', { date, time: '11:00' }, '2026-02-13 11:00'],
    ['same time Friday', { date, time: '11:00' }, '2026-02-13 11:00'],
    ['same time next week', { date, time: '11:00' }, '2026-02-19 11:00'],
    ['an hour later', { date, time: '11:00' }, '2026-02-12 12:00'],
    ['half an hour earlier', { date, time: '11:00' }, '2026-02-12 10:30'],
    ['push it back an hour', { date, time: '11:00' }, '2026-02-12 12:00'],
    ['Friday', { time: '15:00' }, '2026-02-13 15:00'],
    ['Friday', { part: 'morning' }, '2026-02-13 morning'],
    ['an hour later', undefined, 'ask'],
    ['same time next week', undefined, 'ask'],
  ] as const)('%s after %j', (utterance, prior, want) => {
    expect(reads(utterance, prior ? { prior } : {})).toBe(want);
  });
});

describe('hears through a recogniser’s slips', () => {
  test.each([
    ['thursday at eleven m', '2026-02-12 11:00'],
    ['thursday at eleven and eight m', '2026-02-12 11:00'],
    ['thursday at two pee m', '2026-02-12 14:00'],
    ['Thursday at to', '2026-02-12 14:00'],
    ['how about for twelve on Thursday', '2026-02-12 12:00'],
    ['to o’clock on Thursday', '2026-02-12 14:00'],
    ['thursday at nine a clock', '2026-02-12 09:00'],
    ['thirsday at ten', '2026-02-12 10:00'],
  ])('%s', (utterance, want) => {
    expect(reads(utterance)).toBe(want);
  });

  test('a later hypothesis completes the first', () => {
    const reading = readTime(['thursday at turn furty', 'thursday at ten forty'], TUESDAY);
    expect(brief(reading)).toBe('2026-02-12 10:40');
  });

  test('two hypotheses that stand equally well and disagree are a question', () => {
    const reading = readTime(['the thirteenth at three', 'the fifteenth at three'], TUESDAY);
    expect(brief(reading)).toBe('ask [2026-02-13 15:00] [2026-02-15 15:00]');
  });
});

describe('hears no time where none was said', () => {
  test.each([
    ['I’d like to book an appointment'],
    ['good morning'],
    ['have a great week'],
    ['one moment please'],
    ['just a second'],
    ['may I ask something'],
    ['I may be late'],
    ['I sat on my phone'],
    ['March Johnson'],
    ['this one'],
    ['no'],
    ['five people'],
    ['two kids'],
    ['it costs $10.30'],
    ['204 869 4905'],
    ['two oh four eight six nine four nine oh five'],
    ['one eight hundred two two five five two eight eight'],
    ['six nine three five eight'],
    ['apartment nine'],
    ['version 650.650.6500'],
    ['2015-1-32'],
    ['R3C 1A5'],
    ['that’s the second time'],
    ['chinese new year'],
    [''],
    ['…'],
  ])('%s', (utterance) => {
    expect(reads(utterance, { asked: 'ask_name' })).toBeNull();
  });
});

describe('says how far a reading stands without its question', () => {
  test.each([
    ['Thursday at eleven', 'strong'],
    ['Thursday', 'strong'],
    ['11 a.m.', 'strong'],
    ['eleven', 'weak'],
    ['two thirty', 'weak'],
    ['the morning', 'weak'],
    ['the fifteenth', 'weak'],
  ])('%s is %s', (utterance, strength) => {
    expect(readTime([utterance], TUESDAY)).toMatchObject({ strength });
  });
});

describe('follows the region', () => {
  test.each([
    ['3/4 at ten', 'US', '2026-03-04 10:00'],
    ['3/4 at ten', 'GB', '2026-04-03 10:00'],
    ['22/4 at ten', 'US', '2026-04-22 10:00'],
    ['Thanksgiving at ten', 'US', '2026-11-26 10:00'],
    ['Thanksgiving at ten', 'CA', '2026-10-12 10:00'],
    ['Mother’s Day', 'US', '2026-05-10 closed'],
    ['Mother’s Day', 'GB', '2026-03-15 closed'],
  ])('%s in %s', (utterance, region, want) => {
    expect(reads(utterance, { region })).toBe(want);
  });
});

describe('refuses a wall time that the clocks spring over', () => {
  test('and offers the day', () => {
    const night: Context = { ...TUESDAY, now: '2026-03-06T10:00', hours: { days: [7], open: '00:00', close: '08:00' } };
    expect(brief(readTime(['Sunday at 2:30 a.m.'], night))).toBe('ask [2026-03-08]');
    expect(brief(readTime(['Sunday at 3:30 a.m.'], night))).toBe('2026-03-08 03:30');
  });
});

describe('reads on in bounded time whatever it is given', () => {
  const LENGTH = 4000;
  test.each([
    'a',
    '1',
    '1 ',
    'one ',
    'at ',
    'the ',
    'next week ',
    'between 1 and ',
    'half past ',
    'not ',
    'thursday ',
    'first monday of ',
    'in a week and a half from ',
    '1:',
    '1/1/',
    'a.m.',
    'twenty ',
    'the day after ',
    'o’',
    '\u0301é',
    '12345678 ',
  ])('repeated %j', (pattern) => {
    const utterance = pattern.repeat(Math.ceil(LENGTH / pattern.length)).slice(0, LENGTH);
    const started = performance.now();
    for (let i = 0; i < 5; i += 1) readTime([utterance], TUESDAY);
    // Generous for a busy machine: what is not linear takes minutes.
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('and reads no hypothesis past the tenth', () => {
    const hypotheses = [...Array.from({ length: 10 }, () => 'hello'), 'Thursday at ten'];
    expect(readTime(hypotheses, TUESDAY)).toBeNull();
    expect(readTime(hypotheses.slice(1), TUESDAY)).not.toBeNull();
  });
});
