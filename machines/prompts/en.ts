// Every sentence of the line in English, for an owner to read through; chosen by the state, never at random.
import type { DialogContext, Opening, PromptId, Refusal, Tone, Unavailable } from '../dialog.ts';
import { nameOf, pagesOf, personAskedFor, servicesIn } from '../menu.ts';
import { bookingInHand, isJustFound, movesEarlier } from '../errand.ts';
import {
  type Calendar,
  clockOf,
  dateOf,
  lastDigits,
  spokenClock,
  spokenDate,
  spokenDigits,
  spokenPhone,
  spokenWeekday,
} from './speak.ts';

/** A sentence is a function of the context alone: the same state says the same words. */
export type Sentence = (context: DialogContext) => string;
export type Sentences = Record<PromptId, Sentence> & {
  whisper: Sentence;
  confirmationText: Sentence;
  changeText: Sentence;
  cancellationText: Sentence;
  /** After the text of a booking; the address of its entry for the caller's own calendar follows. */
  calendarLink: Sentence;
  /** In writing. */
  cutOffText: Sentence;
  reminderText: Sentence;
  /** To HELP and START, where the carrier has not answered them itself. */
  helpText: Sentence;
  optedInText: Sentence;
  nothingToText: Sentence;
  pleaseCall: Sentence;
  apology: Sentence;
  /** When the line itself cannot answer: with somebody to put through to, and without. */
  sorryPerson: Sentence;
  sorryNobody: Sentence;
  whisperUnknown: Sentence;
  /** To the owner. */
  ownerText: Sentence;
  undeliveredText: Sentence;
  tooManyCalls: Sentence;
};

const SUFFIXES = ['th', 'st', 'nd', 'rd'];
const CALENDAR: Calendar = {
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  ordinal: (day) => `${day}${(Math.trunc(day / 10) !== 1 && SUFFIXES[day % 10]) || 'th'}`,
  clock: (hour, minute) => {
    if (minute === 0 && hour === 12) return 'noon';
    if (minute === 0 && hour === 0) return 'midnight';
    const half = hour < 12 ? 'a.m.' : 'p.m.';
    const twelve = hour % 12 === 0 ? 12 : hour % 12;
    return minute === 0 ? `${twelve} ${half}` : `${twelve}:${String(minute).padStart(2, '0')} ${half}`;
  },
  date: (weekday, month, day) => `${weekday}, ${month} ${day}`,
};

const when = (opening: Pick<Opening, 'startsAt'>): string =>
  `${spokenDate(dateOf(opening.startsAt), CALENDAR)} at ${spokenClock(clockOf(opening.startsAt), CALENDAR)}`;

const firstName = ({ slots, unspoken }: DialogContext): string =>
  unspoken.includes('name') ? '' : (slots.name?.split(' ')[0] ?? '');

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}, or ${parts.at(-1)}`;

// ---------------------------------------------------------------- taking up what just happened

/** The wording of the present round; further rounds go through the variants again, so none comes twice running. */
const variant = (tone: Tone, ...variants: readonly string[]): string =>
  variants[(tone.count - 1) % variants.length] ?? variants[0] ?? '';

interface Ladder {
  plain: string;
  noMatch: readonly string[];
  noInput: readonly string[];
  help: readonly string[];
  again?: readonly string[];
  rejected?: readonly string[];
  corrected?: readonly string[];
}

/** One question in its tones: short, then with an example, then in other words. */
function ladder({ tone }: DialogContext, question: Ladder): string {
  switch (tone.kind) {
    case 'noMatch':
      return variant(tone, ...question.noMatch);
    case 'noInput':
      return variant(tone, ...question.noInput);
    case 'help':
      return variant(tone, ...question.help);
    case 'wait':
      return variant(tone, 'Take your time.', "I'm still here, whenever you're ready.");
    case 'rejected':
      return variant(
        tone,
        ...(question.rejected ?? [`Sorry about that. ${question.plain}`, `Let's try again. ${question.plain}`]),
      );
    case 'corrected':
      return variant(tone, ...(question.corrected ?? [`All right. ${question.plain}`, `Sure. ${question.plain}`]));
    case 'again':
      return variant(tone, ...(question.again ?? [`Got it. ${question.plain}`, `Thank you. ${question.plain}`]));
    case 'first':
    case 'refused':
    case 'neither':
      return question.plain;
    default:
      return tone.kind satisfies never;
  }
}

const REFUSALS: Record<Exclude<Refusal, Unavailable> | 'none', (wanted: string) => string> = {
  taken: (wanted) => `${wanted} is taken.`,
  closed: (wanted) => `We're closed on ${wanted}.`,
  past: (wanted) => `${wanted} has already gone by.`,
  too_soon: (wanted) => `${wanted} is too soon for us.`,
  too_far: (wanted) => `${wanted} is further ahead than I can book.`,
  none: () => "I couldn't find an opening like that.",
};

/** What was asked for has to do with one person: not their work, or not their time. */
function personRefusal({ tone, people, services, slots }: DialogContext): string {
  const whom = nameOf(people, tone.whom) ?? 'that person';
  const service = nameOf(services, slots.service) ?? 'that';
  if (tone.why === 'not_theirs') return `${whom} isn't available for ${service}. `;
  return tone.wanted ? `${whom} isn't free on ${when({ startsAt: tone.wanted })}. ` : `${whom} has nothing free then. `;
}

const refusal = (context: DialogContext): string => {
  const { why, count } = context.tone;
  if (why !== 'not_theirs' && why !== 'not_free') return timeRefusal(context.tone, why);
  return `${count % 2 === 1 ? 'Sorry, ' : "I'm afraid "}${personRefusal(context)}`;
};

