import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { m } from '#client/i18n/paraglide/messages.js';
import { readField } from '#domain/sync/read-field.ts';
import { answerFields } from '#domain/visit/records.ts';

import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { openDevice } from '../../support/journey/device.ts';
import type { Device } from '../../support/journey/device.ts';
import { FillScreen } from '../../support/journey/fill-screen.ts';
import { startJourneyServer } from '../../support/journey/journey-server.ts';
import type { JourneyServer } from '../../support/journey/journey-server.ts';
import { readScope, recordsOf } from '../../support/journey/read-scope.ts';
import { pictureOf } from '../../support/journey/screenshots.ts';
import { signIn } from '../../support/journey/sign-in-screen.ts';
import { SyncIndicator } from '../../support/journey/sync-indicator.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';
import { testScopes } from '../../support/server/test-plan.ts';

const unit = 'Xã Nhật Tân';
const visit = 'visit-1';

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

describe('fault 10: two people answer the same item without a network', () => {
  it('both keep their own answer; with the network back both see both, with names and times', async () => {
    await member.context.setOffline(true);
    await lead.context.setOffline(true);
    await new FillScreen(member.page).answer('A07', { kind: 'compliance', level: 'met' });
    await new FillScreen(lead.page).answer('A07', { kind: 'compliance', level: 'unmet' });
    expect(await new FillScreen(member.page).mark('A07')).toBe(m.fill_level_met());
    expect(await new FillScreen(lead.page).mark('A07')).toBe(m.fill_level_unmet());

    await member.context.setOffline(false);
    await new SyncIndicator(member.page).sendNow();
    await new SyncIndicator(member.page).untilReceived();
    await lead.context.setOffline(false);
    await new SyncIndicator(lead.page).sendNow();

    for (const [device, own, others] of [
      [member, m.fill_level_met(), ['Trưởng đoàn một', m.fill_level_unmet()]],
      [lead, m.fill_level_unmet(), ['Thành viên đoàn một', m.fill_level_met()]],
    ] as const) {
      const fill = new FillScreen(device.page);
      const conflict = fill.conflictOfAnswer('A07');
      await conflict.waitFor({ timeout: 30_000 });
      const sides = conflict.getByRole('article');
      expect(await sides.count()).toBe(2);
      const mine = await sides.filter({ hasText: m.fill_you() }).innerText();
      const theirs = await sides.filter({ hasText: others[0] }).innerText();
      expect(mine).toContain(own);
      expect(theirs).toContain(others[1]);
      for (const side of [mine, theirs]) expect(side).toMatch(/\d{1,2}:\d{2}/u);
      expect(await fill.mark('A07')).toBe(m.conflicts_state());
      await new SyncIndicator(device.page).until(`1 ${m.sync_conflicts()}`);
    }
    await pictureOf(member.page, 'conflict');
  });

  it('the lead settles it; both devices come to the same answer, the other one stays in the history', async () => {
    const fill = new FillScreen(lead.page);
    await fill.settle(fill.conflictOfAnswer('A07'), 'Thành viên đoàn một');
    for (const { page } of [lead, member]) {
      const here = new FillScreen(page);
      await here.conflictOfAnswer('A07').waitFor({ state: 'hidden', timeout: 30_000 });
      await expect.poll(() => here.mark('A07'), { timeout: 15_000 }).toBe(m.fill_level_met());
      await new SyncIndicator(page).untilReceived();
      const history = await here.history('A07');
      expect(history).toContain(m.fill_level_unmet());
      expect(history).toContain(m.fill_level_met());
    }
    const changes = await readScope(await server.test.signIn('secretary'), testScopes.visit1);
    const record = [...recordsOf(changes, 'answer')].find(([key]) => key.endsWith('/A07'))?.[1];
    expect(readField(record, 'value', answerFields.value)).toMatchObject({
      conflict: false,
      value: { kind: 'compliance', level: 'met' },
    });
    const levels = changes.filter((change) => change.record.endsWith('/A07'));
    expect(levels.map(({ value }) => (value as { level: string }).level).toSorted()).toEqual([
      'met',
      'met',
      'unmet',
    ]);
  });
});

