// Turns what the caller did into one event of the dialogue, with every slot that was heard.
import type {
  CallerEvent,
  CallerInput,
  Command,
  CommandReading,
  ConfirmReading,
  E164,
  Expectation,
  Heard,
  PhoneReading,
  SlotName,
  TimeReading,
} from '../machines/dialog.ts';
import { asksWhatFor, takesNumber, withoutCourtesies } from './choice.ts';
import { readCommands } from './commands.ts';
import { readConfirmation } from './confirmation.ts';
import { keepsOrCancels, speaksOfBooking, wantsNone, whereTo } from './errand.ts';
import type { Context, OpeningHours } from './extractor.ts';
import { readName } from './name.ts';
import { chosen, wantsToHear } from './offer.ts';
import { readPhone } from './phone.ts';
import { type ChoicesHeard, readChoices, type Spoken } from './service.ts';
import { readTime } from './time.ts';

/** What does not come from the call: the clock, the business and the line the caller rings from. */
export interface Surroundings {
  /** Local wall time, `YYYY-MM-DDTHH:MM`. */
  now: string;
  timeZone: string;
  region: string;
  hours?: OpeningHours;
  callerId?: E164;
  /** What callers choose from; absent or empty where there is nothing to choose. */
  services?: readonly Spoken[];
  people?: readonly Spoken[];
}

export interface Interpretation {
  event: CallerEvent;
  /** What the other readers made of the words, for a person who asks why. */
  also: string;
}

/** Reads one input of the caller. Never throws: what cannot be read is NO_MATCH. */
export function interpret(input: CallerInput, expectation: Expectation, around: Surroundings): Interpretation {
  switch (input.kind) {
    case 'silence':
      return plain({ type: 'NO_INPUT' });
    case 'hang_up':
      return plain({ type: 'HANG_UP' });
    case 'dial_ended':
      return plain({ type: 'DIAL_ENDED', outcome: input.outcome, seconds: input.seconds });
    case 'recorded':
      return plain({ type: 'RECORDED', url: input.url, seconds: input.seconds, hungUp: input.hungUp });
    case 'keys':
      return plain(fromKeys(input.digits, expectation, around));
    case 'speech':
      return fromSpeech(input.nBest, expectation, around);
    default:
      return input satisfies never;
  }
}

const PAUSES: ReadonlySet<Command> = new Set(['wait', 'repeat']);
const ERRANDS: ReadonlySet<Command> = new Set(['change_booking', 'cancel_booking']);

const brings = (heard: Heard): boolean => Object.keys(heard).length > 0;
const plain = (event: CallerEvent): Interpretation => ({ event, also: '' });

// ---------------------------------------------------------------- keys

const CODE_KEYS = 4; // of a confirmation text
const FEWEST_NUMBER_KEYS = 3; // fewer keys answer a question, more belong to a telephone number

function fromKeys(digits: string, expectation: Expectation, around: Surroundings): CallerEvent {
  const keys = digits.replaceAll('#', '');
  if (keys === '0') return { type: 'OPERATOR', why: 'asked' };
  if (keys === '*') return { type: 'REPEAT' };
  const service = keys.length === 1 ? expectation.services?.[Number(keys) - 1] : undefined;
  if (service !== undefined)
    return { type: 'SLOTS_HEARD', heard: { service: { kind: 'service', id: service, strength: 'strong' } } };
  if (expectation.answer === 'choice' && keys.length === 1) return { type: 'CHOSEN', index: Number(keys) - 1 };
  if (awaitsAnswer(expectation) && keys === '1') return { type: 'YES', heard: {} };
  if (awaitsAnswer(expectation) && keys === '2') return { type: 'NO', heard: {} };
  if (keys.length < FEWEST_NUMBER_KEYS && expectation.asked !== 'ask_mobile') return { type: 'NO_MATCH' };
  if (expectation.asked === 'find_booking' && keys.length === CODE_KEYS)
    return { type: 'SLOTS_HEARD', heard: { phone: { kind: 'partial', digits: keys, strength: 'strong' } } };
  const phone = readPhone([digits], contextFor('phone', expectation, around, 'ask_mobile'));
  return phone && phone.kind !== 'clarify' ? { type: 'SLOTS_HEARD', heard: { phone } } : { type: 'NO_MATCH' };
}

