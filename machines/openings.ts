// The time of the appointment: which opening is wished for, offered, refused and held.
import type { DialogContext, DialogEvent, LocalDateTime, Refusal } from './dialog.ts';
import { type Change, given, progressed, turned, withPending } from './progress.ts';

const MOST_OFFERED = 3; // more openings than that nobody remembers on the telephone

export function chooseReading(context: DialogContext, event: DialogEvent): Change {
  const reading = event.type === 'CHOSEN' ? context.pending.readings[event.index] : undefined;
  if (!reading) return turned(context, 'noMatch');
  return {
    ...progressed(context, 'first'),
    ...withPending(context, { readings: [], wish: { ...context.pending.wish, ...reading } }),
  };
}

export function chooseOffered(context: DialogContext, event: DialogEvent): Change {
  const opening = context.offered[event.type === 'CHOSEN' ? event.index : 0];
  if (!opening) return turned(context, 'noMatch');
  const [date = '', time = ''] = opening.startsAt.split('T');
  return {
    ...progressed(context, 'first'),
    // Read out with another person's name: that is the person now.
    preferred: (context.preferred ?? context.tone.whom ?? null) === null ? null : opening.resource,
    ...withPending(context, { wish: { date, time }, readings: [] }),
  };
}

/** "What have you got?", "something later", "another day": the wish moves, the calendar is asked again. */
export function askForOpenings(context: DialogContext, event: DialogEvent): Change {
  const direction = event.type === 'OPENINGS_ASKED' ? event.direction : 'more';
  const { after: _after, before: _before, open: _open, ...wish } = context.pending.wish ?? {};
  const first = (context.offered[0] ?? context.slots.time)?.startsAt;
  const last = (context.offered.at(-1) ?? context.slots.time)?.startsAt;
  const { date, time: _time, ...rest } = wish;
  const moved =
    direction === 'later' && last
      ? { ...rest, ...(date ? { date } : {}), after: last }
      : direction === 'earlier' && first
        ? { ...rest, ...(date ? { date } : {}), before: first }
        : direction === 'other_day' && last
          ? { ...(rest.part ? { part: rest.part } : {}), after: `${last.slice(0, 10)}T23:59` }
          : direction === 'more' && last
            ? { ...rest, ...(date ? { date } : {}), after: last }
            : { ...rest, ...(date ? { date } : {}) };
  return { ...progressed(context, 'again'), ...withPending(context, { readings: [], wish: { ...moved, open: true } }) };
}

export function rememberOpenings(context: DialogContext, event: DialogEvent): Change {
  const openings = event.type === 'OPENINGS_FOUND' ? event.openings.slice(0, MOST_OFFERED) : [];
  const unavailable = event.type === 'OPENINGS_FOUND' ? refusedBy(context, event.unavailable) : {};
  const { date, part } = context.pending.wish ?? {};
  const wish = date || part ? { ...(date ? { date } : {}), ...(part ? { part } : {}) } : null;
  if (openings.length === 0) {
    return {
      tone: { kind: 'refused', count: context.offers + 1, why: 'none' },
      offered: [],
      offers: context.offers + 1,
      ...withPending(context, { wish: null }),
    };
  }
  return { ...unavailable, offered: openings, offers: context.offers + 1, ...withPending(context, { wish }) };
}

/** Why the person asked for is not in the offer; who never does that service is not asked again. */
function refusedBy(context: DialogContext, why: Refusal | undefined, wanted?: LocalDateTime): Change {
  const { preferred, offers } = context;
  if (why === undefined || preferred === null) return {};
  return {
    tone: { kind: 'refused', count: offers + 1, why, whom: preferred, ...(wanted ? { wanted } : {}) },
    ...(why === 'not_theirs' ? { preferred: null } : {}),
  };
}

export function rememberRefusal(context: DialogContext, event: DialogEvent): Change {
  if (event.type !== 'OPENING_REFUSED' && event.type !== 'HOLD_LOST') return {};
  const why = event.why ?? 'taken';
  const alternatives = event.alternatives.slice(0, MOST_OFFERED);
  const day = alternatives.length > 0 ? { date: event.wanted.slice(0, 10) } : null;
  return {
    agreed: false,
    tone: { kind: 'refused', count: context.offers + 1, why, wanted: event.wanted },
    offered: alternatives,
    offers: context.offers + 1,
    ...(why === 'not_theirs' || why === 'not_free' ? refusedBy(context, why, event.wanted) : {}),
    ...withPending(context, { wish: day }),
    ...(event.type === 'HOLD_LOST' ? { hold: null, slots: { ...context.slots, time: null } } : {}),
  };
}

export function takeHold(context: DialogContext, event: DialogEvent): Change {
  if (event.type !== 'OPENING_HELD') return {};
  const { service } = context.slots;
  const opening = service === null ? event.opening : { ...event.opening, service };
  return {
    hold: opening,
    slots: { ...context.slots, time: opening },
    given: given(context, 'time'),
    offered: [],
    ...withPending(context, { wish: null, readings: [] }),
  };
}
