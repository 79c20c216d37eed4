// The bodies of the chart's named guards: predicates over the context and the event.
import type { DialogContext, DialogEvent, Heard, SlotName } from './dialog.ts';
import {
  bookingInHand,
  bringsAnotherTime,
  bringsDetail,
  bringsDigits,
  movesEarlier,
  searchedNumber,
} from './errand.ts';
import { mergeHeard, slotsHeardIn } from './heard.ts';
import { pagesOf } from './menu.ts';

const TURNS_AFTER_BOOKING = 10;

/** A booked call may still move its booking. */
const mostTurns = (c: DialogContext): number => c.policy.turns + (c.booked ? TURNS_AFTER_BOOKING : 0);

const SHORTEST_TALK_S = 5; // a machine that nobody let through, or a person who put down at once
const SHORTEST_MESSAGE_S = 1; // a shorter recording is the caller hanging up

const when =
  (predicate: (context: DialogContext, event: DialogEvent) => boolean) =>
  ({ context, event }: { context: DialogContext; event: DialogEvent }) =>
    predicate(context, event);

const canOfferCallerId = (context: DialogContext) =>
  context.caller.textable && context.caller.number !== null && !context.callerIdOffered;

const brings = (event: DialogEvent) => Object.keys(slotsHeardIn(event)).length > 0;

/** Another service than the one that is booked is another appointment. */
const isOther = ({ slots }: DialogContext, { service }: Heard) =>
  service !== undefined && (service.kind === 'clarify' || service.id !== slots.service);

/** The opening is held for what the caller wants. */
const fits = ({ slots }: DialogContext) => (slots.time?.service ?? null) === slots.service;
const timePending = ({ pending }: DialogContext) => pending.wish !== null || pending.readings.length > 0;

const offeredBy = (event: DialogEvent) =>
  event.type === 'OPENINGS_FOUND'
    ? event.openings
    : event.type === 'OPENING_REFUSED' || event.type === 'HOLD_LOST'
      ? event.alternatives
      : event.type === 'BOOKINGS_FOUND'
        ? event.bookings
        : [];

/** An appointment stands, of this call or of an earlier one that is being moved. */
const changesBooking = (context: DialogContext) => context.booked !== null || movesEarlier(context);

