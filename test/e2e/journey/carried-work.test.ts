import { readFileSync } from 'node:fs';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { m } from '#client/i18n/paraglide/messages.js';
import { formatBytes } from '#client/i18n/format.ts';
import { schemaVersion } from '#client/store/database.ts';

import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { openDevice } from '../../support/journey/device.ts';
import type { Device } from '../../support/journey/device.ts';
import { drawnPicture } from '../../support/journey/drawn-picture.ts';
import { FillScreen } from '../../support/journey/fill-screen.ts';
import { startJourneyServer } from '../../support/journey/journey-server.ts';
import type { JourneyServer } from '../../support/journey/journey-server.ts';
import { readScope, recordsOf } from '../../support/journey/read-scope.ts';
import { SyncIndicator } from '../../support/journey/sync-indicator.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';

const unit = 'Xã Nhật Tân';
const visit = 'visit/visit-1';

let server: JourneyServer;
let browser: Browser;
let broken: Device;
let path: string;

beforeAll(async () => {
  server = await startJourneyServer();
  browser = await launchBrowser();
  broken = await openDevice(browser, server.url, 'member');
  await new VisitsScreen(broken.page).untilReady(unit);
  await server.pause();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** The newest version that the app knows, times ten, is what the browser is told; this is a later one. */
const writtenByLaterVersion = `
  (async () => {
    const [{ name }] = (await indexedDB.databases()).filter((one) => one.name.startsWith('so-doan-'));
    await new Promise((done, failed) => {
      const request = indexedDB.open(name, ${(schemaVersion + 1) * 10});
      request.onupgradeneeded = () => request.result.createObjectStore('of-a-later-version');
      request.onsuccess = () => { request.result.close(); done(); };
      request.onerror = () => failed(request.error);
    });
  })()
`;

describe('work on a tablet whose database the app cannot open any more', () => {
  it('was written without a network: answers and a photo', async () => {
    const { page } = broken;
    await page.goto('/visits/visit-1/fill/B');
    const fill = new FillScreen(page);
    await fill.checklist('B').waitFor();
    await fill.choose('B01', 'Đang xây dựng');
    await fill.answer('B02', { kind: 'compliance', level: 'unmet' });
    await fill.takePhoto('B02', await drawnPicture(page, 'Quyet dinh'));
    await new SyncIndicator(page).until(m.sync_waiting());
  });

  it('the app says that it cannot open it, and leads to the way out', async () => {
    const { page } = broken;
    await page.goto('/rescue');
    await page.getByRole('heading', { name: m.bundles_rescue_title() }).waitFor();
    await page.evaluate(writtenByLaterVersion);
    await page.goto('/');
    await page.getByText(m.problems_newer_fact()).waitFor();
    await page.getByRole('link', { name: m.problems_rescue() }).click();
    await page.getByText(unit).first().waitFor();
  });

  it('is saved as a file, still without a network', async () => {
    const { page } = broken;
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: m.bundles_make() }).click();
    const download = await saving;
    path = (await download.path()) ?? '';
    const name = download.suggestedFilename();
    expect(name).toMatch(/^so-doan-member-.*\.sodoan$/);
    const size = formatBytes(readFileSync(path).length);
    await page.getByText(m.bundles_made({ name, size })).waitFor();
  });

  it('comes into a colleague’s tablet and from there to the server, whole', async () => {
    await server.resume();
    const colleague = await openDevice(browser, server.url, 'secretary');
    await new VisitsScreen(colleague.page).untilReady(unit);
    const { page } = colleague;
    await page.goto('/import-work');
    await page.getByLabel(m.bundles_choose()).setInputFiles({
      ...{ name: 'viec.sodoan', mimeType: 'application/octet-stream' },
      buffer: readFileSync(path),
    });
    await page.getByRole('button', { name: m.bundles_import_do() }).click();
    await page.getByText(m.bundles_imported_next()).waitFor();
    await new SyncIndicator(page).until(m.sync_received());

    const lead = await server.test.signIn('lead');
    const changes = await readScope(lead, visit);
    const writers = new Set(changes.map(({ by }) => by));
    const senders = new Set(changes.map(({ relayedBy }) => relayedBy));
    const member = (await server.test.signIn('member')).accountId;
    const secretary = (await server.test.signIn('secretary')).accountId;
    expect([...writers]).toEqual([member]);
    expect([...senders]).toEqual([secretary]);
    const answers = recordsOf(changes, 'answer');
    expect(answers.get('answer:iso-9001/B02')?.fields['value']?.value).toMatchObject({
      level: 'unmet',
    });
    const [photo] = recordsOf(changes, 'photo').values();
    const picture = photo?.fields['picture']?.value as Record<string, { sha256: string }>;
    for (const file of [picture['original'], picture['thumbnail']]) {
      const answer = await lead.fetch(`/api/files/${file?.sha256}?scope=${visit}`);
      expect(answer.status).toBe(200);
    }
    expect(colleague.watched.pageErrors).toEqual([]);
  });

  it('is on the broken tablet as before, and no policy was broken there', async () => {
    const { page, watched } = broken;
    await page.goto('/rescue');
    await page.getByText(unit).first().waitFor();
    expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
  });
});
