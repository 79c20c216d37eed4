/* oxlint-disable unicorn/no-thenable -- what a Reply does then; it is never a function */
import type { Browser, Page } from 'playwright-core';
import type { Reply } from '../../../machines/dialog.ts';
import { describeInBrowser, openBrowser } from '../../support/browser.ts';
import { farewell, question } from '../twilio/scripted-line.ts';
import { lineOnAPort } from './line-on-a-port.ts';

const SCRIPT = [
  question('Riverside Dental, hello. What is your first and last name?', 'name'),
  question('Thanks, Johnny. And the best number to reach you?', 'phone'),
  question('8 1 5, 3 2 8, 8 9 5 7. Is that right?', 'yes_no'),
  question('When would you like to come in?', 'time'),
  question('Thursday, October 2nd at 11, for Johnny Walker. Shall I book it?', 'yes_no'),
  farewell('Booked: Thursday, October 2nd at 11. Goodbye.'),
];
const HAND_OVER: Reply = { locale: 'en-US', says: [], next: { kind: 'dial', whisper: 'Johnny.' } };
const WIDTHS = [1_440, 390];

async function say(page: Page, words: string, answer: string): Promise<void> {
  await page.getByLabel('What the caller says').fill(words);
  await page.keyboard.press('Enter');
  await page.locator('.said', { hasText: answer }).waitFor();
}

describeInBrowser('the simulator in a browser', () => {
  let browser: Browser;
  const opened: { close: () => Promise<void> }[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((resource) => resource.close()));
  });

  async function open(script: readonly Reply[] = SCRIPT, width = 1_440) {
    const server = await lineOnAPort(script);
    const page = await browser.newPage({ viewport: { width, height: 1_000 } });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    opened.push(page, server);
    await page.goto(`${server.url}/simulator`);
    return { server, page, problems };
  }

  test.each(WIDTHS)(
    'a call from the greeting to booked, at %i pixels',
    async (width) => {
      const { server, page, problems } = await open(SCRIPT, width);
      await page.getByRole('button', { name: 'Call the line' }).click();
      await page.locator('.said', { hasText: 'first and last name' }).waitFor();
      await page.locator('h1').click();
      await page.keyboard.press('/');
      await page.keyboard.type('My name is Johnny Walker.');
      await page.keyboard.press('Enter');
      await page.locator('.said', { hasText: 'best number' }).waitFor();
      await page.getByRole('button', { name: 'Keypad' }).click();
      for (const key of '8153288957#') await page.getByRole('button', { name: key, exact: true }).click();
      await page.getByRole('button', { name: 'Send the keys' }).click();
      await page.locator('.said', { hasText: 'Is that right?' }).waitFor();
      await say(page, 'Yes.', 'When would you like');
      await page.getByRole('button', { name: 'Twice' }).click();
      await say(page, 'next Thursday, at 11 a.m.', 'Shall I book it?');
      expect(await page.locator('.happened').allInnerTexts()).toEqual([
        'Delivered twice: same answer, byte for byte. One step, to version 4.',
      ]);
      expect(await page.locator('[data-part="state"]').innerText()).toBe('confirm.asking');
      expect(await page.locator('[data-part="version"]').innerText()).toBe('version 3 → 4');
      const [scrolls, inside] = (await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]')) as [
        number,
        number,
      ]; // the page's own figures
      expect(scrolls).toBeLessThanOrEqual(inside);
      if (process.env.SCREENSHOTS !== undefined)
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/simulator-${width}.png`, fullPage: width < 720 });
      await say(page, 'yes', 'Booked:');
      expect(await page.getByLabel('What the caller says').isDisabled()).toBe(true);
      expect(server.line.asked.at(-1)).toMatchObject({ asked: 'ended' });
      expect(problems).toEqual([]);
    },
    60_000,
  );

  test('markup that was said is shown, not run', async () => {
    const { page, problems } = await open([question('<img src=x onerror=alert(1)>'), question('next')]);
    await page.getByRole('button', { name: 'Call the line' }).click();
    await page.locator('.said').waitFor();
    await say(page, '<script>alert(1)</script>', 'next');
    expect(await page.locator('.talk img, .talk script').count()).toBe(0);
    expect(await page.locator('.heard').innerText()).toContain('<script>');
    expect(problems).toEqual([]);
  }, 60_000);

  test('silence, a person who does not answer, hanging up, and another call', async () => {
    const { server, page } = await open([question('Hello?'), HAND_OVER, question('Nobody is there. When?')]);
    await page.getByRole('button', { name: 'Call the line' }).click();
    await page.getByRole('button', { name: 'Stay silent' }).click();
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    await page.locator('.said', { hasText: 'Nobody is there' }).waitFor();
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.locator('.happened', { hasText: 'The caller hung up.' }).waitFor();
    await page.getByLabel('Calling from').fill('+1 204 869 4905');
    await page.getByRole('button', { name: 'Call again' }).click();
    await page.locator('.said', { hasText: 'Hello?' }).waitFor();
    expect(server.line.asked.filter((asked) => asked.asked === 'start')).toMatchObject([
      { from: '+18153288957' },
      { from: '+12048694905' },
    ]);
  }, 60_000);

  test('a server that has gone is said in a sentence', async () => {
    const { server, page } = await open();
    await page.getByRole('button', { name: 'Call the line' }).click();
    await page.locator('.said').waitFor();
    await server.close();
    await page.getByLabel('What the caller says').fill('Johnny');
    await page.keyboard.press('Enter');
    await page.locator('.note', { hasText: 'The server does not answer. Try again.' }).waitFor();
  }, 60_000);
});
