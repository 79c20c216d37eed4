// One call as the carrier carries it: deliveries that are lost, doubled and late, and a caller at the other end.
import type { CallerInput } from '../../machines/dialog.ts';
import { createLine } from '../../server/line.ts';
import type { Answer } from '../../server/ports.ts';
import type { Shell } from '../../server/shell.ts';
import { between, type Draw } from './draw.ts';
import type { Served, ServerProcess, Visit } from './process.ts';
import { serve } from './serve.ts';
import { callerOf, nextMove } from './words.ts';
import type { World } from './world.ts';

const CARRIER_WAITS_MS = 15_000; // Twilio's hard cap on a call webhook
const MOST_RETRIES = 2;
const MOST_FALLBACKS = 2; // see server/twilio/fallback.ts
const MOST_MOVES = 60; // of one caller: above the line's own cap of turns
const STARTS_WITHIN_MS = 400_000;
const RINGS_AGAIN = 0.35;
const NUMBERS = 8; // callers of one world share that many numbers, and one is withheld

export const callIdOf = (index: number): string => `CA${String(index).padStart(32, '0')}`;

/** Rings, talks until either end hangs up, and reports the end. */
export async function runCall(world: World, index: number): Promise<void> {
  const { draw, timeline, ledger, weather } = world;
  const callId = callIdOf(index);
  const from = numberFor(draw, callId);
  const earlier = earlierCall(draw, index, from);
  const caller = callerOf(
    draw,
    earlier ?? callId,
    earlier === null ? null : draw('errand', callId) < 0.6 ? 'move' : 'cancel',
  );
  await timeline.sleep(draw('starts', callId) * STARTS_WITHIN_MS + (earlier === null ? 0 : STARTS_WITHIN_MS));
  let answer = await delivered(world, callId, 0, (shell) =>
    createLine(shell).start({ callId, from, to: '+12045550000' }),
  );
  for (let move = 1; move < MOST_MOVES && answer && 'reply' in answer; move += 1) {
    const key = `${callId} ${move}`;
    await timeline.sleep(thinkingMs(draw('thinks', key)));
    const input = nextMove(caller, answer.reply, draw, key);
    if (!input) break;
    const turn = answer.nextTurn;
    ledger.said(`${callId} turn ${turn}: ${JSON.stringify(input)} to ${answer.reply.says.at(-1)?.prompt}`);
    if (weather.strikes('row_unreadable', key)) spoil(world, callId);
    const underWay = delivered(world, callId, turn, (shell, visit) => takes(shell, visit, callId, turn, input));
    if (weather.strikes('hang_up_racing', key) || hungUpAfter(input)) {
      await timeline.sleep(20 * draw('races', key));
      world.background(underWay);
      break;
    }
    answer = await underWay;
  }
  ledger.left(callId);
  await reportEnd(world, callId);
}

const numberFor = (draw: Draw, callId: string): string => numberOf(Math.floor(draw('from', callId) * NUMBERS));

/** Some ring again about what they booked: the first call of the number is whose name and number they give. */
function earlierCall(draw: Draw, index: number, from: string): string | null {
  if (draw('rings again', callIdOf(index)) > RINGS_AGAIN) return null;
  const earlier = Array.from({ length: index }, (_, each) => callIdOf(each));
  return earlier.find((callId) => numberFor(draw, callId) === from) ?? null;
}

const numberOf = (index: number): string => (index === 0 ? 'anonymous' : `+1204555${String(2000 + index)}`);
const hungUpAfter = (input: CallerInput): boolean => input.kind === 'recorded' && input.hungUp;

/** Most answer within seconds; a few go to look for their diary, and their hold runs out meanwhile. */
const thinkingMs = (drawn: number): number =>
  drawn < 0.97 ? between(1_000, 15_000, drawn) : between(60_000, 600_000, (drawn - 0.97) / 0.03);

