import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['machines', 'extractors', 'server', 'cdk', 'tests'];

interface Import {
  from: string;
  /** A path below the root, or a package. */
  of: string;
  typeOnly: boolean;
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => normalize(join(folder, path))),
);

const sources = new Map(files.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));

const imports: Import[] = [...sources].flatMap(([from, source]) =>
  [...source.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'/gm)].map(([, type, specifier = '']) => ({
    from,
    of: specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier,
    typeOnly: type !== undefined,
  })),
);

/** What one part may import: paths below the root by prefix, packages by name. */
interface Rule {
  who: RegExp;
  may: RegExp;
  /** What it may import besides, but only as types. */
  mayTypes?: RegExp;
}

const RULES: Record<string, Rule> = {
  'the chart imports xstate and nothing else': {
    who: /^machines\/booking\.ts$/,
    may: /^xstate$/,
    mayTypes: /^machines\//,
  },
  'machines import xstate and each other': { who: /^machines\//, may: /^(?:xstate$|machines\/)/ },
  'extractors import the vocabulary, their lexicon and the libraries of numbers and dates': {
    who: /^extractors\/(?!lexicon\/[^/]+\.ts$)/, // the scripts that build a lexicon read and write files
    may: /^(?:extractors\/|machines\/dialog\.ts$|libphonenumber-js|chrono-node)/,
  },
  'the turn imports machines, extractors and its neighbours': {
    who: /^server\/(?:turn|ports|line|answer-request|outbox|sweep|journal|incident|booking-record|shell)\.ts$/,
    may: /^(?:machines\/|extractors\/|node:assert|server\/[^/]+\.ts$)/,
  },
  'the edge knows Twilio, the vocabulary and the ports': {
    who: /^server\/twilio\//,
    may: /^(?:server\/twilio\/|server\/ports\.ts$|machines\/dialog\.ts$|twilio|express$|zod$|node:)/,
  },
  'the store knows DynamoDB, the vocabulary and the ports': {
    who: /^server\/store\//,
    may: /^(?:server\/store\/|server\/ports\.ts$|machines\/dialog\.ts$|@aws-sdk\/|@smithy\/|abstract-level$|dynalite$|zod$|node:)/,
  },
  'the calendar knows its rows, the business and the ports': {
    who: /^server\/calendar\//,
    may: /^(?:server\/calendar\/|server\/(?:ports|business|event-uid)\.ts$|machines\/dialog\.ts$|extractors\/zoned-time\.ts$|@aws-sdk\/|ical|node-ical|rrule|zod$|node:)/,
  },
  'the calendars that go out know the bookings, the business and the guard': {
    who: /^server\/calendar-feed\//,
    may: /^(?:server\/calendar-feed\/|server\/(?:ports|business|admin|event-uid)\.ts$|extractors\/zoned-time\.ts$|ical\.js$|timezones-ical-library$|express$|node:)/,
  },
  'the messenger knows Twilio and the ports': {
    who: /^server\/messenger\//,
    may: /^(?:server\/messenger\/|server\/ports\.ts$|machines\/dialog\.ts$|twilio|zod$|node:)/,
  },
  'the stack knows the library of stacks and the table': {
    who: /^cdk\//,
    may: /^(?:cdk\/|aws-cdk-lib|constructs$|cdk-nag$|server\/store\/table\.ts$|node:)/,
  },
  'nothing imports tests': { who: /^(?:machines|extractors|server|cdk)\//, may: /^(?!tests\/)/ },
  'twilio is imported at the edge only': {
    who: /^(?!server\/(?:twilio|messenger|simulator)\/|tests\/)/,
    may: /^(?!twilio)/,
  },
  'the AWS SDK is imported by the store and the calendar only': {
    who: /^(?!server\/(?:store|calendar)\/|tests\/)/,
    may: /^(?!@aws-sdk\/)/,
  },
};

describe('who may import whom', () => {
  it.each(Object.entries(RULES))('%s', (_rule, { who, may, mayTypes }) => {
    const bound = imports.filter(({ from }) => who.test(from));
    expect(bound.length).toBeGreaterThan(0);
    const offending = bound.filter(({ of, typeOnly }) => !may.test(of) && !(typeOnly && mayTypes?.test(of)));
    expect(offending).toEqual([]);
  });

  it('reads the environment in the configuration only', () => {
    const readers = [...sources].filter(
      ([path, source]) => !path.startsWith('tests/') && source.includes('process.env'),
    );
    const allowed = ['cdk/app.ts', 'server/config.ts'];
    expect(readers.map(([path]) => path).filter((path) => !allowed.includes(path))).toEqual([]);
  });

  it('draws no chance and reads no clock in machines and extractors', () => {
    const impure = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bsetTimeout\b|\bawait\b/;
    const found = [...sources].filter(([path, source]) => {
      const pure = /^(?:machines|extractors)\//.test(path) && !/^extractors\/lexicon\/[^/]+\.ts$/.test(path);
      return pure && impure.test(source.replaceAll(/\/\/.*$/gm, ''));
    });
    expect(found.map(([path]) => path)).toEqual([]);
  });
});
