// What callers say: small tables and generators; whatever the line makes of it, it must hold.
import type { CallerInput, DialOutcome, Reply } from '../../machines/dialog.ts';
import { type Draw, pick } from './draw.ts';

const FIRST = ['Ann', 'Rocky', 'Maria', 'Johnny', 'Wei', 'Olga', 'Tunde', 'Zoe', 'Pierre', 'Sam'] as const;
const LAST = ['Lee', 'Jonathan', 'Walker', 'Okafor', 'Novak', 'Tremblay', 'Singh', 'Byron', 'Hill', 'Young'] as const;
const DAYS = ['tomorrow', 'wednesday', 'thursday', 'on friday', 'next monday', 'november twenty fifth'] as const;
const CLOCKS = [
  'at ten',
  'at ten am',
  'at eleven in the morning',
  'at two pm',
  'at half past three',
  'at 4:30 pm',
] as const;
const DIGITS = ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;
const YES = ['yes', 'yeah that is right', 'correct', 'yep', 'yes please', 'sure sounds good'] as const;
const NO = ['no', 'nope', 'no that is wrong', 'not quite'] as const;
const NOISE = ['the the um', 'hold music in the background', 'is it raining there', '...'] as const;
const UNIVERSAL = [
  'can you repeat that',
  'help',
  'start over',
  'go back',
  'just a second',
  'can I talk to a person please',
  'goodbye',
  'what have you got',
] as const;

const SERVICES = ['a cleaning', 'the consultation', 'a filling', 'the first one', 'what do you have'] as const;
const ERRANDS = {
  move: ['I need to move my appointment', 'can I reschedule my appointment', 'I want to change my appointment'],
  cancel: ['I would like to cancel my appointment', 'please cancel my appointment', 'I have to cancel'],
} as const;

const DIALS = ['completed', 'completed', 'busy', 'no_answer', 'failed', 'canceled'] as const satisfies DialOutcome[];

export interface Caller {
  name: string;
  /** The number given, national digits. */
  number: string;
  day: string;
  clock: string;
  /** What a caller who rings again wants with the appointment. */
  errand: keyof typeof ERRANDS | null;
  /** How likely the caller does what is asked: from a model citizen to a nuisance. */
  patience: number;
}

/** In a crowded world everybody wants one of a few times. */
export function callerOf(draw: Draw, id: string, errand: Caller['errand'] = null): Caller {
  const crowded = draw('crowded') < 0.5 ? 0.34 : 1;
  return {
    name: `${pick(FIRST, draw('first', id))} ${pick(LAST, draw('last', id))}`,
    number: `204555${String(Math.floor(draw('number', id) * 10_000)).padStart(4, '0')}`,
    day: pick(DAYS, draw('day', id) * crowded),
    clock: pick(CLOCKS, draw('clock', id) * crowded),
    errand,
    patience: pick([0.97, 0.9, 0.7], draw('patience', id)),
  };
}