const takes = (shell: Shell, visit: Visit, callId: string, number: number, input: CallerInput): Promise<Answer> => {
  visit.recording.input = input;
  return createLine(shell).turn({ callId, number, input });
};

async function reportEnd(world: World, callId: string): Promise<void> {
  const { draw, timeline, ledger, weather } = world;
  await timeline.sleep(300 * draw('status', callId));
  if (weather.strikes('status_lost', callId)) return;
  const times = weather.strikes('status_twice', callId) ? 2 : 1;
  for (let time = 0; time < times; time += 1) {
    const key = `${callId} ended ${time}`;
    ledger.said(`${callId} is reported ended`);
    await serve(world, processFor(world, key), key, (shell) => createLine(shell).ended(callId, 'completed'));
  }
}

type Work = (shell: Shell, visit: Visit) => Promise<Answer>;

/** A delivery with its duplicates and retries, then the fallback; null when the caller hears the static apology. */
async function delivered(world: World, callId: string, turn: number, work: Work): Promise<Answer | null> {
  const { draw, timeline, weather } = world;
  const key = `${callId} turn ${turn}`;
  if (weather.strikes('duplicate_at_once', key)) again(world, callId, turn, work, 5 * draw('soon', key), 'twin');
  if (weather.strikes('duplicate_later', key)) again(world, callId, turn, work, 40_000 * draw('later', key), 'late');
  for (let tries = 0; tries <= MOST_RETRIES; tries += 1) {
    const answer = await attempted(world, callId, turn, work, `${key} try ${tries}`);
    if (answer === 'static') return null;
    if (answer !== 'lost') return 'refused' in answer ? fallback(world, callId, turn) : answer;
    if (draw('retries', key, tries) < 0.4) break;
    await timeline.sleep(100);
  }
  return fallback(world, callId, turn);
}

function again(world: World, callId: string, turn: number, work: Work, afterMs: number, how: string): void {
  const copy = world.timeline
    .sleep(afterMs)
    .then(() => attempted(world, callId, turn, work, `${callId} turn ${turn} ${how}`));
  world.background(copy);
}

async function fallback(world: World, callId: string, turn: number): Promise<Answer | null> {
  for (let tries = 0; tries < MOST_FALLBACKS; tries += 1) {
    const key = `${callId} fallback ${turn} ${tries}`;
    const answer = await attempted(world, callId, turn, (shell) => createLine(shell).repeat(callId), key);
    if (answer === 'static') return null;
    if (answer !== 'lost') return 'refused' in answer ? null : answer;
  }
  return null;
}

/** One delivery to one process; every answer is held against the rows, whether the caller hears it or not. */
async function attempted(
  world: World,
  callId: string,
  turn: number,
  work: Work,
  key: string,
): Promise<Answer | 'lost' | 'static'> {
  const { timeline, ledger, weather } = world;
  const process = processFor(world, key);
  const served = await Promise.race([
    serve(world, process, key, work),
    timeline.sleep(CARRIER_WAITS_MS).then((): Served<Answer> => ({ kind: 'crashed' })),
  ]);
  if (served.kind === 'threw') {
    ledger.threw(callId, served.error);
    ledger.said(`${key} threw ${String(served.error)}`);
    return 'static';
  }
  if (served.kind === 'crashed') return 'lost';
  ledger.answered(callId, turn, served.value);
  return weather.strikes('reply_lost', key) ? 'lost' : served.value;
}

export function processFor(world: World, key: string): ServerProcess {
  const [first, ...others] = world.processes;
  return others[Math.floor(world.draw('process', key) * (others.length + 1)) - 1] ?? first;
}

/** The row turns to rubbish behind everybody's back. */
function spoil(world: World, callId: string): void {
  const { engine, ledger } = world;
  for (const item of engine.items()) {
    if (item['pk']?.S !== `CALL#${callId}` || item['sk']?.S !== 'CALL') continue;
    ledger.spoils(callId);
    engine.overwrite({ ...item, turn: { S: 'rubbish' } });
  }
}
