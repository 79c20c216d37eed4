// Telephone numbers as callers say them and recognisers write them, and what is no telephone number.
import type { E164 } from '../../machines/dialog.ts';
import { readPhone } from '../../extractors/phone.ts';
import { contextOf, hear } from '../support/heard-phone.ts';

const isE164 = (text: string): text is E164 => text.startsWith('+');
const line = '+14315550123';
const callerId = isE164(line) ? line : undefined;

describe('the numbers of the production calls', () => {
  test.each([
    ["It's 8153288957.", '+18153288957'],
    ['8536945968.', '+18536945968'],
    ['685 963 6251.', '+16859636251'],
    ['693. 543 8631.', '+16935438631'],
    ['Six nine, three five eight. Six five nine three, two.', '+16935865932'],
    ['The 204-869-4905.', '+12048694905'],
    ['To 204 869 4905.', '+12048694905'],
  ])('%s', (utterance, e164) => expect(hear(utterance)).toBe(e164));
});

describe('spoken digits', () => {
  test.each([
    ['four one six five five five zero one three four'],
    ['four one six, five five five, oh one three four'],
    ['for won six five five five oh won three for'],
    ['four sixteen, five fifty-five, oh one thirty-four'],
    ['four one six triple five oh one thirty four'],
    ['four one six three fives oh one three four'],
    ['one four one six five five five nought one three four'],
    ['plus one four one six five five five zero one three four'],
    ['four hundred sixteen, five hundred and fifty five, oh one three four'],
    ['416 five five five 0134'],
    ['41 65 55 01 34'],
    ['4 1 6 5 5 5 0 1 3 4'],
    ['4165550134#'],
    ['9:15? no, sorry, 416 555 0134'],
    ['for 416 555 0134'],
    ['Two, 416 555 0134'],
    ['oh four one six five five five zero one three four'],
    ['one second, it is 416 555 0134'],
    ['call me at 416 555 0134 after six'],
    ['Bob Hill, 416-555-0134, Thursday at nine thirty'],
    ['my account number is 99812 and my phone is 416 555 0134'],
    ['416 555 0134. 416 555 0134.'],
    ['416 555, so 416 555 0134'],
    ['555 0134, area code 416'],
  ])('%s', (utterance) => expect(hear(utterance)).toBe('+14165550134'));

  test.each([
    ['seven oh one, five five five, twenty-two hundred', '+17015552200'],
    ['nine oh seven five five five two thousand', '+19075552000'],
    ['one eight hundred five five five one two three four', '+18005551234'],
    ['nine one seven five double five oh one double two', '+19175550122'],
    ['two one two, five fifty five, nineteen eighty five', '+12125551985'],
    ['1-800-GOOD-DAY', '+18004663329'],
    ['416 555 0134 extension twenty one', '+14165550134 x21'],
    ['416-555-0134 x7', '+14165550134 x7'],
  ])('%s', (utterance, expected) => expect(hear(utterance)).toBe(expected));

  test('an unassigned area code is kept and marked', () => {
    expect(readPhone(['853 694 5968'], contextOf())).toEqual({
      kind: 'full',
      e164: '+18536945968',
      valid: false,
      strength: 'strong',
    });
  });
});

describe('parts of a number', () => {
  test.each([
    ['416', '416…'],
    ['area code four one six', '416…'],
    ['555 0134', '5550134…'],
    ['four one six five five five', '416555…'],
    ['the number starts with 416', '416…'],
  ])('%s', (utterance, expected) => expect(hear(utterance)).toBe(expected));

  test('digits named as an area code count whatever was asked', () => {
    expect(readPhone(['my area code is 416'], contextOf())).toMatchObject({ strength: 'strong' });
    expect(readPhone(['416'], contextOf())).toMatchObject({ strength: 'weak' });
  });
});

describe('the line the caller rings from', () => {
  test.each([
    ["the number I'm calling from"],
    ['just use the one that I am calling from'],
    ['the phone I called from is fine'],
    ["it's the same number I'm using now"],
    ['yes, this number'],
    ['the one on your caller ID'],
  ])('%s', (utterance) => expect(hear(utterance, callerId ? { callerId } : {})).toBe('caller id'));

  test.each([
    ["don't use the number I'm calling from"],
    ['a different number from the one I am calling from'],
    ['is this number going to be shared with anyone else'],
    ['the same as last time'],
    ['the one I called yesterday'],
    ['not this number'],
  ])('not: %s', (utterance) => expect(hear(utterance, callerId ? { callerId } : {})).toBe('nothing'));

  test('digits beside it count more', () => {
    expect(hear("not the one I'm calling from, 416 555 0134", callerId ? { callerId } : {})).toBe('+14165550134');
  });
});

describe('two readings are asked about', () => {
  test.each([
    ['416 555 0134 or 416 555 0135'],
    ['416 555 0134 or is it 0143'],
    ['416 555 0134, again that is 416 555 0135'],
    ['416 555 01344'],
    ['416 555 0134 no wait'],
    ['nine one one'],
    ['000 000 0000'],
  ])('%s', (utterance) => expect(hear(utterance)).toBe('which?'));

  test.each([
    ['my home is 416 555 0134 and my cell is 416 555 0135', '+14165550135'],
    ['416 555 0134 is work, 416 555 0135 is my mobile', '+14165550135'],
    ["my wife's is 416 555 0134 but mine is 416 555 0135", '+14165550135'],
  ])('the mobile is chosen: %s', (utterance, expected) => expect(hear(utterance)).toBe(expected));
});

describe('no telephone number', () => {
  test.each([
    ['at two thirty'],
    ['half past four'],
    ['next Thursday at 11 a.m.'],
    ['quarter to ten'],
    ['ten to two'],
    ['nine to five'],
    ['the fourth of May'],
    ['May 2nd 2026'],
    ['03/04/1985'],
    ['my birthday is January 5 1985'],
    ['I am thirty five years old'],
    ['two people'],
    ['for two'],
    ['it costs forty dollars'],
    ['$45'],
    ['my account number is 12345678'],
    ['order number 416 555 0134'],
    ['health card number 1234567890'],
    ['my postal code is K1A 0B1'],
    ['my zip code is 90210'],
    ['I live at 416 Main Street'],
    ['suite 400'],
    ['my pin is 4432'],
    ['one moment'],
    ['give me one minute'],
    ['I have two numbers'],
    ['just one second please'],
    ['to be honest'],
    ['what for'],
    ['too late for that'],
    ['no one'],
    ['oh'],
    ['oh no'],
    ['B12'],
    ['24/7'],
    ['I ate already'],
    ['Ann Lee'],
    ['what number do you have'],
    ["I'd rather not give it"],
    ['yes'],
    ['no'],
    ['hello?'],
    [''],
    ['…'],
  ])('%s', (utterance) => expect(hear(utterance)).toBe('nothing'));
});
