import type { Asked } from '../../machines/dialog.ts';
import type { Context } from '../../extractors/extractor.ts';
import { readName } from '../../extractors/name.ts';

const CONTEXT: Context = { asked: 'ask_name', now: '2025-09-27T12:00', timeZone: 'America/Winnipeg', region: 'CA' };

const read = (utterance: string, asked: Asked = 'ask_name') => readName([utterance], { ...CONTEXT, asked });
const nameIn = (utterance: string, asked: Asked = 'ask_name') => {
  const reading = read(utterance, asked);
  return reading?.kind === 'name' ? reading.name : reading;
};

describe('at the name prompt', () => {
  test.each([
    ['Ingrid', 'Ingrid'],
    ['ingrid solheim', 'Ingrid Solheim'],
    ['Ingrid. Solheim.', 'Ingrid Solheim'],
    ['Ingrid, uh, Solheim', 'Ingrid Solheim'],
    ["um, it's ingrid solheim", 'Ingrid Solheim'],
    ['Yeah hi, this is Desmond Oyelaran calling about Friday', 'Desmond Oyelaran'],
    ['the name would be Lucia Ferri', 'Lucia Ferri'],
    ['Lucia Ferri is my name', 'Lucia Ferri'],
    ['put it under Ferri', 'Ferri'],
    ['Ferri, first name Lucia', 'Lucia Ferri'],
    ['last name Ferri first name Lucia', 'Lucia Ferri'],
    ['Lucia is my first name, Ferri is my last name', 'Lucia Ferri'],
    ["The name's Okoro, Ada Okoro", 'Ada Okoro'],
    ['Ada, Ada Okoro', 'Ada Okoro'],
    ["it's for my daughter, her name is Mei Tanaka", 'Mei Tanaka'],
    ['Mrs. Tanaka', 'Tanaka'],
    ['Walter Quick Junior', 'Walter Quick Jr'],
    ['pieter van der merwe', 'Pieter van der Merwe'],
    ['DECLAN O’SHEA', "Declan O'Shea"],
    ['declan o shea', "Declan O'Shea"],
    ['fiona mc allister', 'Fiona McAllister'],
    ['rosa lopez hyphen diaz', 'Rosa Lopez-Diaz'],
    ['Łukasz Żak', 'Łukasz Żak'],
    ['J. R. Hartley', 'J R Hartley'],
    ['Tran Van An', 'Tran Van An'],
    ['Anh Do', 'Anh Do'],
    ['D apostrophe Souza', "D'Souza"],
    ['Bob from Acme Plumbing', 'Bob'],
    ['Helen Park, I need to move my appointment', 'Helen Park'],
    ['Hope Rivers', 'Hope Rivers'],
    ['Will', 'Will'],
    ['April May', 'April May'],
    ['my name is August', 'August'],
    ['Will Repeat', 'Will Repeat'],
    ['zanthor quibbledee', 'Zanthor Quibbledee'],
  ])('takes the name in "%s"', (utterance, name) => {
    expect(nameIn(utterance)).toBe(name);
  });

  test.each([
    '',
    '<empty>',
    'yes',
    'no thanks',
    'okay then',
    'repeat',
    'help',
    'what?',
    'who is this',
    'why do you need that',
    'my name',
    'My name is',
    "my name's, um",
    "I'd rather not say",
    'you already have it',
    'hold on a second',
    'can I speak to a person',
    'representative',
    "it's 204 555 0142",
    'Thursday at half past nine',
    'May 3rd at 9 a.m.',
    '10 p. m.',
    'the fourth of August',
    'I need to book an appointment',
    "I'd like a haircut",
    'root canal',
    "I'm not sure",
    "I'm driving right now",
    "it's raining",
    "that's crazy",
    'Acme Plumbing',
    'Harper & Sons Roofing',
    'University of Saskatchewan',
    "I'm calling from Northern Dental",
    'goodbye',
    'oh my god',
    'Jesus Christ',
    'a.m.',
  ])('hears no name in "%s"', (utterance) => {
    const reading = read(utterance);
    expect(reading === null || reading.kind === 'clarify').toBe(true);
  });

  test.each(['Tom and Lucia Ferri', 'booking for Mike or Sarah'])('asks whose name it is in "%s"', (utterance) => {
    expect(read(utterance)).toEqual({ kind: 'clarify' });
  });

  test('marks two names with a pause between them as doubtful', () => {
    expect(read('Solheim, Ingrid')).toMatchObject({ name: 'Solheim Ingrid', doubtful: true });
  });
});

