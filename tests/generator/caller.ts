// A simulated caller: knows what it wants, and reacts to what the line asks by prompt and by the values it reads back.
import type { DialogContext, PromptId } from '../../machines/dialog.ts';
import type { Choices } from '../support/random.ts';
import { drawDate, drawGoal, drawTime, type Goal } from './goal.ts';
import { noisy } from './noise.ts';
import * as words from './words.ts';

export const KINDS = ['clean', 'noisy', 'silent', 'chatty', 'correcting', 'contrary'] as const;
export type Kind = (typeof KINDS)[number];

/** What the caller perceives of a reply: the sentence by its id, and the values in it. */
export interface View {
  prompt: PromptId;
  context: DialogContext;
}

export type Act =
  | { does: 'says'; words: string; asksAgain?: true }
  | { does: 'presses'; keys: string }
  | { does: 'leaves' }
  | { does: 'nothing' };

export interface Caller {
  kind: Kind;
  /** It may change while the caller changes its mind. */
  goal: Goal;
  from: string;
  reacts(view: View): Act;
}

interface State {
  kind: Kind;
  random: Choices;
  today: string;
  goal: Goal;
  from: string;
  turn: number;
  /** What the caller has yet to do: a change of mind, a question of its own. */
  moods: number;
  heardName: string | null;
}

/** Makes a caller; `names` are recorded ones, for those who are hard to hear. */
export function makeCaller(
  kind: Kind,
  random: Choices,
  today: string,
  names: readonly { name: string; heard: string }[],
): Caller {
  const goal = drawGoal(random, today);
  const recorded =
    kind === 'noisy' && names.length > 0 && random.chance(0.5) ? names[random.int(0, names.length - 1)] : null;
  if (recorded) goal.name = recorded.name;
  const own = random.int(0, 2);
  const from =
    own === 0 ? 'anonymous' : own === 1 ? goal.phone : `+1204${random.int(200, 989)}${random.int(1_000, 9_999)}`;
  const moods = kind === 'correcting' || kind === 'contrary' ? random.int(1, 2) : kind === 'chatty' ? 1 : 0;
  const state: State = { kind, random, today, goal, from, turn: 0, moods, heardName: recorded?.heard ?? null };
  return {
    kind,
    goal,
    from,
    reacts: (view) => {
      state.turn += 1;
      const act = interrupted(state, view) ?? react(state, view);
      return act.does === 'says' ? { ...act, words: spoken(state, act.words) } : act;
    },
  };
}

const says = (said: string): Act => ({ does: 'says', words: said });

/** As it reaches the line. */
function spoken({ kind, random }: State, said: string): string {
  if (kind === 'noisy') return noisy(random, said);
  if (kind !== 'chatty' || !random.chance(0.5)) return said;
  return random.pick([
    `Oh, okay, sure. ${said}`, `Um, let me see. ${said}`, `${said} Thank you so much.`, `Well, you know, ${said}`,
    `Right, yeah, so, ${said}`, `Oh that's a good question. ${said}`, `${said} If that's okay with you.`,
  ]); // biome-ignore format: a table of asides
}

/** What a caller of this kind does instead of answering. */
function interrupted(state: State, { prompt }: View): Act | null {
  const { kind, random, turn } = state;
  if (prompt.startsWith('complete') || prompt === 'voicemail') return null;
  if (kind === 'silent') {
    const forGood = state.goal.time.endsWith('00') && state.goal.date.endsWith('1');
    return forGood || random.chance(turn === 1 ? 0.6 : 0.3) ? { does: 'nothing' } : null;
  }
  if (state.moods === 0 || !random.chance(0.2)) return null;
  if (kind === 'chatty') {
    state.moods -= 1;
    return random.chance(0.5)
      ? says(random.pick(['Hold on a second.', 'Just a minute.', 'Hang on.', 'One moment please.']))
      : { does: 'says', words: random.pick(words.REPEAT), asksAgain: true };
  }
  if (kind !== 'contrary') return null;
  state.moods -= 1;
  switch (random.int(0, 5)) {
    case 0:
      return { does: 'says', words: random.pick(words.REPEAT), asksAgain: true };
    case 1:
      return says(random.pick(['Go back.', 'Can we go back?', 'Wait, go back please.']));
    case 2:
      return says(
        random.pick([
          'Why do you need that?',
          'What?',
          'I already told you.',
          'Do you take walk-ins?',
          'How much is it?',
        ]),
      );
    case 3:
      return says(random.pick(["Let's start over.", 'Can we start over?', 'Start again please.']));
    case 4:
      return says(random.pick(words.PERSON));
    default:
      return says(random.pick(['Are you a robot?', 'Help.', "I don't know.", 'This is ridiculous.']));
  }
}

