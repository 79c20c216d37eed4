// The bodies of the chart's named actions and guards: context in, context out, no clock and no chance.
import { assign } from 'xstate';
import { bookingMachine } from './booking.ts';
import type { AgreedPhone, DialogContext, DialogEvent, EscapeReason, SlotName, ToneKind } from './dialog.ts';
import * as errands from './errand.ts';
import { guards } from './guards.ts';
import { mergeHeard, nothingPending, slotsHeardIn } from './heard.ts';
import * as openings from './openings.ts';
import {
  agreedOn,
  andKeepHeard,
  type Change,
  given,
  FRESH_TRIES,
  progressed,
  rejected,
  turned,
  withPending,
} from './progress.ts';

type Body = (context: DialogContext, event: DialogEvent) => Change;

const assigning = (body: Body) =>
  assign<DialogContext, DialogEvent, unknown, DialogEvent, never>(({ context, event }) => body(context, event));
const request = () => {}; // comes out of the transition as data; step.ts reads it

// ---------------------------------------------------------------- names and numbers

function acceptName(context: DialogContext, event: DialogEvent): Change {
  const { name } = context.pending;
  if (!name) return progressed(context, 'again');
  const change: Change = {
    ...agreedOn(context),
    slots: { ...context.slots, name: name.value },
    given: given(context, 'name'),
    ...withPending(context, { name: null }),
  };
  return andKeepHeard(context, change, event);
}

function acceptPhone(context: DialogContext, event: DialogEvent): Change {
  const { phone } = context.pending;
  if (!phone) return progressed(context, 'again');
  const { valid, ...number } = phone;
  const change: Change = {
    ...agreedOn(context),
    slots: { ...context.slots, phone: { ...number, verified: valid } },
    given: given(context, 'phone'),
    ...withPending(context, { phone: null, digits: '' }),
  };
  return andKeepHeard(context, change, event);
}

function acceptCallerId(context: DialogContext, event: DialogEvent): Change {
  const { number } = context.caller;
  if (!number) return turned(context, 'noMatch');
  const change: Change = {
    ...agreedOn(context),
    slots: { ...context.slots, phone: { e164: number, verified: true } },
    given: given(context, 'phone'),
    ...withPending(context, { phone: null, digits: '' }),
  };
  return andKeepHeard(context, change, event);
}

// ---------------------------------------------------------------- services

/** From the first; whoever named something else hears that there is no such thing. */
function listServices(context: DialogContext, event: DialogEvent): Change {
  const kind = event.type === 'SERVICES_ASKED' ? (event.why === 'unknown' ? 'refused' : 'again') : 'first';
  return { ...progressed(context, kind), servicePage: 0, ...withPending(context, { services: [] }) };
}

// ---------------------------------------------------------------- a call that goes on where another was cut off

/** Takes over what the earlier call had; what the caller says now counts before it. */
function takeUp(context: DialogContext, event: DialogEvent): Change {
  const { resume, slots } = context;
  if (!resume) return agreedOn(context);
  const name = slots.name ?? resume.name;
  const phone = slots.phone ?? resume.phone;
  const id = slots.service ?? resume.service;
  const service = context.services.some((each) => each.id === id) ? (id ?? null) : null;
  const taken = [
    ...(['name', 'phone'] as const).filter((slot) => resume[slot] !== null),
    ...(service === null ? [] : ['service' as const]),
  ];
  const change: Change = {
    ...agreedOn(context),
    slots: { ...slots, name, phone, service },
    preferred: context.preferred ?? resume.preferred ?? null,
    given: taken,
    unspoken: taken,
    resume: null,
    ...withPending(context, { wish: resume.wish }),
  };
  return andKeepHeard(context, change, event);
}

// ---------------------------------------------------------------- corrections and universal events

const reopen = (slot: SlotName) =>
  assigning((context) => ({ ...progressed(context, 'corrected'), ...dropPending(context, slot) }));

