import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { m } from '#client/i18n/paraglide/messages.js';

import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { openDevice } from '../../support/journey/device.ts';
import type { Device } from '../../support/journey/device.ts';
import { drawnPicture } from '../../support/journey/drawn-picture.ts';
import { FillScreen } from '../../support/journey/fill-screen.ts';
import { startJourneyServer } from '../../support/journey/journey-server.ts';
import type { JourneyServer } from '../../support/journey/journey-server.ts';
import { pictureOf } from '../../support/journey/screenshots.ts';
import { statusOf } from '../../support/journey/sign-in-screen.ts';
import { SyncIndicator } from '../../support/journey/sync-indicator.ts';
import { untilLayerClosed } from '../../support/journey/until-layer-closed.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';

const unit = 'Xã Nhật Tân';
const visit = 'visit-1';

let server: JourneyServer;
let browser: Browser;
let lead: Device;
let commune: Device;

beforeAll(async () => {
  server = await startJourneyServer();
  browser = await launchBrowser();
  lead = await openDevice(browser, server.url, 'lead');
  await new VisitsScreen(lead.page).untilReady(unit);
  commune = await openDevice(browser, server.url, 'nhat-tan');
  await new SyncIndicator(commune.page).until(m.sync_saved_here());
  await untilControlled(commune.page);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A screen of the app by its address, and what proves that it is that screen and not an error. */
const screensOfLead: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
  ['my visits', '/', (page) => new VisitsScreen(page).visit(unit).waitFor()],
  ...['A', 'B', 'C', 'D'].map(
    (letter) =>
      [
        `checklist ${letter}`,
        `/visits/${visit}/fill/${letter}`,
        (page: Page) => new FillScreen(page).checklist(letter).waitFor(),
      ] as const,
  ),
  ['overview', `/visits/${visit}/overview`, (page) => heading(page, m.compile_checklists_title())],
  [
    'draft of the conclusion',
    `/visits/${visit}/conclusion`,
    (page) => heading(page, m.compile_pane_content_long()),
  ],
  [
    'follow-up',
    `/visits/${visit}/follow-up`,
    (page) => page.getByText(m.followup_empty_title()).waitFor(),
  ],
  ['import of work', '/import-work', (page) => page.getByText(m.bundles_import_text()).waitFor()],
  ['me', '/me', (page) => heading(page, m.common_me_account())],
];

const screensOfUnit: typeof screensOfLead = [
  ['recommendations', '/', (page) => page.getByText(m.followup_empty_title()).waitFor()],
  [
    'conclusions',
    '/conclusions',
    (page) => page.getByText(m.followup_conclusions_empty()).waitFor(),
  ],
  ['me', '/me', (page) => heading(page, m.common_me_account())],
];

describe('the rehearsal before leaving', () => {
  it('passes where everything is here', async () => {
    const { page } = lead;
    const fill = new FillScreen(page);
    await fill.open(visit, 'A');
    await fill.takePhoto('A02', await drawnPicture(page, 'Bang niem yet'));
    await new SyncIndicator(page).untilReceived();
    const visits = new VisitsScreen(page);
    await visits.open();
    const sheet = await visits.rehearse(unit);
    expect(await sheet.innerText()).toContain(passed);
    await pictureOf(page, 'rehearsal-passed');
    await page.keyboard.press('Escape');
    await untilLayerClosed(page, sheet);
  });

  it.each([
    ['a file of the app', takeAwayPage, m.visits_fact_app_part({ done: '', total: '' })],
    ['a thumbnail', takeAwayThumbnail, m.visits_fact_photos_no({ done: '0', total: '1' })],
  ])('names %s that is missing, and passes once it is fetched', async (_, takeAway, listed) => {
    const { page } = lead;
    const name = await takeAway(page);
    const visits = new VisitsScreen(page);
    await visits.open();
    await visits
      .visit(unit)
      .getByText(m.visits_not_here({ count: '1' }))
      .waitFor();
    expect(await visits.visit(unit).innerText()).toContain(listed.split(' /')[0]);
    const sheet = await visits.rehearse(unit);
    const said = await sheet.innerText();
    expect(said).toContain(m.rehearsal_bad({ count: '1' }));
    expect(said).toContain(name);
    await sheet.getByRole('button', { name: m.visits_fetch(), exact: true }).click();
    await vi.waitFor(
      async () => {
        const again = sheet.getByRole('button', { name: m.rehearsal_again() });
        await again.click();
        await again.waitFor();
        expect(await sheet.innerText()).toContain(passed);
      },
      { timeout: 20_000, interval: 500 },
    );
    await page.keyboard.press('Escape');
    await untilLayerClosed(page, sheet);
    await visits.untilReady(unit);
  });
});

describe('with the server stopped', () => {
  beforeAll(async () => {
    // From here on nobody listens at the address.
    await server.pause();
  });

  it('really nobody answers', async () => {
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it.each(screensOfLead)('an inspector opens by its address: %s', async (_name, path, isThere) => {
    await opens(lead, path, isThere);
  });

  it.each(screensOfUnit)('a commune opens by its address: %s', async (_name, path, isThere) => {
    await opens(commune, path, isThere);
  });

  it('the first screen of a newly opened app is the list of visits, and says that there is no network', async () => {
    await lead.page.close();
    const page = await lead.context.newPage();
    lead = { ...lead, page };
    await page.goto('/');
    await new VisitsScreen(page).visit(unit).waitFor();
    await new SyncIndicator(page).until(m.sync_offline());
    const said = await new SyncIndicator(page).sheet();
    // The browser knows nothing of a portal that was passed: one may always try.
    expect(said).toContain(m.sync_send_now());
  });

  it('one goes from visit to checklist, answers, photographs and finds it in the list and the diary', async () => {
    const { page } = lead;
    const visits = new VisitsScreen(page);
    await visits.open();
    await visits.openVisit(unit);
    const fill = new FillScreen(page);
    await fill.goTo('B');
    // Only a commune that has the system at all is asked for its board.
    expect(await fill.item('B02').count()).toBe(0);
    await fill.choose('B01', 'Đang xây dựng');
    await fill.answer('B02', { kind: 'compliance', level: 'unmet' });
    await fill.takePhoto('B02', await drawnPicture(page, 'Quyet dinh'));
    await fill.raiseFinding('B02', {
      text: 'Chưa kiện toàn Ban chỉ đạo ISO.',
      proposal: 'Kiện toàn Ban chỉ đạo.',
      due: '30/6/2022',
    });
    await fill.leave();
    await visits.openOverview(unit);
    await new SyncIndicator(page).until(m.sync_waiting());
    await pictureOf(page, 'overview-offline');
    await page.getByRole('link', { name: m.findings_list_title(), exact: true }).click();
    await page.getByText('Chưa kiện toàn Ban chỉ đạo ISO.').first().waitFor();
    await page.getByRole('link', { name: m.findings_back(), exact: true }).click();
    await page.getByRole('link', { name: m.diary_title(), exact: true }).click();
    await page.getByText(m.diary_end()).waitFor();
  });

  it('no error went uncaught on the way', () => {
    for (const { watched } of [lead, commune]) {
      expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
    }
  });
});

const passed = m.rehearsal_good({ time: '' });

/** Takes the code of one page out of the cache of the service worker; tells its name. */
function takeAwayPage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const file = new URL(request.url).pathname.split('/').at(-1) ?? '';
        if (!file.startsWith('fill-page') || !file.endsWith('.js')) continue;
        await cache.delete(request);
        return file;
      }
    }
    throw new Error('The cache holds no code of the page on which one fills.');
  });
}

