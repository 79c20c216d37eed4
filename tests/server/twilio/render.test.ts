import type { Expectation, Reply } from '../../../machines/dialog.ts';
import { vocabularyOf } from '../../../server/twilio/gather.ts';
import { renderTwiml, renderWhisper } from '../../../server/twilio/render.ts';
import { CALL_ID, HANDOFF, PUBLIC_URL, farewell, question } from './scripted-line.ts';

const rendering = {
  callId: CALL_ID,
  nextTurn: 7,
  publicUrl: PUBLIC_URL,
  voice: 'Polly.Joanna-Neural',
  handoffNumber: HANDOFF,
};
const TURN = `${PUBLIC_URL}/voice/calls/${CALL_ID}/turns/7`;
const SAY = (text: string) => `<Say voice="Polly.Joanna-Neural">${text}</Say>`;

function gatherOf(answer: Expectation['answer'], locale = 'en-US', patience: 'normal' | 'long' = 'normal'): string {
  const reply: Reply = {
    ...question('What?'),
    locale,
    next: { kind: 'listen', answer, patience },
  };
  return /<Gather[^>]*>/.exec(renderTwiml(reply, rendering))?.[0] ?? '';
}

test('asks inside the gather, the question last, and goes on when nothing is heard', () => {
  const reply: Reply = {
    ...question('Which day?'),
    says: [
      { prompt: 'ask_name', text: 'Thanks.' },
      { prompt: 'ask_time', text: 'Which day?' },
    ],
  };
  expect(renderTwiml(reply, rendering)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response>' +
      `<Gather input="dtmf speech" action="${TURN}" method="POST" actionOnEmptyResult="true" finishOnKey="#" ` +
      'profanityFilter="false" speechTimeout="2" language="en-US" timeout="6">' +
      `${SAY('Thanks.')}${SAY('Which day?')}</Gather><Redirect method="POST">${TURN}</Redirect></Response>`,
  );
});

test.each<[Expectation['answer'], string[], string[]]>([
  ['name', ['timeout="5"', 'speechModel="googlev2_telephony"', 'speechTimeout="2"'], ['numDigits', 'hints']],
  ['spelling', ['speechTimeout="3"', '$OOV_CLASS_ALPHANUMERIC_SEQUENCE'], ['numDigits']],
  ['phone', ['timeout="8"', 'speechTimeout="3"', 'numDigits="10"', 'double'], ['$OOV', 'auto']],
  ['time', ['Thursday', 'half past'], ['numDigits', 'speechModel']],
  ['choice', ['numDigits="1"', 'the second'], ['speechModel']],
  ['yes_no', ['numDigits="1"', 'speechTimeout="1"', 'yes'], ['speechModel']],
  ['anything', ['timeout="6"'], ['numDigits', 'hints', 'speechModel']],
])('listens for %s in its own way', (answer, present, absent) => {
  const gather = gatherOf(answer);
  for (const part of present) expect(gather).toContain(part);
  for (const part of absent) expect(gather).not.toContain(part);
});

test.each<[Expectation['answer'], string]>([
  ['name', 'fr-CA'],
  ['spelling', 'en-CA'],
  ['phone', 'de-DE'],
])('asks no recogniser for a language it may lack: %s in %s', (answer, locale) => {
  const gather = gatherOf(answer, locale);
  expect(gather).not.toContain('speechModel');
  expect(gather).not.toContain('$OOV');
  expect(gather).toContain(`language="${locale}"`);
});

test('takes ten keys as a number only where numbers have ten', () => {
  expect(gatherOf('phone', 'en-CA')).toContain('numDigits="10"');
  expect(gatherOf('phone', 'en-GB')).not.toContain('numDigits');
});

test('waits quietly when the caller asked for a moment', () => {
  expect(gatherOf('time', 'en-US', 'long')).toContain('timeout="30"');
  const quiet: Reply = { ...question(''), says: [] };
  expect(renderTwiml(quiet, rendering)).toContain('/><Redirect');
});