const timeRefusal = (tone: Tone, why: Exclude<Refusal, Unavailable> | 'none' | undefined): string =>
  why
    ? `${tone.count % 2 === 1 ? 'Sorry, ' : "I'm afraid "}${lower(REFUSALS[why](tone.wanted ? when({ startsAt: tone.wanted }) : 'that'))} `
    : '';

/** A sentence after "Sorry, " goes on in lower case, save for a name such as a weekday's. */
const lower = (sentence: string): string =>
  CALENDAR.weekdays.some((day) => sentence.startsWith(day)) || sentence.startsWith('I ')
    ? sentence
    : sentence.charAt(0).toLowerCase() + sentence.slice(1);

// ---------------------------------------------------------------- the questions

/** The greeting belongs to the first sentence, and to that sentence said again. */
const nothingSaid = ({ turns, tone }: DialogContext): boolean => turns === 0 || tone.count === 0;

const askName: Sentence = (context) => {
  if (nothingSaid(context)) {
    const greeting = context.businessName ? `Thanks for calling ${context.businessName}. ` : 'Hello. ';
    return `${greeting}I can book your appointment. What's your name?`;
  }
  return ladder(context, {
    plain: "What's your name?",
    noMatch: [
      "Sorry, I didn't catch the name. What's your name?",
      'Could you say just your first and last name, like Mary Johnson?',
    ],
    noInput: ["I didn't hear anything. What's your name?", 'Are you there? Say your name, for example: Mary Johnson.'],
    help: [
      "I'm the booking line. I need your name, a number, and a time. Let's begin with your name.",
      'Just your name is enough for now, or say "a person" to talk to somebody.',
    ],
    again: ['Got it. And what name is it under?', 'Noted. And your name?'],
    corrected: ['All right. What name should I put?', 'Sure. What name should I put?'],
  });
};

const spellName: Sentence = (context) =>
  ladder(context, {
    plain: 'Could you spell your name for me, letter by letter?',
    noMatch: [
      "I'm having trouble with the name. Could you spell it, letter by letter?",
      'Spell the name slowly, like: J as in Juliet, O, H, N.',
    ],
    noInput: ["I didn't hear anything. Could you spell your name?", 'Letter by letter, for example: J, O, H, N.'],
    help: ['Say the letters of your name one by one.', 'The letters of your name, or say "a person".'],
  });

const confirmName: Sentence = (context) => {
  const name = context.pending.name?.value ?? context.slots.name ?? '';
  return ladder(context, {
    plain: `I have ${name}. Is that right?`,
    noMatch: [`Is the name ${name}? Say yes or no.`, `Sorry, is ${name} right, yes or no?`],
    noInput: [`I have the name ${name}. Is that right?`, `Is it ${name}? Yes or no.`],
    help: [
      `I heard ${name}. Say yes if that's right, or say your name again.`,
      `If ${name} is wrong, say no, or spell it.`,
    ],
    again: [`${name}, is that right?`, `Was that ${name}?`],
    rejected: [`Is it ${name}?`, `Then is it ${name}?`],
    corrected: [`Is it ${name}?`],
  });
};

const askMobile: Sentence = (context) => {
  const thanks = firstName(context) ? `Thanks, ${firstName(context)}. ` : '';
  return ladder(context, {
    plain: "What's the best phone number to reach you?",
    noMatch: [
      "Sorry, I didn't get the number. Could you say it digit by digit?",
      'Say the ten digits one by one, or key them in, starting with the area code.',
    ],
    noInput: [
      "I didn't hear a number. What's your phone number?",
      'Your phone number with the area code, or key it in.',
    ],
    help: [
      'I need a number to send you the confirmation. Say it or key it in.',
      'You can key the number in on your phone.',
    ],
    again: [`${thanks}What's the best phone number to reach you?`, "Got it. And what's your phone number?"],
    rejected: [
      "Sorry about that. What's the number, digit by digit?",
      "Let's try once more: the number, please, slowly.",
    ],
    corrected: ["All right. What's the right number?", "Sure. What's the right number?"],
  });
};

const offerCallerId: Sentence = (context) => {
  const last = context.caller.number ? lastDigits(context.caller.number) : '';
  const thanks = firstName(context) && context.tone.kind !== 'rejected' ? `Thanks, ${firstName(context)}. ` : '';
  const question = `Is the number you're calling from, ending in ${last}, the best one to reach you?`;
  return ladder(context, {
    plain: question,
    noMatch: [
      `Should I use the number ending in ${last}? Say yes, or tell me another one.`,
      `Yes or no: the number ending in ${last}?`,
    ],
    noInput: [`Shall I use the number ending in ${last}?`, `The number ending in ${last}: yes, or say another.`],
    help: [
      `I'll text the confirmation. Is the number ending in ${last} good for that?`,
      'Say yes, or say another number.',
    ],
    again: [`${thanks}${question}`, `Noted. ${question}`],
    rejected: [`Sorry about that. ${question}`, `Let's do it another way. ${question}`],
  });
};

const askMoreDigits: Sentence = (context) => {
  const { digits } = context.pending;
  const count = `${digits.length} ${digits.length === 1 ? 'digit' : 'digits'}`;
  const plain = `I have ${spokenDigits(digits)}. Go on.`;
  return ladder(context, {
    plain,
    noMatch: [
      `So far I have ${spokenDigits(digits)}. What comes next?`,
      `I have ${count}: ${spokenDigits(digits)}. The rest, please, digit by digit.`,
    ],
    noInput: [
      `That's ${count} so far: ${spokenDigits(digits)}. Go on.`,
      `I'm listening for the rest after ${spokenDigits(digits)}.`,
    ],
    help: [
      `I have ${count} of your number. Say the rest, or say no to start the number again.`,
      'Say the rest of the digits, or key in the whole number.',
    ],
    again: [`That's ${count} so far, ${spokenDigits(digits)}. Go on.`, `${spokenDigits(digits)}. And then?`],
  });
};

