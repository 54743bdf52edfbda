/** What a browser and its person do to one tablet: clocks, tabs, room, promises. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseName, schemaVersion } from '#client/store/database.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import {
  launchBrowser,
  newOfflineCapableContext,
  tabletContextOptions,
} from '../../support/browser/launch-browser.ts';
import { expectNothingLost, type Owed } from '../../support/faults/expect-nothing-lost.ts';
import {
  fillTheRoom,
  roomParts,
  untilReserved,
  usedRoom,
} from '../../support/faults/browser-room.ts';
import { readPageTablet } from '../../support/faults/page-tablet.ts';
import { waitingOn } from '../../support/faults/tablet-state.ts';
import { patienceMs } from '../../support/journey/device.ts';
import { drawnPicture } from '../../support/journey/drawn-picture.ts';
import { FillScreen } from '../../support/journey/fill-screen.ts';
import { startJourneyServer, type JourneyServer } from '../../support/journey/journey-server.ts';
import { signIn } from '../../support/journey/sign-in-screen.ts';
import { SyncIndicator } from '../../support/journey/sync-indicator.ts';
import { untilLayerClosed } from '../../support/journey/until-layer-closed.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';
import { testScopes } from '../../support/server/test-plan.ts';

/** Of the first visit in the test plan. */
const unit = 'Xã Nhật Tân';

let browser: Browser;
let server: JourneyServer;
let account: string;
let context: BrowserContext;
let owed: Owed[];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  owed = [];
  server = await startJourneyServer();
  account = (await server.test.signIn('member')).accountId;
  context = await newOfflineCapableContext(browser, server.url);
  context.setDefaultTimeout(patienceMs);
});
afterEach(async () => {
  await context.close();
  await server.stop();
});

async function signedIn(inContext = context): Promise<Page> {
  const page = await inContext.newPage();
  await page.goto('/');
  await signIn(page, 'member');
  return page;
}

async function openChecklist(page: Page): Promise<FillScreen> {
  await page
    .getByText('mở được không mạng')
    .first()
    .waitFor({ state: 'attached', timeout: 30_000 });
  const fill = new FillScreen(page);
  await fill.open('visit-1', 'A');
  return fill;
}

async function note(fill: FillScreen, code: string, words: string): Promise<void> {
  await fill.note(code, words);
  const record = `answer:niem-yet-mot-cua/${code}`;
  owed.push({ scope: testScopes.visit1, record, field: 'note', value: words });
}

async function compare(page: Page): Promise<void> {
  await expect
    .poll(async () => waitingOn(await readPageTablet(page, account)), { timeout: 60_000 })
    .toBe(0);
  await new SyncIndicator(page).untilReceived(30_000);
  const reader = await server.test.signIn('member');
  await expectNothingLost({ reader, tablets: [await readPageTablet(page, account)], owed });
}

describe('the clock of the tablet', () => {
  it('fault 9: three years back, then five years ahead, then right: all work is taken, nothing is thrown away', async () => {
    const page = await context.newPage();
    const year = 365 * 24 * 3_600_000;
    await page.clock.setSystemTime(Date.now() - 3 * year);
    await page.goto('/');
    await signIn(page, 'member');
    const fill = await openChecklist(page);
    await note(fill, 'A02', 'three years back');
    await page.clock.setSystemTime(Date.now() + 5 * year);
    await note(fill, 'A03', 'five years ahead');
    await new SyncIndicator(page).untilReceived();
    await page.clock.setSystemTime(Date.now());
    await note(fill, 'A04', 'the right time');
    await compare(page);
    // What was written last stands, though its clock is five years behind what was written before.
    await note(fill, 'A03', 'the last word');
    await compare(page);
    await fill.storedNote('A03', 'the last word').waitFor();
    expect(await fill.conflictOfNote('A03').count()).toBe(0);
  });

  it('I36: after 36 days without an answer nothing is shown, nothing is lost, and an answer opens it again', async () => {
    const page = await signedIn();
    const fill = await openChecklist(page);
    await note(fill, 'A06', 'before the silence');
    await compare(page);
    await context.setOffline(true);
    await note(fill, 'A07', 'in the silence');
    await page.clock.setSystemTime(Date.now() + 36 * 24 * 3_600_000);
    await page.reload();
    await page.getByRole('heading', { name: m.problems_locked_title() }).waitFor();
    expect(await page.getByText('silence').count()).toBe(0);
    expect(await page.getByRole('link', { name: m.problems_rescue() }).count()).toBe(1);
    await context.setOffline(false);
    await fill.storedNote('A07', 'in the silence').waitFor();
    await compare(page);
  });
});

