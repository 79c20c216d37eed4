// Builds the adapters over a configuration and puts the line together; the only place that knows them all.
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { toLocal } from '../extractors/zoned-time.ts';
import { sentencesOf } from '../machines/reply.ts';
import { freshContext } from '../machines/step.ts';
import { DEFAULT_POLICY } from '../machines/policy.ts';
import { type AdminOptions, adminGuard, adminLogin } from './admin.ts';
import { apiRoutes } from './api/routes.ts';
import { allowing, cappedLine, allowancesFor } from './allowances.ts';
import { createApp } from './app.ts';
import { answering, type Texting, textingFor } from './assemble-texts.ts';
import type { Business } from './business.ts';
import { calendarFeedRoutes } from './calendar-feed/routes.ts';
import { createBusyCalendars } from './calendar/busy/busy-calendars.ts';
import { createCalendar } from './calendar/calendar.ts';
import { isOpenAt } from './calendar/open-now.ts';
import { ownerIn } from './claim-owner.ts';
import type { Config } from './config.ts';
import { runErrands } from './errands.ts';
import { entriesOf } from './journal.ts';
import { createLine } from './line.ts';
import { deliverNotices } from './outbox.ts';
import type { Allow, AppointmentLinks, Clock, Log } from './ports.ts';
import { choicesOf, type Shell } from './shell.ts';
import { STYLESHEET } from './simulator/page.ts';
import { simulatorRoutes } from './simulator/routes.ts';
import { createAppointmentLinks } from './store/appointment-links.ts';
import { createCallerLog } from './store/callers.ts';
import { createCallStore } from './store/call-store.ts';
import { createErrands } from './store/errands.ts';
import { createMeter } from './store/meter.ts';
import { createOptOuts } from './store/opt-outs.ts';
import { type OpenStore, openStore } from './store/open-store.ts';
import { sweep } from './sweep.ts';
import { takeReport } from './text-reports.ts';
import { answerText } from './texts.ts';
import { smsRoutes } from './twilio/sms.ts';
import type { StandIns } from './twilio/fallback.ts';
import { vocabularyOf } from './twilio/gather.ts';
import { voiceRoutes } from './twilio/routes.ts';

export interface Server {
  /** Where it listens on this machine. */
  url: string;
  /** What Twilio would call; signatures cover it. */
  publicUrl: string;
  /** Signs the simulator's webhooks when no token of Twilio's is configured; believed from loopback only. */
  loopbackToken: string;
  shell: Shell;
  /** One round over what crashes, lost answers and hang-ups left. */
  sweepOnce(): Promise<void>;
  /** Resolves when no delivery that a turn set off is under way. */
  settled(): Promise<void>;
  /** One look at the owner's own calendars; those that are due are fetched. */
  lookAtBusyCalendars(): Promise<void>;
  close(): Promise<void>;
}

/** Of four digits, none that begins a telephone number with its trunk or country: the three guesses of a call hit once in 2,700 times. */
const CODES = { least: 2_000, below: 10_000 };
const SWEEP_EVERY_MS = 10_000;
const KEEP_ALIVE_MS = 65_000; // longer than a load balancer's 60 s, so that it closes first
const DEFAULT_VOICE = 'Polly.Joanna-Neural';
const SIMULATED_NUMBERS = ['+12048694905', '+18153288957', 'anonymous'];

/** Opens the store, listens, and sweeps until closed. Throws when the store cannot be opened or the port is taken. */
export async function startServer(config: Config, clock: Clock, log: Log): Promise<Server> {
  const opened = await openStore({
    endpoint: config.dynamoDbEndpoint,
    tableName: config.tableName,
    dataDir: config.dataDir,
    epochMs: () => clock.epochMs(),
  });
  return serveOver(opened, config, clock, log);
}

/** The line over a store that is open; closing the line closes the store. */
export async function serveOver(opened: OpenStore, config: Config, clock: Clock, log: Log): Promise<Server> {
  const { shell, allow, texting, settled, sweepClaims, busyCalendars } = shellOver(opened, config, clock, log);
  const server = createServer();
  const url = await listen(server, config.port).catch(async (error: unknown) => {
    await busyCalendars.close();
    await opened.close();
    throw error;
  });
  const publicUrl = config.publicUrl ?? url;
  const links = createAppointmentLinks(opened);
  shell.appointmentUrl = async (id) => `${publicUrl}/a/${await links.tokenFor(id, clock.epochMs())}.ics`;
  const loopbackToken = randomBytes(24).toString('base64url');
  server.on('request', application({ config, shell, allow, texting, links, url, publicUrl, loopbackToken }));
  const sweepOnce = async () => {
    await sweep(shell);
    await runErrands(shell);
    await sweepClaims();
  };
  const stopSweeping = sweepRegularly(sweepOnce, log);
  const close = async () => {
    await stopSweeping();
    await busyCalendars.close();
    await closeServer(server);
    await settled();
    await opened.close();
  };
  const lookAtBusyCalendars = busyCalendars.lookOnce;
  return { url, publicUrl, loopbackToken, shell, sweepOnce, settled, lookAtBusyCalendars, close };
}

