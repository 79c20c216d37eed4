// The statechart of a call: one plain literal, top to bottom the product.
import { setup } from 'xstate';
import type { AnswerKind, Asked, DialogContext, DialogEvent, PromptId } from './dialog.ts';

/** What a resting state says and listens for. */
export interface StateMeta {
  prompt: PromptId;
  asked: Asked;
  answer: AnswerKind;
  /** The question is what is wrong: "nothing" and "no" agree. */
  polarity?: 'negative';
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
    wantMove: assigns,
    wantCancel: assigns,
    keepDetail: assigns,
    keepDigits: assigns,
    findBookings: assigns,
    rememberFound: assigns,
    takeFound: assigns,
    leaveEarlier: assigns,
    leaseBooking: assigns,
    takeLeased: assigns,
    cancelBooking: assigns,
    textCancellation: assigns,
    forgetBooked: assigns,
    bookAnother: assigns,
    escapeNotFound: assigns,
    escapeNothingFree: assigns,
    escapeTooLate: assigns,
    escapeChanged: assigns,
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
    movesWithWish: unless,
    movesInHand: unless,
    cancelsInHand: unless,
    movesEarlier: unless,
    changesBooking: unless,
    nothingBooked: unless,
    severalFound: unless,
    oneFound: unless,
    searchedOften: unless,
    numberMissing: unless,
    detailMissing: unless,
    bringsDetail: unless,
    bringsDigits: unless,
    bringsAnotherTime: unless,
    withinFound: unless,
    answersText: unless,
    mayCancel: unless,
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
      searches: 3,
      cancelUntilMinutes: 1440,
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
    errand: { purpose: null, number: null, detail: {}, failed: 0, found: [], booking: null, byText: false },
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
    CHANGE_BOOKING: { target: '#find_booking', actions: 'wantMove' },
    CANCEL_BOOKING: [
      { guard: 'movesEarlier', target: '#find_booking', actions: ['wantCancel', 'releaseHold'] },
      { target: '#find_booking', actions: 'wantCancel' },
    ],
    START_OVER: [
      { guard: 'alreadyBooked', actions: 'giveHelp' },
      { guard: 'movesEarlier', target: '#ask_time.correcting', actions: 'reopenTime' },
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
          { guard: 'answersText', target: '#find_booking.texted', actions: 'begin' },
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
        NO: { guard: 'movesEarlier', target: '#find_booking.kept', actions: ['leaveEarlier', 'releaseHold'] },
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
            NO: [
              { guard: 'movesEarlier', target: '#find_booking.kept', actions: ['leaveEarlier', 'releaseHold'] },
              { target: 'entering', actions: 'carryOn' },
            ],
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
          description: 'Asks the calendar for openings that suit. When there are none again and again, a person looks.',
          tags: 'settling',
          entry: 'findOpenings',
          on: {
            OPENINGS_FOUND: [
              { guard: 'someOffered', target: 'offering', actions: 'rememberOpenings' },
              { guard: 'offersLeft', target: 'asking', actions: 'rememberOpenings' },
              { target: '#handoff', actions: 'escapeNothingFree' },
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
              { guard: 'offersLeft', target: 'asking', actions: 'rememberRefusal' },
              { target: '#handoff', actions: 'escapeNothingFree' },
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
        CANCEL_BOOKING: { guard: 'nothingBooked', target: '#abandoned', actions: 'moveOn' },
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
              { guard: 'movesEarlier', target: '#find_booking.kept', actions: ['leaveEarlier', 'releaseHold'] },
              { guard: 'lastRejection', target: '#handoff', actions: 'escapeMisunderstood' },
              { target: 'which', actions: 'disagree' },
            ],
          },
        },
        which: {
          description: 'Something is wrong: the name, the number or the time?',
          tags: 'listening',
          meta: { prompt: 'confirm.which', asked: 'confirm', answer: 'anything', polarity: 'negative' },
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
              { guard: 'changesBooking', target: 'moving' },
              { target: '#complete', actions: ['promoteBooking', 'textConfirmation', 'rememberBooked'] },
            ],
            HOLD_LOST: [
              { guard: 'someOffered', target: '#ask_time.offering', actions: 'rememberRefusal' },
              { target: '#ask_time.correcting', actions: 'rememberRefusal' },
            ],
            CALENDAR_DOWN: { target: '#handoff', actions: 'escapeCalendarDown' },
          },
        },
        moving: {
          description:
            'A booking that stands is changed by one call at a time: the new place is kept, then the old one freed.',
          tags: 'settling',
          entry: 'leaseBooking',
          on: {
            BOOKING_LEASED: {
              target: '#complete',
              actions: ['takeLeased', 'promoteBooking', 'releaseBooked', 'textChange', 'rememberBooked'],
            },
            BOOKING_CHANGED: { target: '#handoff', actions: ['escapeChanged', 'releaseHold'] },
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

    find_booking: {
      id: 'find_booking',
      description:
        'A booking made before is to be moved or cancelled. Its number finds it, and nothing of it is said or changed until the caller has named its name, its day or its code. A wrong detail and no booking sound the same.',
      initial: 'entering',
      on: {
        SLOTS_HEARD: [
          { guard: 'bringsDetail', target: '.entering', actions: 'keepDetail' },
          { guard: 'bringsDigits', target: '.asking_number', actions: 'keepDigits' },
        ],
        CORRECT: [{ guard: 'bringsDetail', target: '.entering', actions: 'keepDetail' }, { actions: 'countNoMatch' }],
        NO: { target: '.kept', actions: 'leaveEarlier' },
        GO_BACK: { target: '.kept', actions: 'leaveEarlier' },
        START_OVER: { target: '.kept', actions: 'leaveEarlier' },
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
          description:
            'Settles what is missing: the number, a detail, which one; or goes on with the one that was found.',
          tags: 'settling',
          always: [
            { guard: 'movesWithWish', target: '#ask_time.entering' },
            { guard: 'movesInHand', target: '#ask_time.correcting' },
            { guard: 'cancelsInHand', target: '#cancel_booking' },
            { guard: 'severalFound', target: 'which' },
            { guard: 'oneFound', target: 'entering', actions: 'takeFound' },
            { guard: 'numberMissing', target: 'asking_number' },
            { guard: 'detailMissing', target: 'asking_detail' },
            { target: 'finding' },
          ],
        },
        asking_number: {
          description: 'Which number was it made with? Asked of who withholds theirs.',
          tags: 'listening',
          meta: { prompt: 'find_booking.number', asked: 'ask_mobile', answer: 'phone' },
        },
        asking_detail: {
          description: 'The name it is under, its day, or the code of the confirmation text.',
          tags: 'listening',
          meta: { prompt: 'find_booking.detail', asked: 'find_booking', answer: 'anything' },
        },
        finding: {
          description: 'Asks for bookings of the number that the detail fits.',
          tags: 'settling',
          entry: 'findBookings',
          on: {
            BOOKINGS_FOUND: [
              { guard: 'someOffered', target: 'entering', actions: 'rememberFound' },
              { target: 'missed', actions: 'rememberFound' },
            ],
            CALENDAR_DOWN: { target: '#handoff', actions: 'escapeCalendarDown' },
          },
        },
        missed: {
          description: 'Nothing fits. Three times, then a person.',
          tags: 'settling',
          always: [{ guard: 'searchedOften', target: '#handoff', actions: 'escapeNotFound' }, { target: 'not_found' }],
        },
        not_found: {
          description: 'No such booking: another detail, another number, a new booking, or a person.',
          tags: 'listening',
          meta: { prompt: 'find_booking.not_found', asked: 'find_booking', answer: 'yes_no' },
          on: {
            YES: { target: '#ask_name.entering', actions: 'bookAnother' },
            NO: { target: 'asking_detail', actions: 'carryOn' },
          },
        },
        which: {
          description: 'Several fit what was said: which one?',
          tags: 'listening',
          meta: { prompt: 'find_booking.which', asked: 'find_booking', answer: 'choice' },
          on: { CHOSEN: { guard: 'withinFound', target: 'entering', actions: 'takeFound' } },
        },
        kept: {
          description: 'Nothing was changed. Another booking?',
          tags: 'listening',
          meta: { prompt: 'find_booking.kept', asked: 'other', answer: 'yes_no' },
          on: {
            YES: { target: '#ask_name.entering', actions: 'bookAnother' },
            SLOTS_HEARD: { guard: 'bringsNews', target: '#ask_name.entering', actions: ['bookAnother', 'keepHeard'] },
            CORRECT: { guard: 'bringsNews', target: '#ask_name.entering', actions: ['bookAnother', 'keepHeard'] },
            NO: { target: '#abandoned', actions: 'moveOn' },
            GO_BACK: { actions: 'giveHelp' },
            START_OVER: { target: '#ask_name.entering', actions: 'bookAnother' },
            NO_INPUT: [{ guard: 'lastNoInput', target: '#abandoned', actions: 'moveOn' }, { actions: 'countNoInput' }],
          },
        },
        texted: {
          description: 'An answer to our text, from the number of the booking: keep it, cancel it, or another time.',
          tags: 'listening',
          meta: { prompt: 'find_booking.texted', asked: 'ask_time', answer: 'yes_no' },
          on: {
            YES: [
              { guard: 'bringsAnotherTime', target: 'entering', actions: 'wantMove' },
              { target: 'confirmed', actions: 'moveOn' },
            ],
            NO: { target: 'entering', actions: 'wantCancel' },
            SLOTS_HEARD: { guard: 'bringsAnotherTime', target: 'entering', actions: 'wantMove' },
            CORRECT: [
              { guard: 'bringsAnotherTime', target: 'entering', actions: 'wantMove' },
              { actions: 'countNoMatch' },
            ],
            OPENINGS_ASKED: { target: 'entering', actions: 'wantMove' },
          },
        },
        confirmed: {
          description: 'The caller will come.',
          type: 'final',
          tags: 'gone',
          meta: { prompt: 'find_booking.confirmed', asked: 'other', answer: 'anything' },
        },
      },
    },

    cancel_booking: {
      id: 'cancel_booking',
      description: 'The booking is read back. Only an explicit yes cancels it; whatever else leaves it as it was.',
      initial: 'entering',
      on: {
        NO: { target: '#find_booking.kept', actions: 'leaveEarlier' },
        GO_BACK: { target: '#find_booking.kept', actions: 'leaveEarlier' },
        START_OVER: { target: '#find_booking.kept', actions: 'leaveEarlier' },
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
          description: 'The business wants some notice: after that a person decides.',
          tags: 'settling',
          always: [
            { guard: 'mayCancel', target: 'confirming' },
            { target: '#handoff', actions: 'escapeTooLate' },
          ],
        },
        confirming: {
          description: 'This one, with its day and time: shall it be cancelled?',
          tags: 'listening',
          meta: { prompt: 'cancel_booking', asked: 'confirm_cancel', answer: 'yes_no' },
          on: {
            YES: [
              { guard: 'bringsAnotherTime', target: '#find_booking.entering', actions: 'wantMove' },
              { target: 'cancelling', actions: 'agree' },
            ],
            SLOTS_HEARD: { guard: 'bringsAnotherTime', target: '#find_booking.entering', actions: 'wantMove' },
            CORRECT: [
              { guard: 'bringsAnotherTime', target: '#find_booking.entering', actions: 'wantMove' },
              { actions: 'countNoMatch' },
            ],
          },
        },
        cancelling: {
          description: 'One call at a time may change a booking; then the call row says cancelled, or nothing does.',
          tags: 'settling',
          entry: 'leaseBooking',
          on: {
            BOOKING_LEASED: {
              target: 'cancelled',
              actions: ['takeLeased', 'cancelBooking', 'textCancellation', 'forgetBooked'],
            },
            BOOKING_CHANGED: { target: '#handoff', actions: ['escapeChanged', 'releaseHold'] },
            CALENDAR_DOWN: { target: '#handoff', actions: 'escapeCalendarDown' },
          },
        },
        cancelled: {
          description: 'It is cancelled. Another one?',
          tags: 'listening',
          meta: { prompt: 'cancel_booking.done', asked: 'other', answer: 'yes_no' },
          on: {
            YES: { target: '#ask_name.entering', actions: ['bookAnother', 'keepHeard'] },
            SLOTS_HEARD: { guard: 'bringsNews', target: '#ask_name.entering', actions: ['bookAnother', 'keepHeard'] },
            CORRECT: { guard: 'bringsNews', target: '#ask_name.entering', actions: ['bookAnother', 'keepHeard'] },
            NO: { target: 'goodbye', actions: 'moveOn' },
            NO_INPUT: { target: 'goodbye', actions: 'moveOn' },
            NO_MATCH: [{ guard: 'lastNoMatch', target: 'goodbye', actions: 'moveOn' }, { actions: 'countNoMatch' }],
            GOODBYE: { target: 'goodbye', actions: 'moveOn' },
            HANG_UP: { target: 'goodbye', actions: 'moveOn' },
            GO_BACK: { actions: 'giveHelp' },
            START_OVER: { target: '#ask_name.entering', actions: 'bookAnother' },
          },
        },
        goodbye: {
          description: 'The call is over; what else it held is given back.',
          type: 'final',
          tags: 'gone',
          entry: 'releaseHold',
          meta: { prompt: 'cancel_booking.goodbye', asked: 'other', answer: 'anything' },
        },
      },
    },

    handoff: {
      id: 'handoff',
      description: 'A person takes over, with what the caller has said; out of hours a message.',
      initial: 'entering',
      on: {
        HANG_UP: { target: '.done', actions: 'moveOn' },
        OPERATOR: { actions: 'sayAgain' },
        CHANGE_BOOKING: { actions: 'sayAgain' },
        CANCEL_BOOKING: { actions: 'sayAgain' },
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
        CHANGE_BOOKING: { actions: 'sayAgain' },
        CANCEL_BOOKING: { actions: 'sayAgain' },
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