describe("a colleague's change arrives while one writes in that field", () => {
  const typed = 'Bảng ở cổng phụ, chữ nhỏ';
  const colleagues = 'Bảng ở sảnh chính';

  it('S3: text and caret stay as they are; after leaving the field both versions stand there', async () => {
    const fill = new FillScreen(member.page);
    const box = await fill.openNote('A08');
    // What is typed is saved and would be sent at once: the colleague must write without having seen it.
    await member.context.setOffline(true);
    await box.pressSequentially(typed);
    await box.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(5, 5));

    await new FillScreen(lead.page).note('A08', colleagues);
    await new SyncIndicator(lead.page).untilReceived();
    await member.context.setOffline(false);
    // What arrived is counted as a conflict on this device while the box still belongs to its writer.
    await new SyncIndicator(member.page).until(`1 ${m.sync_conflicts()}`, 30_000);
    const caret = (area: HTMLTextAreaElement): readonly [string, number, boolean] => [
      area.value,
      area.selectionStart,
      document.activeElement === area,
    ];
    expect(await box.evaluate(caret)).toEqual([typed, 5, true]);

    await box.pressSequentially('(mới) ');
    const final = `${typed.slice(0, 5)}(mới) ${typed.slice(5)}`;
    expect(await box.inputValue()).toBe(final);
    await box.blur();
    const conflict = fill.conflictOfNote('A08');
    await conflict.waitFor();
    const sides = await conflict.getByRole('article').allInnerTexts();
    expect(sides).toHaveLength(2);
    expect(sides.some((side) => side.includes(final))).toBe(true);
    expect(sides.some((side) => side.includes(colleagues))).toBe(true);
    await pictureOf(member.page, 'conflict-note');
  });

  it('its writer settles it, and the colleague gets the settled text', async () => {
    const fill = new FillScreen(member.page);
    await fill.settle(fill.conflictOfNote('A08'), colleagues);
    await fill.storedNote('A08', colleagues).waitFor();
    const there = new FillScreen(lead.page);
    await there.storedNote('A08', colleagues).waitFor({ timeout: 30_000 });
    await new SyncIndicator(lead.page).untilReceived();
    expect(await there.conflictOfNote('A08').count()).toBe(0);
  });
});

describe('words that were typed a moment ago', () => {
  const words = 'Chữ vừa gõ xong';

  it('whoever reloads is asked; by staying they are stored, and then nobody is asked any more', async () => {
    const { page } = member;
    const fill = new FillScreen(page);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    const box = await fill.openNote('A09');
    await box.pressSequentially(words);
    await page.evaluate(() => setTimeout(() => location.reload()));
    await expect.poll(() => asked, { timeout: 15_000 }).toEqual(['beforeunload']);
    expect(await box.inputValue()).toBe(words);
    await box.blur();
    await fill.storedNote('A09', words).waitFor();

    await page.reload();
    await fill.storedNote('A09', words).waitFor();
    expect(asked).toHaveLength(1);
  });

  it('are stored when the account signs out in another tab, which leaves nothing of it on the screen', async () => {
    const half = 'Gõ dở khi thẻ kia đăng xuất';
    const { context, page } = member;
    const fill = new FillScreen(page);
    const second = await context.newPage();
    await second.goto('/me');
    await second.getByRole('button', { name: m.common_me_sign_out(), exact: true }).waitFor();
    await page.bringToFront();
    const box = await fill.openNote('A10');
    await context.setOffline(true);
    await box.pressSequentially(half);
    await second.getByRole('button', { name: m.common_me_sign_out(), exact: true }).click();
    const asked = second.getByRole('alertdialog');
    await asked
      .getByRole('button', { name: m.common_me_sign_out(), exact: true })
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    for (const tab of [second, page]) await tab.waitForURL('**/sign-in');
    expect(await page.getByText(unit).count()).toBe(0);

    await context.setOffline(false);
    await expect
      .poll(async () => (await context.request.get(`${server.url}/api/session`)).status())
      .toBe(401);
    await signIn(page, 'member');
    await fill.open(visit, 'A');
    await fill.storedNote('A10', half).waitFor();
  });

  it('nothing left for another host, no policy was broken, no error went uncaught', () => {
    for (const { watched } of [member, lead]) {
      expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
    }
  });
});