/** The predicates that the chart names. */
export const guards = {
  outOfTurns: when((c) => c.turns >= mostTurns(c) && c.escape === null && !c.agreed),
  lastNoMatch: when((c) => c.tries.noMatch >= c.policy.misunderstandings),
  lastNoInput: when((c) => c.tries.noInput >= c.policy.silences),
  lastRejection: when((c) => c.tries.rejected >= c.policy.rejections),
  nameKnown: when((c) => c.slots.name !== null),
  phoneKnown: when((c) => c.slots.phone !== null),
  severalServices: when((c) => c.services.length > 0),
  oneService: when((c) => c.services.length === 0),
  serviceKnown: when((c) => c.slots.service !== null),
  serviceMissing: when((c) => c.services.length > 0 && c.slots.service === null),
  serviceUnclear: when((c) => c.pending.services.length > 1),
  servicesLeft: when((c) => c.servicePage + 1 < pagesOf(c.services).length),
  wantsNone: when((_, e) => e.type === 'SERVICES_ASKED' && e.why === 'more'),
  bringsOtherService: when((c, e) => c.services.length > 0 && isOther(c, slotsHeardIn(e))),
  nameMissing: when((c) => c.slots.name === null),
  timeKnown: when((c) => c.slots.time !== null && fits(c)),
  namePending: when((c) => c.pending.name !== null),
  phonePending: when((c) => c.pending.phone !== null),
  timePending: when(timePending),
  lastGaveName: when((c) => lastGiven(c) === 'name'),
  lastGavePhone: when((c) => lastGiven(c) === 'phone'),
  lastGaveService: when((c) => lastGiven(c) === 'service'),
  lastGaveTime: when((c) => lastGiven(c) === 'time'),
  correctsName: when((_, e) => e.type === 'CORRECT' && e.slot === 'name'),
  correctsPhone: when((_, e) => e.type === 'CORRECT' && e.slot === 'phone'),
  correctsService: when((c, e) => e.type === 'CORRECT' && e.slot === 'service' && c.services.length > 0),
  correctsTime: when((_, e) => e.type === 'CORRECT' && e.slot === 'time'),
  bringsSomething: when((_, e) => brings(e)),
  bringsNews: when(
    (c, e) => brings(e) && JSON.stringify(mergeHeard(c, slotsHeardIn(e))) !== JSON.stringify(mergeHeard(c, {})),
  ),
  digitsSoFar: when((c) => c.pending.digits !== ''),
  callerIdFirst: when((c) => c.policy.callerIdOffer === 'first' && canOfferCallerId(c)),
  callerIdLeft: when((c) => c.policy.callerIdOffer !== 'never' && canOfferCallerId(c)),
  twoReadings: when((c) => c.pending.readings.length > 1),
  timeComplete: when((c) => c.pending.wish?.date !== undefined && c.pending.wish.time !== undefined),
  wantsOpenings: when((c) => c.pending.wish?.open === true),
  dayKnown: when((c) => c.pending.wish?.date !== undefined),
  clockKnown: when((c) => c.pending.wish !== null),
  someOffered: when((_, e) => offeredBy(e).length > 0),
  oneOffered: when((c) => c.offered.length === 1),
  withinOffer: when((c, e) => e.type === 'CHOSEN' && e.index < Math.max(c.offered.length, c.pending.readings.length)),
  offersLeft: when((c) => c.offers < c.policy.offers),
  personAnswered: when((_, e) => e.type === 'DIAL_ENDED' && e.outcome === 'completed' && e.seconds >= SHORTEST_TALK_S),
  alreadyBooked: when((c) => c.booked !== null),
  leftUnfinished: when((_, e) => e.type === 'CALL_STARTED' && e.resume !== null),
  bringsTime: when((_, e) => slotsHeardIn(e).time !== undefined),
  movesWithWish: when((c) => c.errand.purpose === 'move' && bookingInHand(c) !== null && timePending(c)),
  movesInHand: when((c) => c.errand.purpose === 'move' && bookingInHand(c) !== null),
  cancelsInHand: when((c) => c.errand.purpose === 'cancel' && bookingInHand(c) !== null),
  movesEarlier: when(movesEarlier),
  changesBooking: when(changesBooking),
  nothingBooked: when((c) => !changesBooking(c)),
  severalFound: when((c) => c.errand.found.length > 1),
  oneFound: when((c) => c.errand.found.length === 1),
  searchedOften: when((c) => c.errand.failed >= c.policy.searches),
  numberMissing: when((c) => searchedNumber(c) === null),
  detailMissing: when((c) => Object.keys(c.errand.detail).length === 0),
  bringsDetail: when(bringsDetail),
  bringsDigits: when((_, e) => bringsDigits(e)),
  bringsAnotherTime: when(bringsAnotherTime),
  withinFound: when((c, e) => e.type === 'CHOSEN' && e.index < c.errand.found.length),
  answersText: when((_, e) => e.type === 'CALL_STARTED' && (e.bookings ?? []).length > 0),
  // What this call has booked itself it may take back: nobody has counted on it yet.
  mayCancel: when((c) => c.booked !== null || c.errand.booking?.mayCancel === true),
  messageLeft: when((_, e) => e.type === 'RECORDED' && e.seconds >= SHORTEST_MESSAGE_S),
};

/** The answer that "go back" takes back: what is still pending first, then what was given last. */
const lastGiven = (context: DialogContext): SlotName | undefined => {
  const { pending } = context;
  if (pending.wish || pending.readings.length > 0) return 'time';
  if (pending.phone || pending.digits !== '') return 'phone';
  if (pending.name) return 'name';
  if (pending.services.length > 0) return 'service';
  return context.given.at(-1);
};