test('every hint list stays within what Twilio takes', () => {
  for (const answer of ['spelling', 'phone', 'time', 'choice', 'yes_no'] satisfies Expectation['answer'][]) {
    const hints = (/hints="([^"]*)"/.exec(gatherOf(answer))?.[1] ?? '').split(', ');
    expect(hints.length).toBeLessThanOrEqual(500);
    for (const hint of hints) expect(hint.length).toBeLessThanOrEqual(100);
  }
});

test('dials the configured number only, and says who is calling before the caller is let through', () => {
  const reply: Reply = {
    locale: 'en-US',
    says: [{ prompt: 'handoff', text: 'One moment.' }],
    next: { kind: 'dial', whisper: 'Johnny' },
  };
  expect(renderTwiml(reply, rendering)).toBe(
    `<?xml version="1.0" encoding="UTF-8"?><Response>${SAY('One moment.')}` +
      `<Dial action="${TURN}" method="POST" timeout="25" timeLimit="3600" answerOnBridge="true">` +
      `<Number url="${PUBLIC_URL}/voice/calls/${CALL_ID}/whisper" method="POST">${HANDOFF}</Number></Dial></Response>`,
  );
  expect(renderWhisper('Johnny <Walker>', { ...rendering, voice: 'alice' })).toContain(
    '<Say voice="alice">Johnny &lt;Walker&gt;</Say>',
  );
});

test('with nobody to dial, the line hears that the dialling failed', () => {
  const reply: Reply = { locale: 'en-US', says: [], next: { kind: 'dial', whisper: '' } };
  const twiml = renderTwiml(reply, { ...rendering, handoffNumber: undefined });
  expect(twiml).toContain(`<Redirect method="POST">${TURN}?outcome=not_dialled</Redirect>`);
  expect(twiml).not.toContain('<Dial');
});

test('records a message, and a silent one is reported either way', () => {
  const reply: Reply = {
    locale: 'en-US',
    says: [{ prompt: 'voicemail', text: 'Leave a message.' }],
    next: { kind: 'record' },
  };
  const twiml = renderTwiml(reply, rendering);
  expect(twiml).toMatch(
    /<Record action="[^"]*turns\/7" method="POST" maxLength="120" timeout="5" finishOnKey="#" playBeep="true" transcribe="true" transcribeCallback="[^"]*\/transcript"\/>/,
  );
  expect(twiml).toContain(`</Say><Record`);
  expect(twiml).toContain(`/><Redirect method="POST">${TURN}?outcome=not_recorded</Redirect></Response>`);
});

test('says goodbye before it hangs up', () => {
  expect(renderTwiml(farewell('Goodbye.'), rendering)).toContain(`${SAY('Goodbye.')}<Hangup/></Response>`);
});

test.each([
  ['control characters', 'a\u0000b\u001fc\u0085d', 'a b c d'],
  ['half a surrogate pair', 'a\ud83db\udc00c', 'abc'],
  ['characters that XML forbids', 'a\uffffb', 'a b'],
  ['markup', 'Tom & <Jerry>', 'Tom &amp; &lt;Jerry&gt;'],
  ['an emoji, whole', 'hi 😀', 'hi 😀'],
])('says %s without breaking the document', (_what, text, said) => {
  expect(renderTwiml(question(text), rendering)).toContain(SAY(said));
});

test.each([
  ['plain', 'x'.repeat(9_000)],
  ['encoded', '語'.repeat(3_000)],
  ['pairs', '😀'.repeat(3_000)],
])('keeps a text that is too long within the limits of a voice: %s', (_kind, text) => {
  const said = /<Say[^>]*>([^<]*)<\/Say>/.exec(renderTwiml(question(text), rendering))?.[1] ?? '';
  expect(said.length).toBeGreaterThan(300);
  expect(said.length).toBeLessThanOrEqual(3_000);
  expect(encodeURIComponent(said).length).toBeLessThanOrEqual(4_500);
});

