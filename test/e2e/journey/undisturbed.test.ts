import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { openDevice } from '../../support/journey/device.ts';
import type { Device } from '../../support/journey/device.ts';
import { FillScreen } from '../../support/journey/fill-screen.ts';
import { startJourneyServer } from '../../support/journey/journey-server.ts';
import type { JourneyServer } from '../../support/journey/journey-server.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';

const unit = 'Xã Nhật Tân';
const visit = 'visit-1';
/** The item at which the member works; a colleague writes there too, and above and below it. */
const here = 'A08';
const above = 'A07';
const below = 'A09';

let server: JourneyServer;
let browser: Browser;
let member: Device;
let lead: Device;

beforeAll(async () => {
  server = await startJourneyServer();
  browser = await launchBrowser();
  member = await openDevice(browser, server.url, 'member');
  lead = await openDevice(browser, server.url, 'lead');
  for (const { page } of [member, lead]) {
    await new VisitsScreen(page).untilReady(unit);
    await new FillScreen(page).open(visit, 'A');
  }
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe("colleagues' changes arrive while one works", () => {
  it('S3: slow typing keeps its text, caret, selection and focus, letter by letter', async () => {
    const { page } = member;
    const fill = new FillScreen(page);
    const box = await fill.openNote(here);
    await fill.item(here).evaluate((row) => row.scrollIntoView({ block: 'center' }));
    await watchPage(page, here);
    // Written without having seen a letter of the member's, and sent while the member types on.
    await lead.context.setOffline(true);
    const there = new FillScreen(lead.page);
    await there.note(here, 'Lời của trưởng đoàn');
    await there.note(above, 'Một ghi chú làm hàng trên cao thêm');
    await there.answer(above, { kind: 'compliance', level: 'unmet' });
    await there.note(below, 'Một ghi chú ở hàng dưới');

    const words = 'Bảng ở cổng phụ, chữ nhỏ, khó đọc; dân phải hỏi bảo vệ mới biết chỗ. ';
    let typed = '';
    let arrivedAt: number | null = null;
    for (const [index, letter] of [...words.repeat(3)].entries()) {
      if (index === 10) await lead.context.setOffline(false);
      await page.keyboard.type(letter);
      typed += letter;
      await page.waitForTimeout(60);
      expect(await boxNow(page)).toEqual({
        value: typed,
        selection: [typed.length, typed.length],
        focused: true,
      });
      if (arrivedAt === null && (await fill.storedNote(below, belowNote).count()) > 0)
        arrivedAt = index;
      // Some more after all of it is there.
      if (arrivedAt !== null && index > arrivedAt + 10) break;
    }
    expect(arrivedAt, 'the changes arrived while typing').not.toBeNull();
    expect(await fill.storedNote(above, aboveNote).count()).toBe(1);

    // What is selected stays selected while more arrives.
    await box.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(5, 12));
    await there.note('A04', 'Thêm một ghi chú nữa ở trên');
    await fill.storedNote('A04', 'Thêm một ghi chú nữa ở trên').waitFor({ timeout: 30_000 });
    expect(await boxNow(page)).toEqual({ value: typed, selection: [5, 12], focused: true });
    expect(await pageWatch(page)).toEqual({ blurs: 0, compositionEnds: 0, moved: [] });
  });

  it('S3: a word that an input method is composing is composed to its end', async () => {
    const { page } = member;
    const fill = new FillScreen(page);
    const area = fill.noteBox(here);
    await area.evaluate((box: HTMLTextAreaElement) =>
      box.setSelectionRange(box.value.length, box.value.length),
    );
    const before = (await boxNow(page)).value;
    const session = await page.context().newCDPSession(page);
    for (const part of ['n', 'ng', 'ngư', 'ngươ']) await compose(session, part);
    expect((await boxNow(page)).value).toBe(`${before}ngươ`);

    // To the same field once more, and to others, while the word stands there half composed.
    const there = new FillScreen(lead.page);
    await there.note('A10', 'Lời mới trong lúc đang ghép chữ');
    await fill.storedNote('A10', 'Lời mới trong lúc đang ghép chữ').waitFor({ timeout: 30_000 });
    expect((await pageWatch(page)).compositionEnds).toBe(0);
    await compose(session, 'người');
    await session.send('Input.insertText', { text: 'người' });
    expect(await boxNow(page)).toEqual({
      value: `${before}người`,
      selection: [before.length + 5, before.length + 5],
      focused: true,
    });
    expect(await pageWatch(page)).toEqual({ blurs: 0, compositionEnds: 1, moved: [] });
    await area.blur();
    // Both are kept: the field is in conflict, as it must be.
    await fill.conflictOfNote(here).waitFor();
  });

  it('the row under the finger does not move when a row above it grows', async () => {
    const { page } = member;
    const fill = new FillScreen(page);
    const at = 'A11';
    await fill.activate(at);
    await fill.item(at).evaluate((row) => row.scrollIntoView({ block: 'center' }));
    await watchPage(page, at);
    const there = new FillScreen(lead.page);
    for (const code of ['A09', 'A10']) {
      await there.answer(code, { kind: 'compliance', level: 'unmet' });
    }
    const text = 'Dòng một.\nDòng hai.\nDòng ba.\nDòng bốn.';
    await there.note('A09', text);
    await fill.item('A09').getByText('Dòng bốn.').waitFor({ timeout: 30_000 });
    expect((await pageWatch(page)).moved).toEqual([]);
  });

  it('a note opens with its question, both between the bars', async () => {
    const { page } = member;
    const fill = new FillScreen(page);
    const at = 'A15';
    await page.setViewportSize({ width: 1280, height: 800 });
    await fill.activate(at);
    // Its answer is the last thing over the lower bar.
    await fill.item(at).evaluate((row) => row.scrollIntoView({ block: 'end' }));
    await page.getByRole('button', { name: `Ghi chú ${at}`, exact: true }).click();
    await fill.noteBox(at).waitFor();
    const opened = await spanOf(page, at);
    expect(opened.head).toBeGreaterThanOrEqual(opened.from);
    expect(opened.box).toBeLessThanOrEqual(opened.to);
    await fill.noteBox(at).blur();
  });

  it('nothing left for another host, no policy was broken, no error went uncaught', () => {
    for (const { watched } of [member, lead]) {
      expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
    }
  });
});

const aboveNote = 'Một ghi chú làm hàng trên cao thêm';
const belowNote = 'Một ghi chú ở hàng dưới';

/** The head of a row and the end of its note's box, and the part of the screen without bars. */
function spanOf(page: Page, code: string) {
  return page.evaluate((item) => {
    const row = document.getElementById(`item-${item}`);
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
    return {
      head: row?.getBoundingClientRect().top ?? Number.NaN,
      box: row?.querySelector('textarea')?.getBoundingClientRect().bottom ?? Number.NaN,
      from: Number.parseFloat(scrollPaddingTop),
      to: innerHeight - Number.parseFloat(scrollPaddingBottom),
    };
  }, code);
}

function boxNow(page: Page) {
  return page.evaluate(() => {
    const box = document.activeElement;
    const isBox = box instanceof HTMLTextAreaElement;
    return {
      value: isBox ? box.value : '',
      selection: isBox ? [box.selectionStart, box.selectionEnd] : [],
      focused: isBox,
    };
  });
}

async function compose(session: CDPSession, text: string): Promise<void> {
  await session.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
}

interface Watched {
  blurs: number;
  compositionEnds: number;
  /** How far the row was from its place in any frame, in px, and what the browser itself calls a shift of it. */
  moved: number[];
}

declare global {
  interface Window {
    watchedByTest: Watched;
  }
}

/** Counts what must not happen to this row and its box from now on; the page is not scrolled meanwhile. */
async function watchPage(page: Page, code: string): Promise<void> {
  await page.evaluate((item) => {
    const watched: Watched = { blurs: 0, compositionEnds: 0, moved: [] };
    window.watchedByTest = watched;
    const row = document.getElementById(`item-${item}`);
    if (row === null) throw new Error('no such row');
    const place = row.getBoundingClientRect().top;
    const look = (): void => {
      if (window.watchedByTest !== watched) return;
      const off = Math.abs(row.getBoundingClientRect().top - place);
      if (off >= 1) watched.moved.push(off);
      requestAnimationFrame(look);
    };
    look();
    row.addEventListener('focusout', () => (watched.blurs += 1));
    row.addEventListener('compositionend', () => (watched.compositionEnds += 1));
    type Shift = PerformanceEntry & { readonly sources: readonly { readonly node: Node | null }[] };
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as Shift[])
        if (sources.some(({ node }) => node === row)) watched.moved.push(Number.NaN);
    }).observe({ type: 'layout-shift' });
  }, code);
}

const pageWatch = (page: Page): Promise<Watched> => page.evaluate(() => window.watchedByTest);
