// Answers a request of the chart inside the turn: only what a lost turn leaves harmless, under a deadline.
import type { DialogEvent, Request } from '../machines/dialog.ts';
import type { Shell } from './shell.ts';

const DEADLINE_MS = 3_000; // four of them stay within the 15 s that Twilio waits
const HOLD_FOR_COMMIT_MS = 120_000; // the claim outlives the write that makes it a booking

/** Never throws: what fails or takes too long is CALENDAR_DOWN. */
export async function answerRequest(request: Request, callId: string, shell: Shell): Promise<DialogEvent> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<DialogEvent>((resolve) => {
    timer = setTimeout(() => {
      shell.log.error('calendar too slow', { callId, request: request.type, deadlineMs: DEADLINE_MS });
      resolve({ type: 'CALENDAR_DOWN' });
    }, DEADLINE_MS);
  });
  try {
    return await Promise.race([answer(request, callId, shell), tooLate]);
  } catch (error) {
    shell.log.error('calendar failed', { callId, request: request.type, error: String(error) });
    return { type: 'CALENDAR_DOWN' };
  } finally {
    clearTimeout(timer);
  }
}

async function answer(request: Request, callId: string, shell: Shell): Promise<DialogEvent> {
  const { calendar, clock } = shell;
  switch (request.type) {
    case 'findOpenings':
      return { type: 'OPENINGS_FOUND', openings: await calendar.findOpenings(callId, request.wish) };
    case 'holdOpening': {
      const held = await calendar.hold(callId, request.startsAt);
      if (held.kind === 'held') return { type: 'OPENING_HELD', opening: held.opening };
      return { type: 'OPENING_REFUSED', why: held.why, wanted: request.startsAt, alternatives: held.alternatives };
    }
    case 'renewHold': {
      const { opening } = request;
      if (await calendar.renew(callId, opening, clock.epochMs() + HOLD_FOR_COMMIT_MS)) return { type: 'HOLD_RENEWED' };
      const alternatives = await calendar.findOpenings(callId, { near: opening.startsAt });
      return { type: 'HOLD_LOST', wanted: opening.startsAt, alternatives };
    }
    case 'findPerson':
      return { type: shell.business.handoffNumber && shell.personAvailable() ? 'PERSON_FOUND' : 'PERSON_AWAY' };
    default:
      return request satisfies never;
  }
}
