// A bad environment stops the start and names the variable, without repeating a secret.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'config-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function faultsOf(variables: Record<string, string>): string[] {
  const configured = readConfig(variables);
  return configured.ok ? [] : configured.faults;
}

describe('a variable that cannot be', () => {
  it.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'line.example.com'],
    ['PUBLIC_URL', 'ftp://line.example.com'],
    ['PUBLIC_URL', 'https://line.example.com/?a=1'],
    ['TWILIO_ACCOUNT_SID', 'AC123'],
    ['TWILIO_ACCOUNT_SID', 'SK00000000000000000000000000000000'],
    ['TWILIO_AUTH_TOKEN', 'short'],
    ['TWILIO_AUTH_TOKEN', 'first-token,second-token,third-token'],
    ['TWILIO_AUTH_TOKEN', 'first-token,'],
    ['DYNAMODB_ENDPOINT', 'localhost'],
    ['TABLE_NAME', 'no blanks, please'],
    ['ADMIN_TOKEN', 'guessable'],
    ['LOG_PERSONAL_DATA', 'true'],
  ])('%s=%s stops the start and is named', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault).toMatch(new RegExp(`^${name} must `));
    if (/TOKEN/.test(name)) expect(faults.join(' ')).not.toContain(value);
  });

  it('is named beside every other one', () => {
    const faults = faultsOf({ PORT: 'x', ADMIN_TOKEN: 'x' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['PORT', 'ADMIN_TOKEN']);
  });
});

describe('a variable that can be', () => {
  it.each([
    ['PORT', '0'],
    ['PORT', ''],
    ['PUBLIC_URL', 'https://line.example.com/'],
    ['PUBLIC_URL', 'http://10.0.0.7:8080/line'],
    ['TWILIO_AUTH_TOKEN', 'first-token, second-token'],
    ['DYNAMODB_ENDPOINT', 'http://127.0.0.1:8000'],
    ['ADMIN_TOKEN', 'sixteen letters!'],
    ['BUSINESS_FILE', ''],
    ['SOMETHING_ELSE', 'whatever'],
  ])('%s=%s is taken', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([]);
  });
});

describe('a business file', () => {
  it.each([
    ['that is not JSON', '{"name": ', /^BUSINESS_FILE the file must be JSON/],
    ['without a zone', '{"name":"The barber"}', /^BUSINESS_FILE zone must be .*it is missing/],
    ['with a zone that is none', '{"zone":"Mars/Olympus"}', /^BUSINESS_FILE zone /],
    [
      'with a service of no minutes',
      '{"services":[{"id":"cut","minutes":0}]}',
      /^BUSINESS_FILE services\[0\]\.minutes /,
    ],
    ['with hours that end before they begin', '{"hours":{"monday":{"open":"9","close":"9"}}}', /hours\.monday\.open/],
    ['with a key that nobody reads', '{"opening":"9 to 5"}', /^BUSINESS_FILE the file has no key opening/],
  ])('%s stops the start and names the place', (_what, content, expected) => {
    const file = join(directory, 'business.json');
    writeFileSync(file, content);
    expect(faultsOf({ BUSINESS_FILE: file })).toContainEqual(expect.stringMatching(expected));
  });

  it('that is not there stops the start and is named', () => {
    const [fault] = faultsOf({ BUSINESS_FILE: join(directory, 'nowhere.json') });
    expect(fault).toMatch(/^BUSINESS_FILE cannot be read: .*nowhere\.json/);
  });
});
