// Plays simulated callers against a whole line over signed HTTP, and judges each call by its row.
import { entriesOf } from '../../server/journal.ts';
import type { DialogContext } from '../../machines/dialog.ts';
import type { Call } from '../../server/ports.ts';
import { type Business, DEFAULT_BUSINESS } from '../../server/business.ts';
import { choicesFrom } from '../support/random.ts';
import { startLine, type TestLine } from '../support/line.ts';
import type { Telephone } from '../support/telephone.ts';
import { type Act, type Kind, KINDS, makeCaller } from './caller.ts';
import { heardNames } from './noise.ts';

const NOW = '2025-09-27T17:00:00Z';
const TODAY = '2025-09-27';
const TURN_CAP = 50; // the policy's forty, and ten after a booking
const MOST_ACTS = 80; // a caller who is still there then is a fault of the line

/** So many rooms, and so far ahead, that nobody's time is taken. */
export const ROOMY: Partial<Business> = {
  horizonDays: 75,
  resources: Array.from({ length: 16 }, (_, at) => ({ ...resourceOf(), id: `room-${at}`, spoken: [`room ${at}`] })),
};

function resourceOf() {
  const [resource] = DEFAULT_BUSINESS.resources;
  if (!resource) throw new Error('the default business has nobody');
  return resource;
}

export interface Outcome {
  seed: number;
  kind: Kind;
  outcome: 'booked' | 'handoff' | 'message' | 'abandoned' | 'open';
  /** Turns of the caller until the booking stood. */
  turns: number;
  faults: string[];
  transcript: string[];
}

/** Plays calls of each seed, so many at a time, on one line. */
export async function playCalls(seeds: readonly number[], kinds: readonly Kind[], abreast: number): Promise<Outcome[]> {
  const line = await startLine(NOW, ROOMY);
  const rows = remembering(line);
  const names = heardNames();
  const queue = [...seeds];
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
      outcomes.push(await playCall(line, rows, seed, kinds[seed % kinds.length] ?? KINDS[0], names));
    }
  };
  try {
    await Promise.all(Array.from({ length: abreast }, work));
    return outcomes;
  } finally {
    await line.close();
  }
}

type Row = Pick<Call, 'snapshot' | 'reply' | 'state' | 'version' | 'booking' | 'journal'>;

/** The rows as they were last written: what the caller hears is looked up there, without another read. */
function remembering({ server: { shell } }: TestLine): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  const { store } = shell;
  shell.store = {
    ...store,
    create: async (call) => {
      const written = await store.create(call);
      if (written.ok) rows.set(call.callId, call);
      return written;
    },
    commit: async (write) => {
      const written = await store.commit(write);
      const booking = write.booking ?? rows.get(write.callId)?.booking;
      if (written.ok) rows.set(write.callId, { ...write, ...(booking ? { booking } : {}) });
      return written;
    },
  };
  return rows;
}