describe('several tabs', () => {
  it('fault 18: the upgrade waits for an old tab, says so, and goes on when that one is closed', async () => {
    const old = await context.newPage();
    await old.goto('/');
    await old.evaluate(
      (name) =>
        new Promise<void>((opened) => {
          // Of before the first schema, and deaf to whoever wants to upgrade.
          const request = indexedDB.open(name, 5);
          request.addEventListener('success', () => {
            Reflect.set(window, 'held', request.result);
            opened();
          });
        }),
      databaseName(account),
    );
    const page = await context.newPage();
    await page.goto('/');
    await page.getByLabel(m.auth_username()).fill('member');
    await page.getByLabel(m.auth_password(), { exact: true }).fill('gió-núi-trăng-biển-2022');
    await page.getByRole('button', { name: m.auth_sign_in(), exact: true }).click();
    await page.getByText(m.problems_blocked_fact()).waitFor();
    await old.close();
    await page.getByRole('button', { name: m.problems_open_again() }).click();
    await note(await openChecklist(page), 'A05', 'after the upgrade');
    await compare(page);
  });

  it('fault 19: another tab takes the data to a newer version: this one writes no more and says so', async () => {
    const page = await signedIn();
    const fill = await openChecklist(page);
    await note(fill, 'A06', 'before the newer version');
    await compare(page);
    const before = await readPageTablet(page, account);
    const newer = await context.newPage();
    await newer.goto('/manifest.webmanifest');
    await newer.evaluate(
      ({ name, version }) =>
        new Promise<void>((opened) => {
          const request = indexedDB.open(name, version);
          request.addEventListener('success', () => {
            request.result.close();
            opened();
          });
        }),
      { name: databaseName(account), version: (schemaVersion + 1) * 10 },
    );
    await page.getByText(m.problems_superseded_title()).waitFor();
    // A tab of the newer version may lead now.
    await expect.poll(() => locksOf(page)).toEqual({ held: 0, waiting: 0 });
    const box = await fill.openNote('A08');
    await box.fill('this cannot be saved');
    await box.blur();
    await new SyncIndicator(page).until(m.sync_not_saved());
    expect(await readPageTablet(page, account)).toEqual(before);
    await page.getByRole('button', { name: m.problems_reload() }).click();
    await page.getByRole('button', { name: m.ui_leave_go() }).click();
    await page.getByText(m.problems_newer_fact()).waitFor();
    expect(await readPageTablet(page, account)).toEqual(before);
  });

  it('fault 35: a frozen tab leads: the other one sends all the same, and takes over when it dies', async () => {
    const leading = await signedIn();
    await openChecklist(leading);
    const other = await context.newPage();
    const fill = new FillScreen(other);
    await fill.open('visit-1', 'A');
    const freezer = await context.newCDPSession(leading);
    await freezer.send('Page.setWebLifecycleState', { state: 'frozen' });
    await note(fill, 'A09', 'while the leading tab is frozen');
    await compare(other);
    await freezer.send('Page.setWebLifecycleState', { state: 'active' });
    await new FillScreen(leading).storedNote('A09', 'while the leading tab is frozen').waitFor();
    expect(await locksOf(other)).toEqual({ held: 1, waiting: 1 });
    // The tab that leads crashes: nothing of it is ended in order.
    await leading.goto('chrome://crash').catch(() => undefined);
    await expect.poll(() => locksOf(other), { timeout: 15_000 }).toEqual({ held: 1, waiting: 0 });
    await note(fill, 'A10', 'after the leading tab died');
    await compare(other);
  });
});

/** How many tabs run the exchange, and how many wait for it. */
function locksOf(page: Page): Promise<{ held: number; waiting: number }> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const ours = (locks: LockInfo[]): number =>
      locks.filter(({ name }) => name?.startsWith('so-doan-sync-')).length;
    return { held: ours(held), waiting: ours(pending) };
  });
}

