// A world: one table, a few processes, some callers, some weather; it runs from its seed to its end and is then judged.
import { type Business, DEFAULT_BUSINESS } from '../../server/business.ts';
import type { CallStore } from '../../server/ports.ts';
import { sweep } from '../../server/sweep.ts';
import { runCall } from './call.ts';
import { type Draw, drawer } from './draw.ts';
import { createEngine, type Engine, type Request } from './engine/engine.ts';
import { judge, remains } from './judgement.ts';
import { createLedger, type Ledger, type Violation } from './ledger.ts';
import { newProcess, type ServerProcess } from './process.ts';
import { serve, type SimulatedShell } from './serve.ts';
import { createTimeline, withVirtualTimers } from './timeline.ts';
import { type Weather, weatherOf } from './weather.ts';

/** An adapter that is wrong on purpose. */
export interface Wrong {
  name: string;
  /** Changes what is sent to the table. */
  request?(command: string, request: Request): Request;
  /** Stands in for the store. */
  store?(store: CallStore, process: ServerProcess, world: World): CallStore;
}

export interface Script {
  seed: number;
  /** The calls that are made, by number. */
  calls: readonly number[];
  /** The faults that strike; absent: as the seed decides. */
  faults?: readonly string[];
}

export interface World {
  draw: Draw;
  timeline: ReturnType<typeof createTimeline>;
  engine: Engine;
  weather: Weather;
  ledger: Ledger;
  business: Business;
  processes: [ServerProcess, ...ServerProcess[]];
  wrong: Wrong | undefined;
  /** Work that nobody waits for, but the end of the world does. */
  background(work: Promise<unknown>): void;
}

export interface Ended {
  violations: Violation[];
  struck: string[];
  turns: number;
  outcomes: Record<string, number>;
  log: string[];
}

const MONDAY_8_AM = Date.parse('2026-11-23T14:00:00Z'); // in Winnipeg; the office opens at nine
const DAY_MS = 86_400_000;
const MOST_SKEW_MS = 4 * 60_000;
const SWEEP_EVERY_MS = 60_000;
const LONGEST_AFTERMATH_MS = DAY_MS;

export interface Options {
  wrong?: Wrong | undefined;
  tracing?: boolean;
  /** The share of turns that are taken again from their row at the end. */
  replayed?: number;
}

/** Plays a script to its end. The same script plays the same. */
export async function play(script: Script, { wrong, tracing = false, replayed = 1 }: Options = {}): Promise<Ended> {
  const draw = drawer(script.seed);
  const timeline = createTimeline(MONDAY_8_AM + Math.floor(draw('begins') * 4 * 3_600_000));
  const engine = createEngine();
  const weather = weatherOf(draw, script.faults && new Set(script.faults));
  const replays = (key: string) => draw('replays', key) < replayed;
  const ledger = createLedger({ nowMs: timeline.nowMs, tracing, replays });
  engine.onWrite(ledger.sees);
  const background = new Set<Promise<unknown>>();
  const world: World = {
    draw,
    timeline,
    engine,
    weather,
    ledger,
    business: businessOf(draw),
    processes: processesOf(draw, weather),
    wrong,
    background: (work) => {
      const settled: Promise<unknown> = work.catch(() => {}).finally(() => background.delete(settled));
      background.add(settled);
    },
  };
  await withVirtualTimers(timeline, () => timeline.runUntil(history(world, script, background)));
  await judge(world);
  return {
    violations: ledger.violations,
    struck: weather.struck,
    turns: [...ledger.calls.values()].reduce((sum, { now }) => sum + (now?.version ?? 0), 0),
    outcomes: outcomesOf(ledger),
    log: ledger.log,
  };
}

const SERVICES = [
  { id: 'cleaning', spoken: ['cleaning'], minutes: 30, bufferBefore: 0, bufferAfter: 0 },
  { id: 'consultation', spoken: ['consultation'], minutes: 60, bufferBefore: 0, bufferAfter: 15 },
  { id: 'filling', spoken: ['filling'], minutes: 45, bufferBefore: 0, bufferAfter: 0, resources: ['ann'] },
];
const PEOPLE = ['ann', 'bob'].map((id) => ({ id, spoken: [id], closures: [] }));

