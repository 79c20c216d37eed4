// `GET /api/calls/:callId` and `GET /api/bookings`: JSON for programs of the business.
import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { Business } from '../business.ts';
import type { Calendar, CallStore } from '../ports.ts';
import { bookingView, callView } from './views.ts';

export interface ApiOptions {
  store: Pick<CallStore, 'load'>;
  calendar: Pick<Calendar, 'bookings'>;
  business: Business;
  /** Lets only people and programs of the business through. */
  guard: RequestHandler;
}

const CALL_SID = /^CA[0-9a-f]{32}$/;
const LONGEST_RANGE_DAYS = 400;
const DAY_MS = 86_400_000;

const range = z
  .object({
    from: z.iso.date('from must be a date such as 2025-10-02'),
    to: z.iso.date('to must be a date such as 2025-10-02'),
  })
  .refine(({ from, to }) => from <= to, 'from must not be after to')
  .refine(
    ({ from, to }) => Date.parse(to) - Date.parse(from) <= LONGEST_RANGE_DAYS * DAY_MS,
    `at most ${LONGEST_RANGE_DAYS} days at once`,
  );

export function apiRoutes({ store, calendar, business, guard }: ApiOptions): Router {
  const router = Router();
  router.get('/api/calls/:callId', guard, async (request, response) => {
    const callId = String(request.params['callId']);
    if (!CALL_SID.test(callId)) return void response.status(400).json({ error: 'a CallSid is CA and 32 hex digits' });
    const loaded = await store.load(callId);
    if (loaded.kind === 'missing') return void response.status(404).json({ error: 'there is no such call' });
    if (loaded.kind === 'unreadable')
      return void response.status(500).json({ error: `the row cannot be read: ${loaded.reason}` });
    return void response.json(callView(loaded.call));
  });
  router.get('/api/bookings', guard, async (request, response) => {
    const parsed = range.safeParse(request.query);
    if (!parsed.success)
      return void response.status(400).json({ error: parsed.error.issues.map(({ message }) => message).join('; ') });
    const bookings = await calendar.bookings(parsed.data.from, parsed.data.to);
    return void response.json(bookings.map((booking) => bookingView(booking, business)));
  });
  return router;
}