// ---------------------------------------------------------------- the answers

function react(state: State, { prompt, context }: View): Act {
  const { random, goal, today, kind } = state;
  switch (prompt) {
    case 'ask_name':
      return greets(state, context);
    case 'ask_name.spell':
      return says(words.spellName(random, goal.name));
    case 'confirm_name':
      return same(context.pending.name?.value, goal.name) ? yes(state) : no(state, wrongName(state));
    case 'ask_mobile.caller_id':
      return context.caller.number === goal.phone ? yes(state) : no(state, words.sayPhone(random, goal.phone));
    case 'ask_mobile':
      return (kind === 'chatty' || kind === 'contrary') && random.chance(0.3)
        ? says(words.sayDigits(random, goal.phone.slice(2, 5)))
        : says(words.sayPhone(random, goal.phone));
    case 'ask_mobile.more': {
      const so = context.pending.digits;
      const national = goal.phone.slice(2);
      return national.startsWith(so) ? says(words.sayDigits(random, national.slice(so.length))) : says('No.');
    }
    case 'ask_mobile.keypad':
      return { does: 'presses', keys: `${goal.phone.slice(2)}#` };
    case 'confirm_mobile':
      return context.pending.phone?.e164 === goal.phone ? yes(state) : no(state, words.sayPhone(random, goal.phone));
    case 'ask_time':
      return asksForTime(state);
    case 'ask_time.day':
      return says(words.sayWhen(random, words.sayDate(random, goal.date, today)));
    case 'ask_time.clock':
      return sameDay(state, context.pending.wish?.date)
        ? says(words.sayWhen(random, words.sayTime(random, goal.time)))
        : wants(state);
    case 'ask_time.which': {
      const index = context.pending.readings.findIndex(
        ({ date = goal.date, time = goal.time }) => date === goal.date && time === goal.time,
      );
      return index < 0
        ? wants(state)
        : says(random.chance(0.5) ? place(index) : words.sayDayAndTime(random, goal, today));
    }
    case 'ask_time.offer':
      return chooses(state, context);
    case 'confirm':
      return agrees(state, context);
    case 'confirm.which':
      return says(wrong(state, context) ?? random.pick(words.NO));
    case 'complete':
    case 'complete.more':
      return says(random.pick(words.BYE));
    case 'start_over':
    case 'resume_offer':
      return says(random.pick(words.NO));
    case 'voicemail':
      return { does: 'leaves' };
    default:
      return { does: 'nothing' };
  }
}

const yes = ({ random }: State): Act => says(random.pick(words.YES));
const no = ({ random }: State, instead: string): Act =>
  says(random.chance(0.5) ? random.pick(words.NO) : `No, ${instead.charAt(0).toLowerCase()}${instead.slice(1)}`);
const letters = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
const same = (heard: string | null | undefined, name: string): boolean => letters(heard ?? '') === letters(name);
const sameDay = ({ goal }: State, date: string | undefined): boolean => date === goal.date;
const place = (index: number): string =>
  ['The first one.', 'The second one.', 'The third one.'][index] ?? 'The last one.';
const wants = ({ random, goal, today }: State): Act =>
  says(words.sayWhen(random, words.sayDayAndTime(random, goal, today)));