function shellOver(opened: OpenStore, config: Config, clock: Clock, log: Log) {
  const { business } = config;
  const store = createCallStore(opened);
  const allow = allowing(createMeter(opened), config.allowances ?? allowancesFor(business), () => clock.epochMs());
  const underWay = new Set<Promise<void>>();
  const busyCalendars = createBusyCalendars({ ...opened, business, clock, log });
  const { busyTimes } = busyCalendars;
  const calendar = createCalendar({ ...opened, business, clock, ownerOf: ownerIn(store), busyTimes });
  const texting = textingFor(config, { optOuts: createOptOuts(opened), allow, clock, log });
  const shell: Shell = {
    store,
    callers: createCallerLog(opened),
    calendar,
    messenger: texting.messenger,
    errands: createErrands(opened),
    optOuts: texting.optOuts,
    clock,
    log,
    business,
    allow,
    drawCode: () => String(randomInt(CODES.least, CODES.below)),
    personAvailable: () => isOpenAt(business, toLocal(clock.epochMs(), business.zone)),
    wakeOutbox: (callId) => {
      const delivery = deliverNotices(callId, shell)
        .catch((error: unknown) => log.error('outbox failed', { callId, error: String(error) }))
        .finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    },
  };
  const settled = async () => void (await Promise.all(underWay));
  return { shell, allow, texting, settled, sweepClaims: () => calendar.sweepClaims(), busyCalendars };
}

interface Parts {
  config: Config;
  shell: Shell;
  allow: Allow;
  links: AppointmentLinks;
  texting: Texting;
  url: string;
  publicUrl: string;
  loopbackToken: string;
}

function application(parts: Parts) {
  const { config, shell, allow, texting, publicUrl, loopbackToken } = parts;
  const { business, twilioAccountSid: accountSid, twilioAuthTokens: authTokens } = config;
  const { store, clock, log } = shell;
  const policy = {
    ...DEFAULT_POLICY,
    callerIdOffer: business.policies.callerIdOffer,
    cancelUntilMinutes: business.policies.cancelUntilMinutes,
  };
  const trust = { publicUrl, accountSid, authTokens, ...(authTokens.length === 0 ? { loopbackToken } : {}) };
  return createApp({
    voice: voiceRoutes({
      ...trust,
      voice: business.voice ?? DEFAULT_VOICE,
      handoffNumber: business.handoffNumber,
      standIns: standInsOf(business),
      vocabulary: vocabularyOf(choicesOf(business)),
      line: cappedLine(createLine(shell, policy), allow, shell),
      log,
    }),
    texts: smsRoutes({
      ...trust,
      answer: answering((text) => answerText(text, shell, policy), texting, { allow, clock, log, business }),
      reported: (report) => takeReport(report, shell),
      log,
    }),
    pages: pagesOf(parts),
    ready: async () => void (await store.due(clock.epochMs(), 1)),
    log,
  });
}

/** What people of the business use. */
function pagesOf({ config, shell, texting, links, url, publicUrl, loopbackToken }: Parts) {
  const { business, adminToken, twilioAccountSid: accountSid, twilioAuthTokens } = config;
  const { store, calendar, clock, log } = shell;
  const admin: AdminOptions = {
    adminToken,
    secure: publicUrl.startsWith('https:'),
    stylesheet: STYLESHEET,
    clock,
    log,
  };
  return [
    adminLogin(admin),
    simulatorRoutes({
      publicUrl,
      localUrl: () => url,
      authToken: twilioAuthTokens[0] ?? loopbackToken,
      accountSid,
      businessName: business.name,
      numbers: SIMULATED_NUMBERS,
      peek: async (callId) => {
        const loaded = await store.load(callId);
        return loaded.kind === 'found' ? { ...loaded.call, journal: entriesOf(loaded.call.journal) } : undefined;
      },
      unsent: texting.kept,
      guard: adminGuard(admin, { openOnLoopback: true }),
      clock,
      log,
    }),
    calendarFeedRoutes({
      calendar,
      links,
      business,
      publicUrl,
      adminToken,
      guard: adminGuard(admin, { openOnLoopback: false, asPassword: true }),
      clock,
      log,
    }),
    apiRoutes({ store, calendar, business, guard: adminGuard(admin, { openOnLoopback: false }) }),
  ];
}

/** What is said when the line cannot answer, made while everything still works. */
function standInsOf(business: Business): StandIns {
  const sentences = sentencesOf(business.locale);
  const context = freshContext();
  return {
    toPerson: sentences.sorryPerson(context),
    nobody: sentences.sorryNobody(context),
    whisper: sentences.whisperUnknown(context),
  };
}

async function listen(server: HttpServer, port: number): Promise<string> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.listen(port);
  await once(server, 'listening'); // rejects on 'error', such as a port that is taken
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Sweeps until told to stop; a round is never begun before the last one ended. */
function sweepRegularly(sweepOnce: () => Promise<void>, log: Log): () => Promise<void> {
  let round: Promise<void> | null = null;
  const timer = setInterval(() => {
    round ??= sweepOnce()
      .catch((error: unknown) => log.error('sweep failed', { error: String(error) }))
      .finally(() => {
        round = null;
      });
  }, SWEEP_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await round;
  };
}

function closeServer(server: HttpServer): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
  });
}
