// A caller who knows what he wants, answers whatever is asked, and notices when the line forgets.
import type { Telephone } from '../support/telephone.ts';

/** The call as the API shows it. */
export interface CallView {
  callId: string;
  version: number;
  state: string;
  outcome: string | null;
  slots: Record<'name' | 'phone' | 'time', string | null>;
  journal: { turn: number; from: string; to: string; prompt: string; event: string; ms: number }[];
}

export interface Wanted {
  name: string;
  phone: string;
  /** In words: "December 3rd at 11 a.m." */
  time: string;
}

export interface Outcome {
  view: CallView;
  /** Slots that were agreed and then gone or changed, in the caller's eyes: after each turn he looks. */
  lostSlots: string[];
  backwardMoves: string[];
}

const ORDER = ['ask_name', 'ask_mobile', 'ask_time', 'confirm', 'complete'];
const MOST_TURNS = 30;

/** What the caller says to a question; silence where nothing more is to be said. */
function answerTo(prompt: string, { name, phone, time }: Wanted, turn: number): string {
  if (prompt.startsWith('ask_name')) return `My name is ${name}.`;
  if (prompt === 'ask_mobile.caller_id') return `No, take ${phone}.`;
  if (prompt.startsWith('ask_mobile')) return phone;
  if (prompt === 'ask_time.offer' || prompt === 'ask_time.which') return 'The first one.';
  if (prompt.startsWith('ask_time')) return turn > 12 ? 'The earliest you have.' : time;
  if (prompt.startsWith('confirm')) return 'Yes.';
  return '';
}

/** Looks at calls through the API; throws when one cannot be seen. */
export function lookingAt(url: string, adminToken: string): (callId: string) => Promise<CallView> {
  return async (callId) => {
    const response = await fetch(`${url}/api/calls/${callId}`, { headers: { authorization: `Bearer ${adminToken}` } });
    if (!response.ok) throw new Error(`the call cannot be seen: HTTP ${response.status}`);
    return response.json() as Promise<CallView>; // our own API, whose shape another test holds
  };
}

/** Rings, answers until the call is over, and looks at the call's row after every turn. */
export async function book(
  caller: Telephone,
  wanted: Wanted,
  look: (callId: string) => Promise<CallView>,
): Promise<Outcome> {
  const lostSlots: string[] = [];
  await caller.calls();
  let before = await look(caller.callSid);
  for (let turn = 1; turn <= MOST_TURNS && caller.ended === undefined; turn += 1) {
    const words = answerTo(before.journal.at(-1)?.prompt ?? 'ask_name', wanted, turn);
    await (words === '' ? caller.staysSilent() : caller.says(words));
    const after = await look(caller.callSid);
    for (const slot of ['name', 'phone', 'time'] as const) {
      const [had, has] = [before.slots[slot], after.slots[slot]];
      if (had !== null && had !== has) lostSlots.push(`${caller.callSid} ${slot} ${had} → ${has}`);
    }
    before = after;
  }
  return { view: before, lostSlots, backwardMoves: backwardIn(before) };
}

const place = (state: string): number => ORDER.indexOf(state.split('.')[0] ?? '');

/** Moves to an earlier question; this caller corrects nothing and starts nothing over. */
export function backwardIn({ journal }: Pick<CallView, 'journal'>): string[] {
  return journal
    .filter(({ from, to }) => place(to) < place(from))
    .map(({ turn, from, to, event }) => `turn ${turn}: ${event} led from ${from} to ${to}`);
}