/** What the caller does next, or null: hangs up. */
export function nextMove(caller: Caller, reply: Reply, draw: Draw, key: string): CallerInput | null {
  const next = reply.next;
  if (next.kind === 'dial') return dialEnded(draw, key);
  if (next.kind === 'record') return recorded(draw, key);
  if (next.kind === 'hang_up') return null;
  const mood = draw('mood', key);
  if (mood > caller.patience) return contrary(draw, key, caller);
  const prompt = reply.says.at(-1)?.prompt ?? '';
  const words = errandAt(prompt, caller, draw, key) ?? answerTo(prompt, next.answer, caller, draw, key);
  if (/^[\d#*]+$/.test(words)) return { kind: 'keys', digits: words };
  const nBest = draw('second', key) < 0.1 ? [words, pick(NOISE, draw('noise', key))] : [words];
  return { kind: 'speech', nBest };
}

function contrary(draw: Draw, key: string, caller: Caller): CallerInput | null {
  const drawn = draw('contrary', key);
  if (drawn < 0.06) return null;
  if (drawn < 0.28) return { kind: 'silence' };
  if (drawn < 0.42) return speech(pick(NOISE, draw('noise', key)));
  if (drawn < 0.78) return speech(pick(UNIVERSAL, draw('universal', key)));
  if (drawn < 0.82) return { kind: 'keys', digits: pick(['0', '*', '1', '2', '999'], draw('key', key)) };
  return speech(correction(draw, key, caller));
}

/** Who rings about an appointment that was made says so first, and then what shows that it is theirs. */
function errandAt(prompt: string, caller: Caller, draw: Draw, key: string): string | null {
  const drawn = draw('errand', key);
  if (caller.errand && (prompt === 'ask_name' || prompt === 'greeting') && drawn < 0.9)
    return pick(ERRANDS[caller.errand], draw('asks', key));
  if (prompt === 'find_booking.detail' || (prompt === 'find_booking.not_found' && drawn < 0.5))
    return pick([`it is under ${caller.name}`, caller.name, `the one ${caller.day}`, 'one two three four'], drawn);
  if (prompt === 'cancel_booking.done' || prompt === 'find_booking.kept')
    return drawn < 0.7 ? 'no thank you' : `yes ${caller.day} ${caller.clock}`;
  return null;
}

const speech = (words: string): CallerInput => ({ kind: 'speech', nBest: [words] });

function correction(draw: Draw, key: string, caller: Caller): string {
  const name = `${pick(FIRST, draw('other first', key))} ${pick(LAST, draw('other last', key))}`;
  return pick(
    [
      `no my name is ${name}`,
      'the number is wrong',
      `no ${pick(DAYS, draw('other day', key))} ${pick(CLOCKS, draw('other clock', key))}`,
      'no the time is wrong',
      'the name is wrong',
      `my name is ${caller.name} and I want to come ${caller.day} ${caller.clock}`,
    ],
    draw('correction', key),
  );
}

function answerTo(prompt: string, answer: string, caller: Caller, draw: Draw, key: string): string {
  const drawn = draw('answer', key);
  switch (answer) {
    case 'name':
      return drawn < 0.7 ? `my name is ${caller.name}` : drawn < 0.9 ? caller.name : `${caller.name} ${caller.day}`;
    case 'spelling':
      return [...caller.name.replace(' ', '')].join(' ');
    case 'phone':
      if (prompt.includes('caller_id')) return drawn < 0.7 ? pick(YES, draw('yes', key)) : 'no';
      return drawn < 0.6 ? spoken(caller.number) : drawn < 0.8 ? caller.number : written(caller.number);
    case 'time':
      return drawn < 0.7 ? `${caller.day} ${caller.clock}` : drawn < 0.85 ? caller.day : 'the earliest you have';
    case 'service':
      return pick(SERVICES, drawn);
    case 'choice':
      return pick(
        ['the first one', 'the second one', 'the last one', 'the first one', 'something later', 'none of those'],
        drawn,
      );
    case 'yes_no':
      return drawn < 0.86
        ? pick(YES, draw('yes', key))
        : drawn < 0.93
          ? pick(NO, draw('no', key))
          : correction(draw, key, caller);
    default:
      return drawn < 0.8 ? 'no that is all' : drawn < 0.9 ? 'yes' : correction(draw, key, caller);
  }
}

const spoken = (digits: string): string => [...digits].map((digit) => DIGITS[Number(digit)]).join(' ');
const written = (digits: string): string => `it's ${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;

function dialEnded(draw: Draw, key: string): CallerInput {
  const outcome = pick(DIALS, draw('dial', key));
  return { kind: 'dial_ended', outcome, seconds: outcome === 'completed' ? 40 : 0 };
}

function recorded(draw: Draw, key: string): CallerInput | null {
  const drawn = draw('record', key);
  if (drawn < 0.2) return null;
  if (drawn < 0.4) return { kind: 'recorded', url: '', seconds: 0, hungUp: false };
  return { kind: 'recorded', url: 'https://example.com/recording', seconds: 9, hungUp: drawn > 0.8 };
}
