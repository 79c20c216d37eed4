// The environment, parsed once: a bad value stops the start and names the variable.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Allowances } from './allowances.ts';
import { type Business, DEFAULT_BUSINESS, parseBusiness } from './business.ts';

export interface Config {
  port: number;
  /** Where Twilio reaches this server, without a slash at the end; absent: the address it listens on. */
  publicUrl?: string | undefined;
  twilioAccountSid?: string | undefined;
  /** Two during a rotation. */
  twilioAuthTokens: string[];
  business: Business;
  /** Where the embedded store keeps its files; in memory when absent, as tests want it. */
  dataDir?: string | undefined;
  dynamoDbEndpoint?: string | undefined;
  tableName?: string | undefined;
  adminToken?: string | undefined;
  /** Personal data may appear in the log: development only. */
  logPersonalData: boolean;
  /** What one number may cost; the policy's own when absent. */
  allowances?: Allowances;
}

export type Configured = { ok: true; config: Config } | { ok: false; faults: string[] };

const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65_535;
const SHORTEST_ADMIN_TOKEN = 16; // characters: shorter ones are guessed

const url = z
  .url('must be an address such as https://line.example.com')
  .refine((text) => /^https?:/.test(text) && !/[?#]/.test(text), 'must start with https:// and have no query')
  .transform((text) => text.replace(/\/+$/, ''));

const environment = z.object({
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(HIGHEST_PORT, 'must be a port number')
    .default(DEFAULT_PORT),
  PUBLIC_URL: url.optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, 'must be AC and 32 hex digits')
    .optional(),
  TWILIO_AUTH_TOKEN: z
    .string()
    .transform((text) => text.split(',').map((token) => token.trim()))
    .refine(
      (tokens) => tokens.every((token) => token.length >= 8) && tokens.length <= 2,
      'must be one token, or two with a comma between',
    )
    .optional(),
  BUSINESS_FILE: z.string().optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DYNAMODB_ENDPOINT: z.url('must be an address such as http://127.0.0.1:8000').optional(),
  TABLE_NAME: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{3,255}$/, 'must be a DynamoDB table name')
    .optional(),
  ADMIN_TOKEN: z.string().min(SHORTEST_ADMIN_TOKEN, `must have at least ${SHORTEST_ADMIN_TOKEN} characters`).optional(),
  LOG_PERSONAL_DATA: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
});

/** Reads the variables; an empty one counts as absent. Faults start with the variable's name. */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env): Configured {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
  }
  const env = parsed.data;
  const business = readBusiness(env.BUSINESS_FILE);
  if ('faults' in business) return { ok: false, faults: business.faults.map((fault) => `BUSINESS_FILE ${fault}`) };
  return {
    ok: true,
    config: {
      port: env.PORT,
      publicUrl: env.PUBLIC_URL,
      twilioAccountSid: env.TWILIO_ACCOUNT_SID,
      twilioAuthTokens: env.TWILIO_AUTH_TOKEN ?? [],
      business: business.business,
      dataDir: env.DATA_DIR,
      dynamoDbEndpoint: env.DYNAMODB_ENDPOINT,
      tableName: env.TABLE_NAME,
      adminToken: env.ADMIN_TOKEN,
      logPersonalData: env.LOG_PERSONAL_DATA === 'yes',
    },
  };
}

function readBusiness(path: string | undefined): { business: Business } | { faults: string[] } {
  if (path === undefined) return { business: DEFAULT_BUSINESS };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { faults: [`cannot be read: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const parsed = parseBusiness(text);
  return parsed.ok ? { business: parsed.business } : { faults: parsed.faults };
}
