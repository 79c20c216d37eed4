// Reads TwiML as Twilio does: what would fail is an error, what would be skipped is a warning, each with its code.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

export interface Verb {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Verb[];
  /** The text inside, that of its children included. */
  text: string;
}

export interface Problem {
  /** Twilio's number for it. */
  code: number;
  what: string;
}

export type Document = { ok: true; verbs: Verb[]; warnings: Problem[] } | { ok: false; error: Problem };

const MAX_BYTES = 64 * 1024; // Twilio 11750
const MAX_SAY_CHARACTERS = 4_096; // 13521, the basic voices; others have other limits
const MAX_SAY_ENCODED = 4_500;
const MAX_HINTS = 500;
const MAX_HINT_CHARACTERS = 100;
const TWIML_TYPES = /^(?:text\/xml|application\/xml|text\/html)\s*(?:;|$)/i;
const SSML = 'break emphasis lang p phoneme prosody s say-as sub w';

/** What a verb may carry and hold; names are case-sensitive. */
const SCHEMA: Readonly<Record<string, { attributes: string; children?: string }>> = {
  Gather: {
    attributes:
      'input action method timeout speechTimeout finishOnKey numDigits hints speechModel language profanityFilter ' +
      'partialResultCallback partialResultCallbackMethod actionOnEmptyResult enhanced bargeIn debug maxSpeechTime',
    children: 'Say Play Pause',
  },
  Say: { attributes: 'voice language loop', children: SSML },
  Play: { attributes: 'loop digits' },
  Pause: { attributes: 'length' },
  Redirect: { attributes: 'method' },
  Hangup: { attributes: '' },
  Reject: { attributes: 'reason' },
  Record: {
    attributes:
      'action method timeout finishOnKey maxLength playBeep trim recordingStatusCallback recordingStatusCallbackMethod ' +
      'recordingStatusCallbackEvent transcribe transcribeCallback',
  },
  Dial: {
    attributes:
      'action method timeout timeLimit callerId record answerOnBridge hangupOnStar sequential ringTone trim ' +
      'recordingStatusCallback recordingStatusCallbackMethod recordingStatusCallbackEvent',
    children: 'Number Client Sip Conference Queue',
  },
  Number: { attributes: 'url method sendDigits statusCallback statusCallbackEvent statusCallbackMethod' },
};

const WHOLE_POSITIVE: Readonly<Record<string, number>> = {
  'Gather.timeout': 13313,
  'Gather.numDigits': 13314,
  'Gather.maxSpeechTime': 13328,
  'Dial.timeout': 13212,
  'Dial.timeLimit': 13216,
  'Record.timeout': 13612,
  'Record.maxLength': 13613,
  'Pause.length': 13910,
};

/** The document as the telephone will walk it. */
export function readTwiml(body: string, contentType: string | undefined): Document {
  if (Buffer.byteLength(body) > MAX_BYTES) return failure(11750, 'the response is over 64 kB');
  if (contentType === undefined || !TWIML_TYPES.test(contentType)) return failure(12300, 'not a type of TwiML');
  if (body.trim() === '') return failure(11770, 'the response is empty');
  const valid = XMLValidator.validate(body);
  if (valid !== true) return failure(12100, `not XML: ${valid.err.code}`);
  const root = elements(parser.parse(body)).find((verb) => verb.name !== '?xml');
  if (root === undefined || root.name !== 'Response') return failure(12102, 'the root is not Response');
  const warnings: Problem[] = [];
  const verbs = root.children.filter((verb) => isKnown(verb, warnings));
  return { ok: true, verbs, warnings };
}

function failure(code: number, what: string): Document {
  return { ok: false, error: { code, what } };
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

// The parser's own shape: one key a node, its attributes under ":@", text under "#text".
const parsedNodes = z.array(z.record(z.string(), z.unknown()));
const parsedAttributes = z.record(z.string(), z.string()).catch({});

function elements(parsed: unknown): Verb[] {
  return parsedNodes.parse(parsed).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name === '#text') return [];
    const children = elements(node[name]);
    return [{ name, attributes: parsedAttributes.parse(node[':@']), children, text: textOf(node[name]) }];
  });
}

function textOf(parsed: unknown): string {
  return parsedNodes
    .parse(parsed)
    .map((node) => {
      const name = Object.keys(node).find((key) => key !== ':@') ?? '';
      return name === '#text' ? String(node[name]) : textOf(node[name]);
    })
    .join('');
}

/** Warns of everything that Twilio would skip; false when that is the verb itself. */
function isKnown(verb: Verb, warnings: Problem[]): boolean {
  const schema = Object.hasOwn(SCHEMA, verb.name) ? SCHEMA[verb.name] : undefined;
  if (schema === undefined) {
    warnings.push({ code: 12200, what: `unknown verb ${verb.name}` });
    return false;
  }
  for (const [name, value] of Object.entries(verb.attributes)) checkAttribute(verb, name, value, warnings);
  const allowed = (schema.children ?? '').split(' ');
  for (const child of verb.children) {
    if (!allowed.includes(child.name)) {
      warnings.push({ code: verb.name === 'Gather' ? 13320 : 12200, what: `${child.name} inside ${verb.name}` });
    } else if (Object.hasOwn(SCHEMA, child.name)) isKnown(child, warnings);
  }
  if (verb.name === 'Say') checkSay(verb, warnings);
  if (verb.name === 'Gather') checkGather(verb, warnings);
  return true;
}

function checkAttribute(verb: Verb, name: string, value: string, warnings: Problem[]): void {
  const known = (SCHEMA[verb.name]?.attributes ?? '').split(' ');
  const key = `${verb.name}.${name}`;
  if (!known.includes(name)) warnings.push({ code: 12200, what: `unknown attribute ${key}` });
  const code = WHOLE_POSITIVE[key];
  if (code !== undefined && !/^[1-9]\d*$/.test(value)) warnings.push({ code, what: `${key} is ${value}` });
  if (name === 'method' && !/^(?:GET|POST)$/.test(value)) warnings.push({ code: 13312, what: `${key} is ${value}` });
}

function checkSay(verb: Verb, warnings: Problem[]): void {
  if (verb.text.trim() === '') warnings.push({ code: 13520, what: 'nothing to say' });
  const encoded = encodeURIComponent(verb.text).length;
  if (verb.text.length > MAX_SAY_CHARACTERS || encoded > MAX_SAY_ENCODED) {
    warnings.push({ code: 13521, what: 'too much to say' });
  }
}

function checkGather({ attributes }: Verb, warnings: Problem[]): void {
  const { speechTimeout, speechModel, hints = '', input = 'dtmf', finishOnKey = '#' } = attributes;
  if (!/^(?:dtmf|speech|dtmf speech|speech dtmf)$/.test(input)) warnings.push({ code: 13326, what: 'Gather.input' });
  if (speechTimeout !== undefined && !/^(?:auto|[1-9]\d*)$/.test(speechTimeout)) {
    warnings.push({ code: 13327, what: `Gather.speechTimeout is ${speechTimeout}` });
  }
  if (speechTimeout === 'auto' && speechModel !== undefined) warnings.push({ code: 13335, what: 'auto with a model' });
  if (!/^[0-9*#]?$/.test(finishOnKey)) warnings.push({ code: 13310, what: 'Gather.finishOnKey' });
  const words = hints.split(',');
  if (words.length > MAX_HINTS || words.some((word) => word.trim().length > MAX_HINT_CHARACTERS)) {
    warnings.push({ code: 13330, what: 'Gather.hints' });
  }
}
