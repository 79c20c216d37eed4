// The tables of answers to a read-back: what agrees, and as much that does not.
import { readConfirmation } from '../../extractors/confirmation.ts';
import type { Asked, Context } from '../../extractors/extractor.ts';

const context: Context = {
  asked: 'confirm',
  now: '2025-09-27T12:00',
  timeZone: 'America/Winnipeg',
  region: 'CA',
  prompt: 'I have Johnny Walter, 204 869 4950, Thursday October 2nd at 9:30. Is that right?',
};
const answerTo = (utterance: string, more: Partial<Context> = {}): string => {
  const reading = readConfirmation([utterance], { ...context, ...more });
  if (reading === null) return 'nothing';
  return 'answer' in reading ? reading.answer : 'unsure';
};

const AGREES = [
  'Yes that is all correct',
  "I'm happy with that",
  'go right ahead',
  'yes I said',
  "no no it's all good",
  'you are correct',
  'yes at 9:30',
  "that's right dear",
  'Thursday morning is perfect',
  'should be right',
  'you nailed it',
  'I will take that',
  'yeh',
  'ja',
  'exactly what I wanted',
  'confirm please',
  'works for me',
  "yes that's absolutely right",
  'please confirm it',
  'affirmative',
  "yeah I think that's right",
  "no that's correct",
  'correct, yes',
  'yes that time is good',
  'yeah alright',
  'Thursday at nine thirty is perfect',
  'yes, and thank you',
  "yes that's the right number",
  'brilliant, thank you',
  'everything looks good to me',
  'nothing to change',
  'keep it',
  "I'll be there",
  'yes, do you have parking',
  'cool',
  "yes, that's still fine",
  "I'm sure",
  "yes ma'am that's correct",
  'you heard me right',
  'confirm the booking',
  "I think that's right",
  'no complaints',
  'sure, why not',
  "that's true",
  'yes, Johnny Walter',
  'true',
  'you can book it',
  'that is the correct information',
  'yes I agree',
  "yes it's correct thank you very much",
  'no changes needed',
  'correct, thanks',
  'that would work for me',
  'that time works for me',
  'lock it in',
  "let's go with that",
  "I'd like that",
  'spot on',
  'yes sure',
  'yes and the number is right too',
  "that's me",
  'I confirm',
  'Thursday is great',
  'yes exactly',
  "that's all correct thank you",
  "that's the right name",
  'yeah okay',
  'awesome thanks',
  '100%',
  "I'd love that",
  'good, thanks',
  'alrighty',
  "yes I'm sure",
  'everything is correct',
  'you got it right',
  'yes these are correct',
  'looks right to me',
  'yes this is correct',
  "that's right, yes",
  "okay that's fine",
  'yes you can go ahead',
  'please do so',
  "I can confirm that's right",
  'very much so',
  'mm hmm',
  'ye',
  'everything you said is correct',
  "can't argue with that",
  'yes, absolutely, thank you',
  'okay perfect',
];

const REFUSES = [
  "I don't want that",
  'no, cancel that please',
  'nein',
  "that's not what I want",
  'I disagree',
  'wrong wrong wrong',
  'hmm no',
  "that's no good",
  "I'm afraid not",
  'unfortunately not',
  "yeah, no, that's incorrect",
  "no I didn't say that",
  'not correct',
  'not now',
  'you misheard me',
  'nothing is right',
  "it's wrong",
  'not that',
  'nope not right',
  'you got that wrong',
  "I don't think that is correct",
  'completely wrong',
  "sorry, that's not right",
  'non',
  'no that is not right',
  'none of that is right',
  "please don't book that",
  'I changed my mind',
  "I can't make it then",
  'I have to decline',
  "that doesn't seem right",
  "I don't believe so",
  "that's incorrect sorry",
  "that won't work",
  'no longer',
  'ah no',
  'no sir',
  "I've changed my mind",
  'not at all',
  "I can't make that",
  'cancel it',
  "I'm busy then",
  'ok no',
  "that can't be right",
  "yeah no that's not right",
  "I'm not available then",
  "no I don't want that",
  'not anymore',
  'that is not correct',
  "I'd rather not",
  'forget it',
  'hell no',
  "that won't do",
  "no that's not correct at all",
  "that isn't right",
  'I do not want it',
  'you got everything wrong',
  "that's totally wrong",
  'no, not quite',
  "I'm afraid that's wrong",
  'not really no',
  "uh no it isn't",
  "that's a mistake",
  "no that's incorrect",
  'no way José',
  'no, no good',
  "that's all wrong",
  'sorry no',
  'no I do not',
  'no, forget it',
];

