// The region decides what a whole number is; a country code or a country's name overrides it.
import { hear } from '../support/heard-phone.ts';

test.each([
  ['GB', 'oh seven nine double one, one two three, four five six', '+447911123456'],
  ['GB', '07911 123456', '+447911123456'],
  ['GB', 'zero two oh, seven nine four six, oh nine five eight', '+442079460958'],
  ['GB', '0044 7911 123456', '+447911123456'],
  ['GB', 'oh seven seven double oh nine hundred one two three', '+447700900123'],
  ['GB', '07911', '07911…'],
  ['IE', 'oh eight seven, one two three, four five six seven', '+353871234567'],
  ['IE', '01 679 3311', '+35316793311'],
  ['IE', '087 123', '087123…'],
  ['AU', 'oh four one two, treble three, triple four', '+61412333444'],
  ['AU', '02 9876 5432', '+61298765432'],
  ['AU', 'thirteen hundred nine seven five seven oh seven', '+611300975707'],
  ['AU', '0011 44 7911 123456', '+447911123456'],
  ['AU', '9876 5432', '98765432…'],
  ['US', '917 555 0123', '+19175550123'],
  ['US', '+44 (0) 7911 123456', '+447911123456'],
  ['US', 'plus forty four, seven nine one one, one two three, four five six', '+447911123456'],
  ['US', "it's a UK number, oh seven nine one one one two three four five six", '+447911123456'],
  ['US', '011 353 87 123 4567', '+353871234567'],
  ['US', 'country code 61, 412 345 678', '+61412345678'],
  ['US', 'plus four four', '44…'],
  ['GB', 'a Canadian number, 416 555 0134', '+14165550134'],
  ['GB', '+1 416 555 0134', '+14165550134'],
  ['CA', '07911 123456', '07911123456…'],
  ['ZZ', '416 555 0134', '+14165550134'],
])('%s: %s', (region, utterance, expected) => expect(hear(utterance, { region })).toBe(expected));

test.each([
  ['GB', '07911 123457', 'the last three are 456', '+447911123456'],
  ['GB', '+447911123457', 'six not seven', 'which?'],
  ['AU', '0412345679', 'eight not nine', '+61412345678'],
  ['IE', '0871234567', "no, it's 086 123 4567", '+353861234567'],
])('%s: of %s, %s', (region, heard, utterance, expected) => {
  expect(hear(utterance, { region, heard, asked: 'confirm_mobile' })).toBe(expected);
});

test.each([
  ['GB', '07911', '123 456', '+447911123456'],
  ['AU', '0412', '345678', '+61412345678'],
  ['IE', '087', '123', '087123…'],
  ['US', '44', '7911 123456', '+447911123456'],
])('%s: %s, then %s', (region, prior, utterance, expected) =>
  expect(hear(utterance, { region, prior })).toBe(expected),
);