// ---------------------------------------------------------------- speech

const ASKED_SLOT: Readonly<Partial<Record<Expectation['asked'], SlotName>>> = {
  ask_name: 'name',
  confirm_name: 'name',
  ask_mobile: 'phone',
  confirm_mobile: 'phone',
  ask_service: 'service',
  ask_time: 'time',
  confirm_time: 'time',
};

const awaitsAnswer = ({ asked, answer }: Expectation): boolean =>
  answer === 'yes_no' || answer === 'choice' || asked.startsWith('confirm') || asked === 'other';

function fromSpeech(nBest: readonly string[], expectation: Expectation, around: Surroundings): Interpretation {
  const spoken = nBest.filter((hypothesis) => hypothesis.trim() !== '');
  if (spoken.length === 0) return plain({ type: 'NO_INPUT' });
  const choices = choicesIn(spoken, expectation, around);
  const said = choices?.rest ?? spoken;
  const context = contextFor(null, expectation, around, expectation.asked);
  const spokenTo = readCommands(said, context);
  // "No wait, with Mr. Lee" waits for nothing more.
  const command = spokenTo && choices && brings(choices.heard) && PAUSES.has(spokenTo.command) ? null : spokenTo;
  // Whoever says a command and nothing else means it; of an earlier booking, the words may hold more.
  if (command?.strength === 'strong' && !ERRANDS.has(command.command))
    return { event: eventOf(command.command), also: summary({}, null, command.command) };
  const asked = awaitsAnswer(expectation) ? answerTo(said, context, expectation) : null;
  const heard = { ...(isPlainAnswer(asked, said) ? {} : hear(said, expectation, around)), ...choices?.heard };
  // What an open question asked for is an answer to it, whatever else the words might mean.
  const isAnswer = command === null && brings(heard);
  const answer = awaitsAnswer(expectation) ? asked : isAnswer ? null : answerTo(said, context, expectation);
  const also = summary(heard, answer, command?.command);
  const event = (command && errandIn(command, said, expectation, around, heard)) ??
    (command && overrides(command, answer, heard) ? eventOf(command.command) : null) ??
    dropped(said, expectation, heard) ??
    menuEvent(choices, heard) ??
    wantsToHear(said, expectation, heard) ??
    chosen(said, expectation, heard) ??
    // Another service or person makes other openings than those just read out, whatever was answered to them.
    (choices && brings(choices.heard) && expectation.offered?.length
      ? { type: 'SLOTS_HEARD' as const, heard }
      : null) ??
    (awaitsAnswer(expectation)
      ? answered(answer, heard, said, expectation, around)
      : volunteered(answer, heard, expectation)) ??
    (command ? eventOf(command.command) : null) ??
    (asksWhatFor(said) ? { type: 'HELP' as const } : null) ??
    (choices?.asks === 'unknown' ? { type: 'SERVICES_ASKED' as const, why: choices.asks } : null) ?? {
      type: 'NO_MATCH' as const,
    };
  return { event, also };
}

/** The service and the person that the words name; null where there is nothing to choose. */
function choicesIn(
  nBest: readonly string[],
  { asked, services: offered = [] }: Expectation,
  { services = [], people = [] }: Surroundings,
): (ChoicesHeard & { heard: Heard }) | null {
  const read = readChoices(nBest, { asked, services, people, offered });
  if (!read) return null;
  const { service, person } = read;
  return { ...read, heard: { ...(service ? { service } : {}), ...(person ? { person } : {}) } };
}

/** "What do you offer?", "change the service". */
function menuEvent(choices: ChoicesHeard | null, heard: Heard): CallerEvent | null {
  if (choices?.corrects) return { type: 'CORRECT', slot: 'service', heard };
  if (!choices?.asks || choices.asks === 'unknown') return null;
  return { type: 'SERVICES_ASKED', why: choices.asks };
}