const ASKS_AGAIN = [
  "I can't hear you",
  'what did you say',
  "I didn't understand",
  'come again please',
  'say what',
  'sorry?',
  'what was the date',
  'could you repeat that please',
  "I can't hear",
  'slower please',
  'what day did you say',
  "I couldn't hear you",
  'repeat',
  'what number did you say',
  "you're breaking up",
  'could you say the number again',
  'say the number again',
  'what was that',
  'could you go over that again',
  'can you read it back',
  'can you speak up',
  'excuse me?',
  'yes, can you repeat the number',
  'pardon me',
  'what was the time again',
  'eh',
];

const HESITATES = [
  'one moment please',
  'let me look',
  'can you hold on',
  'just one second please',
  'just a minute',
  'one minute',
  'hang on one second',
  'wait',
  'hold on a second',
  'let me grab my calendar',
  'one moment',
  "I'm just checking",
  'can you wait a minute',
  'I need a second',
  'wait a second',
  'let me check my calendar',
  'could you hold for a moment',
  'yeah hold on',
  'give me a second',
  'hang on',
];

const DOUBTS = [
  'umm',
  'either',
  'I guess',
  "I'm not certain",
  'um',
  'yes no maybe',
  "I don't remember",
  'who knows',
  'well',
  "I'm not too sure about that",
  'let me think about it',
  'not a hundred percent sure',
  'I think',
  "I don't know",
  'could be',
  'maybe',
  'sort of',
  'it depends',
  'hmm',
  "I'm not sure",
  'might be',
  'yes and no',
];

const SOMETHING_ELSE = [
  'where are you located',
  'how much does it cost',
  'can I bring my dog',
  'do you take insurance',
  'how long does it take',
  'is there parking',
  'who is this',
  'hello',
  'how far is it',
  'can my husband come too',
  'I want a haircut',
  'tell me a joke',
  'no one called me back',
  'nobody told me that',
];

test.each(AGREES)('books on %j', (utterance) => {
  expect(answerTo(utterance)).toBe('yes');
});

test.each(REFUSES)('does not book on %j', (utterance) => {
  expect(answerTo(utterance)).toBe('no');
});

test.each(ASKS_AGAIN)('says it again on %j', (utterance) => {
  expect(answerTo(utterance)).toBe('repeat');
});

test.each(HESITATES)('waits on %j', (utterance) => {
  expect(answerTo(utterance)).toBe('wait');
});

test.each(DOUBTS)('asks again on %j', (utterance) => {
  expect(answerTo(utterance)).toBe('unsure');
});

test.each(SOMETHING_ELSE)('takes %j for no answer', (utterance) => {
  expect(answerTo(utterance)).toBe('other');
});

// Both sides in one breath: the last word counts only where the first was taken back, or was a turn of speech.
test.each([
  ['yes, I mean no', 'no'],
  ['no, sorry, yes', 'yes'],
  ['sounds good, but no', 'no'],
  ['yeah no that is wrong', 'no'],
  ["no, that's right", 'yes'],
  ['okay no', 'no'],
  ['okay wait', 'wait'],
  ['yes no', 'unsure'],
  ['yeah no', 'unsure'],
  ["yes that's wrong", 'unsure'],
  ['yes but', 'unsure'],
  ['yes maybe', 'unsure'],
  ["that's not wrong", 'yes'],
  ["nothing's wrong", 'yes'],
  ["it isn't right", 'no'],
  ['not bad', 'yes'],
])('weighs %j: %s', (utterance, answer) => {
  expect(answerTo(utterance)).toBe(answer);
});

