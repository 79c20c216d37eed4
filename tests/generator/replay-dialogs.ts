// Booking dialogues that people wrote, replayed turn by turn as the caller's words; `npm run replay-dialogs <corpus.jsonl>`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { beginDialogue } from './dialogue.ts';

const row = z.object({
  id: z.string(),
  reference: z.string(),
  final: z.object({ date: z.string(), time: z.string() }),
  replay: z.array(z.object({ utterance: z.string() })),
});
export type RecordedDialog = z.output<typeof row>;

export interface Replayed {
  id: string;
  /** `wrong` is another time than the one agreed; `unfinished` is none, or none that was said yes to. */
  verdict: 'right' | 'wrong' | 'unfinished';
  wanted: string;
  got: string | null;
  journal: string[];
}

const NAME = 'My name is Ann Lee.';
const NUMBER = 'My number is 415 555 2671.';

/** Reads a corpus, one dialogue a line; throws on a line of another shape. */
export function readDialogs(path: string): RecordedDialog[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => row.parse(JSON.parse(line)));
}

/** The caller gives name and number, then says what the recorded caller said, whatever the line asks. */
export function replayDialog({ id, reference, final, replay }: RecordedDialog): Replayed {
  const dialogue = beginDialogue({
    now: reference.slice(0, 16),
    timeZone: 'America/Los_Angeles',
    region: 'US',
  });
  for (const words of [NAME, NUMBER, 'Yes.', ...replay.map(({ utterance }) => utterance)]) {
    dialogue.takes({ kind: 'speech', nBest: [words] });
  }
  const { booked, slots } = dialogue.snapshot().context;
  const got = booked?.startsAt ?? null;
  const wanted = `${final.date}T${final.time}`;
  const verdict =
    got === wanted ? 'right' : got !== null || (slots.time && slots.time.startsAt !== wanted) ? 'wrong' : 'unfinished';
  return { id, verdict, wanted, got: got ?? slots.time?.startsAt ?? null, journal: dialogue.journal };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [path = '../shared/corpora/dev/dialogs.sgd-appt.jsonl'] = process.argv.slice(2);
  const replayed = readDialogs(path).map(replayDialog);
  for (const { id, verdict, wanted, got, journal } of replayed) {
    if (verdict === 'right') continue;
    process.stdout.write(`\n${id}: ${verdict}, wanted ${wanted}, got ${got}\n`);
    for (const turn of journal.slice(3)) process.stdout.write(`  ${turn}\n`);
  }
  const count = (verdict: Replayed['verdict']) => replayed.filter((each) => each.verdict === verdict).length;
  process.stdout.write(
    `\n${replayed.length} dialogues: ${count('right')} right, ${count('wrong')} wrong, ${count('unfinished')} unfinished\n`,
  );
}