/** "Cancel the appointment", to the one just read back; asked what to change of it, "cancel it" says as much. */
function dropped(nBest: readonly string[], { asked, answer }: Expectation, heard: Heard): CallerEvent | null {
  if (asked !== 'confirm' || brings(heard) || !wantsNone(nBest)) return null;
  return answer === 'anything' || speaksOfBooking(nBest) ? { type: 'CANCEL_BOOKING', heard } : null;
}

/** To "shall I cancel it?", "cancel it" is a yes and "keep it" is a no; to "is this number the best one?", "use mine" is a yes. */
function answerTo(nBest: readonly string[], context: Context, { asked, answer }: Expectation): ConfirmReading | null {
  const says = asked === 'confirm_cancel' ? keepsOrCancels(nBest) : null;
  if (says) return { answer: says === 'cancel' ? 'yes' : 'no' };
  const isOffer = asked === 'confirm_mobile' && answer === 'phone';
  return isOffer && takesNumber(nBest) ? { answer: 'yes' } : readConfirmation(nBest, context);
}

/** One word that says yes or no is nothing besides: the other readers need not look at the commonest of answers. */
const isPlainAnswer = (answer: ConfirmReading | null, nBest: readonly string[]): boolean =>
  answer !== null && 'answer' in answer && SIDES.has(answer.answer) && nBest.every((words) => !/\S\s+\S/.test(words));

const SIDES: ReadonlySet<string> = new Set(['yes', 'no']);

/** An earlier booking, in whatever words it is spoken of: a time is its own, or that where it is to go. */
function errandIn(
  { command, strength }: CommandReading,
  nBest: readonly string[],
  expectation: Expectation,
  around: Surroundings,
  heard: Heard,
): CallerEvent | null {
  if (command === 'cancel_booking') return { type: 'CANCEL_BOOKING', heard };
  if (command !== 'change_booking' || (strength === 'weak' && !speaksOfBooking(nBest))) return null;
  const parted = whereTo(nBest[0] ?? '');
  const wish = parted && hear([parted.to], expectation, around).time;
  if (!parted || !wish) return { type: 'CHANGE_BOOKING', heard };
  const { time: _time, ...rest } = heard;
  const its = hear([parted.of], expectation, around).time;
  return { type: 'CHANGE_BOOKING', heard: its ? { ...rest, time: its } : rest, wish };
}

/** "Never mind, goodbye" leaves and "yes, bye" does not; whoever swears is not asked to say more first. */
function overrides({ command, strength }: CommandReading, answer: ConfirmReading | null, heard: Heard): boolean {
  if (strength === 'strong') return true;
  if (command === 'swearing') return Object.keys(heard).length === 0;
  return command === 'hang_up' && answer !== null && 'answer' in answer && answer.answer === 'no';
}

function eventOf(command: Command): CallerEvent {
  switch (command) {
    case 'help':
      return { type: 'HELP' };
    case 'repeat':
      return { type: 'REPEAT' };
    case 'go_back':
      return { type: 'GO_BACK' };
    case 'start_over':
      return { type: 'START_OVER' };
    case 'operator':
      return { type: 'OPERATOR', why: 'asked' };
    case 'swearing':
      return { type: 'OPERATOR', why: 'upset' };
    case 'change_booking':
      return { type: 'CHANGE_BOOKING', heard: {} };
    case 'cancel_booking':
      return { type: 'CANCEL_BOOKING', heard: {} };
    case 'hang_up':
    case 'drop':
      return { type: 'GOODBYE' };
    case 'wait':
      return { type: 'WAIT' };
    default:
      return command satisfies never;
  }
}

