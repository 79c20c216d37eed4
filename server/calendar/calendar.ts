// The calendar of the line: openings, claims and bookings on the day rows of the table.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout as delay } from 'node:timers/promises';
import type { Business } from '../business.ts';
import type { Calendar, Clock } from '../ports.ts';
import { bookingsBetween, bookingsOf } from './bookings.ts';
import { cancelBooking, dropMoved, type Owner, promoteClaim, renewClaim, type Swept, sweepRow } from './claims.ts';
import { holdOpening, locateClaim, releaseHold } from './hold.ts';
import { leaseBooking } from './lease.ts';
import { type BusyTimes, findSuiting, type SearchPorts } from './search.ts';
import { dayOf } from './sessions.ts';
import { lostTo } from './still-open.ts';
import { calendarTable } from './table.ts';
import { claimForBooking, dayAt, daysOf, serviceOf, startMsOf } from './terms.ts';

export interface CalendarOptions {
  client: Pick<DynamoDBClient, 'send'>;
  tableName: string;
  business: Business;
  clock: Clock;
  /** What the call row of a claim's owner says; null when there is none. */
  ownerOf(callId: string): Promise<Owner>;
  /** Absent: nobody is busy but by claims. */
  busyTimes?: BusyTimes;
  random?: () => number;
  pause?: (ms: number) => Promise<unknown>;
}

export interface SweptCalendar extends Calendar {
  /** Finishes or frees every expired claim that a crash or a hang-up left; safe to run anywhere at any time. */
  sweepClaims(): Promise<Swept>;
}

const SWEPT_DAYS_BACK = 7; // a sweeper that was down for a week still finds what it missed

export function createCalendar(options: CalendarOptions): SweptCalendar {
  const ports = portsOf(options);
  const { business } = ports;
  return {
    findOpenings: async (callId, wish) => {
      const service = serviceOf(business, wish);
      if (service === undefined) return [];
      return findSuiting(ports, callId, wish, service);
    },
    hold: (callId, startsAt, previous, preference = {}) => holdOpening(ports, callId, startsAt, previous, preference),
    renew: async (callId, opening, untilEpochMs) => {
      const { id, days } = await locateClaim(ports, callId, opening);
      return renewClaim(ports, opening.resource, days, id, untilEpochMs);
    },
    lostTo: (opening) => lostTo(ports, opening),
    release: (callId, opening, givenBackMs) => releaseHold(ports, callId, opening, givenBackMs),
    promote: (booking) => promoteClaim(ports, booking),
    releaseMoved: async (booking, from, holder = booking.callId) => {
      const startsAtMs = startMsOf(business, from.startsAt);
      if (startsAtMs === undefined) return;
      const { days } = await locateClaim(ports, holder, from);
      await dropMoved(ports, booking, { resource: from.resource, startsAtMs, days }, holder);
    },
    lease: (wanted) => leaseBooking(ports, wanted),
    cancel: (booking) => cancelBooking(ports, booking),
    bookingsOf: (phone) => bookingsOf(ports, phone),
    booking: async (id) => (await ports.table.booking(id)) ?? null,
    bookings: (from, to) => bookingsBetween(ports, dayOf(from), dayOf(to)),
    sweepClaims: () => sweepAll(ports),
  };
}

function portsOf(options: CalendarOptions): SearchPorts {
  const { business } = options;
  return {
    business,
    table: calendarTable(options.client, options.tableName),
    ownerOf: (callId) => options.ownerOf(callId),
    claimOf: (booking) => claimForBooking(business, booking),
    daysOf: (span) => daysOf(business, span),
    busyTimes: options.busyTimes ?? (() => Promise.resolve([])),
    nowMs: () => options.clock.epochMs(),
    random: options.random ?? Math.random,
    pause: async (ms) => {
      await (options.pause ?? delay)(ms);
    },
  };
}

async function sweepAll(ports: SearchPorts): Promise<Swept> {
  const { business, table } = ports;
  const today = dayAt(business, ports.nowMs());
  const total = { finished: 0, freed: 0 };
  for (const { id } of business.resources) {
    for (const row of await table.days(id, today - SWEPT_DAYS_BACK, today + business.horizonDays + 1)) {
      const swept = await sweepRow(ports, row);
      total.finished += swept.finished;
      total.freed += swept.freed;
    }
  }
  return total;
}
