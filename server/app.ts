// The HTTP application: the voice routes, the pages and the probes, in the order in which they are tried.
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import type { Log } from './ports.ts';

export interface AppParts {
  /** Every route of Twilio's, each with its own signature check. */
  voice: Router;
  /** Texts to the line's number. */
  texts: Router;
  /** Routes for people and programs of the business, each behind its own guard. */
  pages: readonly Router[];
  /** Rejects when the store cannot be reached. */
  ready(): Promise<void>;
  log: Log;
}

/** Builds the application over its parts; it listens to nothing yet. */
export function createApp({ voice, texts, pages, ready, log }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(voice);
  app.use(texts);
  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  app.get('/readyz', readiness(ready, log));
  for (const page of pages) app.use(page);
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('There is nothing here.\n');
  });
  app.use(onError(log));
  return app;
}

function readiness(ready: () => Promise<void>, log: Log): RequestHandler {
  return async (_request, response) => {
    try {
      await ready();
      response.type('text/plain').send('ready\n');
    } catch (error) {
      log.warn('not ready', { error: String(error) });
      response.status(503).type('text/plain').send('The store does not answer.\n');
    }
  };
}

/** Never a stack trace: the reason is in the log. */
function onError(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    log.error('request failed', { path: request.path, error: error instanceof Error ? error.message : String(error) });
    return response.status(500).type('text/plain').send('Something went wrong on our side.\n');
  };
}
