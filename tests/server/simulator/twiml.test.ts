import { readTwiml } from '../../../server/simulator/twiml.ts';
import { collect, walk } from '../../../server/simulator/walk.ts';

const XML = 'text/xml; charset=utf-8';
const read = (inside: string, type: string | undefined = XML) =>
  readTwiml(`<?xml version="1.0"?><Response>${inside}</Response>`, type);

function codes(inside: string): number[] {
  const document = read(inside);
  return document.ok ? document.warnings.map((warning) => warning.code) : [document.error.code];
}

test.each<[string, string, string | undefined, number]>([
  ['too large', `<Response><Say>${'x'.repeat(65_536)}</Say></Response>`, XML, 11750],
  ['plain text', '<Response/>', 'text/plain', 12300],
  ['JSON', '{}', 'application/json', 12300],
  ['of no type', '<Response/>', undefined, 12300],
  ['empty', ' ', XML, 11770],
  ['not closed', '<Response><Say>a</Response>', XML, 12100],
  ['of another root', '<response/>', XML, 12102],
])('a document that is %s is an error', (_what, body, type, code) => {
  expect(readTwiml(body, type)).toMatchObject({ ok: false, error: { code } });
});

test.each<[string, string, number[]]>([
  ['a verb in small letters', '<say>a</say>', [12200]],
  ['an attribute misspelled', '<Say Voice="x">a</Say>', [12200]],
  ['a name from the prototype', '<valueOf/>', [12200]],
  ['a Dial inside a Gather', '<Gather><Dial>1</Dial></Gather>', [13320]],
  ['auto with a model', '<Gather speechTimeout="auto" speechModel="x"/>', [13335]],
  ['a timeout of nought', '<Gather timeout="0"/>', [13313]],
  ['keys that finish twice', '<Gather finishOnKey="*#"/>', [13310]],
  ['a hint that is a speech', `<Gather hints="${'x'.repeat(101)}"/>`, [13330]],
  ['nothing to say', '<Say voice="x"/>', [13520]],
  ['too much to say', `<Say>${'x'.repeat(5_000)}</Say>`, [13521]],
  [
    'a sound document',
    '<Gather input="dtmf speech" timeout="5" hints="a, b"><Say voice="x">a</Say></Gather><Redirect>/x</Redirect>',
    [],
  ],
  ['SSML inside a Say', '<Say>a <break time="1s"/> b</Say>', []],
])('%s', (_what, inside, warnings) => {
  expect(codes(inside)).toEqual(warnings);
});

test('walks what is said, entities decoded, up to where it has to wait', () => {
  const document = read(
    '<Say>A &amp; &#66;</Say><Pause/><Gather action="/x"><Say>C?</Say></Gather><Say>D</Say><Hangup/><Say>E</Say>',
  );
  const verbs = document.ok ? document.verbs : [];
  const { said, stop } = walk(verbs, 0);
  expect(said).toEqual(['A & B', 'C?']);
  expect(stop).toMatchObject({
    kind: 'gather',
    action: '/x',
    speech: false,
    keys: true,
    finishOnKey: '#',
    actionOnEmptyResult: false,
  });
  expect(walk(verbs, stop.kind === 'gather' ? stop.rest : 0)).toEqual({
    said: ['D'],
    stop: { kind: 'ended', by: 'hangup' },
  });
  expect(walk(verbs, 9)).toEqual({ said: [], stop: { kind: 'ended', by: 'no more verbs' } });
});

test.each<[string, string | undefined, string, string, string]>([
  ['12#34', undefined, '12', '#', '34'],
  ['1234', '2', '12', '', '34'],
  ['#', '2', '', '#', ''],
  ['1', '2', '1', '', ''],
])('of the keys %p with %p digits Twilio sends %p', (keys, numDigits, digits, finishedOnKey, unheard) => {
  const document = read(`<Gather ${numDigits === undefined ? '' : `numDigits="${numDigits}"`}/>`);
  const { stop } = walk(document.ok ? document.verbs : [], 0);
  expect(stop.kind === 'gather' && collect(keys, stop)).toEqual({ digits, finishedOnKey, unheard });
});