async function playCall(
  line: TestLine,
  rows: ReadonlyMap<string, Row>,
  seed: number,
  kind: Kind,
  names: readonly { name: string; heard: string }[],
): Promise<Outcome> {
  const caller = makeCaller(kind, choicesFrom(seed), TODAY, names);
  const telephone = line.telephone({ from: caller.from });
  const faults: string[] = [];
  const transcript: string[] = [];
  await telephone.calls();
  transcript.push(`line: ${telephone.lastHeard}`);
  const rowNow = (): Row => {
    const row = rows.get(telephone.callSid);
    if (!row) throw new Error('a call without a row');
    return row;
  };
  let row = rowNow();
  let turns = 0;
  for (let acts = 0; telephone.ended === undefined; acts++) {
    if (acts >= MOST_ACTS) {
      faults.push('a call without an end');
      break;
    }
    const before = telephone.lastHeard;
    const act = caller.reacts({ prompt: promptOf(row), context: contextOf(row) });
    await performs(telephone, act);
    row = rowNow();
    const entry = entriesOf(row.journal).at(-1);
    if (!row.booking) turns = acts + 2;
    transcript.push(
      `caller: ${act.does === 'says' ? act.words : `(${act.does})`}`,
      `line: ${telephone.lastHeard} [${entry?.event} ${entry?.also ?? ''}]`,
    );
    // "What?" asks for it again, whatever else the caller meant by it.
    const again = act.does === 'says' && (act.asksAgain === true || entry?.event === 'REPEAT');
    if (!again && telephone.lastHeard === before) faults.push(`twice: ${before}`);
  }
  telephone.close();
  if (faults.length > 0)
    transcript.push(
      ...line.logged.filter(({ fields }) => fields['callId'] === telephone.callSid).map((each) => JSON.stringify(each)),
    );
  faults.push(...telephone.errors.map(({ code, what }) => `${code} ${what}`));
  if (row.version > TURN_CAP) faults.push(`${row.version} turns`);
  if (row.booking) faults.push(...wronglyBooked(row, caller.goal));
  transcript.push(`goal: ${JSON.stringify(caller.goal)} row: ${row.state} ${JSON.stringify(contextOf(row).slots)}`);
  return { seed, kind, outcome: outcomeOf(row), turns, faults, transcript };
}

async function performs(telephone: Telephone, act: Act): Promise<void> {
  if (act.does === 'says') await telephone.says(act.words);
  else if (act.does === 'presses') await telephone.presses(act.keys);
  else if (act.does === 'leaves') await telephone.leaves(5);
  else await telephone.staysSilent();
}

const promptOf = ({ reply }: Row) => reply.says.at(-1)?.prompt ?? 'ask_name';

/** The row's own text: what is frozen there is the dialogue's context. */
function contextOf({ snapshot }: Row): DialogContext {
  const { context }: { context: DialogContext } = JSON.parse(snapshot);
  return context;
}

function outcomeOf({ state, booking }: Row): Outcome['outcome'] {
  if (booking) return 'booked';
  if (state.startsWith('handoff')) return 'handoff';
  if (state.startsWith('voicemail')) return 'message';
  return state === 'abandoned' ? 'abandoned' : 'open';
}

function wronglyBooked({ booking }: Row, goal: { name: string; phone: string; date: string; time: string }): string[] {
  if (!booking) return [];
  const wanted = { name: letters(goal.name), phone: goal.phone, startsAt: `${goal.date}T${goal.time}` };
  const got = { name: letters(booking.name), phone: String(booking.phone), startsAt: booking.startsAt };
  return JSON.stringify(wanted) === JSON.stringify(got)
    ? []
    : [`booked wrong: ${JSON.stringify(got)} for ${JSON.stringify(wanted)}`];
}

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** One line a kind of caller, for a person. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = KINDS.map((kind) => {
    const all = outcomes.filter((each) => each.kind === kind);
    const of = (outcome: Outcome['outcome']) => all.filter((each) => each.outcome === outcome).length;
    const person = of('handoff') + of('message');
    const faulty = all.filter(({ faults }) => faults.length > 0).length;
    return `${kind.padEnd(11)}${String(all.length).padStart(6)}${share(of('booked'), all.length)}${share(person, all.length)}${String(all.length - of('booked') - person).padStart(7)}${String(faulty).padStart(7)}${String(medianTurns(all)).padStart(7)}`;
  });
  return ['caller      calls  booked  person  other faulty  turns', ...rows].join('\n');
}

const share = (some: number, all: number): string => `${((100 * some) / Math.max(1, all)).toFixed(1)}%`.padStart(8);

/** Median turns of the booked calls. */
export function medianTurns(outcomes: readonly Outcome[]): number {
  const turns = outcomes.filter(({ outcome }) => outcome === 'booked').map((each) => each.turns);
  return turns.toSorted((a, b) => a - b)[Math.floor(turns.length / 2)] ?? 0;
}
