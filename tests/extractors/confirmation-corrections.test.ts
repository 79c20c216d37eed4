// Corrections of a read-back: which slot, and the caller's own words for its new value; and as much that corrects nothing.
import { readConfirmation } from '../../extractors/confirmation.ts';
import type { Asked, Context } from '../../extractors/extractor.ts';

const context: Context = {
  asked: 'confirm',
  now: '2025-09-27T12:00',
  timeZone: 'America/Winnipeg',
  region: 'CA',
  prompt: 'I have Johnny Walter, 204 869 4950, Thursday October 2nd at 9:30. Is that right?',
};

test.each([
  ["no it's Walker not Walter", 'name', 'Walker'],
  ['my name is Jonathan, not Johnny', 'name', 'Jonathan'],
  ['not Walter, Walker', 'name', 'Walker'],
  ['Walker with a K', 'name', 'Walker with a K'],
  ['no, Walker, W A L K E R', 'name', 'Walker, W A L K E R'],
  ['yes but my name is spelled with a K', 'name', 'with a K'],
  ['you got my name wrong', 'name', ''],
  ["the surname isn't right", 'name', ''],
  ["it's all right except for the name", 'name', ''],
  ["it's not Walter", 'name', ''],
  ['no my number is 204 869 4905', 'phone', '204 869 4905'],
  ["No it's 4905 not 4950", 'phone', '4905'],
  ['no it is four nine oh five', 'phone', 'four nine oh five'],
  ['the last four digits are 4905', 'phone', '4905'],
  ['it ends with zero five', 'phone', 'zero five'],
  ['the area code is 431', 'phone', '431'],
  ['everything is right except the number', 'phone', ''],
  ['that is my old number', 'phone', ''],
  ['the time is good but the number is wrong', 'phone', ''],
  ['yes but make it eleven', 'time', 'eleven'],
  ['yes, but make it half past ten', 'time', 'half past ten'],
  ['can we make it 10 instead', 'time', '10'],
  ['No, Friday', 'time', 'Friday'],
  ['yes, but Friday not Thursday', 'time', 'Friday'],
  ['not Thursday, Friday', 'time', 'Friday'],
  ["I can't do Thursday, how about Friday", 'time', 'Friday'],
  ['Friday would be better', 'time', 'Friday'],
  ['yes, Friday at 10', 'time', 'Friday at 10'],
  ['reschedule to next week', 'time', 'next week'],
  ['is there anything at 3 pm', 'time', '3 pm'],
  ['book it for Friday', 'time', 'Friday'],
  ['change the time please', 'time', ''],
  ["I can't do Thursday", 'time', ''],
  ["Thursday doesn't work for me", 'time', ''],
  ['9:30 is too early', 'time', ''],
  ['can we make it a bit later', 'time', ''],
  ['okay but different time', 'time', ''],
  ['eleven', 'time', 'eleven'],
  ['yeah ten thirty', 'time', 'ten thirty'],
])('%j puts the %s right: %j', (utterance, slot, value) => {
  expect(readConfirmation([utterance], context)).toEqual({ answer: 'correct', slot, ...(value !== '' && { value }) });
});

test.each([
  'I need to fix something',
  'one thing is wrong',
  "there's a mistake",
  'I made a mistake',
  'yes but one thing is wrong',
])('asks what to put right on %j', (utterance) => {
  expect(readConfirmation([utterance], context)).toEqual({ answer: 'correct' });
});

const READ_BACK: Readonly<Partial<Record<Asked, Partial<Context>>>> = {
  confirm_name: { heard: 'Johnny Walter', prompt: 'I heard Johnny Walter. Is that right?' },
  confirm_mobile: { heard: '2048694950', prompt: 'I have 2 0 4, 8 6 9, 4 9 5 0. Is that right?' },
  confirm_time: { prompt: "That's Thursday, October 2nd at 9:30. Is that right?" },
};

test.each<[Asked, string, string, string]>([
  ['confirm_name', 'Walker', 'name', 'Walker'],
  ['confirm_name', "it's Walker", 'name', 'Walker'],
  ['confirm_name', 'no Johnny Walker', 'name', 'Johnny Walker'],
  ['confirm_name', 'no, my name is April Jones', 'name', 'April Jones'],
  ['confirm_name', 'W A L K E R', 'name', 'W A L K E R'],
  ['confirm_mobile', 'four nine oh five', 'phone', 'four nine oh five'],
  ['confirm_mobile', 'no, the last digit is 5', 'phone', '5'],
  ['confirm_mobile', 'double five not five', 'phone', 'double five'],
  ['confirm_time', 'eleven', 'time', 'eleven'],
  ['confirm_time', 'can you do ten', 'time', 'ten'],
  ['confirm_time', 'ten thirty is good', 'time', 'ten thirty'],
])('after %s takes %j for a new %s', (asked, utterance, slot, value) => {
  expect(readConfirmation([utterance], { ...context, ...READ_BACK[asked], asked })).toEqual({
    answer: 'correct',
    slot,
    value,
  });
});

// Said again is not said anew; and a value beside a yes is part of the yes.
test.each<[Asked, string, string]>([
  ['confirm', 'Thursday at nine thirty is perfect', 'yes'],
  ['confirm', 'yes, Thursday at 9:30', 'yes'],
  ['confirm', '9:30 works for me', 'yes'],
  ['confirm', 'the number is right', 'yes'],
  ['confirm', 'name and number are right', 'yes'],
  ['confirm', "don't change anything", 'yes'],
  ['confirm', 'yes, can I also get a text reminder', 'yes'],
  ['confirm', 'yes. What is the phone number?', 'yes'],
  ['confirm', 'what time do you close?', 'other'],
  ['confirm', 'is it a unisex salon', 'other'],
  ['confirm', 'do I need to bring anything', 'other'],
  ['confirm_name', 'yes Johnny Walter', 'yes'],
  ['confirm_name', 'Johnny Walter', 'unsure'],
  ['confirm_mobile', 'yes 204 869 4950', 'yes'],
  ['confirm_time', 'yes nine thirty', 'yes'],
  ['confirm_time', 'nine thirty is good', 'yes'],
])('after %s takes %j for %s', (asked, utterance, answer) => {
  expect(readConfirmation([utterance], { ...context, ...READ_BACK[asked], asked })).toEqual({ answer });
});

// Names and chatter are no assent, whatever their letters resemble.
test.each([
  'Beth Thompson',
  'Leah Whitehead',
  'nose',
  'on',
  'you',
  'Gemma',
  'I want to book an appointment',
  'thank you',
  'turn that down',
])('does not book on %j', (utterance) => {
  expect(readConfirmation([utterance], context)).not.toMatchObject({ answer: 'yes' });
});
