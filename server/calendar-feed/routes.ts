// The calendars that go out: all appointments and those of each resource for the owner, its own for each caller.
import { createHash } from 'node:crypto';
import { type ErrorRequestHandler, type RequestHandler, type Response, Router } from 'express';
import { toLocal } from '../../extractors/zoned-time.ts';
import { isSameSecret } from '../admin.ts';
import type { Business } from '../business.ts';
import type { AppointmentLinks, Calendar, Clock, Log } from '../ports.ts';
import { callersView, ownersView } from './appointments.ts';
import { feedTokenOf } from './feed-token.ts';
import { type Ics, writeIcs } from './write-ics.ts';

export interface CalendarFeedOptions {
  calendar: Pick<Calendar, 'bookings' | 'booking'>;
  links: Pick<AppointmentLinks, 'bookingOf'>;
  business: Business;
  publicUrl: string;
  /** Without one there are no addresses to subscribe to. */
  adminToken?: string | undefined;
  /** Lets only people and programs of the business through. */
  guard: RequestHandler;
  clock: Clock;
  log: Log;
}

/** Whose appointments: one resource's, or everybody's. */
type Feed = { resource: string | null };

const DAYS_BACK = 31;
const DAY_MS = 86_400_000;
const NOT_THERE = 'There is no such calendar.\n';

export function calendarFeedRoutes(options: CalendarFeedOptions): Router {
  const { business, guard } = options;
  const router = Router();
  const feeds: Feed[] = [{ resource: null }, ...business.resources.map(({ id }) => ({ resource: id }))];
  router.get('/calendar.ics', guard, (_request, response) => sendFeed({ resource: null }, response, options));
  router.get('/calendar/:resource.ics', guard, async (request, response) => {
    const feed = feeds.find(({ resource }) => resource === request.params['resource']);
    await sendFeed(feed, response, options);
  });
  // The address itself is the secret here: a calendar program that subscribes has nothing else to show.
  router.get('/calendar/subscribed/:token.ics', async (request, response) => {
    const feed = subscribedTo(String(request.params['token']), feeds, options);
    await sendFeed(feed, response, options);
  });
  router.get('/api/calendar-feeds', guard, (_request, response) => {
    response.set('Cache-Control', 'no-store').json(feeds.map((feed) => addressesOf(feed, options)));
  });
  router.get('/a/:token.ics', async (request, response) => {
    await sendAppointment(String(request.params['token']), response, options);
  });
  router.use(onError(options.log));
  return router;
}

/** Every token is compared whole, whichever fits. */
function subscribedTo(token: string, feeds: readonly Feed[], { adminToken }: CalendarFeedOptions): Feed | undefined {
  if (!adminToken) return undefined;
  return feeds.filter((feed) => isSameSecret(token, feedTokenOf(adminToken, feed)))[0];
}

function addressesOf(feed: Feed, { publicUrl, adminToken = '' }: CalendarFeedOptions) {
  return {
    resource: feed.resource,
    url: `${publicUrl}/calendar${feed.resource === null ? '' : `/${feed.resource}`}.ics`,
    subscribe: `${publicUrl}/calendar/subscribed/${feedTokenOf(adminToken, feed)}.ics`,
  };
}

async function sendFeed(feed: Feed | undefined, response: Response, options: CalendarFeedOptions): Promise<void> {
  if (feed === undefined) return notThere(response);
  const { business, calendar, clock } = options;
  const nowMs = clock.epochMs();
  const from = dateAt(nowMs - DAYS_BACK * DAY_MS, business);
  const bookings = await calendar.bookings(from, dateAt(nowMs + (business.horizonDays + 1) * DAY_MS, business));
  const own = bookings.filter(({ resource }) => feed.resource === null || resource === feed.resource);
  const resource = business.resources.find(({ id }) => id === feed.resource);
  const name = resource === undefined ? business.name : `${business.name}, ${resource.spoken[0] ?? resource.id}`;
  sendIcs(response, 'calendar', {
    name,
    zone: business.zone,
    appointments: own.map((booking) => ownersView(booking, business)),
    writtenAtMs: nowMs,
  });
}

/** As the appointment stands now; whether a link was never made or its booking is gone cannot be told apart. */
async function sendAppointment(token: string, response: Response, options: CalendarFeedOptions): Promise<void> {
  const { business, calendar, links, clock } = options;
  const id = await links.bookingOf(token);
  const booking = id === null ? null : await calendar.booking(id);
  if (booking === null) return notThere(response);
  sendIcs(response, 'appointment', {
    name: business.name,
    zone: business.zone,
    appointments: [callersView(booking, business)],
    writtenAtMs: clock.epochMs(),
  });
}

/** Express answers 304 itself when the tag is the one that was asked about. */
function sendIcs(response: Response, filename: string, ics: Ics): void {
  const { writtenAtMs: _, ...content } = ics; // the time of writing is no change of the calendar
  const tag = createHash('sha256').update(JSON.stringify(content)).digest('base64url');
  response
    .set({
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${filename}.ics"`,
      'Cache-Control': 'private, no-cache',
      'X-Robots-Tag': 'noindex, nofollow',
      'X-Content-Type-Options': 'nosniff',
      ETag: `W/"${tag}"`,
    })
    .send(writeIcs(ics));
}

function notThere(response: Response): void {
  response.status(404).set('Cache-Control', 'no-store').type('text/plain').send(NOT_THERE);
}

/** The path holds a secret, so the application's own handler, which logs it, is not reached. */
function onError(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    log.error('calendar not served', { error: error instanceof Error ? error.message : String(error) });
    return response.status(503).type('text/plain').send('The calendar cannot be read right now.\n');
  };
}

function dateAt(epochMs: number, { zone }: Business): string {
  return toLocal(epochMs, zone).slice(0, 'YYYY-MM-DD'.length);
}
