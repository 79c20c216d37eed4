// What the stack must be told: read from the CDK context, checked before anything is built.

export interface Settings {
  region: string;
  /** The host name of the line; its DNS entry points at the load balancer. */
  domainName: string;
  /** A certificate of ACM for that name, in the same region. */
  certificateArn: string;
  /** The ECR repository of the image, in the same account and region. */
  repositoryName: string;
  /** Names one build for good: a rollback must get what it asks for. */
  imageTag: string;
  twilioAccountSid: string;
  /** Where the business file lies in the image; the server's default when absent. */
  businessFile?: string;
  /** Who is told of an alarm; the topic has no subscriber when absent. */
  alarmEmail?: string;
}

interface Rule {
  pattern: RegExp;
  meaning: string;
  example: string;
}

const REQUIRED = {
  region: { pattern: /^[a-z]{2}(-[a-z]+)+-\d$/, meaning: 'the AWS region', example: 'ca-central-1' },
  domainName: {
    pattern: /^([a-z0-9-]+\.)+[a-z]{2,}$/,
    meaning: 'the host name that Twilio calls',
    example: 'phone.example.com',
  },
  certificateArn: {
    pattern: /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
    meaning: 'the ACM certificate of that name, in the same region',
    example: 'arn:aws:acm:ca-central-1:111111111111:certificate/00000000-0000-0000-0000-000000000000',
  },
  repositoryName: {
    pattern: /^[a-z0-9][a-z0-9._/-]+$/,
    meaning: 'the ECR repository of the image',
    example: 'appointment-line',
  },
  imageTag: {
    pattern: /^(?!latest$)[\w][\w.-]{0,127}$/,
    meaning: 'the tag of one build, not "latest"',
    example: '2025-10-02-1',
  },
  twilioAccountSid: {
    pattern: /^AC[0-9a-f]{32}$/,
    meaning: 'the SID of the Twilio account',
    example: 'AC00000000000000000000000000000000',
  },
} satisfies Record<string, Rule>;

const OPTIONAL = {
  businessFile: { pattern: /^\/.+\.json$/, meaning: 'a path in the image', example: '/app/business.json' },
  alarmEmail: { pattern: /^[^@\s]+@[^@\s]+$/, meaning: 'who is told of alarms', example: 'owner@example.com' },
} satisfies Record<string, Rule>;

/** Reads the settings; throws one error that names every value that is missing or malformed and says how to give it. */
export function readSettings(context: (name: string) => unknown): Settings {
  const complaints: string[] = [];
  const read = (name: string, rule: Rule): string => {
    const value = context(name);
    if (typeof value === 'string' && rule.pattern.test(value)) return value;
    complaints.push(`  ${name}: ${rule.meaning}; give it with -c ${name}=${rule.example}`);
    return '';
  };
  const settings: Settings = {
    region: read('region', REQUIRED.region),
    domainName: read('domainName', REQUIRED.domainName),
    certificateArn: read('certificateArn', REQUIRED.certificateArn),
    repositoryName: read('repositoryName', REQUIRED.repositoryName),
    imageTag: read('imageTag', REQUIRED.imageTag),
    twilioAccountSid: read('twilioAccountSid', REQUIRED.twilioAccountSid),
    ...(isGiven(context('businessFile')) ? { businessFile: read('businessFile', OPTIONAL.businessFile) } : {}),
    ...(isGiven(context('alarmEmail')) ? { alarmEmail: read('alarmEmail', OPTIONAL.alarmEmail) } : {}),
  };
  if (complaints.length > 0) throw new Error(`The context lacks or garbles:\n${complaints.join('\n')}`);
  return settings;
}

/** The names of settings that still stand at their example: such a stack can be synthesised and is of no use. */
export function examplesLeft(settings: Settings): string[] {
  const telling = ['domainName', 'certificateArn', 'twilioAccountSid'] as const; // the rest may well be as in the example
  return telling.filter((name) => settings[name] === REQUIRED[name].example);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '';
}
