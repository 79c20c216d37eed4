// A server of calendars on loopback that answers as the test says: well, slowly, wrongly or never.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface FeedServer {
  url: string;
  /** Every request so far, oldest first. */
  asked: { path: string; ifNoneMatch: string | undefined; authorization: string | undefined }[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const server = createServer((request, response) => {
    const { 'if-none-match': ifNoneMatch, authorization } = request.headers;
    feeds.asked.push({ path: request.url ?? '', ifNoneMatch, authorization });
    feeds.answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the feeds listen on no port');
  const feeds: FeedServer = {
    url: `http://127.0.0.1:${address.port}`,
    asked: [],
    answer: (_request, response) => void response.writeHead(404).end(),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return feeds;
}

/** A calendar with one event of an hour from each of these times, as iCalendar writes them. */
export function calendarWith(...starts: string[]): string {
  const events = starts.flatMap((start, index) => [
    'BEGIN:VEVENT',
    `UID:${index}@elsewhere`,
    'DTSTAMP:20250901T000000Z',
    `DTSTART:${start}`,
    'DURATION:PT1H',
    'SUMMARY:Something private',
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Elsewhere//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
}