test('when there is too much to say, the question is what stays', () => {
  const says = [...Array(40).keys()].map((n) => ({ prompt: 'ask_name' as const, text: `${n} ${'&'.repeat(1_000)}` }));
  const twiml = renderTwiml(
    { ...question(''), says: [...says, { prompt: 'ask_time', text: 'Which day?' }] },
    rendering,
  );
  expect(Buffer.byteLength(twiml)).toBeLessThan(64_000);
  expect(twiml).toContain(`${SAY('Which day?')}</Gather>`);
});

test('the same reply gives the same bytes', () => {
  const reply = question('Which day?', 'time');
  expect(renderTwiml(structuredClone(reply), { ...rendering })).toBe(renderTwiml(reply, rendering));
});

test('a machine that picks up presses no key: the whisper ends by hanging up, a key lets the caller through', () => {
  const whisper = renderWhisper('Johnny', { ...rendering, voice: 'alice' });
  expect(whisper).toMatch(/<Gather [^>]*numDigits="1"[^>]*action="[^"]*\/taken"/);
  expect(whisper.indexOf('</Gather>')).toBeLessThan(whisper.indexOf('<Hangup/>'));
});

const spoken = (...names: string[]) => ({ id: names[0] ?? '', spoken: names });

describe('the names of what a business offers', () => {
  const choices = {
    services: [spoken('trim', 'tidy-up'), spoken('colour')],
    people: [spoken('Dr. Lee'), spoken('Sam')],
  };
  const hintsOf = (answer: Expectation['answer'], vocabulary = vocabularyOf(choices), locale = 'en-US') =>
    /hints="([^"]*)"/.exec(
      renderTwiml(
        { ...question('What?'), locale, next: { kind: 'listen', answer, patience: 'normal' } },
        { ...rendering, vocabulary },
      ),
    )?.[1] ?? '';

  it('come first where callers choose one, and the people where they say when', () => {
    expect(hintsOf('service')).toMatch(/^trim, tidy-up, colour, Dr\. Lee, Sam, the first, /);
    expect(hintsOf('time')).toMatch(/^Dr\. Lee, Sam, today, /);
    expect(hintsOf('choice')).toMatch(/^Dr\. Lee, Sam, the first, /);
    expect(hintsOf('phone')).not.toContain('Lee');
    expect(hintsOf('yes_no')).not.toContain('trim');
  });

  it('are expected in any language', () => {
    expect(hintsOf('service', vocabularyOf(choices), 'fr-CA')).toBe('trim, tidy-up, colour, Dr. Lee, Sam');
  });

  it('are none where there is nothing to choose', () => {
    expect(hintsOf('service', vocabularyOf({ services: [], people: [] }))).toMatch(/^the first, /);
    expect(hintsOf('service', vocabularyOf({ services: [], people: [] }), 'fr-CA')).toBe('');
  });

  it('stay within what Twilio takes: no comma in a name, none twice, none too long, not too many', () => {
    expect(vocabularyOf({ services: [spoken('cut, wash', 'cut'), spoken('cut')], people: [] }).offered).toBe(
      'cut wash, cut',
    );
    const long = vocabularyOf({ services: [spoken('x'.repeat(101), 'x'.repeat(100))], people: [] });
    expect(long.offered).toBe('x'.repeat(100));
    const many = Array.from({ length: 900 }, (_, at) => spoken(`service ${at}`));
    expect(vocabularyOf({ services: many, people: [] }).offered.split(', ')).toHaveLength(400);
    const wide = Array.from({ length: 300 }, (_, at) => spoken(`${at} ${'x'.repeat(95)}`));
    expect(vocabularyOf({ services: wide, people: [] }).offered.length).toBeLessThanOrEqual(8_000);
  });
});