/** Takes away the smallest bytes that lie here, those of the thumbnail; tells the item that it shows. */
async function takeAwayThumbnail(page: Page): Promise<string> {
  await page.evaluate(async () => {
    const ended = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => failed(request.error ?? new Error('unread')));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await ended(indexedDB.open(name));
      const bytes = database.transaction('bytes', 'readwrite').objectStore('bytes');
      const rows = (await ended(bytes.getAll())) as {
        readonly scope: string;
        readonly sha256: string;
        readonly bytes: ArrayBuffer;
      }[];
      const [least] = rows.toSorted((a, b) => a.bytes.byteLength - b.bytes.byteLength);
      if (least) await ended(bytes.delete([least.scope, least.sha256]));
      database.close();
    }
  });
  return 'A02';
}

async function opens(
  { page }: Device,
  path: string,
  isThere: (page: Page) => Promise<void>,
): Promise<void> {
  await page.goto(path);
  await isThere(page);
  await statusOf(page).waitFor();
  expect(new URL(page.url()).pathname).toBe(path);
  expect(await page.getByText(m.problems_screen_fact()).count()).toBe(0);
}

function heading(page: Page, name: string): Promise<void> {
  return page.getByRole('heading', { name }).first().waitFor();
}

/** The worker has taken over this page: it no longer needs the server. */
async function untilControlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}