describe('corrections', () => {
  test.each<[string, Asked, string, string]>([
    ['not Johnny, Jonny', 'confirm_name', 'Johnny Parker', 'Jonny Parker'],
    ['no, Barker', 'confirm_name', 'Johnny Parker', 'Johnny Barker'],
    ['the last name is Barker', 'confirm_name', 'Johnny Parker', 'Johnny Barker'],
    ['first name is Ronnie', 'confirm_name', 'Johnny Parker', 'Ronnie Parker'],
    ['no my name is Ada Okoro', 'confirm_name', 'Johnny Parker', 'Ada Okoro'],
    ["it's with a K", 'confirm_name', 'Catherine Moss', 'Katherine Moss'],
    ['no, B A R K E R', 'confirm_name', 'Johnny Parker', 'Johnny Barker'],
    ['Craig', 'confirm_name', 'Greg Parker', 'Craig Parker'],
    ['two Gs', 'confirm_name', 'Greg Parker', 'Gregg Parker'],
    ['not Johnny Jonny', 'confirm_name', 'Johnny Parker', 'Jonny Parker'],
    ['Parker', 'other', 'Johnny', 'Johnny Parker'],
    ['P A R K E R', 'other', 'Johnny', 'Johnny Parker'],
  ])('"%s" (%s) makes %s into %s', (utterance, asked, heard, name) => {
    expect(readName([utterance], { ...CONTEXT, asked, heard })).toMatchObject({ kind: 'name', name });
  });

  test.each([
    ['Ron, no, Don Parker', 'Don Parker'],
    ['Don Barker, sorry, Parker', 'Don Parker'],
  ])('takes back what was said before in "%s"', (utterance, name) => {
    expect(nameIn(utterance)).toBe(name);
  });

  test.each(['yes', 'no', "that's wrong", 'no that is not right'])('"%s" corrects nothing', (utterance) => {
    expect(readName([utterance], { ...CONTEXT, asked: 'confirm_name', heard: 'Johnny Parker' })).toBeNull();
  });
});

describe('at other prompts', () => {
  test.each<[string, Asked, string]>([
    ['my name is Ada Okoro', 'ask_mobile', 'Ada Okoro'],
    ['Thursday at ten, for Johnny Walker', 'ask_time', 'Johnny Walker'],
    ['this is Ingrid Solheim calling, is Friday free', 'ask_time', 'Ingrid Solheim'],
    ['it should be under the name Oehler', 'confirm', 'Oehler'],
  ])('"%s" (%s) holds a name that stands whatever was asked', (utterance, asked, name) => {
    expect(read(utterance, asked)).toMatchObject({ kind: 'name', name, strength: 'strong' });
  });

  test.each<[string, Asked]>([
    ['Thursday at eleven', 'ask_time'],
    ['any time in May', 'ask_time'],
    ['Thu, Dec 20 at seven', 'ask_time'],
    ['with Dr. Amy Teng please', 'ask_time'],
    ["the dentist's name is David Thompson", 'ask_time'],
    ['next week, Christmas eve', 'ask_time'],
    ['204 555 0142', 'ask_mobile'],
    ['yes please', 'confirm'],
    ['Ingrid', 'confirm'],
    ['Tom and Jerry', 'ask_time'],
  ])('"%s" (%s) holds no strong name', (utterance, asked) => {
    const reading = read(utterance, asked);
    expect(reading === null || (reading.kind === 'name' && reading.strength === 'weak')).toBe(true);
  });
});

const best = (...nBest: string[]) => {
  const reading = readName(nBest, CONTEXT);
  return reading?.kind === 'name' ? reading.name : reading;
};

describe('several hypotheses', () => {
  test('the recogniser comes first among likely names', () => {
    expect(best('Helen Park', 'Ellen Park', 'Helen Bark')).toBe('Helen Park');
  });
  test('a name further down beats words that are none', () => {
    expect(best('than Kowalski', 'Dan Kowalski', 'then Kowalski')).toBe('Dan Kowalski');
    expect(best('hell in park', 'Helen Park')).toBe('Helen Park');
  });
  test('half a name out of many is asked for again', () => {
    expect(readName(['Colin', 'Collin', 'Rollin', 'Colleen'], CONTEXT)).toMatchObject({ kind: 'clarify' });
  });
  test('no hypothesis, no name', () => {
    expect(readName([], CONTEXT)).toBeNull();
  });
});

describe('limits', () => {
  const LONG = 4_000;
  const MAX_MS = 1_000; // a busy machine's second; work that grows with the square of the length would take far more
  const repeat = (text: string) => text.repeat(Math.ceil(LONG / text.length)).slice(0, LONG);

  test.each([
    'a ',
    's as in ',
    'my name is ',
    'o apostrophe ',
    '-',
    "'",
    'double double ',
    'Ada Okoro ',
    'x',
    'J-O-',
    '.,',
    'a-',
    'with two ns ',
    'ummm ',
    'sa ',
  ])('reads 4,000 characters of "%s" in good time', (text) => {
    const times = [1, 2, 3].map(() => {
      const started = performance.now();
      readName([repeat(text)], CONTEXT);
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(MAX_MS);
  });

  test.each(['constructor', 'my name is __proto__', 'toString as in valueOf', '\ud800', '𝔘𝔫𝔦', '名前'])(
    'reads "%s" without harm',
    (text) => {
      expect(() => readName([text, text], { ...CONTEXT, heard: text })).not.toThrow();
    },
  );
});