/** Every slot that the words hold: the asked one on weak evidence too, the others on strong evidence only. */
function hear(nBest: readonly string[], expectation: Expectation, around: Surroundings): Heard {
  const seeksDetail = expectation.asked === 'find_booking';
  const asked = seeksDetail ? 'name' : (ASKED_SLOT[expectation.asked] ?? null);
  const heard: Heard = {};
  const name = readName(nBest, contextFor('name', expectation, around, seeksDetail ? 'ask_name' : expectation.asked));
  if (
    name &&
    (name.kind === 'clarify' ? asked === 'name' && name.readings : asked === 'name' || name.strength === 'strong')
  )
    heard.name = name;
  const time = readTime(nBest.map(withoutCourtesies), contextFor('time', expectation, around, expectation.asked));
  if (time && isUsable(time) && (asked === 'time' || (strengthOf(time) === 'strong' && !isNow(time, around))))
    heard.time = time;
  // A clock alone is not when a booking is; the four digits of its code may look like one.
  if (seeksDetail && heard.time && !hasDay(heard.time)) delete heard.time;
  const phone =
    (seeksDetail ? codeIn(nBest, expectation, around) : null) ??
    readPhone(nBest, contextFor('phone', expectation, around, seeksDetail ? 'ask_mobile' : expectation.asked));
  // "An opening for 11:00" is no piece of a number.
  const isClock = phone?.kind === 'partial' && heard.time !== undefined;
  const isAsked = asked === 'phone' || (seeksDetail && !isClock);
  if (phone && phone.kind !== 'clarify' && (isAsked || (phone.strength === 'strong' && !isClock))) heard.phone = phone;
  return heard;
}

// Its numbers begin with no 1 that would be dropped, as North America drops it: a code keeps its first digit.
const REGION_OF_CODES = 'GB';

/** Four digits and no more are the code of a confirmation text, unless a number has been begun. */
function codeIn(nBest: readonly string[], expectation: Expectation, around: Surroundings): PhoneReading | null {
  if (expectation.known.digits) return null;
  const said = readPhone(nBest, contextFor('phone', expectation, { ...around, region: REGION_OF_CODES }, 'ask_mobile'));
  return said?.kind === 'partial' && said.digits.length === CODE_KEYS ? said : null;
}

/** "Yes. Now, what is the address?" speaks of no time; nothing can be booked for this minute. */
const isNow = (time: TimeReading, { now }: Surroundings): boolean =>
  time.kind === 'exact' && `${time.date}T${time.time}` === now;

const hasDay = (time: TimeReading): boolean => time.kind === 'clarify' || time.date !== undefined;
const isUsable = (time: TimeReading): boolean => time.kind !== 'clarify' || (time.readings?.length ?? 0) > 1;
const strengthOf = (time: TimeReading) => (time.kind === 'clarify' ? 'weak' : time.strength);

/** After a read-back or a yes-or-no question. */
function answered(
  answer: ConfirmReading | null,
  heard: Heard,
  nBest: readonly string[],
  expectation: Expectation,
  around: Surroundings,
): CallerEvent | null {
  const brought = brings(heard);
  if (!answer || 'kind' in answer) return brought ? { type: 'SLOTS_HEARD', heard } : null;
  switch (answer.answer) {
    case 'yes':
      return { type: 'YES', heard };
    case 'no':
      return brought ? { type: 'CORRECT', slot: ASKED_SLOT[expectation.asked] ?? null, heard } : { type: 'NO', heard };
    case 'correct': {
      const slot = answer.slot ?? ASKED_SLOT[expectation.asked] ?? null;
      const corrected = slot && answer.value ? hearValue(slot, answer.value, nBest, expectation, around) : {};
      // Of a detail, what was read as one stands: four digits are no piece of a number there.
      const found = expectation.asked === 'find_booking' ? { ...corrected, ...heard } : { ...heard, ...corrected };
      // Something is to change and the words hold no value of that slot: then a weak time is what it changes to.
      const instead =
        Object.keys(found).length > 0 || slot === 'phone' ? {} : hearValue('time', '', nBest, expectation, around);
      if (instead.time) return { type: 'CORRECT', slot: 'time', heard: instead };
      return { type: 'CORRECT', slot, heard: found };
    }
    case 'repeat':
      return { type: 'REPEAT' };
    case 'wait':
      return brought ? { type: 'SLOTS_HEARD', heard } : { type: 'WAIT' }; // "hold on, with Mr. Lee"
    case 'unsure':
      return brought ? { type: 'SLOTS_HEARD', heard } : { type: 'NO_MATCH' };
    case 'other':
      return brought ? { type: 'SLOTS_HEARD', heard } : null;
    default:
      return answer.answer satisfies never;
  }
}

