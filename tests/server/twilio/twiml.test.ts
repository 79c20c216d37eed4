// TwiML as text is held against Twilio's own builder, whose bytes it has to give.
import twilio from 'twilio';
import { speakable } from '../../../server/twilio/speakable.ts';
import { spoken, twiml, verb } from '../../../server/twilio/twiml.ts';
import { seeded } from '../../support/random.ts';

const CASES = 2_000;
const LETTERS = [...'ab \'"&<>;]#é’…😀中-\u{10FFFD}', '&amp;', ']]>', '<!--', '\u00A0', '\u2028'];

const random = seeded(20_251_125);
const wordsOf = (length: number) =>
  Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? '').join('');

test(`${CASES} documents are the builder's, whatever is in them`, () => {
  for (let at = 0; at < CASES; at += 1) {
    const [value, words, number] = [wordsOf(12), speakable(`x${wordsOf(20)}`), wordsOf(5)];
    const builder = new twilio.twiml.VoiceResponse();
    builder.say({ language: 'en-CA' }, words);
    builder
      .gather({ input: ['dtmf', 'speech'], action: value, actionOnEmptyResult: true, timeout: 5, hints: value })
      .say(words);
    builder.dial({ timeout: 25 }).number({ url: value }, number);
    builder.record({ playBeep: false });
    builder.hangup();
    const gather = { input: 'dtmf speech', action: value, actionOnEmptyResult: true, timeout: 5, hints: value };
    const ours = twiml(
      verb('Say', { language: 'en-CA' }, spoken(words)),
      verb('Gather', gather, verb('Say', {}, spoken(words))),
      verb('Dial', { timeout: 25 }, verb('Number', { url: value }, spoken(number))),
      verb('Record', { playBeep: false }),
      verb('Hangup', {}),
    );
    expect(ours).toBe(builder.toString());
  }
});

test('a document without verbs, and an attribute without a value', () => {
  expect(twiml()).toBe(new twilio.twiml.VoiceResponse().toString());
  expect(verb('Record', { transcribe: undefined, maxLength: 0 })).toBe('<Record maxLength="0"/>');
});
