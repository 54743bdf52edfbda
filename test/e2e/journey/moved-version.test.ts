import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { m } from '#client/i18n/paraglide/messages.js';

import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { copiedChecklists, nextEdition } from '../../support/checklist/next-edition.ts';
import type { ChecklistFolder } from '../../support/checklist/next-edition.ts';
import { openDevice } from '../../support/journey/device.ts';
import type { Device } from '../../support/journey/device.ts';
import { FillScreen } from '../../support/journey/fill-screen.ts';
import { startJourneyServer } from '../../support/journey/journey-server.ts';
import type { JourneyServer } from '../../support/journey/journey-server.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';

const unit = 'Xã Nhật Tân';
const visit = 'visit-1';

let lists: ChecklistFolder;
let server: JourneyServer;
let browser: Browser;
let lead: Device;
let member: Device;

beforeAll(async () => {
  lists = copiedChecklists();
  server = await startJourneyServer({ config: { checklistsDir: lists.dir } });
  // The visits are pinned already when the next version comes into force.
  lists.layNext();
  await server.pause();
  await server.resume();
  browser = await launchBrowser();
  [lead, member] = await Promise.all([
    openDevice(browser, server.url, 'lead'),
    openDevice(browser, server.url, 'member'),
  ]);
  await new VisitsScreen(lead.page).untilReady(unit);
  await new VisitsScreen(member.page).untilReady(unit);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  lists.remove();
});

it('fault 20: the lead moves the visit while a member writes: the pen goes on, and every answer is kept', async () => {
  const fill = new FillScreen(member.page);
  await fill.open(visit, 'A');
  await fill.answer('A09', { kind: 'compliance', level: 'met' });
  const box = await fill.openNote('A02');
  await box.pressSequentially('Bảng ở cổng');

  await new VisitsScreen(lead.page).openOverview(unit);
  await lead.page.getByRole('button', { name: m.versions_look_of({ letter: 'A' }) }).click();
  const sheet = lead.page.getByRole('dialog');
  await sheet.getByText(nextEdition.added).waitFor();
  const { version } = nextEdition;
  await sheet.getByRole('button', { name: m.versions_move({ version }) }).click();
  await lead.page.getByText(m.versions_pinned({ version }), { exact: true }).waitFor();

  await fill.item('A02').getByText(nextEdition.reworded).waitFor({ timeout: 30_000 });
  await box.pressSequentially(' phụ');
  expect(await box.inputValue()).toBe('Bảng ở cổng phụ');
  await box.blur();
  await fill.storedNote('A02', 'Bảng ở cổng phụ').waitFor();
  const apart = member.page.getByRole('list', { name: m.fill_other_version() });
  expect(await apart.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/^A09[^]*Đạt[^]*Mục này không còn trong phiếu\.$/),
  ]);
  for (const { watched } of [lead, member]) {
    expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
  }
});