const askKeypad: Sentence = (context) =>
  ladder(context, {
    plain: 'Please key in your phone number with the area code, then press pound.',
    noMatch: [
      "Let's use the keypad. Key in the ten digits, then press pound.",
      'On your keypad: area code, then the number, then the pound key.',
    ],
    noInput: ['Please key in your number, then press pound.', 'The ten digits on your keypad, then pound.'],
    help: ['Use the keys of your phone: the ten digits, then pound.', 'Key in the number, or say "a person".'],
    rejected: [
      "Let's use the keypad instead. Key in the ten digits, then press pound.",
      'Please try the keypad: the ten digits, then pound.',
    ],
  });

const confirmMobile: Sentence = (context) => {
  const phone = context.pending.phone;
  const spoken = phone ? spokenPhone(phone.e164) : '';
  const doubt = phone && !phone.valid ? "I don't know that area code. " : '';
  const extension = phone?.ext ? `, extension ${[...phone.ext].join(' ')}` : '';
  const number = `${spoken}${extension}`;
  return ladder(context, {
    plain: `${doubt}I have ${number}. Is that right?`,
    noMatch: [`Is ${number} right? Say yes or no.`, `Sorry: ${number}. Yes, or tell me the number again.`],
    noInput: [`I have ${number}. Is that right?`, `Your number: ${number}. Yes or no?`],
    help: [`I heard ${number}. Say yes if that's right, or say the number again.`, `Say no if ${number} is wrong.`],
    again: [`${doubt}That's ${number}, right?`, `${doubt}So ${number}. Is that right?`],
    rejected: [`${doubt}Is it ${number}?`, `${doubt}Then ${number}?`],
    corrected: [`${doubt}So it's ${number}. Is that right?`, `${doubt}The number is ${number}, correct?`],
  });
};

// ---------------------------------------------------------------- services and people

const named = (services: readonly { name: string }[]): string => list(services.map(({ name }) => name));

/** "Haircut with Sam": what the caller asked for where there is a choice; null where there is none to name. */
function what(context: DialogContext, opening: Opening | null = context.slots.time): string | null {
  const service = nameOf(context.services, context.unspoken.includes('service') ? null : context.slots.service);
  const person = opening ? personAskedFor(context, opening) : nameOf(context.people, context.preferred);
  if (service === null) return person === null ? null : `with ${person}`;
  return person === null ? service : `${service} with ${person}`;
}

/** "(Y)our haircut with Sam", or "(y)our appointment". */
const yourAppointment = (context: DialogContext, opening: Opening | null): string => {
  const asked = what(context, opening);
  return asked === null || asked.startsWith('with ') ? `our appointment ${asked ?? ''}`.trimEnd() : `our ${asked}`;
};

const askService: Sentence = (context) => {
  const few = named(servicesIn('ask_service', context));
  const example = context.services[0]?.name ?? '';
  const question = few ? `what would you like: ${few}?` : 'what would you like to book?';
  const plain = `W${question.slice(1)}`;
  return ladder(context, {
    plain,
    noMatch: [`Sorry, ${question}`, few ? `Is it ${few}?` : `Tell me what it's for, like: ${example}.`],
    noInput: [
      `I didn't hear anything. ${plain}`,
      few ? `Say one of these: ${few}.` : `What is it for? You can also ask what we offer.`,
    ],
    help: [
      few ? `Choose one of these: ${few}.` : `Say what you'd like to book, such as ${example}, or ask what we offer.`,
      'Just say it in your own words, or ask what we offer.',
    ],
    again: [`Thank you. ${plain}`, `Got it. And ${question}`],
    corrected: ['All right. What would you like instead?', 'Sure. What should it be instead?'],
  });
};

const askWhichService: Sentence = (context) => {
  const options = named(servicesIn('ask_service.which', context));
  return ladder(context, {
    plain: `Which one shall I book: ${options}?`,
    noMatch: [`Sorry, is it ${options}?`, `Say the first, or the second: ${options}.`],
    noInput: [`Which would you like: ${options}?`, `I can book one of them: ${options}?`],
    help: [`That could be ${options}. Which one?`, `Say one of these: ${options}.`],
    again: [`Which one would that be: ${options}?`, `And which one is it: ${options}?`],
  });
};

const listServices: Sentence = (context) => {
  const { services, servicePage, tone } = context;
  const page = servicesIn('ask_service.list', context).map(({ name }) => name);
  const goesOn = servicePage + 1 < pagesOf(services).length;
  const names = goesOn ? `${page.join(', ')}, and more` : list(page);
  const options = goesOn ? list([...page, 'something else']) : list(page);
  const which = 'Which would you like?';
  if (tone.kind === 'neither') return variant(tone, `We also do ${names}. ${which}`, `Then there's ${names}. ${which}`);
  if (tone.kind === 'refused')
    return variant(
      tone,
      `Sorry, I don't have that. We do ${names}. ${which}`,
      `I don't have that here. We do ${names}.`,
    );
  return ladder(context, {
    plain: `We do ${names}. ${which}`,
    noMatch: [`Sorry, which one: ${options}?`, `Say one of these: ${options}.`],
    noInput: [`I can book ${options}. Which one?`, `Is it ${options}? You can also ask for a person.`],
    help: [`Choose one of these: ${options}. Or ask for a person.`, `You can say "the first one". I have ${options}.`],
    again: [`We do ${names}. ${which}`, `There's ${names}. ${which}`],
  });
};