const undo = (slot: SlotName) =>
  assigning((context) => ({
    ...progressed(context, 'corrected'),
    slots: { ...context.slots, [slot]: null },
    given: context.given.filter((g) => g !== slot),
    ...dropPending(context, slot),
  }));

function dropPending(context: DialogContext, slot: SlotName): Change {
  if (slot === 'name') return withPending(context, { name: null });
  if (slot === 'phone') return withPending(context, { phone: null, digits: '' });
  if (slot === 'service') return withPending(context, { services: [] });
  return withPending(context, { wish: null, readings: [] });
}

/** The number with what the shell says of it: it may have opted out of texts, or back in. */
function asTextable(phone: AgreedPhone | null, event: DialogEvent): AgreedPhone | null {
  if (!phone || event.type !== 'HOLD_RENEWED') return phone;
  const { textable: _before, ...number } = phone;
  return event.textable === false ? { ...number, textable: false } : number;
}

const escape = (why: EscapeReason) => assigning((context) => ({ turns: context.turns + 1, escape: why }));

/** Said once more, it is not answered in the same words. */
const wantsIt = ({ errand }: DialogContext): ToneKind => (errand.purpose === null ? 'first' : 'again');

const actions = {
  begin: assigning((context, event) =>
    event.type === 'CALL_STARTED'
      ? {
          locale: event.locale,
          businessName: event.businessName,
          caller: event.caller,
          policy: event.policy,
          resume: event.resume,
          services: event.services ?? [],
          people: event.people ?? [],
          ...errands.ofText(context, event.bookings),
        }
      : {},
  ),
  wantMove: assigning((context, event) => ({
    ...progressed(context, errands.bookingInHand(context) ? 'corrected' : wantsIt(context)),
    ...errands.wantMove(context, event),
  })),
  wantCancel: assigning((context, event) => ({
    ...progressed(context, wantsIt(context)),
    ...errands.wantCancel(context, event),
  })),
  keepDetail: assigning((context, event) => ({
    ...progressed(context, 'again'),
    ...errands.keepDetail(context, event),
  })),
  keepDigits: assigning((context, event) => ({
    ...progressed(context, 'again'),
    ...mergeHeard(context, slotsHeardIn(event)),
  })),
  rememberFound: assigning(errands.rememberFound),
  takeFound: assigning(errands.takeFound),
  leaveEarlier: assigning((context) => ({ ...agreedOn(context), ...errands.leaveEarlier(context) })),
  takeLeased: assigning((context, event) =>
    event.type === 'BOOKING_LEASED' ? { errand: { ...context.errand, booking: event.booking } } : {},
  ),
  forgetBooked: assigning(errands.forgetBooked),
  bookAnother: assigning((context) => ({ ...agreedOn(context), ...errands.bookAnother(context) })),
  takeUp: assigning(takeUp),
  leaveBehind: assigning((context) => ({ ...agreedOn(context), resume: null })),
  rememberBooked: assigning((context, event) => ({
    booked: context.slots.time,
    agreed: false,
    slots: { ...context.slots, phone: asTextable(context.slots.phone, event) },
  })),
  keepBooked: assigning((context) => ({
    ...agreedOn(context),
    hold: context.booked,
    slots: { ...context.slots, time: context.booked, service: context.booked?.service ?? context.slots.service },
    ...withPending(context, { wish: null, readings: [] }),
  })),
  startLadder: assigning(() => ({ tries: FRESH_TRIES })),
  keepHeard: assigning((context, event) => ({
    ...progressed(context, 'again'),
    ...mergeHeard(context, slotsHeardIn(event)),
  })),
  acceptName: assigning(acceptName),
  rejectName: assigning((context) => rejected(context, { name: null })),
  settleForName: assigning(acceptName),
  acceptPhone: assigning(acceptPhone),
  rejectPhone: assigning((context) => ({
    ...rejected(context, { phone: null, digits: '' }),
    // Heard again after a "no", it is read back again: the recogniser may repeat its mistake.
    numbersHeard: context.numbersHeard.filter((e164) => e164 !== context.pending.phone?.e164),
  })),
  offerCallerId: assigning(() => ({ callerIdOffered: true, tries: FRESH_TRIES })),
  acceptCallerId: assigning(acceptCallerId),
  declineCallerId: assigning((context) => progressed(context, 'first')),
  dropDigits: assigning((context) => ({ ...turned(context, 'rejected'), ...withPending(context, { digits: '' }) })),
  listServices: assigning(listServices),
  listMoreServices: assigning((context) => ({
    ...progressed(context, 'neither'),
    servicePage: context.servicePage + 1,
  })),
  chooseReading: assigning(openings.chooseReading),
  chooseOffered: assigning(openings.chooseOffered),
  declineOffered: assigning((context) => ({
    ...progressed(context, 'neither'),
    offered: [],
    ...withPending(context, { wish: null, readings: [] }),
  })),
  askForOpenings: assigning(openings.askForOpenings),
  rememberOpenings: assigning(openings.rememberOpenings),
  rememberRefusal: assigning(openings.rememberRefusal),
  takeHold: assigning(openings.takeHold),
  agree: assigning((context) => ({ ...progressed(context, 'first'), agreed: true })),
  disagree: assigning((context) => rejected(context, {})),
  reopenName: reopen('name'),
  reopenPhone: reopen('phone'),
  reopenService: reopen('service'),
  reopenTime: reopen('time'),
  undoName: undo('name'),
  undoPhone: undo('phone'),
  undoService: undo('service'),
  undoTime: undo('time'),
  forgetAll: assigning((context) => ({
    ...progressed(context, 'first'),
    slots: { name: null, phone: null, time: null, service: null },
    preferred: null,
    errand: errands.noErrand(context.errand),
    pending: nothingPending(),
    offered: [],
    given: [],
    numbersHeard: [],
    callerIdOffered: false,
  })),
  carryOn: assigning((context) => progressed(context, 'first')),
  countNoMatch: assigning((context) => ({
    ...turned(context, 'noMatch', context.tries.noMatch + 1),
    tries: { ...context.tries, noMatch: context.tries.noMatch + 1 },
  })),
  countNoInput: assigning((context) => ({
    ...turned(context, 'noInput', context.tries.noInput + 1),
    tries: { ...context.tries, noInput: context.tries.noInput + 1 },
  })),
  giveHelp: assigning((context) => turned(context, 'help')),
  wait: assigning((context) => turned(context, 'wait')),
  sayAgain: assigning((context) => ({ turns: context.turns + 1 })),
  moveOn: assigning((context) => progressed(context, 'first')),
  escapeMisunderstood: escape('misunderstood'),
  escapeOutOfTurns: assigning(() => ({ escape: 'turns' as const })),
  escapeCalendarDown: assigning(() => ({ escape: 'calendar' as const })),
  escapeNotFound: assigning(() => ({ escape: 'not_found' as const })),
  escapeNothingFree: assigning(() => ({ escape: 'nothing_free' as const })),
  escapeTooLate: assigning(() => ({ escape: 'too_late' as const })),
  escapeChanged: assigning((context) => ({ escape: 'changed' as const, hold: context.booked })),
  escapeAsAsked: assigning((context, event) => ({
    ...turned(context, 'first'),
    escape: event.type === 'OPERATOR' ? event.why : 'other_business',
  })),
  keepMessage: assigning((context, event) => ({
    ...turned(context, 'first'),
    message: event.type === 'RECORDED' ? { url: event.url, seconds: event.seconds } : null,
  })),
  findOpenings: request,
  holdOpening: request,
  renewHold: request,
  findPerson: request,
  promoteBooking: request,
  releaseHold: request,
  textConfirmation: request,
  textChange: request,
  textCutOff: request,
  releaseBooked: request,
  messageForOwner: request,
  findBookings: request,
  leaseBooking: request,
  cancelBooking: request,
  textCancellation: request,
};

/** The chart with its bodies: what the line runs. */
export const booking = bookingMachine.provide({ actions, guards });
