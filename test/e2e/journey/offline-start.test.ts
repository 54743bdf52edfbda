import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

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
  // From here on nobody listens at the address.
  await server.pause();
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

describe('with the server stopped', () => {
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
    expect(said).toContain(m.sync_send_needs_network());
  });

  it('one goes from visit to checklist, answers, photographs and finds it in the overview', async () => {
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
    await page.getByText('Chưa kiện toàn Ban chỉ đạo ISO.').first().waitFor();
    await new SyncIndicator(page).until(m.sync_waiting());
    await pictureOf(page, 'overview-offline');
  });

  it('no error went uncaught on the way', () => {
    for (const { watched } of [lead, commune]) {
      expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
    }
  });
});

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
