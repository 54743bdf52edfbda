/** What one contender does in one fresh page, in milliseconds of a processor slowed four times. */
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { newOfflineCapableContext } from '../../support/browser/launch-browser.ts';
import type { Contender } from './contenders.ts';

export interface Measured {
  /** From the start of the navigation until the first control is there and painted. */
  readonly openMs: number;
  readonly nodes: number;
  readonly heapMb: number;
  /** From the tap to the next paint, saving included, over the whole list. */
  readonly tapMs: readonly number[];
  /** From a key in the search box to the next paint. */
  readonly searchMs: readonly number[];
  /** Longest frame of each page down the list. */
  readonly scrollMs: readonly number[];
  /** From "next unanswered" to the paint in which the item has the focus. */
  readonly jumpMs: readonly number[];
  readonly album: MeasuredAlbum | null;
}

export interface MeasuredAlbum {
  /** From the start of the navigation until the first picture is painted. */
  readonly openMs: number;
  /** Longest frame of each page down two hundred pictures. */
  readonly scrollMs: readonly number[];
  readonly heapMb: number;
  readonly nodes: number;
}

export const inPage = join(import.meta.dirname, 'in-page.js');

const slowdown = 4;

export async function measure(
  browser: Browser,
  contender: Contender,
  codes: readonly string[],
): Promise<Measured> {
  const context = await newOfflineCapableContext(browser, new URL(contender.url).origin);
  try {
    await contender.prepare(context);
    context.setDefaultTimeout(180_000);
    const { page, session, openMs } = await openSlowed(
      context,
      contender.url,
      contender.firstControl,
    );
    await page.waitForTimeout(2000);
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    const heapMb = await heap(session);
    const tapMs: number[] = [];
    for (const code of codes) tapMs.push(await tap(page, contender, code));
    const jumpMs = contender.next === null ? [] : await jumps(page, contender.next);
    const scrollMs = await scroll(page);
    const searchMs = contender.search === null ? [] : await search(page, contender.search);
    const list = { openMs, nodes, heapMb, tapMs, searchMs, scrollMs, jumpMs };
    await page.close();
    const album = contender.album === null ? null : await measureAlbum(context, contender.album);
    return { ...list, album };
  } finally {
    await context.close();
  }
}

/** A fresh page on a slowed processor, and how long until `control` was there and painted. */
export async function openSlowed(context: BrowserContext, url: string, control: string) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript({ path: inPage });
  await page.addInitScript(`bench.lookFor(${JSON.stringify(control)})`);
  await page.goto(url, { waitUntil: 'commit' });
  const usable = await page.waitForFunction(() => bench.usable, undefined, { polling: 50 });
  return { page, session, openMs: Number(await usable.jsonValue()) };
}

async function measureAlbum(
  context: BrowserContext,
  { url, picture }: NonNullable<Contender['album']>,
): Promise<MeasuredAlbum> {
  const { page, session, openMs } = await openSlowed(context, url, picture);
  await page.waitForTimeout(2000);
  const scrollMs = await scroll(page);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  return { openMs, scrollMs, nodes, heapMb: await heap(session) };
}

/** What `in-page.js` lays into the page. */
interface InPage {
  readonly usable: number | null;
  taken: number | null;
  readonly longestFrame: (frames: number) => Promise<number>;
}

declare const bench: InPage;

async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** One real tap in the middle of the control, once the page has come to rest. */
async function tap(page: Page, contender: Contender, code: string): Promise<number> {
  const control = page.locator(contender.answer(code)).first();
  const scrollThere = `${contender.place(code)}.scrollIntoView({ block: 'center' })`;
  await page.evaluate(scrollThere);
  await control.waitFor();
  // What was drawn on the way has moved the place.
  await page.evaluate(scrollThere);
  await page.waitForTimeout(500);
  const box = await control.boundingBox();
  if (box === null) throw new Error(`${code} is not on the page`);
  return taken(page, () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2));
}

async function taken(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    bench.taken = null;
  });
  await act();
  const handle = await page.waitForFunction(() => bench.taken, undefined, { polling: 20 });
  return Number(await handle.jsonValue());
}

async function jumps(page: Page, selector: string): Promise<number[]> {
  const found: number[] = [];
  for (let count = 0; count < 8; count += 1) {
    const button = page.locator(selector).first();
    found.push(await taken(page, () => button.click()));
    await page.waitForTimeout(300);
  }
  return found;
}

/** Twenty-five pages down and up; the longest frame of each. */
async function scroll(page: Page): Promise<number[]> {
  const frames: number[] = [];
  await page.mouse.move(640, 400);
  for (let count = 0; count < 25; count += 1) {
    const longest = page.evaluate(() => bench.longestFrame(15));
    await page.mouse.wheel(0, count < 20 ? 700 : -3500);
    frames.push(await longest);
  }
  return frames;
}

async function search(
  page: Page,
  { open, box }: NonNullable<Contender['search']>,
): Promise<number[]> {
  if (open !== null) await page.locator(open).first().click();
  const input = page.locator(box).first();
  await input.click();
  const found: number[] = [];
  for (const key of 'niem yet')
    found.push(await taken(page, () => page.keyboard.press(key === ' ' ? 'Space' : key)));
  return found;
}
