/** A checklist on paper, as a browser prints it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { itemsByCode } from '#tools/checklists/figure-words.ts';
import { printedPage } from '#tools/checklists/printed-page.ts';
import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { committedChecklists } from '../../unit/checklist/committed-checklists.ts';
import { everyTypeChecklist } from '../../unit/authors/every-type.ts';

const PIXELS_PER_MM = 96 / 25.4;
/** Between the margins of an upright A4 page. */
const widthMm = 210 - 18 - 14;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
});
afterAll(() => browser.close());

/** Sheets of the PDF as upright or wide. */
async function printedSheets(): Promise<readonly string[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => (Number(width) < Number(height) ? 'upright' : 'wide'),
  );
}

it('stands on A4, a table of many columns on a wide page of its own', async () => {
  const one = await everyTypeChecklist();
  await page.setContent(printedPage(one, itemsByCode([one.checklist])));
  const sheets = await printedSheets();
  expect(sheets.length).toBeGreaterThan(3);
  expect(sheets.filter((sheet, index) => sheet !== sheets[index - 1])).toEqual([
    'upright',
    'wide',
    'upright',
  ]);
});

it('no word of any checklist runs over the edge of an upright page', async () => {
  const loaded = [...(await committedChecklists()), await everyTypeChecklist()];
  const items = itemsByCode(loaded.map(({ checklist }) => checklist));
  await page.setViewportSize({ width: Math.floor(widthMm * PIXELS_PER_MM), height: 1000 });
  for (const one of loaded) {
    await page.setContent(printedPage(one, items));
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('body *:not(.wide, .wide *)')]
        .filter((each) => each.getBoundingClientRect().right > document.body.clientWidth + 0.5)
        .map((each) => each.textContent),
    );
    expect(outside, one.file).toEqual([]);
  }
});
