import type { CallerInput } from '../../../machines/dialog.ts';
import { MAX_SPEECH_CHARACTERS, readFallback, readStart, readTurn, readWhisper } from '../../../server/twilio/parse.ts';
import { CALL_ID } from './scripted-line.ts';

const OTHER = `CA${'f'.repeat(32)}`;
const path = { callId: CALL_ID, n: '7' };
const read = (form: Record<string, unknown>, query: unknown = {}) =>
  readTurn(path, query, { CallSid: CALL_ID, ...form });

test.each<[string, Record<string, string>, CallerInput]>([
  ['speech', { SpeechResult: "I'm a banana.", Confidence: '0.9' }, { kind: 'speech', nBest: ["I'm a banana."] }],
  ['speech without a confidence', { SpeechResult: 'Yes.' }, { kind: 'speech', nBest: ['Yes.'] }],
  ['keys', { Digits: '4155550123', FinishedOnKey: '#' }, { kind: 'keys', digits: '4155550123' }],
  [
    'keys with an empty finish key',
    { Digits: '1', FinishedOnKey: '', msg: 'Gather End' },
    { kind: 'keys', digits: '1' },
  ],
  ['keys win over speech', { Digits: '2', SpeechResult: 'two' }, { kind: 'keys', digits: '2' }],
  ['speech when the keys are empty', { Digits: '', SpeechResult: 'two' }, { kind: 'speech', nBest: ['two'] }],
  ['silence, parameters absent', {}, { kind: 'silence' }],
  ['silence, parameters empty', { Digits: '', SpeechResult: '' }, { kind: 'silence' }],
  ['silence, pound alone', { Digits: '', FinishedOnKey: '#' }, { kind: 'silence' }],
  ['silence, only what cannot be said', { SpeechResult: ' \u0000\ud800 ' }, { kind: 'silence' }],
  ['control characters', { SpeechResult: 'ten\u0000\u0007 past\ud83d' }, { kind: 'speech', nBest: ['ten past'] }],
  [
    'a dial answered',
    { DialCallStatus: 'completed', DialCallDuration: '42' },
    { kind: 'dial_ended', outcome: 'completed', seconds: 42 },
  ],
  ['a dial not answered', { DialCallStatus: 'no-answer' }, { kind: 'dial_ended', outcome: 'no_answer', seconds: 0 }],
  ['a dial word of tomorrow', { DialCallStatus: 'toString' }, { kind: 'dial_ended', outcome: 'failed', seconds: 0 }],
  [
    'a recorded dial',
    { DialCallStatus: 'busy', RecordingUrl: 'https://x.test/r' },
    { kind: 'dial_ended', outcome: 'busy', seconds: 0 },
  ],
  [
    'a message',
    { RecordingUrl: 'https://x.test/r', RecordingDuration: '9', Digits: '#' },
    { kind: 'recorded', url: 'https://x.test/r', seconds: 9, hungUp: false },
  ],
  [
    'a message, hung up',
    { RecordingUrl: 'https://x.test/r', RecordingDuration: '9', Digits: 'hangup' },
    { kind: 'recorded', url: 'https://x.test/r', seconds: 9, hungUp: true },
  ],
  [
    'a silent message',
    { RecordingDuration: '0', RecordingUrl: '', Digits: '' },
    { kind: 'recorded', url: '', seconds: 0, hungUp: false },
  ],
  ['no message at all', { Digits: 'hangup' }, { kind: 'recorded', url: '', seconds: 0, hungUp: true }],
  [
    'a duration that is none',
    { RecordingUrl: 'https://x.test/r', RecordingDuration: 'NaN' },
    { kind: 'recorded', url: 'https://x.test/r', seconds: 0, hungUp: false },
  ],
])('reads %s', (_what, form, input) => {
  expect(read(form)).toEqual({ ok: true, value: { callId: CALL_ID, number: 7, input } });
});

test('a verb that never ran reports itself', () => {
  expect(read({}, { outcome: 'not_dialled' })).toMatchObject({
    value: { input: { kind: 'dial_ended', outcome: 'failed' } },
  });
  expect(read({}, { outcome: 'not_recorded' })).toMatchObject({ value: { input: { kind: 'recorded', seconds: 0 } } });
  expect(read({}, { outcome: 'other' })).toMatchObject({ ok: false });
});

test('caps what it keeps, and never splits a character', () => {
  const heard = read({ SpeechResult: `a${'😀'.repeat(2_000)}` });
  const text = heard.ok && heard.value.input.kind === 'speech' ? (heard.value.input.nBest[0] ?? '') : '';
  expect(text).toHaveLength(MAX_SPEECH_CHARACTERS - 1);
  expect(text).not.toMatch(/\p{Surrogate}/u);
  expect(read({ Digits: '1'.repeat(500) })).toMatchObject({ value: { input: { digits: '1'.repeat(40) } } });
});

test.each(['0', '-1', '1.5', '1e3', '007', '10001', '', 'x', '7 ', '99999999999999999999'])('%p is no turn', (n) => {
  expect(readTurn({ callId: CALL_ID, n }, {}, { CallSid: CALL_ID })).toMatchObject({ ok: false });
});

test.each<[string, unknown]>([
  ['another call', { CallSid: OTHER }],
  ['no call', {}],
  ['nothing', undefined],
  ['an upper-case CallSid', { CallSid: CALL_ID.toUpperCase() }],
  ['a list', { CallSid: [CALL_ID] }],
  ['a recording at no address', { CallSid: CALL_ID, RecordingUrl: 'javascript:alert(1)' }],
])('refuses a form with %s, and says why without its values', (_what, form) => {
  const refused = readTurn(path, {}, form);
  expect(refused).toMatchObject({ ok: false, reason: expect.stringMatching(/^(form|the form)/) });
  expect(JSON.stringify(refused)).not.toContain('alert');
});

test('takes a caller without a number', () => {
  expect(readStart({ CallSid: CALL_ID, From: 'anonymous' })).toEqual({
    ok: true,
    value: { callId: CALL_ID, from: 'anonymous', to: '' },
  });
});

test('whispers about the parent of the leg that rings', () => {
  expect(readWhisper(path, { CallSid: OTHER, ParentCallSid: CALL_ID })).toEqual({ ok: true, value: CALL_ID });
  expect(readWhisper(path, { CallSid: CALL_ID, ParentCallSid: OTHER })).toMatchObject({ ok: true });
  expect(readWhisper(path, { CallSid: OTHER })).toMatchObject({ ok: false });
});

test('reads an error without its parts', () => {
  expect(readFallback({ CallSid: CALL_ID })).toEqual({
    ok: true,
    value: { callId: CALL_ID, errorCode: '', errorUrl: '' },
  });
});