const keyServices: Sentence = (context) => {
  const keys = servicesIn('ask_service.keypad', context).map(({ name }, at) => `${at + 1} for ${name}`);
  const press = `${keys.join(', ')}`;
  return ladder(context, {
    plain: `Press ${press}.`,
    noMatch: [`Let's use your keypad. Press ${press}.`, `Please press one key: ${press}, or 0 for a person.`],
    noInput: [`You can press a key. ${press}.`, `Press ${press}, or 0 for a person.`],
    help: [`Use the keys of your telephone: ${press}.`, `Press ${press}, or 0 to talk to a person.`],
  });
};

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const askTime: Sentence = (context) => {
  if (isJustFound(context)) return askNewTime(context);
  if (context.tone.kind === 'refused') return `${refusal(context)}What other day and time would suit you?`;
  if (context.tone.kind === 'neither') {
    return variant(
      context.tone,
      'No problem. What day and time would suit you?',
      'All right, then which day and time would you like?',
    );
  }
  const asked = sentenceCase(what(context, null) ?? '');
  return ladder(context, {
    plain: 'What day and time would you like?',
    noMatch: ['Sorry, when would you like to come in?', 'Tell me a day and a time, like Tuesday at ten.'],
    noInput: [
      "I didn't hear anything. What day and time would you like?",
      'A day and a time, for example: Tuesday at ten.',
    ],
    help: ['Say a day and a time, or ask what is open.', 'For example: Tuesday at ten. Or ask: what have you got?'],
    again: asked
      ? [`${asked}. What day and time would you like?`, `${asked}: when would you like to come in?`]
      : ['Thank you. What day and time would you like?', 'Got it. And when would you like to come in?'],
    corrected: [
      'All right. What day and time would you like instead?',
      'Sure. What day and time would you like instead?',
    ],
  });
};

const askNewTime: Sentence = ({ errand: { booking } }) =>
  `I have your appointment${booking ? ` on ${when(booking)}` : ''}. What day and time would you like instead?`;

const askClock: Sentence = (context) => {
  const date = context.pending.wish?.date;
  const day = date ? spokenDate(date, CALENDAR) : 'that day';
  return ladder(context, {
    plain: `${day}. At what time?`,
    noMatch: [`Sorry, at what time on ${day}?`, `On ${day}, say a time, like half past ten, or ask what's open.`],
    noInput: [`What time on ${day}?`, `A time on ${day}, for example: half past ten.`],
    help: [`Say a time on ${day}, or ask what's open.`, `For example: ten thirty on ${day}.`],
    again: [`${day}. At what time?`, `And what time on ${day}?`],
  });
};

const askDay: Sentence = (context) => {
  const { time, part } = context.pending.wish ?? {};
  const at = time ? `at ${spokenClock(time, CALENDAR)}` : part ? `in the ${part}` : 'then';
  return ladder(context, {
    plain: `On which day, ${at}?`,
    noMatch: [`Sorry, on which day, ${at}?`, `Say a day, like Tuesday, or the twelfth, ${at}.`],
    noInput: [`Which day would you like, ${at}?`, `A day ${at}, for example: next Tuesday.`],
    help: [`Say the day, and I'll look for an opening ${at}.`, `For example: Tuesday, ${at}.`],
    again: [`Sure, ${at}. On which day?`, `And on which day, ${at}?`],
  });
};

const askWhich: Sentence = (context) => {
  const options = list(
    context.pending.readings.map(({ date, time }) =>
      [date ? spokenDate(date, CALENDAR) : '', time ? `at ${spokenClock(time, CALENDAR)}` : '']
        .filter(Boolean)
        .join(' '),
    ),
  );
  return ladder(context, {
    plain: `Do you mean ${options}?`,
    noMatch: [`Which one: ${options}?`, `Please say the full day and time: ${options}?`],
    noInput: [`Did you mean ${options}?`, `Which would you like: ${options}?`],
    help: [`I wasn't sure which you meant: ${options}.`, `Say the first or the second: ${options}.`],
    again: [`Do you mean ${options}?`, `Is that ${options}?`],
  });
};

/** Openings of one day name the day once: "Thursday, October 2nd at 9 a.m., 10:30 a.m., or 2 p.m.". */
function openings(context: DialogContext): string {
  const { offered } = context;
  const another = withOthers(context);
  const days = [...new Set(offered.map(({ startsAt }) => dateOf(startsAt)))];
  const spoken = days.map((day) => {
    const clocks = offered
      .filter(({ startsAt }) => dateOf(startsAt) === day)
      .map((opening) => `${spokenClock(clockOf(opening.startsAt), CALENDAR)}${another.each(opening)}`);
    return { day: spokenDate(day, CALENDAR), clocks };
  });
  const [only] = spoken;
  if (only && spoken.length === 1) return `${only.day} at ${list(only.clocks)}${another.all}`;
  return `${list(spoken.flatMap(({ day, clocks }) => clocks.map((clock, i) => (i === 0 ? `${day} at ${clock}` : clock))))}${another.all}`;
}

/** Whoever asked for one person is told when it would be another: once, when it is the same one for all. */
function withOthers(context: DialogContext): { each: (opening: Opening) => string; all: string } {
  const { preferred, tone, people, offered } = context;
  const wanted = preferred ?? tone.whom;
  const each = ({ resource }: Opening): string => {
    const name = wanted === undefined || wanted === resource ? null : nameOf(people, resource);
    return name === null ? '' : ` with ${name}`;
  };
  const [first, ...others] = new Set(offered.map(each));
  return others.length === 0 ? { each: () => '', all: first ?? '' } : { each, all: '' };
}