// Whatever would agree in another clause is denied in this one; nobody is booked on such words.
const NEGATIONS = [
  "don't",
  "no, don't",
  "please don't",
  "I don't want you to",
  "let's not",
  "you shouldn't",
  'never',
  'no way',
];
const ORDERS = ['book the appointment', 'book it', 'make the booking', 'go ahead', 'put me down', 'keep it', 'proceed'];
const READ_BACK = 'Ann Lee; Thursday, October 2nd at 11 a.m. Shall I book it?';
test.each(NEGATIONS.flatMap((not) => ORDERS.map((order) => `${not} ${order}`)))('does not agree on %j', (utterance) => {
  expect(answerTo(utterance)).not.toBe('yes');
  expect(answerTo(utterance, { prompt: READ_BACK })).not.toBe('yes');
});
test.each([
  ["don't book the appointment", 'no'],
  ["no, don't go ahead with the booking", 'no'],
  ["no way that's right", 'no'],
  ["I don't think so. Book it", 'yes'],
  ['no, book it', 'yes'],
  ['yes, if possible before noon', 'unsure'],
  ['yes unless it costs something', 'unsure'],
  ['fine, whatever, no', 'unsure'],
  ['should I say yes', 'unsure'],
  ['okay so the thing is', 'unsure'],
  ['okay how much', 'unsure'],
  ['good grief', 'unsure'],
  ['book it for someone else', 'unsure'],
  ["the name's right, the time isn't", 'correct'],
  ['correct it please', 'unsure'],
  ['no change the time', 'unsure'],
  ['no move it', 'unsure'],
  ['no changes', 'yes'],
  ['continue', 'yes'],
  ["let's not continue", 'unsure'],
  ["correct, that's it", 'yes'],
  ["correct that's right", 'yes'],
  ['yes, there is something wrong', 'correct'],
  ['Yes. How much is it?', 'yes'],
  ['okay. What is the address?', 'yes'],
])('with a day read back takes %j for %s', (utterance, answer) => {
  expect(answerTo(utterance, { prompt: READ_BACK })).toBe(answer);
});

// "No, that's fine" judges a read-back, but declines an offer.
test.each([
  ["no that's fine", 'Thursday at 9:30. Is that right?', 'yes'],
  ["no that's fine", 'Would you like to book an appointment?', 'no'],
])('takes %j after %j for %s', (utterance, prompt, answer) => {
  expect(answerTo(utterance, { prompt })).toBe(answer);
});

// Where nothing is read back, "no, keep it" declines: what was said is kept, the booking stands.
test.each<[string, Asked, string]>([
  ['no keep it', 'other', 'Do you want to start over? I would forget what you told me.'],
  ["no that's fine", 'confirm_cancel', 'Cancel your appointment on Thursday at 11 a.m.?'],
])('takes %j at %s for no', (utterance, asked, prompt) => {
  expect(answerTo(utterance, { asked, prompt })).toBe('no');
});

test.each([
  ['no', 'yes'],
  ['nope', 'yes'],
  ['nothing', 'yes'],
  ["no it's all good", 'yes'],
  ["it's all good", 'yes'],
  ['nothing is wrong', 'yes'],
  ['no thanks', 'yes'],
  ['yes', 'no'],
  ['yeah', 'no'],
  ["it's all wrong", 'no'],
  ['yes the time', 'correct'],
  ['the number is wrong', 'correct'],
  ['maybe', 'unsure'],
])('when yes means no, takes %j for %s', (utterance, answer) => {
  expect(answerTo(utterance, { polarity: 'negative', prompt: 'Is anything wrong?' })).toBe(answer);
});

test.each(['', '   ', '<empty>', '[noise]', '...'])('hears nothing in %j', (utterance) => {
  expect(readConfirmation([utterance], context)).toBeNull();
});

test('hears nothing without a hypothesis', () => {
  expect(readConfirmation([], context)).toBeNull();
});

test('takes no key for a time where the question offers keys', () => {
  expect(answerTo('1', { prompt: 'Say yes or press 1' })).toBe('unsure');
});

test('asks again when another hypothesis says no', () => {
  expect(readConfirmation(['yep', 'nope'], context)).toEqual({ answer: 'unsure' });
});

test('takes a refusal from another hypothesis, but never a yes', () => {
  expect(readConfirmation(['nose', 'no sir'], context)).toEqual({ answer: 'no' });
  expect(readConfirmation(['nose', 'yes sir'], context)).not.toEqual({ answer: 'yes' });
});
