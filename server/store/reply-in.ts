// The stored reply, read back: it comes from outside, and every turn reads one, so it is checked by hand.
import type { PromptId, Reply } from '../../machines/dialog.ts';
import { isRecord, isWord } from './json.ts';

/** The reply, or undefined when it is none. */
export function replyIn(value: unknown): Reply | undefined {
  if (!isRecord(value) || !isWord(value['locale']) || !Array.isArray(value['says'])) return undefined;
  const next = nextIn(value['next']);
  const says = value['says'].filter(isSaid);
  if (next === undefined || says.length < value['says'].length) return undefined;
  return { locale: value['locale'], says, next };
}

type Said = Reply['says'][number];
type Next = Reply['next'];
type Listening = Extract<Next, { kind: 'listen' }>;

// A later release may know other prompts; an id is for people to read and decides nothing.
const isPromptId = (value: unknown): value is PromptId => isWord(value) && value !== '';

const isSaid = (value: unknown): value is Said =>
  isRecord(value) && isPromptId(value['prompt']) && isWord(value['text']);

const ANSWERS = {
  name: true,
  spelling: true,
  phone: true,
  service: true,
  time: true,
  choice: true,
  yes_no: true,
  anything: true,
} satisfies Record<Listening['answer'], true>;
const PATIENCE = { normal: true, long: true } satisfies Record<Listening['patience'], true>;

const isAnswer = (value: unknown): value is Listening['answer'] => isWord(value) && Object.hasOwn(ANSWERS, value);
const isPatience = (value: unknown): value is Listening['patience'] => isWord(value) && Object.hasOwn(PATIENCE, value);

function nextIn(value: unknown): Next | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, answer, patience, whisper } = value;
  if (kind === 'record' || kind === 'hang_up') return { kind };
  if (kind === 'dial') return isWord(whisper) ? { kind, whisper } : undefined;
  return kind === 'listen' && isAnswer(answer) && isPatience(patience) ? { kind, answer, patience } : undefined;
}