const offerOpenings: Sentence = (context) => {
  const { offered } = context;
  const options = openings(context);
  const which = offered.length === 1 ? 'Would that suit you?' : 'Which would you like?';
  const short = offered.length === 1 ? `${options}: does that suit you?` : `${options}: which one?`;
  if (context.tone.kind === 'refused') return `${refusal(context)}I have ${options}. ${which}`;
  return ladder(context, {
    plain: `I have ${options}. ${which}`,
    noMatch: [`Sorry, ${short}`, `Say one of these times, or another one: ${options}.`],
    noInput: [`I can offer ${options}. ${which}`, `${options}. Say one of them, or name another time.`],
    help: [
      `Choose one of ${options}, or ask for something later, or another day.`,
      `You can say "the first one", or "another day". I have ${options}.`,
    ],
    again: [`I have ${options}. ${which}`, `There's ${options}. ${which}`],
    rejected: [`Then I have ${options}. ${which}`, `What about ${options}?`],
    corrected: [`I have ${options}. ${which}`],
  });
};

/** All slots in a row; what the caller has not said in this call is there, and not spoken. */
function everything(context: DialogContext): string {
  const { slots, unspoken } = context;
  const name = unspoken.includes('name') ? 'the name from before' : slots.name;
  const phone = unspoken.includes('phone') ? 'the number from before' : slots.phone && spokenPhone(slots.phone.e164);
  const service = unspoken.includes('service') ? 'the service from before' : what(context);
  return [name, phone, service, slots.time ? when(slots.time) : null].filter((part) => part !== null).join('; ');
}

const confirmAll: Sentence = (context) => {
  const all = everything(context);
  const from = context.booked ?? (movesEarlier(context) ? context.errand.booking : null);
  if (from && context.slots.time) return confirmMove(context, from, context.slots.time);
  return ladder(context, {
    plain: `Let me read that back: ${all}. Shall I book it?`,
    noMatch: [
      `Sorry, shall I book this? ${all}. Yes or no.`,
      `Say yes to book, or tell me what to change. I have: ${all}.`,
    ],
    noInput: [`I have ${all}. Shall I book it?`, `Shall I book ${all}? Yes or no.`],
    help: [
      `I'm about to book: ${all}. Say yes, or say what to change: the name, the number or the time.`,
      `Yes books it; or say, for example, "change the time". I have: ${all}.`,
    ],
    again: [`So that's ${all}. Shall I book it?`, `Now I have ${all}. Is that right?`],
    rejected: [`Then I have ${all}. Is everything right now?`, `I have ${all}. Shall I book that?`],
    corrected: [`Now I have ${all}. Shall I book it?`],
  });
};

const confirmMove = (context: DialogContext, from: Pick<Opening, 'startsAt'>, to: Opening): string =>
  ladder(isJustFound(context) ? { ...context, tone: { kind: 'first', count: 1 } } : context, {
    plain: `Shall I move y${yourAppointment(context, to)} from ${when(from)} to ${when(to)}?`,
    noMatch: [
      `Sorry, shall I move it to ${when(to)}? Yes or no.`,
      `Yes moves it to ${when(to)}; no leaves it on ${when(from)}.`,
    ],
    noInput: [`Shall I move it to ${when(to)}?`, `To ${when(to)}: yes or no?`],
    help: [`Your appointment is on ${when(from)}. Yes moves it to ${when(to)}.`, 'Yes moves it, no leaves it.'],
    again: [`So, move it to ${when(to)}?`, `${when(to)} then. Shall I move it?`],
    rejected: [`Then ${when(to)}? Shall I move it there?`, `Shall I move it to ${when(to)} instead?`],
    corrected: [`So ${when(to)}. Shall I move it?`],
  });

const askWhichWrong: Sentence = (context) => {
  const service = context.services.length > 0 ? 'the service, ' : '';
  return ladder(context, {
    plain: `What should I change: ${service}the name, the number, or the time?`,
    noMatch: [
      `Is it ${service}the name, the number, or the time?`,
      'Say "the name", "the number" or "the time", or say what it should be.',
    ],
    noInput: [
      `What should I change: ${service && 'service, '}name, number, or time?`,
      `Tell me what is wrong: ${service}the name, the number, or the time.`,
    ],
    help: ['Tell me which is wrong, and what it should be.', 'For example: "the time should be eleven".'],
    rejected: [
      `All right. What should I change: ${service}the name, the number, or the time?`,
      `What is wrong then: ${service}the name, the number, or the time?`,
    ],
  });
};

const booked: Sentence = (context) => {
  const { time, phone } = context.slots;
  const text = phone && phone.textable !== false ? ' A text with the details is on its way.' : '';
  const asked = what(context);
  const isMoved = context.errand.purpose === 'move' && context.errand.booking !== null;
  const done = isMoved ? 'Your appointment is moved to ' : `You're booked${asked ? `: ${asked}, ` : ' for '}`;
  return ladder(context, {
    plain: `${done}${time ? when(time) : 'your appointment'}.${text} Anything else?`,
    noMatch: [
      'Your appointment is booked. Is there anything else?',
      'Sorry, I can only help with appointments here. Anything else, or goodbye?',
    ],
    noInput: ["You're booked. Anything else?", 'Anything else I can do?'],
    help: ["You're booked. Say goodbye, or ask for a person.", 'Say "a person" to talk to somebody, or just hang up.'],
  });
};

const moreHelp: Sentence = (context) =>
  ladder(context, {
    plain: 'What else can I do? You can also ask for a person.',
    noMatch: ['Sorry, would you like to talk to a person?', 'I can put you through to somebody: just say, a person.'],
    noInput: ['Is there something else?', 'Anything else?'],
    help: ['Say "a person" to be put through, or goodbye.', 'You can ask for a person.'],
  });

