// The statechart of a call: one plain literal, top to bottom the product.
import { setup } from 'xstate';
import type { AnswerKind, Asked, DialogContext, DialogEvent, PromptId } from './dialog.ts';

/** What a resting state says and listens for. */
export interface StateMeta {
  prompt: PromptId;
  asked: Asked;
  answer: AnswerKind;
  does?: 'dial' | 'record';
}

// `machines/actions.ts` gives the bodies; here stand the names, so that an editor can open this file alone.
const assigns = () => {};
const unless = () => false;

export const bookingMachine = setup({
  types: {
    context: {} as DialogContext, // setup() takes its types as values
    events: {} as DialogEvent,
    tags: '' as 'listening' | 'settling' | 'booked' | 'handoff' | 'message' | 'abandoned' | 'gone',
    meta: {} as StateMeta,
  },
  actions: {
    begin: assigns,
    startLadder: assigns,
    keepHeard: assigns,
    acceptName: assigns,
    rejectName: assigns,
    settleForName: assigns,
    acceptPhone: assigns,
    rejectPhone: assigns,
    offerCallerId: assigns,
    acceptCallerId: assigns,
    declineCallerId: assigns,
    dropDigits: assigns,
    listServices: assigns,
    listMoreServices: assigns,
    chooseReading: assigns,
    chooseOffered: assigns,
    declineOffered: assigns,
    askForOpenings: assigns,
    rememberOpenings: assigns,
    rememberRefusal: assigns,
    takeHold: assigns,
    agree: assigns,
    disagree: assigns,
    reopenName: assigns,
    reopenPhone: assigns,
    reopenService: assigns,
    reopenTime: assigns,
    undoName: assigns,
    undoPhone: assigns,
    undoService: assigns,
    undoTime: assigns,
    forgetAll: assigns,
    carryOn: assigns,
    countNoMatch: assigns,
    countNoInput: assigns,
    giveHelp: assigns,
    wait: assigns,
    sayAgain: assigns,
    moveOn: assigns,
    escapeMisunderstood: assigns,
    escapeOutOfTurns: assigns,
    escapeCalendarDown: assigns,
    escapeAsAsked: assigns,
    keepMessage: assigns,
    findOpenings: assigns,
    holdOpening: assigns,
    renewHold: assigns,
    findPerson: assigns,
    promoteBooking: assigns,
    rememberBooked: assigns,
    keepBooked: assigns,
    takeUp: assigns,
    leaveBehind: assigns,
    textChange: assigns,
    textCutOff: assigns,
    releaseBooked: assigns,
    releaseHold: assigns,
    textConfirmation: assigns,
    messageForOwner: assigns,
  },
  guards: {
    outOfTurns: unless,
    lastNoMatch: unless,
    lastNoInput: unless,
    lastRejection: unless,
    nameKnown: unless,
    phoneKnown: unless,
    severalServices: unless,
    oneService: unless,
    serviceKnown: unless,
    serviceMissing: unless,
    serviceUnclear: unless,
    servicesLeft: unless,
    wantsNone: unless,
    bringsOtherService: unless,
    nameMissing: unless,
    timeKnown: unless,
    namePending: unless,
    phonePending: unless,
    timePending: unless,
    lastGaveName: unless,
    lastGavePhone: unless,
    lastGaveService: unless,
    lastGaveTime: unless,
    correctsName: unless,
    correctsPhone: unless,
    correctsService: unless,
    correctsTime: unless,
    bringsSomething: unless,
    bringsNews: unless,
    digitsSoFar: unless,
    callerIdFirst: unless,
    callerIdLeft: unless,
    twoReadings: unless,
    timeComplete: unless,
    wantsOpenings: unless,
    dayKnown: unless,
    clockKnown: unless,
    someOffered: unless,
    oneOffered: unless,
    withinOffer: unless,
    offersLeft: unless,
    personAnswered: unless,
    messageLeft: unless,
    alreadyBooked: unless,
    leftUnfinished: unless,
    bringsTime: unless,
  },
}).createMachine({
  id: 'booking',
  description:
    'A call that books an appointment. Whatever is heard is kept; a question is asked only for what is missing.',
  context: {
    locale: 'en',
    businessName: '',
    caller: { number: null, textable: false },
    policy: {
      misunderstandings: 2,
      silences: 2,
      rejections: 2,
      turns: 40,
      offers: 5,
      resumeMinutes: 30,
      textResumeMinutes: 1440,
      callerIdOffer: 'first',
    },
    services: [],
    people: [],
    preferred: null,
    servicePage: 0,
    slots: { name: null, phone: null, time: null, service: null },
    pending: { name: null, phone: null, digits: '', wish: null, readings: [], services: [] },
    hold: null,
    offered: [],
    agreed: false,
    booked: null,
    resume: null,
    unspoken: [],
    tone: { kind: 'first', count: 0 },
    tries: { noInput: 0, noMatch: 0, rejected: 0 },
    offers: 0,
    callerIdOffered: false,
    numbersHeard: [],
    given: [],
    turns: 0,
    escape: null,
    message: null,
  },
  initial: 'starting',
  always: { guard: 'outOfTurns', target: '#handoff', actions: 'escapeOutOfTurns' },
  on: {
    NO_MATCH: { actions: 'countNoMatch' },
    NO_INPUT: { actions: 'countNoInput' },
    CORRECT: [
      { guard: 'correctsName', target: '#ask_name.correcting', actions: 'reopenName' },
      { guard: 'correctsPhone', target: '#ask_mobile.correcting', actions: 'reopenPhone' },
      { guard: 'correctsService', target: '#ask_service.correcting', actions: 'reopenService' },
      { guard: 'correctsTime', target: '#ask_time.correcting', actions: 'reopenTime' },
      { actions: 'countNoMatch' },
    ],
    GO_BACK: [
      { guard: 'alreadyBooked', target: '#complete.booked', actions: ['keepBooked', 'releaseHold'] },
      { guard: 'lastGaveTime', target: '#ask_time.correcting', actions: 'undoTime' },
      { guard: 'lastGaveService', target: '#ask_service.correcting', actions: 'undoService' },
      { guard: 'lastGavePhone', target: '#ask_mobile.correcting', actions: 'undoPhone' },
      { guard: 'lastGaveName', target: '#ask_name.correcting', actions: 'undoName' },
      { actions: 'giveHelp' },
    ],
    HELP: { actions: 'giveHelp' },
    WAIT: { actions: 'wait' },
    REPEAT: { actions: 'sayAgain' },
    START_OVER: [
      { guard: 'alreadyBooked', actions: 'giveHelp' },
      { target: '#start_over', actions: 'moveOn' },
    ],
    OPERATOR: { target: '#handoff', actions: 'escapeAsAsked' },
    GOODBYE: [
      { guard: 'alreadyBooked', target: '#complete.goodbye', actions: ['keepBooked', 'releaseHold'] },
      { target: '#abandoned', actions: 'moveOn' },
    ],
    HANG_UP: [
      { guard: 'alreadyBooked', target: '#complete.goodbye', actions: ['keepBooked', 'releaseHold'] },
      { target: '#abandoned', actions: ['moveOn', 'textCutOff'] },
    ],
  },
  states: {
    starting: {
      description: 'Before the first webhook is answered.',
      tags: 'settling',
      on: {
        CALL_STARTED: [
          { guard: 'leftUnfinished', target: '#resume_offer', actions: 'begin' },
          { target: '#ask_name', actions: 'begin' },
        ],
      },
    },

    resume_offer: {
      id: 'resume_offer',
      description:
        'The same number was cut off a little while ago: shall we go on there? No name and no number is spoken.',
      tags: 'listening',
      meta: { prompt: 'resume_offer', asked: 'other', answer: 'yes_no' },
      on: {
        YES: { target: '#ask_name.entering', actions: 'takeUp' },
        NO: { target: '#ask_name.asking', actions: 'leaveBehind' },
        START_OVER: { target: '#ask_name.asking', actions: 'leaveBehind' },
        SLOTS_HEARD: { guard: 'bringsNews', target: '#ask_name.entering', actions: 'takeUp' },
        CORRECT: { target: '#ask_name.entering', actions: 'takeUp' },
        NO_MATCH: [
          { guard: 'lastNoMatch', target: '#ask_name.asking', actions: 'leaveBehind' },
          { actions: 'countNoMatch' },
        ],
        NO_INPUT: [
          { guard: 'lastNoInput', target: '#ask_name.asking', actions: 'leaveBehind' },
          { actions: 'countNoInput' },
        ],
      },
    },

    ask_name: {
      id: 'ask_name',
      description: 'Who is calling? A first name alone is enough.',
      initial: 'asking',
      on: {
        SLOTS_HEARD: { guard: 'bringsNews', target: '.entering', actions: 'keepHeard' },
        SERVICES_ASKED: { guard: 'severalServices', target: '#ask_service.listing', actions: 'listServices' },
        OPENINGS_ASKED: { target: '.entering', actions: 'askForOpenings' },
        CORRECT: { guard: 'bringsSomething', target: '.entering', actions: 'keepHeard' },
        NO_MATCH: [{ guard: 'lastNoMatch', target: '.spelling', actions: 'countNoMatch' }, { actions: 'countNoMatch' }],
        NO_INPUT: [
          { guard: 'lastNoInput', target: '#handoff', actions: 'escapeMisunderstood' },
          { actions: 'countNoInput' },
        ],
      },
      states: {
        entering: {
          description: 'Settles what to ask: nothing when the name is known.',
          tags: 'settling',
          always: [
            { guard: 'namePending', target: 'reading_back' },
            { guard: 'nameKnown', target: '#ask_mobile.entering' },
            { target: 'asking' },
          ],
        },
        asking: {
          description: 'The first question. Only a confirmed start over leads back here.',
          tags: 'listening',
          meta: { prompt: 'ask_name', asked: 'ask_name', answer: 'name' },
        },
        correcting: {
          description: 'The caller wants to change the name.',
          tags: 'listening',
          meta: { prompt: 'ask_name', asked: 'ask_name', answer: 'name' },
          on: {
            NO: { target: 'entering', actions: 'carryOn' },
            SLOTS_HEARD: [
              { guard: 'bringsNews', target: 'entering', actions: 'keepHeard' },
              { target: 'entering', actions: 'carryOn' },
            ],
          },
        },
        spelling: {
          description: 'The name was not understood twice: letter by letter, then on with what was heard, or a person.',
          tags: 'listening',
          meta: { prompt: 'ask_name.spell', asked: 'ask_name', answer: 'spelling' },
          entry: 'startLadder',
          on: {
            NO_MATCH: [
              { guard: 'lastNoMatch', target: '#handoff', actions: 'escapeMisunderstood' },
              { actions: 'countNoMatch' },
            ],
          },
        },
        reading_back: {
          description: 'Was that the name? Two rejections lead to spelling.',
          tags: 'listening',
          meta: { prompt: 'confirm_name', asked: 'confirm_name', answer: 'yes_no' },
          on: {
            YES: { target: '#ask_name.entering', actions: 'acceptName' },
            NO: [
              { guard: 'lastRejection', target: 'spelling', actions: 'rejectName' },
              { target: 'correcting', actions: 'rejectName' },
            ],
            NO_MATCH: [
              { guard: 'lastNoMatch', target: '#ask_name.entering', actions: 'settleForName' },
              { actions: 'countNoMatch' },
            ],
          },
        },
      },
    },

    ask_mobile: {
      id: 'ask_mobile',
      description: 'Which number can be texted? Spoken, keyed, in parts, or the one the caller rings from.',
      initial: 'entering',
      on: {
        SLOTS_HEARD: { guard: 'bringsNews', target: '.entering', actions: 'keepHeard' },
        SERVICES_ASKED: { guard: 'severalServices', target: '#ask_service.listing', actions: 'listServices' },
        OPENINGS_ASKED: { target: '.entering', actions: 'askForOpenings' },
        CORRECT: { guard: 'bringsSomething', target: '.entering', actions: 'keepHeard' },
        NO_MATCH: [
          { guard: 'lastNoMatch', target: '.other_way', actions: 'countNoMatch' },
          { actions: 'countNoMatch' },
        ],
        NO_INPUT: [
          { guard: 'lastNoInput', target: '.other_way', actions: 'countNoInput' },
          { actions: 'countNoInput' },
        ],
      },
      states: {
        entering: {
          description: 'Settles what to ask about the number: nothing when it is agreed.',
          tags: 'settling',
          always: [
            { guard: 'namePending', target: '#ask_name.reading_back' },
            { guard: 'phonePending', target: 'reading_back' },
            { guard: 'digitsSoFar', target: 'collecting' },
            { guard: 'phoneKnown', target: '#ask_service.entering' },
            { guard: 'callerIdFirst', target: 'offering' },
            { target: 'asking' },
          ],
        },
        offering: {
          description: 'Is the number you are calling from the best one?',
          tags: 'listening',
          meta: { prompt: 'ask_mobile.caller_id', asked: 'confirm_mobile', answer: 'phone' },
          entry: 'offerCallerId',
          on: {
            YES: { target: 'entering', actions: 'acceptCallerId' },
            NO: { target: 'asking', actions: 'declineCallerId' },
          },
        },
        asking: {
          description: 'Say or key in the number.',
          tags: 'listening',
          meta: { prompt: 'ask_mobile', asked: 'ask_mobile', answer: 'phone' },
        },
        correcting: {
          description: 'The caller wants to change the number; the old one stands until there is another.',
          tags: 'listening',
          meta: { prompt: 'ask_mobile', asked: 'ask_mobile', answer: 'phone' },
          on: {
            NO: { target: 'entering', actions: 'carryOn' },
            SLOTS_HEARD: [
              { guard: 'bringsNews', target: 'entering', actions: 'keepHeard' },
              { target: 'entering', actions: 'carryOn' },
            ],
          },
        },
        collecting: {
          description: 'Part of a number was heard; the digits are kept and the rest is asked for.',
          tags: 'listening',
          meta: { prompt: 'ask_mobile.more', asked: 'ask_mobile', answer: 'phone' },
          on: { NO: { target: 'asking', actions: 'dropDigits' } },
        },
        reading_back: {
          description: 'The number in groups of digits; an unknown area code is doubted once here.',
          tags: 'listening',
          meta: { prompt: 'confirm_mobile', asked: 'confirm_mobile', answer: 'yes_no' },
          on: {
            YES: { target: 'entering', actions: 'acceptPhone' },
            NO: [
              { guard: 'lastRejection', target: 'other_way', actions: 'rejectPhone' },
              { target: 'asking', actions: 'rejectPhone' },
            ],
          },
        },
        other_way: {
          description: 'Dictation did not work: the line the caller rings from, else the keypad.',
          tags: 'settling',
          always: [{ guard: 'callerIdLeft', target: 'offering' }, { target: 'keypad' }],
        },
        keypad: {
          description: 'The last way: the number by keys, then a person.',
          tags: 'listening',
          meta: { prompt: 'ask_mobile.keypad', asked: 'ask_mobile', answer: 'phone' },
          entry: 'startLadder',
          on: {
            NO_MATCH: [
              { guard: 'lastNoMatch', target: '#handoff', actions: 'escapeMisunderstood' },
              { actions: 'countNoMatch' },
            ],
            NO_INPUT: [
              { guard: 'lastNoInput', target: '#handoff', actions: 'escapeMisunderstood' },
              { actions: 'countNoInput' },
            ],
          },
        },
      },
    },

    ask_service: {
      id: 'ask_service',
      description: 'What is to be booked? Asked only where there are several services.',
      initial: 'entering',
      on: {
        SLOTS_HEARD: { guard: 'bringsNews', target: '.entering', actions: 'keepHeard' },
        CORRECT: { guard: 'bringsSomething', target: '.entering', actions: 'keepHeard' },
        OPENINGS_ASKED: { target: '.entering', actions: 'askForOpenings' },
        SERVICES_ASKED: { target: '.listing', actions: 'listServices' },
        NO_MATCH: [{ guard: 'lastNoMatch', target: '.listing', actions: 'listServices' }, { actions: 'countNoMatch' }],
        NO_INPUT: [{ guard: 'lastNoInput', target: '.listing', actions: 'listServices' }, { actions: 'countNoInput' }],
      },
      states: {
        entering: {
          description: 'Settles what to ask about the service: nothing when there is one, or when it is known.',
          tags: 'settling',
          always: [
            { guard: 'oneService', target: '#ask_time.entering' },
            { guard: 'namePending', target: '#ask_name.reading_back' },
            { guard: 'phonePending', target: '#ask_mobile.reading_back' },
            { guard: 'digitsSoFar', target: '#ask_mobile.collecting' },
            { guard: 'serviceUnclear', target: 'choosing' },
            { guard: 'serviceMissing', target: 'asking' },
            { guard: 'nameMissing', target: '#ask_name.correcting' },
            { guard: 'phoneKnown', target: '#ask_time.entering' },
            { target: '#ask_mobile.entering' },
          ],
        },
        asking: {
          description: 'Which service? Two or three are named in the question.',
          tags: 'listening',
          meta: { prompt: 'ask_service', asked: 'ask_service', answer: 'service' },
        },
        correcting: {
          description: 'The caller wants another service; the old one stands until there is another.',
          tags: 'listening',
          meta: { prompt: 'ask_service', asked: 'ask_service', answer: 'service' },
          on: {
            NO: { target: 'entering', actions: 'carryOn' },
            SLOTS_HEARD: [
              { guard: 'bringsNews', target: 'entering', actions: 'keepHeard' },
              { target: 'entering', actions: 'carryOn' },
            ],
          },
        },
        choosing: {
          description: 'The words fit two or more services: which one?',
          tags: 'listening',
          meta: { prompt: 'ask_service.which', asked: 'ask_service', answer: 'service' },
          on: { NO: { target: 'listing', actions: 'listServices' } },
        },
        listing: {
          description: 'Reads the services out, two or three at a time; who wants none of them talks to a person.',
          tags: 'listening',
          meta: { prompt: 'ask_service.list', asked: 'ask_service', answer: 'service' },
          entry: 'startLadder',
          on: {
            SLOTS_HEARD: [
              { guard: 'bringsNews', target: 'entering', actions: 'keepHeard' },
              { guard: 'serviceKnown', target: 'entering', actions: 'carryOn' },
            ],
            NO: [
              { guard: 'serviceKnown', target: 'entering', actions: 'carryOn' },
              { guard: 'servicesLeft', actions: 'listMoreServices' },
              { target: '#handoff', actions: 'escapeAsAsked' },
            ],
            SERVICES_ASKED: [
              { guard: 'servicesLeft', actions: 'listMoreServices' },
              { guard: 'wantsNone', target: '#handoff', actions: 'escapeAsAsked' },
              { guard: 'lastNoMatch', target: 'keypad', actions: 'countNoMatch' },
              { actions: 'countNoMatch' },
            ],
            NO_MATCH: [
              { guard: 'lastNoMatch', target: 'keypad', actions: 'countNoMatch' },
              { actions: 'countNoMatch' },
            ],
            NO_INPUT: [
              { guard: 'lastNoInput', target: 'keypad', actions: 'countNoInput' },
              { actions: 'countNoInput' },
            ],
          },
        },
        keypad: {
          description: 'The last way: a service by its key, then a person.',
          tags: 'listening',
          meta: { prompt: 'ask_service.keypad', asked: 'ask_service', answer: 'service' },
          entry: 'startLadder',
          on: {
            NO: { target: '#handoff', actions: 'escapeAsAsked' },
            SERVICES_ASKED: [
              { guard: 'lastNoMatch', target: '#handoff', actions: 'escapeMisunderstood' },
              { actions: 'countNoMatch' },
            ],
            NO_MATCH: [
              { guard: 'lastNoMatch', target: '#handoff', actions: 'escapeMisunderstood' },
              { actions: 'countNoMatch' },
            ],
            NO_INPUT: [
              { guard: 'lastNoInput', target: '#handoff', actions: 'escapeMisunderstood' },
              { actions: 'countNoInput' },
            ],
          },
        },
      },
    },

    ask_time: {
      id: 'ask_time',
      description:
        'When? Only what is missing is asked: the day, then the time. An opening is held before it is read back.',
      initial: 'entering',
      on: {
        SLOTS_HEARD: { guard: 'bringsNews', target: '.entering', actions: 'keepHeard' },
        CORRECT: { guard: 'bringsSomething', target: '.entering', actions: 'keepHeard' },
        SERVICES_ASKED: { guard: 'severalServices', target: '#ask_service.listing', actions: 'listServices' },
        OPENINGS_ASKED: { target: '.entering', actions: 'askForOpenings' },
        NO_MATCH: [
          { guard: 'lastNoMatch', target: '.other_way', actions: 'countNoMatch' },
          { actions: 'countNoMatch' },
        ],
        NO_INPUT: [
          { guard: 'lastNoInput', target: '.other_way', actions: 'countNoInput' },
          { actions: 'countNoInput' },
        ],
      },
      states: {
        entering: {
          description: 'Settles what to ask about the time: nothing when an opening is held.',
          tags: 'settling',
          always: [
            { guard: 'namePending', target: '#ask_name.reading_back' },
            { guard: 'phonePending', target: '#ask_mobile.reading_back' },
            { guard: 'serviceUnclear', target: '#ask_service.choosing' },
            { guard: 'serviceMissing', target: '#ask_service.entering' },
            { guard: 'twoReadings', target: 'choosing' },
            { guard: 'timeComplete', target: 'holding' },
            { guard: 'wantsOpenings', target: 'finding' },
            { guard: 'dayKnown', target: 'asking_clock' },
            { guard: 'clockKnown', target: 'asking_day' },
            { guard: 'timeKnown', target: '#confirm.entering' },
            { target: 'asking' },
          ],
        },
        asking: {
          description: 'Day and time.',
          tags: 'listening',
          meta: { prompt: 'ask_time', asked: 'ask_time', answer: 'time' },
        },
        correcting: {
          description: 'The caller wants another time; the old one is held until there is another.',
          tags: 'listening',
          meta: { prompt: 'ask_time', asked: 'ask_time', answer: 'time' },
          on: {
            NO: { target: 'entering', actions: 'carryOn' },
            SLOTS_HEARD: [
              { guard: 'bringsNews', target: 'entering', actions: 'keepHeard' },
              { target: 'entering', actions: 'carryOn' },
            ],
          },
        },
        asking_clock: {
          description: 'The day is known: at what time?',
          tags: 'listening',
          meta: { prompt: 'ask_time.clock', asked: 'ask_time', answer: 'time' },
        },
        asking_day: {
          description: 'The time or the part of the day is known: on which day?',
          tags: 'listening',
          meta: { prompt: 'ask_time.day', asked: 'ask_time', answer: 'time' },
        },
        choosing: {
          description: 'The words allow two readings: which one?',
          tags: 'listening',
          meta: { prompt: 'ask_time.which', asked: 'ask_time', answer: 'choice' },
          on: {
            CHOSEN: { guard: 'withinOffer', target: 'entering', actions: 'chooseReading' },
            NO: { target: 'asking', actions: 'declineOffered' },
          },
        },
        finding: {
          description: 'Asks the calendar for openings that suit.',
          tags: 'settling',
          entry: 'findOpenings',
          on: {
            OPENINGS_FOUND: [
              { guard: 'someOffered', target: 'offering', actions: 'rememberOpenings' },
              { target: 'asking', actions: 'rememberOpenings' },
            ],
            CALENDAR_DOWN: { target: '#handoff', actions: 'escapeCalendarDown' },
          },
        },
        offering: {
          description:
            'Two or three openings to choose from; the caller may name another time, or ask for later, earlier, another day.',
          tags: 'listening',
          meta: { prompt: 'ask_time.offer', asked: 'ask_time', answer: 'choice' },
          on: {
            CHOSEN: { guard: 'withinOffer', target: 'entering', actions: 'chooseOffered' },
            YES: { guard: 'oneOffered', target: 'entering', actions: 'chooseOffered' },
            NO: [
              { guard: 'offersLeft', target: 'asking', actions: 'declineOffered' },
              { target: '#handoff', actions: 'escapeMisunderstood' },
            ],
            NO_MATCH: [
              { guard: 'lastNoMatch', target: '#handoff', actions: 'escapeMisunderstood' },
              { actions: 'countNoMatch' },
            ],
            NO_INPUT: [
              { guard: 'lastNoInput', target: '#handoff', actions: 'escapeMisunderstood' },
              { actions: 'countNoInput' },
            ],
          },
        },
        other_way: {
          description: 'The time was not understood: openings are read out, once; then a person.',
          tags: 'settling',
          always: [
            { guard: 'offersLeft', target: 'finding' },
            { target: '#handoff', actions: 'escapeMisunderstood' },
          ],
        },
        holding: {
          description: 'Claims the opening; a taken or closed one brings alternatives.',
          tags: 'settling',
          entry: 'holdOpening',
          on: {
            OPENING_HELD: { target: '#confirm.entering', actions: ['takeHold', 'releaseHold'] },
            OPENING_REFUSED: [
              { guard: 'someOffered', target: 'offering', actions: 'rememberRefusal' },
              { target: 'asking', actions: 'rememberRefusal' },
            ],
            CALENDAR_DOWN: { target: '#handoff', actions: 'escapeCalendarDown' },
          },
        },
      },
    },

    confirm: {
      id: 'confirm',
      description: 'Everything is read back. Only an explicit yes books; what changes is read back again.',
      initial: 'entering',
      on: {
        SLOTS_HEARD: { guard: 'bringsNews', target: '.entering', actions: 'keepHeard' },
        SERVICES_ASKED: { guard: 'severalServices', target: '#ask_service.listing', actions: 'listServices' },
        OPENINGS_ASKED: { target: '.entering', actions: 'askForOpenings' },
        CORRECT: [
          { guard: 'bringsSomething', target: '.entering', actions: 'keepHeard' },
          { guard: 'correctsName', target: '#ask_name.correcting', actions: 'reopenName' },
          { guard: 'correctsPhone', target: '#ask_mobile.correcting', actions: 'reopenPhone' },
          { guard: 'correctsService', target: '#ask_service.correcting', actions: 'reopenService' },
          { guard: 'correctsTime', target: '#ask_time.correcting', actions: 'reopenTime' },
          { target: '.which', actions: 'disagree' },
        ],
        NO_MATCH: [
          { guard: 'lastNoMatch', target: '#handoff', actions: 'escapeMisunderstood' },
          { actions: 'countNoMatch' },
        ],
        NO_INPUT: [
          { guard: 'lastNoInput', target: '#handoff', actions: 'escapeMisunderstood' },
          { actions: 'countNoInput' },
        ],
      },
      states: {
        entering: {
          description: 'Settles whether something new must be asked or held before the read-back.',
          tags: 'settling',
          always: [
            { guard: 'namePending', target: '#ask_name.reading_back' },
            { guard: 'phonePending', target: '#ask_mobile.reading_back' },
            { guard: 'digitsSoFar', target: '#ask_mobile.collecting' },
            { guard: 'serviceUnclear', target: '#ask_service.choosing' },
            { guard: 'timePending', target: '#ask_time.entering' },
            { guard: 'nameKnown', target: 'complete_or_phone' },
            { target: '#ask_name.correcting' },
          ],
        },
        complete_or_phone: {
          description: 'The time came first: is the number known as well?',
          tags: 'settling',
          always: [{ guard: 'phoneKnown', target: 'reading_back' }, { target: '#ask_mobile.entering' }],
        },
        reading_back: {
          description: 'Name, number, day and time. Is that right?',
          tags: 'listening',
          meta: { prompt: 'confirm', asked: 'confirm', answer: 'yes_no' },
          on: {
            YES: [
              { guard: 'bringsNews', target: 'entering', actions: 'keepHeard' },
              { target: 'booking', actions: 'agree' },
            ],
            NO: [
              { guard: 'alreadyBooked', target: '#complete.booked', actions: ['keepBooked', 'releaseHold'] },
              { guard: 'lastRejection', target: '#handoff', actions: 'escapeMisunderstood' },
              { target: 'which', actions: 'disagree' },
            ],
          },
        },
        which: {
          description: 'Something is wrong: the name, the number or the time?',
          tags: 'listening',
          meta: { prompt: 'confirm.which', asked: 'confirm', answer: 'anything' },
          on: {
            NO: { target: 'reading_back', actions: 'carryOn' },
            YES: { target: 'reading_back', actions: 'carryOn' },
          },
        },
        booking: {
          description: 'The claim is renewed, then the call row says booked, or nothing does.',
          tags: 'settling',
          entry: 'renewHold',
          on: {
            HOLD_RENEWED: [
              {
                guard: 'alreadyBooked',
                target: '#complete',
                actions: ['promoteBooking', 'releaseBooked', 'textChange', 'rememberBooked'],
              },
              { target: '#complete', actions: ['promoteBooking', 'textConfirmation', 'rememberBooked'] },
            ],
            HOLD_LOST: [
              { guard: 'someOffered', target: '#ask_time.offering', actions: 'rememberRefusal' },
              { target: '#ask_time.correcting', actions: 'rememberRefusal' },
            ],
            CALENDAR_DOWN: { target: '#handoff', actions: 'escapeCalendarDown' },
          },
        },
      },
    },

    complete: {
      id: 'complete',
      description: 'Booked. Anything else, once; then goodbye. Another time moves the booking just made.',
      initial: 'booked',
      on: {
        HANG_UP: { target: '.goodbye', actions: 'moveOn' },
        GOODBYE: { target: '.goodbye', actions: 'moveOn' },
        NO: { target: '.goodbye', actions: 'moveOn' },
        NO_INPUT: { target: '.goodbye', actions: 'moveOn' },
        NO_MATCH: [{ guard: 'lastNoMatch', target: '.goodbye', actions: 'moveOn' }, { actions: 'countNoMatch' }],
        GO_BACK: { actions: 'giveHelp' },
        CORRECT: [
          { guard: 'bringsOtherService', target: '#handoff', actions: 'escapeAsAsked' },
          { guard: 'bringsTime', target: '#ask_time.entering', actions: 'keepHeard' },
          { guard: 'correctsTime', target: '#ask_time.correcting', actions: 'reopenTime' },
          { target: '#handoff', actions: 'escapeAsAsked' },
        ],
        OPENINGS_ASKED: { target: '#ask_time.entering', actions: 'askForOpenings' },
        SLOTS_HEARD: [
          { guard: 'bringsOtherService', target: '#handoff', actions: 'escapeAsAsked' },
          { guard: 'bringsTime', target: '#ask_time.entering', actions: 'keepHeard' },
          { guard: 'bringsNews', target: '#handoff', actions: 'escapeAsAsked' },
          { target: '.goodbye', actions: 'moveOn' },
        ],
      },
      states: {
        booked: {
          description: 'What was booked, that a text follows. Anything else?',
          tags: ['listening', 'booked'],
          meta: { prompt: 'complete', asked: 'other', answer: 'anything' },
          on: { YES: { target: 'more', actions: 'moveOn' } },
        },
        more: {
          description: 'What else can the line do?',
          tags: ['listening', 'booked'],
          meta: { prompt: 'complete.more', asked: 'other', answer: 'anything' },
        },
        goodbye: {
          description: 'The appointment stands and the call is over.',
          type: 'final',
          tags: ['booked', 'gone'],
          meta: { prompt: 'goodbye', asked: 'other', answer: 'anything' },
        },
      },
    },

    start_over: {
      id: 'start_over',
      description: 'Begin again? Only a clear yes forgets what was said.',
      tags: 'listening',
      meta: { prompt: 'start_over', asked: 'other', answer: 'yes_no' },
      on: {
        YES: { target: '#ask_name.asking', actions: 'forgetAll' },
        NO: { target: '#ask_name.entering', actions: 'carryOn' },
        SLOTS_HEARD: { guard: 'bringsNews', target: '#ask_name.entering', actions: 'keepHeard' },
        NO_MATCH: [
          { guard: 'lastNoMatch', target: '#ask_name.entering', actions: 'carryOn' },
          { actions: 'countNoMatch' },
        ],
        NO_INPUT: [
          { guard: 'lastNoInput', target: '#ask_name.entering', actions: 'carryOn' },
          { actions: 'countNoInput' },
        ],
        START_OVER: { target: '#ask_name.asking', actions: 'forgetAll' },
      },
    },

    handoff: {
      id: 'handoff',
      description: 'A person takes over, with what the caller has said; out of hours a message.',
      initial: 'entering',
      on: {
        HANG_UP: { target: '.done', actions: 'moveOn' },
        OPERATOR: { actions: 'sayAgain' },
        START_OVER: { actions: 'sayAgain' },
        GO_BACK: { actions: 'sayAgain' },
        CORRECT: { actions: 'sayAgain' },
        GOODBYE: { target: '.done', actions: 'moveOn' },
      },
      states: {
        entering: {
          description: 'Is anybody there?',
          tags: 'settling',
          entry: 'findPerson',
          on: {
            PERSON_FOUND: { target: 'connecting' },
            PERSON_AWAY: { target: '#voicemail' },
          },
        },
        connecting: {
          description: 'Rings the person and whispers the slots to whoever answers.',
          tags: ['listening', 'handoff'],
          meta: { prompt: 'handoff', asked: 'other', answer: 'anything', does: 'dial' },
          on: {
            DIAL_ENDED: [
              { guard: 'personAnswered', target: 'done', actions: 'moveOn' },
              { target: '#voicemail', actions: 'moveOn' },
            ],
          },
        },
        done: {
          description: 'The caller spoke to a person.',
          type: 'final',
          tags: ['handoff', 'gone'],
          meta: { prompt: 'handoff.done', asked: 'other', answer: 'anything' },
        },
      },
    },

    voicemail: {
      id: 'voicemail',
      description: 'Nobody answered: a message, kept for the owner with the slots.',
      initial: 'recording',
      on: {
        OPERATOR: { actions: 'sayAgain' },
        START_OVER: { actions: 'sayAgain' },
        GO_BACK: { actions: 'sayAgain' },
        CORRECT: { actions: 'sayAgain' },
      },
      states: {
        recording: {
          description: 'Records; an empty recording is asked for once more.',
          tags: ['listening', 'message'],
          meta: { prompt: 'voicemail', asked: 'other', answer: 'anything', does: 'record' },
          on: {
            RECORDED: [
              { guard: 'messageLeft', target: 'left', actions: ['keepMessage', 'messageForOwner'] },
              {
                guard: 'lastNoInput',
                target: 'empty',
                actions: ['moveOn', 'messageForOwner'],
              },
              { actions: 'countNoInput' },
            ],
            NO_INPUT: [
              {
                guard: 'lastNoInput',
                target: 'empty',
                actions: ['moveOn', 'messageForOwner'],
              },
              { actions: 'countNoInput' },
            ],
            HANG_UP: { target: 'empty', actions: ['moveOn', 'messageForOwner'] },
            GOODBYE: { target: 'empty', actions: ['moveOn', 'messageForOwner'] },
          },
        },
        left: {
          description: 'The message is kept.',
          type: 'final',
          tags: ['message', 'gone'],
          meta: { prompt: 'voicemail.thanks', asked: 'other', answer: 'anything' },
        },
        empty: {
          description: 'No message; the owner still learns who rang and what was heard.',
          type: 'final',
          tags: ['message', 'gone'],
          meta: { prompt: 'voicemail.empty', asked: 'other', answer: 'anything' },
        },
      },
    },

    abandoned: {
      id: 'abandoned',
      description: 'The caller left before booking; what was held is given back.',
      type: 'final',
      tags: ['abandoned', 'gone'],
      entry: 'releaseHold',
      meta: { prompt: 'abandoned', asked: 'other', answer: 'anything' },
    },
  },
});
