// The texts of a simulated phone, over the whole line in a real browser: the confirmation appears, and an answer to it works.
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../../support/browser.ts';
import { startLine, type TestLine } from '../../support/line.ts';

const LIMIT_MS = 60_000;
const NUMBER = '+12048694905';

describeInBrowser('the texts on the simulator', () => {
  let browser: Browser;
  let line: TestLine;
  beforeAll(async () => {
    browser = await openBrowser();
    line = await startLine('2025-09-29T15:00:00Z');
  }, LIMIT_MS);
  afterAll(async () => {
    await browser.close();
    await line.close();
  });

  it(
    'a booking is confirmed by text, and cancelled by an answer to it',
    async () => {
      const page = await browser.newPage({ viewport: { width: 1_440, height: 1_000 } });
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(`${line.server.url}/simulator`);
      await page.getByLabel('Calling from').fill(NUMBER);
      await page.getByRole('button', { name: 'Call', exact: true }).click();
      await page.locator('.said', { hasText: 'name?' }).waitFor();
      for (const [words, answer] of [
        ['my name is Ada Byron', 'calling from'],
        ['yes', 'day and time'],
        ['thursday at ten am', 'Shall I book'],
        ['yes', "You're booked"],
      ] as const) {
        await page.getByLabel('What the caller says').fill(words);
        await page.keyboard.press('Enter');
        await page.locator('[data-part="talk"] .said', { hasText: answer }).waitFor();
      }
      const texts = page.locator('[data-part="texts"]');
      await texts.locator('.said', { hasText: 'October 2' }).waitFor();
      const reply = async (words: string, answer: RegExp) => {
        await page.getByLabel('What the caller texts').fill(words);
        await page.getByRole('button', { name: 'Send the text' }).click();
        await texts.locator('.said', { hasText: answer }).last().waitFor();
      };
      await reply('C', /^Line: .*\?/s);
      await reply('yes', /cancelled/i);
      expect(await texts.locator('.heard').count()).toBe(2);
      if (process.env.SCREENSHOTS !== undefined)
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/simulator-texts.png` });
      expect(await line.server.shell.calendar.bookings('2025-10-02', '2025-10-02')).toMatchObject([
        { status: 'cancelled' },
      ]);
      expect(problems).toEqual([]);
    },
    LIMIT_MS,
  );
});
