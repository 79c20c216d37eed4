// Corrections: within one utterance, of a number that was read back, and of digits from earlier turns.
import { hear } from '../support/heard-phone.ts';

describe('the caller corrects while speaking', () => {
  test.each([
    ['416 555 0135 no wait 0134', '+14165550134'],
    ['416 556 I mean 555 0134', '+14165550134'],
    ['four one seven, sorry, four one six, five five five, zero one three four', '+14165550134'],
    ['416 555 01 scratch that 416 555 0134', '+14165550134'],
    ['431 555 0134 no sorry 416 555 0134', '+14165550134'],
    ['416 555 0135, six not five', '+14165550136'],
    ['416 555 0135, the last digit is a 4', '+14165550134'],
    ['416 555 0, sorry, 555 0134', '+14165550134'],
    ['204 555 0134 start over 416 555 0134', '+14165550134'],
    ['not 204 555 0134, 416 555 0134', '+14165550134'],
  ])('%s', (utterance, expected) => expect(hear(utterance)).toBe(expected));
});

describe('the caller corrects what was read back', () => {
  const heard = '4165550134';
  test.each([
    ["no, it's 4 1 0 6 at the end", '+14165554106'],
    ['the last four are 0143', '+14165550143'],
    ['last 4 digits zero one four three', '+14165550143'],
    ['the last two are four three', '+14165550143'],
    ['the last digit should be five', '+14165550135'],
    ['it ends in one one four three', '+14165551143'],
    ['area code is 431', '+14315550134'],
    ["no the area code's four three one", '+14315550134'],
    ['431 is the area code', '+14315550134'],
    ['431 not 416', '+14315550134'],
    ["it's not 416, it's 431", '+14315550134'],
    ['not 416 431', '+14315550134'],
    ['seven not four', 'which?'],
    ['six not three', '+14165550164'],
    ['the middle three are 556', '+14165560134'],
    ['no, 0143', '+14165550143'],
    ['no, 556 0143', '+14165560143'],
    ["no, it's 431 556 0143", '+14315560143'],
    ['yes, 416 555 0134', '+14165550134'],
    ['yes', 'nothing'],
    ['no', 'nothing'],
    ['no that is wrong', 'nothing'],
    ['yes 0134', 'nothing'],
    ['no 7', 'which?'],
    ['seven', 'which?'],
    ['no, eight eight two', 'which?'],
    ['three o’clock', 'nothing'],
  ])('%s', (utterance, expected) => expect(hear(utterance, { heard, asked: 'confirm_mobile' })).toBe(expected));

  test.each([
    ['can we make it ten thirty', 'nothing'],
    ['ten thirty', 'nothing'],
    ['not Thursday', 'nothing'],
    ['the phone number ends in 0143', '+14165550143'],
  ])('at the last question: %s', (utterance, expected) => {
    expect(hear(utterance, { heard, asked: 'confirm' })).toBe(expected);
  });
});

describe('digits come over several turns', () => {
  test.each([
    ['416555', '0134', '+14165550134'],
    ['416555', 'and zero one three four', '+14165550134'],
    ['416555', 'the last four are 0134', '+14165550134'],
    ['416555', '555 0134', '+14165550134'],
    ['416', '555', '416555…'],
    ['416', '416 555', '416555…'],
    ['4165550', '134', '+14165550134'],
    ['5550134', '416', '+14165550134'],
    ['5550134', 'area code is 416', '+14165550134'],
    ['416555013', 'four', '+14165550134'],
    ['416555013', 'for', '+14165550134'],
    ['204555', '416 555 0134', '+14165550134'],
    ['204555', 'no start over, 416', '416…'],
    ['416556', 'sorry, 555', '416555…'],
    ['416556', 'the area code is 431', '431556…'],
    ['416555', 'sorry 431', 'which?'],
    ['416555', '01345', 'which?'],
    ['416555', 'triple oh', '416555000…'],
    ['416555', 'oh', 'nothing'],
    ['416555', 'yes', 'nothing'],
    ['416555', 'hold on', 'nothing'],
    ['416555', 'at four', 'nothing'],
    ['416555', 'just a second', 'nothing'],
  ])('%s, then %s', (prior, utterance, expected) => expect(hear(utterance, { prior })).toBe(expected));
});