const goodbye: Sentence = (context) =>
  context.slots.time
    ? `See you on ${spokenWeekday(dateOf(context.slots.time.startsAt), CALENDAR)}. Goodbye.`
    : 'Goodbye.';

const startOver: Sentence = (context) =>
  ladder(context, {
    plain: 'Shall I forget what we have and start from the beginning?',
    noMatch: ['Start from the beginning? Say yes or no.', 'Yes to start over, no to go on.'],
    noInput: ['Do you want to start over?', 'Shall we start over, yes or no?'],
    help: ['Yes starts from the beginning, no goes on where we were.', 'Say yes or no.'],
  });

const resumeOffer: Sentence = (context) => {
  const business = context.businessName ? `Thanks for calling ${context.businessName} again. ` : 'Hello again. ';
  return ladder(context, {
    plain: `${nothingSaid(context) ? business : ''}We were cut off earlier. Shall we go on where we were?`,
    noMatch: ['Sorry, shall we go on where we were cut off? Yes or no.', 'Yes goes on where we were, no begins anew.'],
    noInput: ['Shall we go on where we were?', 'Go on where we were cut off, yes or no?'],
    help: ['We had begun to book an appointment. Yes goes on there, no begins anew.', 'Say yes or no.'],
  });
};

// ---------------------------------------------------------------- a booking made before

const toDo = ({ errand }: DialogContext): string => (errand.purpose === 'cancel' ? 'cancel' : 'move');

const askBookingNumber: Sentence = (context) => {
  const sofar = context.pending.digits.length;
  if (sofar > 0 && context.tone.kind === 'again') {
    return variant(context.tone, `That's ${sofar} so far, go on.`, `I have ${sofar} now. And the rest?`);
  }
  return ladder(context, {
    plain: `Sure, I can help you ${toDo(context)} it. Which phone number was it booked with?`,
    noMatch: [
      'Sorry, which phone number was it booked with?',
      'Say the ten digits one by one, or key them in, starting with the area code.',
    ],
    noInput: ["I didn't hear a number. Which number was it booked with?", 'The phone number of the booking, please.'],
    help: [
      'I look the appointment up by its phone number. Say it or key it in.',
      'Say or key in the number, or say "a person".',
    ],
    again: [
      'Got it. And which phone number was it booked with?',
      'Thank you. And the phone number it was booked with?',
    ],
    rejected: ['Which number was it booked with, then?', 'Then which number was it?'],
    corrected: ['All right. Which number was it booked with?', 'Sure. Which number was it?'],
  });
};

const askDetail: Sentence = (context) =>
  ladder(context, {
    plain: `Sure, I can help you ${toDo(context)} it. What name is it under, or which day is it on?`,
    noMatch: [
      'Sorry, what name is the appointment under? Or tell me its day.',
      'Say a name, like Mary Johnson, a day, like next Tuesday, or the four digits in our text.',
    ],
    noInput: [
      "I didn't hear anything. What name is the appointment under?",
      'Say the name or the day of the appointment, or key in the four digits in our text.',
    ],
    help: [
      'Before I look, I need the name or the day of the appointment, or the four digits in our text.',
      'A name, a day, or the four digits of the text are enough. Or say "a person".',
    ],
    again: [
      'Thank you. What name is the appointment under, or which day is it on?',
      'Got it. And its name, or its day?',
    ],
    rejected: ['What name is it under, then, or which day is it on?', 'Then tell me its name or its day.'],
    corrected: ['All right. What name is it under, or which day is it on?', 'Sure. What is its name, or its day?'],
  });

/** The same words whether there is no such booking or the detail is wrong: they give nothing away. */
const bookingNotFound: Sentence = (context) =>
  ladder(context, {
    plain: notFound(context),
    again: [notFound(context)],
    rejected: [notFound(context)],
    corrected: [notFound(context)],
    noMatch: [
      'Sorry, shall I book a new appointment? Or tell me another name, day or phone number.',
      'Yes books a new one. Or say another name, another day, or "a person".',
    ],
    noInput: ['Shall I book a new appointment instead?', 'Shall I book a new one, yes or no?'],
    help: [
      'I found nothing like that. Say another name, day or phone number, say yes for a new one, or "a person".',
      'Another name, another day, another number; or yes for a new appointment.',
    ],
  });

const notFound = ({ errand }: DialogContext): string =>
  errand.failed % 2 === 1
    ? "I can't find an appointment with those details. Shall I book a new one? Or tell me another name, day or phone number."
    : "I can't find that one either. Tell me another name, day or phone number, or shall I book a new one?";

const whichBooking: Sentence = (context) => {
  const found = context.errand.found.map(when);
  const options = [found.slice(0, -1).join(', '), ...found.slice(-1)].join(' and ');
  const choice = list(found);
  const does = toDo(context);
  return ladder(context, {
    plain: `You have ${options}. Which one would you like to ${does}?`,
    noMatch: [`Sorry, which one: ${choice}?`, `Say the first, the second, or its day. You have ${options}.`],
    noInput: [`Which one should I ${does}: ${choice}?`, `${options}: which one?`],
    help: [`Say which of them to ${does}. You have ${options}.`, `You can say "the first one". You have ${options}.`],
    rejected: [`Which one should I ${does} then: ${choice}?`],
    corrected: [`All right. You have ${options}: which one?`],
    again: [`Thank you. You have ${options}. Which one would you like to ${does}?`, `So ${options}: which one?`],
  });
};

