// The voice routes of a scripted line and the simulator, on one port of this machine.
import { Router } from 'express';
import type { Reply } from '../../../machines/dialog.ts';
import { adminGuard, adminLogin } from '../../../server/admin.ts';
import type { AdminOptions } from '../../../server/admin.ts';
import type { Peeked } from '../../../server/simulator/caller.ts';
import { simulatorRoutes } from '../../../server/simulator/routes.ts';
import { voiceRoutes } from '../../../server/twilio/routes.ts';
import { HANDOFF, PUBLIC_URL, keptLog, scriptedLine, serve, STAND_INS } from '../twilio/scripted-line.ts';

const OWN_TOKEN = 'of-this-process';

/** Listens; `restart` forgets every call of the simulator, as a new process would. */
export async function lineOnAPort(script: readonly Reply[], admin: Partial<AdminOptions> = {}) {
  const line = scriptedLine(script);
  const log = keptLog();
  const clock = { epochMs: () => Date.now() };
  const options = { secure: false, stylesheet: '/simulator/simulator.css', clock, log, ...admin };
  const peek = async (callId: string): Promise<Peeked | undefined> => {
    const version = line.versions.get(callId);
    return version === undefined ? undefined : rowOf(version);
  };
  const simulator = () =>
    simulatorRoutes({
      publicUrl: PUBLIC_URL,
      localUrl: () => server.url,
      authToken: OWN_TOKEN,
      peek,
      clock,
      log,
      guard: adminGuard(options, { openOnLoopback: true }),
      businessName: 'Riverside <Dental>',
      numbers: ['+18153288957', '+12048694905'],
    });
  let router = Router();
  const compose = () => {
    router = Router();
    router.use(
      voiceRoutes({
        publicUrl: PUBLIC_URL,
        authTokens: [],
        loopbackToken: OWN_TOKEN,
        voice: 'alice',
        standIns: STAND_INS,
        handoffNumber: HANDOFF,
        line,
        log,
      }),
    );
    router.use(adminLogin(options));
    router.use(simulator());
  };
  const server = await serve((request, response, next) => router(request, response, next));
  compose();
  return {
    ...server,
    line,
    log,
    restart: compose,
  };
}

function rowOf(version: number): Peeked {
  const states = [
    'ask_name.asking',
    'ask_mobile.asking',
    'ask_mobile.reading_back',
    'ask_time.asking',
    'confirm.asking',
    'complete',
  ];
  const state = (turn: number) => states[Math.min(turn, states.length - 1)] ?? '';
  const journal = [...Array(version + 1).keys()].map((turn) => ({
    turn,
    at: '2025-09-27T17:00:00Z',
    heard: turn === 0 ? '' : `what was heard in turn ${turn}`,
    event: turn === 0 ? 'CALL_STARTED' : 'SLOT_FILLED',
    from: turn === 0 ? 'start' : state(turn - 1),
    to: state(turn),
    prompt: 'test',
    ms: 8,
  }));
  const snapshot = JSON.stringify({
    value: state(version),
    context: { slots: { name: version > 0 ? 'Johnny Walker' : null }, turns: version },
  });
  return { version, state: state(version), journal, snapshot };
}
