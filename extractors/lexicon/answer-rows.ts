// Reads labelled answers from a folder of corpora for the training: only what the rules leave to the model.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Answer } from '../../machines/dialog.ts';
import { openWords } from '../confirmation/decide.ts';
import type { Example } from './answer-training.ts';

/** The files of the folder, each a source of its own. */
const SOURCES = ['receptionist', 'sgd-appt', 'nlupp', 'clinc150'] as const;
// A row of real wording counts as much as three written-out paraphrases.
const ROW_WEIGHT = 3;

const row = z.object({
  utterance: z.string(),
  expected: z.unknown(),
  intent: z.string().optional(),
  intents: z.array(z.string()).optional(),
});
const answer = z.enum(['yes', 'no', 'correct', 'repeat', 'wait', 'unsure', 'other']);
const INTENT_LABELS: Readonly<Record<string, Answer>> = { maybe: 'unsure', repeat: 'repeat', dont_know: 'unsure' };

/** The examples of `sources` in `folder`, in the order of the files. */
export function labelledRows(folder: string, sources: readonly string[] = SOURCES): Example[] {
  return sources.flatMap((source) => {
    const file = join(folder, `confirm.${source}.jsonl`);
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8').trim().split('\n').flatMap(exampleOf);
  });
}

function exampleOf(line: string): Example[] {
  const { utterance, expected, intent, intents } = row.parse(JSON.parse(line));
  const words = openWords(utterance, {
    asked: 'confirm',
    now: '2025-09-27T12:00',
    timeZone: 'America/Winnipeg',
    region: 'CA',
  });
  const named = [intent ?? '', ...(intents ?? [])]
    .map((name) => INTENT_LABELS[name])
    .find((label) => label !== undefined);
  const label = labelOf(expected);
  if (!words || !label) return [];
  return [
    {
      text: words.map((word) => word.text).join(' '),
      label: label === 'other' ? (named ?? label) : label,
      weight: ROW_WEIGHT,
    },
  ];
}

function labelOf(expected: unknown): Answer | undefined {
  const plain = answer.safeParse(expected);
  if (plain.success) return plain.data;
  const whole = z.object({ answer }).safeParse(expected);
  return whole.success ? whole.data.answer : undefined;
}