const bookingKept: Sentence = (context) =>
  ladder(context, {
    plain: 'All right, nothing has changed. Would you like to book another appointment?',
    noMatch: ['Sorry, would you like to book another appointment? Yes or no.', 'Yes to book another one, or goodbye.'],
    noInput: ['Would you like to book another appointment?', 'Shall I book another one, yes or no?'],
    help: ['Everything is as it was. Yes books another appointment.', 'Say yes to book another one, or goodbye.'],
    again: ['Shall I book another appointment?', 'Would you like another appointment, then?'],
    rejected: ['Everything stays as it was. Shall I book another one?'],
    corrected: ['Nothing has changed. Shall I book another one?'],
  });

const HOW_TO_ANSWER = 'Reply YES to keep it, C to cancel it, or a day and time to move it';

const textedBooking: Sentence = (context) => {
  const [first, ...others] = context.errand.found;
  const it = first ? `Your ${others.length > 0 ? 'next ' : ''}appointment is on ${when(first)}.` : '';
  return ladder(context, {
    plain: `${it} ${HOW_TO_ANSWER}.`,
    noMatch: [
      `Sorry, I didn't understand that. ${it} ${HOW_TO_ANSWER}.`,
      `${HOW_TO_ANSWER}, such as Tuesday at 10. ${it} For anything else please call.`,
    ],
    noInput: [`${HOW_TO_ANSWER}. ${it}`, `${it} YES, C, or another time?`],
    help: [`${it} ${HOW_TO_ANSWER}, such as Tuesday at 10.`, `${HOW_TO_ANSWER}, or call us.`],
    again: [`${HOW_TO_ANSWER}.`, `${it} ${HOW_TO_ANSWER}.`],
    rejected: [`${HOW_TO_ANSWER}.`],
    corrected: [`${HOW_TO_ANSWER}.`],
  });
};

const bookingConfirmed: Sentence = ({ errand: { found } }) =>
  found[0] ? `Thank you. See you on ${when(found[0])}.` : 'Thank you. See you then.';

const cancelBooking: Sentence = (context) => {
  const booking = bookingInHand(context);
  const it = booking ? when(booking) : 'it';
  return ladder(context, {
    plain: `Cancel your appointment on ${it}, is that right?`,
    noMatch: [
      `Sorry, shall I cancel your appointment on ${it}? Yes or no.`,
      `Yes cancels the appointment on ${it}, no keeps it.`,
    ],
    noInput: [`Shall I cancel your appointment on ${it}?`, `Cancel the one on ${it}: yes or no?`],
    help: [`Yes cancels your appointment on ${it}, no keeps it.`, `You can also move the one on ${it}: say when to.`],
    again: [`I have your appointment on ${it}. Shall I cancel it?`, `That would be ${it}. Should I cancel that one?`],
    rejected: [`The one on ${it}: shall I cancel it?`],
    corrected: [`So cancel the one on ${it}, is that right?`],
  });
};

const bookingCancelled: Sentence = (context) => {
  const { booking } = context.errand;
  return ladder(context, {
    plain: `Your appointment${booking ? ` on ${when(booking)}` : ''} is cancelled. Shall I book another one?`,
    noMatch: [
      'It is cancelled. Would you like another appointment? Yes or no.',
      'Yes to book another one, or goodbye.',
    ],
    noInput: ['Would you like to book another appointment?', 'Shall I book another one?'],
    help: ['It is cancelled. Yes books another appointment.', 'Say yes to book another one, or goodbye.'],
    again: ['It is cancelled. Shall I book another one?', 'That one is cancelled. Another one?'],
    rejected: ['It is cancelled. Would you like another one?'],
    corrected: ['It is cancelled. Shall I book a new one?'],
  });
};

const HOUR = 60;
const DAY = 24 * HOUR;

/** "a day", "two hours": how long before. */
function span(minutes: number): string {
  const [size, unit] = minutes % DAY === 0 ? [DAY, 'day'] : minutes % HOUR === 0 ? [HOUR, 'hour'] : [1, 'minute'];
  const count = minutes / size;
  if (count !== 1) return `${count} ${unit}s`;
  return unit === 'hour' ? 'an hour' : `a ${unit}`;
}

const tooLate = ({ policy }: DialogContext): string =>
  `I can cancel an appointment only up to ${span(policy.cancelUntilMinutes)} before it begins, and that is past. Let me get somebody for you.`;

const HANDOFFS: Record<Exclude<DialogContext['escape'], 'too_late' | null>, string> = {
  asked: "Sure. I'll put you through to somebody. One moment.",
  upset: "I'm sorry about this. Let me get somebody for you. One moment.",
  misunderstood: "I'm sorry, I'm having trouble understanding. Let me get somebody to help you.",
  turns: 'Let me get somebody who can finish this with you. One moment.',
  calendar: "I can't reach our calendar right now. Let me get somebody for you.",
  incident: "I'm sorry, something went wrong on our side. Let me get somebody for you.",
  other_business: 'Somebody here can do that for you. One moment.',
  not_found: "I'm sorry, I can't find that appointment. Let me get somebody who can look for it.",
  nothing_free: "I'm sorry, I can't find a free time for that. Let me get somebody who can look further.",
  changed:
    'That appointment has just been changed by somebody else, so I left it as it is. Let me get a person for you.',
};

/** "Cancel" itself is a word that Twilio takes for an opt-out. */
const howToChange = ({ errand: { booking } }: DialogContext): string =>
  `Reply C to cancel, or a day and time to move it.${booking?.code ? ` Code, should you call: ${booking.code}.` : ''}`;

