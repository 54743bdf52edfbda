import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { m } from '#client/i18n/paraglide/messages.js';

import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { openDevice } from '../../support/journey/device.ts';
import type { Device } from '../../support/journey/device.ts';
import { FillScreen } from '../../support/journey/fill-screen.ts';
import { startJourneyServer } from '../../support/journey/journey-server.ts';
import type { JourneyServer } from '../../support/journey/journey-server.ts';
import { pictureOf } from '../../support/journey/screenshots.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';

const unit = 'Xã Nhật Tân';
const visit = 'visit-1';

let server: JourneyServer;
let browser: Browser;
let device: Device;

beforeAll(async () => {
  server = await startJourneyServer();
  browser = await launchBrowser();
  device = await openDevice(browser, server.url, 'member');
  await new VisitsScreen(device.page).untilReady(unit);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('fault 36: a new version of the app is laid on the server while a checklist is open', () => {
  const words = 'Đang viết dở';

  it('the app says so, and neither loads anew nor touches what is being written', async () => {
    const { page } = device;
    const fill = new FillScreen(page);
    await fill.open(visit, 'A');
    const box = await fill.openNote('A04');
    await box.pressSequentially(words);
    await page.evaluate(() => Reflect.set(window, 'markOfThisPage', true));
    server.layNewVersion('two');
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    await page.getByText(m.common_new_version_title()).waitFor({ timeout: 30_000 });
    await pictureOf(page, 'new-version');
    expect(await box.inputValue()).toBe(words);
    expect(await box.evaluate((area) => document.activeElement === area)).toBe(true);
    expect(await page.evaluate(() => Reflect.get(window, 'markOfThisPage'))).toBe(true);
    expect(await versionOf(page)).toBe(null);
    await box.blur();
    await fill.storedNote('A04', words).waitFor();
  });

  it('a reload of the open page stays on the version that it began with', async () => {
    const { page } = device;
    await page.reload();
    await new FillScreen(page).storedNote('A04', words).waitFor();
    expect(await versionOf(page)).toBe(null);
    // Whoever comes back is told again: the notice was not dismissed.
    await page.getByText(m.common_new_version_title()).waitFor();
  });

  it('after all tabs were closed the next opening uses it, with the work in place', async () => {
    await device.page.close();
    const page = await openOnce(device, 'two');
    await new FillScreen(page).storedNote('A04', words).waitFor();
    expect(await page.getByText(m.common_new_version_title()).count()).toBe(0);
    expect(device.watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
  });
});

/**
 * Opens the checklist until the page is the wanted version. The waiting worker takes over a moment
 * after the last page is gone; a page that was opened sooner is closed again, or it would hold the
 * old one.
 */
async function openOnce({ context }: Device, wanted: string): Promise<Page> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const page = await context.newPage();
    await page.goto(`/visits/${visit}/fill/A`);
    if ((await versionOf(page)) === wanted) return page;
    if (Date.now() > deadline) throw new Error('The new version is never used.');
    await page.close();
  }
}

function versionOf(page: Page): Promise<string | null> {
  return page.evaluate(
    () => document.querySelector('meta[name="version-of-test"]')?.getAttribute('content') ?? null,
  );
}