/** One service and one room in half of the worlds, several of both in the others. */
function businessOf(draw: Draw): Business {
  const several = draw('services') < 0.5 ? { services: SERVICES, resources: PEOPLE } : {};
  return {
    ...DEFAULT_BUSINESS,
    ...several,
    horizonDays: 5,
    policies: { ...DEFAULT_BUSINESS.policies, cancelUntilMinutes: 60 },
    handoffNumber: '+12045550199' as NonNullable<Business['handoffNumber']>, // a brand has no literal
  };
}

function processesOf(draw: Draw, weather: Weather): [ServerProcess, ...ServerProcess[]] {
  const made = ['p1', 'p2', 'p3'].map((name) => {
    const skewMs = weather.strikes('clock_skew', name) ? (draw('skew', name) * 2 - 1) * MOST_SKEW_MS : 0;
    return newProcess(name, Math.round(skewMs));
  });
  const [first = newProcess('p0', 0), ...others] = made;
  return [first, ...others];
}

async function history(world: World, { calls }: Script, background: ReadonlySet<Promise<unknown>>): Promise<void> {
  const { timeline, weather } = world;
  let over = false;
  const upkeep = [sweeps(world, () => over), deploys(world), index(world, () => over)];
  await Promise.all(calls.map((call) => runCall(world, call)));
  over = true;
  await Promise.all(upkeep);
  while (background.size > 0) await Promise.race([Promise.all(background), timeline.sleep(30_000)]);
  weather.clears();
  await aftermath(world);
}

/** While the calls go on, one process or another sweeps. */
async function sweeps(world: World, isOver: () => boolean): Promise<void> {
  for (let round = 0; !isOver(); round += 1) {
    await world.timeline.sleep(SWEEP_EVERY_MS * (0.5 + world.draw('sweeps', round)));
    await sweepOnce(world, round);
  }
}

async function sweepOnce(world: World, round: number): Promise<void> {
  const { processes, draw } = world;
  const process = processes[Math.floor(draw('sweeper', round) * processes.length)] ?? processes[0];
  await serve(world, process, `sweep ${round}`, sweepAll);
}

async function sweepAll(shell: SimulatedShell): Promise<void> {
  await sweep(shell);
  await shell.calendar.sweepClaims();
}

/** The processes start on the release before, and change to the present one after the other. */
async function deploys({ processes, weather, timeline, draw }: World): Promise<void> {
  if (!weather.strikes('deploy', 'world')) return;
  for (const process of processes) process.isOlderRelease = true;
  await timeline.sleep(draw('deploy') * 600_000);
  for (const process of processes) {
    process.isOlderRelease = false;
    await timeline.sleep(20_000);
  }
}

/** Entries of the due index get lost or are left over. */
async function index({ engine, weather, timeline, ledger }: World, isOver: () => boolean): Promise<void> {
  for (let round = 0; !isOver(); round += 1) {
    await timeline.sleep(30_000);
    for (const [callId] of ledger.calls) {
      const key = `CALL#${callId}\0CALL`;
      if (weather.strikes('entry_lost', `${callId} ${round}`)) engine.loseEntry(key);
      if (weather.strikes('entry_lost', `watch ${callId} ${round}`)) engine.loseEntry(`CALL#${callId}\0WATCH`);
      if (weather.strikes('entry_left_over', `${callId} ${round}`)) engine.leaveEntry(key);
    }
  }
}

/** The weather has cleared; the sweeps go on until nothing is left to do, or for a day. */
async function aftermath(world: World): Promise<void> {
  const { timeline } = world;
  const untilMs = timeline.nowMs() + LONGEST_AFTERMATH_MS;
  world.engine.reindex();
  for (let round = 0; timeline.nowMs() < untilMs && remains(world).length > 0; round += 1) {
    await timeline.sleep(Math.min(60_000 * 1.3 ** round, 900_000));
    await sweepOnce(world, 100_000 + round);
  }
}

function outcomesOf({ calls }: Ledger): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { now } of calls.values()) {
    const outcome = now?.state.split('.')[0] ?? 'never began';
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