export const en: Sentences = {
  ask_name: askName,
  'ask_name.spell': spellName,
  confirm_name: confirmName,
  ask_mobile: askMobile,
  'ask_mobile.caller_id': offerCallerId,
  'ask_mobile.more': askMoreDigits,
  'ask_mobile.keypad': askKeypad,
  confirm_mobile: confirmMobile,
  ask_service: askService,
  'ask_service.which': askWhichService,
  'ask_service.list': listServices,
  'ask_service.keypad': keyServices,
  ask_time: askTime,
  'ask_time.day': askDay,
  'ask_time.clock': askClock,
  'ask_time.which': askWhich,
  'ask_time.offer': offerOpenings,
  confirm: confirmAll,
  'confirm.which': askWhichWrong,
  complete: booked,
  'complete.more': moreHelp,
  goodbye,
  start_over: startOver,
  resume_offer: resumeOffer,
  'find_booking.number': askBookingNumber,
  'find_booking.detail': askDetail,
  'find_booking.not_found': bookingNotFound,
  'find_booking.which': whichBooking,
  'find_booking.kept': bookingKept,
  'find_booking.texted': textedBooking,
  'find_booking.confirmed': bookingConfirmed,
  cancel_booking: cancelBooking,
  'cancel_booking.done': bookingCancelled,
  'cancel_booking.goodbye': () => 'All right. Goodbye.',
  handoff: (context) => (context.escape === 'too_late' ? tooLate(context) : HANDOFFS[context.escape ?? 'asked']),
  'handoff.done': () => 'Goodbye.',
  voicemail: ({ tone }) =>
    tone.kind === 'noInput'
      ? variant(
          tone,
          "I didn't hear a message. Please speak after the tone, then press pound.",
          'Once more: your message after the tone, then pound.',
        )
      : 'Nobody is free to talk right now. Please leave a message after the tone, with your name and number, and somebody will call you back.',
  'voicemail.thanks': () => 'Thank you. Somebody will call you back. Goodbye.',
  'voicemail.empty': () => "We'll call you back at this number. Goodbye.",
  abandoned: ({ errand, slots }) => {
    if (errand.booking) return 'All right, nothing is changed. Goodbye.';
    return slots.time ? "All right, I haven't booked anything. Goodbye." : 'All right. Goodbye.';
  },
  whisper: (context) => {
    const parts = [
      context.slots.name ? `name: ${context.slots.name}` : null,
      context.slots.phone ? `number: ${spokenPhone(context.slots.phone.e164)}` : null,
      context.services.length > 0 && context.slots.service ? `for: ${what({ ...context, unspoken: [] }, null)}` : null,
      context.slots.time ? `time: ${when(context.slots.time)}` : null,
    ].filter((part) => part !== null);
    return parts.length > 0
      ? `A caller from the booking line. ${parts.join('. ')}. Press any key to take the call.`
      : 'A caller from the booking line. Press any key to take the call.';
  },
  confirmationText: (context) => {
    const { businessName, slots } = context;
    return `${businessName ? `${businessName}: ` : ''}${slots.name ? `${slots.name}, y` : 'Y'}${yourAppointment(context, slots.time)} is booked for ${slots.time ? when(slots.time) : 'the agreed time'}. ${howToChange(context)}`;
  },
  changeText: (context) => {
    const { businessName, slots } = context;
    return `${businessName ? `${businessName}: ` : ''}y${yourAppointment(context, slots.time)} is moved to ${slots.time ? when(slots.time) : 'the agreed time'}. ${howToChange(context)}`;
  },
  cancellationText: ({ businessName, errand: { booking } }) =>
    `${businessName ? `${businessName}: ` : ''}your appointment on ${booking ? when(booking) : 'the agreed day'} is cancelled.`,
  calendarLink: () => 'For your calendar:',
  cutOffText: ({ businessName }) =>
    `${businessName ? `${businessName}: we` : 'We'} were cut off. Call again, or reply with a day and a time, such as Tuesday at 10.`,
  reminderText: (context) =>
    `${context.businessName ? `${context.businessName}: a` : 'A'} reminder of your appointment on ${context.slots.time ? when(context.slots.time) : 'the agreed day'}. ${howToChange(context)}`,
  helpText: ({ businessName }) =>
    `${businessName ? `This is ${businessName}: we` : 'We'} text about appointments that were booked by telephone. Call this number to reach us. Reply STOP for no more texts.`,
  optedInText: ({ businessName }) =>
    `${businessName ? `${businessName}: you` : 'You'} will get texts about your appointments again. Reply STOP for no more.`,
  nothingToText: ({ businessName }) =>
    `${businessName ? `${businessName}: to` : 'To'} book an appointment, please call this number.`,
  pleaseCall: ({ businessName }) =>
    `${businessName ? `${businessName}: please` : 'Please'} call this number, so that somebody can help you.`,
  tooManyCalls: ({ businessName }) =>
    `${businessName ? `Thank you for calling ${businessName}. ` : ''}We have had very many calls from your number in the last hour. Please try again later. Goodbye.`,
  sorryPerson: () => 'Sorry, something went wrong on our side. I am putting you through to a person.',
  sorryNobody: () => 'Sorry, something went wrong on our side. Call again in a few minutes. Goodbye.',
  whisperUnknown: () => 'A caller from the booking line. Press any key to take the call.',
  ownerText: ({ caller, message, slots }) => {
    const who = `${slots.name ?? 'A caller'} (${slots.phone?.e164 ?? caller.number ?? 'number withheld'})`;
    return message ? `${who} left a message: ${message.url}` : `${who} wanted to talk to somebody and left no message.`;
  },
  undeliveredText: ({ slots }) =>
    `The text to ${slots.name ?? 'a caller'} (${slots.phone?.e164 ?? 'number unknown'}) about ${slots.time ? when(slots.time) : 'the appointment'} did not arrive. Please call them.`,
  apology: () => "I'm sorry, something went wrong on our side.",
};