/** After an open question: slots first, then what an answer may mean there. */
function volunteered(answer: ConfirmReading | null, heard: Heard, { asked }: Expectation): CallerEvent | null {
  if (brings(heard)) return { type: 'SLOTS_HEARD', heard };
  if (!answer || 'kind' in answer) return null;
  if (answer.answer === 'no') return { type: 'NO', heard };
  // "My number", to the question for the number, is an answer that was cut short.
  if (answer.answer === 'correct' && answer.slot && answer.slot !== ASKED_SLOT[asked])
    return { type: 'CORRECT', slot: answer.slot, heard };
  if (answer.answer === 'repeat') return { type: 'REPEAT' };
  if (answer.answer === 'wait') return { type: 'WAIT' };
  return null;
}

/** Runs a slot's reader on the words of a correction, as if that slot had just been read back. */
function hearValue(
  slot: SlotName,
  value: string,
  nBest: readonly string[],
  expectation: Expectation,
  around: Surroundings,
): Heard {
  if (slot === 'service') return {}; // what was named of it has been heard already
  const asked = ({ name: 'confirm_name', phone: 'confirm_mobile', time: 'confirm_time' } as const)[slot];
  const context = contextFor(slot, expectation, around, asked);
  const words = [value, ...nBest];
  switch (slot) {
    case 'name': {
      const name = readName([value], context) ?? readName(nBest, context);
      return name && name.kind === 'name' ? { name } : {};
    }
    case 'phone': {
      const phone = readPhone(words, context);
      return phone && phone.kind !== 'clarify' ? { phone } : {};
    }
    case 'time': {
      // All the words first: the value is what followed the correction, often the day or the clock alone.
      const whole = readTime(nBest, context);
      const time = whole && whole.kind !== 'clarify' ? whole : (readTime([value], context) ?? whole);
      return time && isUsable(time) ? { time } : {};
    }
    default:
      return slot satisfies never;
  }
}

/** Where "the first one" may speak of the digits of a number; elsewhere it does not. */
const NUMBER_IN_PLAY: ReadonlySet<Expectation['asked']> = new Set(['ask_mobile', 'confirm_mobile', 'confirm', 'other']);

function contextFor(
  slot: SlotName | null,
  { known, prompt, polarity }: Expectation,
  around: Surroundings,
  asked: Expectation['asked'],
): Context {
  const prior = slot === 'phone' ? known.digits : slot === 'time' ? known.time : undefined;
  const heard = slot === 'phone' && NUMBER_IN_PLAY.has(asked) ? known.phone : slot === 'name' ? known.name : undefined;
  // Assigned one by one: spreads took as long as a reader of short words.
  const { now, timeZone, region, hours, callerId } = around;
  const context: Context = { now, timeZone, region, asked, prompt };
  if (hours) context.hours = hours;
  if (callerId) context.callerId = callerId;
  if (prior) context.prior = prior;
  if (heard) context.heard = heard;
  if (polarity) context.polarity = polarity;
  return context;
}

const LONGEST_SUMMARY = 120; // characters of the journal's side note

function summary(heard: Heard, answer: ConfirmReading | null, command: Command | undefined): string {
  const parts = [
    ...Object.entries(heard).map(([slot, reading]) => `${slot}:${reading.kind}`),
    ...(answer && 'answer' in answer ? [`answer:${answer.answer}`] : []),
    ...(command ? [`command:${command}`] : []),
  ];
  return parts.join(' ').slice(0, LONGEST_SUMMARY);
}
