import { type Caller, ring } from '../support/dialogue.ts';
import { businessOf } from '../support/businesses.ts';
import { startLine, type TestLine } from '../support/line.ts';

/** A Monday morning in the zone of each, while it is open. */
const MONDAY = { barber: '2026-12-01T16:00:00Z', clinic: '2026-11-30T10:00:00Z', garage: '2026-11-29T23:00:00Z' };

const lines = new Map<string, TestLine>();
const opened = async (name: 'barber' | 'clinic' | 'garage'): Promise<TestLine> => {
  const line = lines.get(name) ?? (await startLine(MONDAY[name], businessOf(name)));
  lines.set(name, line);
  return line;
};
afterAll(async () => {
  for (const line of lines.values()) await line.close();
});

const NUMBERS = { barber: '204 869 4905', clinic: '020 7946 0123', garage: '02 6563 2111' };

/** A caller who has said name and number and whom the line asks for the service. */
async function asked(name: 'barber' | 'clinic' | 'garage'): Promise<Caller> {
  const caller = await ring(await opened(name), { from: 'anonymous' });
  await caller.says('my name is Ann Walker', NUMBERS[name]);
  if (caller.row.reply.says.at(-1)?.prompt === 'confirm_mobile') await caller.says('yes');
  caller.hears('ask_service');
  return caller;
}

describe('a business with several services', () => {
  it('is asked for the service before the time, and says it in the read-back', async () => {
    const caller = await asked('barber');
    expect(caller.words).toContain('haircut, beard trim, or cut and shave');
    await caller.says('a hair cut please');
    caller.hears('ask_time', 'Haircut');
    await caller.says('Thursday at one in the afternoon');
    caller.hears('confirm', 'Ann Walker', 'haircut', 'Thursday, December 3rd', '1 p.m.');
    await caller.says('yes');
    caller.hears('complete', 'haircut');
    expect(caller.row.booking).toMatchObject({ service: 'haircut', startsAt: '2026-12-03T13:00' });
  });

  it('takes it in one breath with a person and a time, and does not ask for it again', async () => {
    const caller = await ring(await opened('barber'), { from: 'anonymous' });
    await caller.says('a haircut with Sam on Friday at ten, my name is Ann Walker');
    caller.hears('ask_mobile');
    await caller.says(NUMBERS.barber, 'yes');
    caller.hears('confirm', 'haircut with Sam', 'Friday, December 4th', '10 a.m.');
    await caller.says('yes');
    expect(caller.row.booking).toMatchObject({ service: 'haircut', resource: 'sam' });
  });

  it('reads out two or three at a time, and gives a person to who wants none of them', async () => {
    const caller = await asked('clinic');
    await caller.says('what do you offer');
    caller.hears('ask_service.list', 'first assessment, follow-up, massage, and more');
    await caller.says('what else');
    caller.hears('ask_service.list', 'acupuncture, or telephone advice');
    await caller.says('none of those');
    expect(caller.journal.at(-2)).toMatchObject({ heard: 'none of those', to: 'handoff.connecting' });
  });

  it('takes a place in what was read out', async () => {
    const caller = await asked('clinic');
    await caller.says("I don't know");
    await caller.says('the second one');
    caller.hears('ask_time', 'Follow-up');
  });

  it('says what there is when something else is named', async () => {
    const caller = await asked('garage');
    await caller.says('I need a new windscreen');
    caller.hears('ask_service.list', "I don't have that", 'oil change');
  });

  it('asks which when the words fit two', async () => {
    const caller = await asked('garage');
    await caller.says('a change please');
    caller.hears('ask_service.which', 'oil change', 'tyre change');
    await caller.says('tires');
    caller.hears('ask_time', 'Tyre change');
  });

  it('lists after two misunderstandings, then takes keys, then gives a person', async () => {
    const caller = await asked('clinic');
    const heard: string[] = [];
    const mumble = async () => {
      await caller.says('blorp');
      expect(caller.words).not.toBe(heard.at(-1));
      heard.push(caller.words);
    };
    for (let times = 0; times < 3; times += 1) await mumble();
    caller.hears('ask_service.list');
    for (let times = 0; times < 3; times += 1) await mumble();
    caller.hears('ask_service.keypad', 'Press 1 for first assessment');
    const other = caller;
    await other.presses('3');
    other.hears('ask_time', 'Massage');
  });

  it('lists after silence, and ends with a person', async () => {
    const caller = await asked('clinic');
    for (let times = 0; times < 9; times += 1) {
      const before = caller.words;
      await caller.staysSilent();
      expect(caller.words).not.toBe(before);
      if (caller.row.reply.says.at(-1)?.prompt.startsWith('handoff')) return;
    }
    throw new Error(`no person after nine silences: ${caller.words}`);
  });
});

describe('a person whom the caller asks for', () => {
  it('is not offered for what they do not do: the line says so and offers the others', async () => {
    const caller = await asked('clinic');
    await caller.says('acupuncture with Dr. Okafor');
    await caller.says('Thursday at ten');
    caller.hears('ask_time.offer', "Dr. Okafor isn't available for acupuncture", 'with Dr. Lee');
    await caller.says('the first one');
    caller.hears('confirm', 'acupuncture with Dr. Lee');
  });

  it('may be named later, and is asked of the calendar then', async () => {
    const caller = await asked('barber');
    await caller.says('a beard trim', 'Friday at one in the afternoon');
    caller.hears('confirm', 'beard trim');
    await caller.says('with Alex please');
    caller.hears('confirm', 'beard trim with Alex', '1 p.m.');
  });
});

describe('a wish that begins with a wait', () => {
  it.each([
    ['no wait, with Sam', 'Wednesday'],
    ['hold on, with Sam please', 'Friday'],
  ])('is heard at once: %s', async (words, day) => {
    const caller = await asked('barber');
    await caller.says('a haircut', `${day} at two in the afternoon`);
    caller.hears('confirm', 'haircut');
    await caller.says(words);
    caller.hears('confirm', 'haircut with Sam');
    await caller.says('hang on, make it three in the afternoon');
    caller.hears('confirm', 'haircut with Sam', '3 p.m.');
  });

  it('waits where nothing else is said', async () => {
    const caller = await asked('barber');
    await caller.says('no wait');
    expect(caller.words).toContain('Take your time');
  });
});

describe('another service', () => {
  it('keeps the time when that is still free for it, and every other slot', async () => {
    const caller = await asked('barber');
    await caller.says('a haircut', 'Friday at two in the afternoon');
    caller.hears('confirm', 'haircut');
    await caller.says('no, a beard trim');
    caller.hears('confirm', 'Ann Walker', 'beard trim', '2 p.m.');
    await caller.says('yes');
    expect(caller.row.booking).toMatchObject({ service: 'beard', endsAt: '2026-12-04T14:15' });
  });

  it('opens only the time again when that is no longer free for it', async () => {
    const caller = await asked('barber');
    await caller.says('a beard trim', 'Friday at a quarter to six in the evening');
    caller.hears('confirm', '5:45 p.m.');
    await caller.says('no, a cut and shave');
    caller.hears('ask_time.offer');
    expect(caller.context.slots).toMatchObject({ name: 'Ann Walker', service: 'cut-and-shave' });
    expect(caller.row.filled).toBe(4);
    await caller.says('the first one', 'yes'); // the opening that was held before is given back with the row
    caller.hears('complete', 'cut and shave');
  });
});