describe('room and promises', () => {
  it('fault 27: the room is used up: it is said, nothing is half stored, words are saved again after', async () => {
    // From the beginning: the browser trusts for half a minute what it has counted before.
    const filler = await context.newPage();
    const session = await context.newCDPSession(filler);
    await overrideQuota(session, 80_000_000);
    const page = await signedIn();
    const fill = await openChecklist(page);
    await note(fill, 'A02', 'before the room was used up');
    await compare(page);
    let before = await readPageTablet(page, account);
    await filler.goto('/manifest.webmanifest');
    await untilReserved(filler);
    expect(await fillTheRoom(filler)).toBeGreaterThan(0);
    // It trusted what it had counted before the reserve was laid by, so more is in it than it allows.
    await overrideQuota(session, await usedRoom(filler));
    await fillTheRoom(filler);
    const camera = await fill.openSystemCamera('A02');
    await camera.setFiles(await drawnPicture(page, 'Khong con cho'));
    await page.getByText(m.photos_no_space()).waitFor();
    expect(await readPageTablet(page, account)).toEqual(before);
    // The room that is kept for words: they are saved, photos still are not.
    // The last bytes that the browser counts may still hold a few words, so words go on until it gives out.
    for (let attempt = 1; (await roomParts(filler)).reserve > 0; attempt += 1) {
      expect(attempt).toBeLessThan(12);
      await fillTheRoom(filler);
      await note(fill, 'A04', `in the reserve ${attempt}`);
    }
    // The browser tells of 10 GB all the time. Trying by writing finds none of it, and takes nothing back.
    const { usage = 0, quota = 0 } = await filler.evaluate(() => navigator.storage.estimate());
    expect(quota - usage).toBeGreaterThan(1_000_000_000);
    await page.getByText(m.problems_room_full_title()).waitFor();
    const tryRoom = page.getByRole('button', { name: m.sync_room_try() });
    await tryRoom.click();
    await expect.poll(() => tryRoom.getAttribute('aria-busy'), { timeout: 20_000 }).toBe(null);
    expect(await roomParts(filler)).toEqual({ reserve: 0, trial: 0 });
    const sheet = await new SyncIndicator(page).sheet();
    expect(sheet).toContain(m.sync_room_found_none());
    expect(sheet).toContain(m.sync_room_words_only());
    // When it tidies its files the browser hands bytes back: written until it gives out.
    let isSaved = true;
    for (let attempt = 1; isSaved; attempt += 1) {
      expect(attempt).toBeLessThan(10);
      await compare(page);
      before = await readPageTablet(page, account);
      await fillTheRoom(filler);
      isSaved = await isNoteSaved(page, 'A03', `no room for this ${attempt}`);
    }
    expect(await readPageTablet(page, account)).toEqual(before);
    await overrideQuota(session);
    await note(fill, 'A03', 'there is room again');
    await page.reload();
    await untilReserved(filler);
    await fill.takePhoto('A02', await drawnPicture(page, 'Lai co cho'));
    await compare(page);
  });

  it('fault 27: room for photos is what a trial by writing found, not what the browser tells; nothing of it stays, not even of one that was cut off', async () => {
    const filler = await context.newPage();
    const session = await context.newCDPSession(filler);
    const page = await signedIn();
    await openChecklist(page);
    await filler.goto('/manifest.webmanifest');
    await untilReserved(filler);
    const visits = new VisitsScreen(page);
    await visits.open();
    const notTried = visits.visit(unit).getByText(m.sync_room_not_tried());
    await notTried.waitFor();
    // 28 MB, of which the reserve has proved 20 once: some 40 photos.
    await overrideQuota(session, (await usedRoom(filler)) + 28_000_000);
    const sheet = await visits.rehearse(unit);
    expect(await sheet.innerText()).toContain(m.rehearsal_why_full());
    const found = /còn chỗ cho khoảng (\d+) ảnh/u.exec(await sheet.innerText())?.[1];
    expect(Number(found)).toBeGreaterThanOrEqual(25);
    expect(Number(found)).toBeLessThanOrEqual(45);
    expect(await roomParts(filler)).toEqual({ reserve: 20, trial: 0 });
    await page.keyboard.press('Escape');
    await untilLayerClosed(page, sheet);
    const lacksRoom = visits.visit(unit).getByText(m.visits_room_next());
    await lacksRoom.waitFor();
    await page.getByText(m.problems_room_scarce_title()).waitFor();
    await overrideQuota(session);
    await page.getByRole('button', { name: m.sync_room_try() }).click();
    await page.getByText(m.problems_room_scarce_title()).waitFor({ state: 'detached' });
    await lacksRoom.waitFor({ state: 'detached' });
    expect(await new SyncIndicator(page).sheet()).toContain(
      m.sync_room_found_all({ photos: '200' }),
    );
    expect(await roomParts(filler)).toEqual({ reserve: 20, trial: 0 });
    await filler.evaluate(async () => {
      const cache = await caches.open('so-doan-text-reserve');
      for (const part of [0, 1, 2]) {
        await cache.put(`/room-trial/${part}`, new Response(new Uint8Array(700_000)));
      }
    });
    await page.reload();
    await untilReserved(filler);
  });

  it('fault 41: the browser promises nothing: that is said, asking again tells it, and work goes on', async () => {
    const refused = await browser.newContext({ ...tabletContextOptions, baseURL: server.url });
    refused.setDefaultTimeout(patienceMs);
    const page = await signedIn(refused);
    const fill = await openChecklist(page);
    await note(fill, 'A04', 'without a promise');
    expect(await new SyncIndicator(page).sheet()).toContain(m.sync_room_not_kept());
    await compare(page);
    await page.goto('/me');
    await page.getByText(m.common_me_not_kept()).waitFor();
    await page.getByRole('button', { name: m.common_me_ask_keep() }).click();
    await page.getByText(m.common_me_keep_refused()).waitFor();
    await refused.close();
  });
});

/** Writes a note and says what became of it: the app tells the one or the other. */
async function isNoteSaved(page: Page, code: string, words: string): Promise<boolean> {
  const fill = new FillScreen(page);
  const box = await fill.openNote(code);
  await box.fill(words);
  await box.blur();
  const stored = fill.storedNote(code, words).waitFor();
  const refused = new SyncIndicator(page).until(m.sync_not_saved(), patienceMs);
  return Promise.any([stored.then(() => true), refused.then(() => false)]);
}

async function overrideQuota(session: CDPSession, quotaSize?: number): Promise<void> {
  const origin = new URL(server.url).origin;
  await session.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  });
}