/** Said before and heard wrong: the letters, now and then. */
const wrongName = ({ random, goal }: State): string =>
  random.chance(0.4) ? words.spellName(random, goal.name) : words.sayName(random, goal.name);

function greets(state: State, { slots }: DialogContext): Act {
  const { random, goal, kind, today } = state;
  const recorded = state.heardName;
  state.heardName = null;
  if (recorded !== null) return says(recorded);
  const name = words.sayName(random, goal.name);
  if (slots.time || state.turn > 1 || !random.chance(kind === 'chatty' ? 0.3 : 0.1)) return says(name);
  return says(`${name.replace(/\.$/, '')}, I'd like to come in ${words.sayDayAndTime(random, goal, today)}.`);
}

function asksForTime(state: State): Act {
  const { random, goal, kind, today } = state;
  if (kind === 'contrary' && random.chance(0.3)) return says(random.pick(words.OPENINGS));
  if (kind === 'correcting' && random.chance(0.4)) {
    const other = drawDate(random, today);
    return says(
      random.pick([
        `${words.sayDate(random, other, today)}, no wait, ${words.sayDayAndTime(random, goal, today)}`,
        `${words.sayDayAndTime(random, { date: goal.date, time: drawTime(random) }, today)}, actually make that ${words.sayTime(random, goal.time)}`,
      ]),
    );
  }
  return random.chance(0.2) ? says(words.sayWhen(random, words.sayDate(random, goal.date, today))) : wants(state);
}

/** Takes what fits; a contrary caller takes any, after asking for others. */
function chooses(state: State, { offered, tone }: DialogContext): Act {
  const { random, goal, kind, today } = state;
  const index = offered.findIndex(({ startsAt }) => startsAt === `${goal.date}T${goal.time}`);
  if (index >= 0) return says(random.chance(0.6) ? place(index) : `${words.sayTime(random, goal.time)}, please.`);
  if (kind === 'contrary' && random.chance(0.4)) return says(random.pick(words.LATER));
  const take = tone.kind === 'refused' || (kind === 'contrary' && random.chance(0.7)) ? offered[0] : undefined;
  if (!take) return says(words.sayWhen(random, words.sayDayAndTime(random, goal, today)));
  [goal.date = goal.date, goal.time = goal.time] = take.startsAt.split('T');
  return says(offered.length === 1 ? random.pick(['Yes.', 'Sure, that works.', 'Okay.']) : random.pick(words.FIRST));
}

/** Listens to everything that is read back. */
function agrees(state: State, context: DialogContext): Act {
  const { random, goal, kind, today } = state;
  const correction = wrong(state, context);
  if (correction !== null) return no(state, correction);
  if (kind !== 'correcting' || state.moods === 0) return yes(state);
  state.moods -= 1;
  if (random.chance(0.5)) {
    goal.time = drawTime(random);
    const time = words.sayTime(random, goal.time);
    return says(
      random.pick([`Actually, make it ${time}.`, `Yes, but make it ${time}.`, `Can we change the time to ${time}?`]),
    );
  }
  goal.date = drawDate(random, today);
  return says(random.pick(['Actually, ', 'No, sorry, ']) + `make it ${words.sayDayAndTime(random, goal, today)}.`);
}

/** What is wrong in the read-back, and how it should be; null when all is right. */
function wrong({ random, goal, today }: State, { slots }: DialogContext): string | null {
  if (!same(slots.name, goal.name)) return random.pick([`the name is ${goal.name}.`, `my name is ${goal.name}.`]);
  if (slots.phone?.e164 !== goal.phone) return `the number is ${words.sayDigits(random, goal.phone.slice(2))}.`;
  if (slots.time?.startsAt === `${goal.date}T${goal.time}`) return null;
  const when = words.sayDayAndTime(random, goal, today);
  return random.pick([`I said ${when}.`, `it should be ${when}.`, `${when}.`]);
}
