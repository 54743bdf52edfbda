import { createHash } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { m } from '#client/i18n/paraglide/messages.js';
import { readField } from '#domain/sync/read-field.ts';
import { answerFields, findingFields, photoFields } from '#domain/visit/records.ts';

import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { CompileScreen } from '../../support/journey/compile-screen.ts';
import { mortalDevice, openDevice } from '../../support/journey/device.ts';
import type { Device, MortalDevice } from '../../support/journey/device.ts';
import { drawnPicture } from '../../support/journey/drawn-picture.ts';
import { dumpStorage } from '../../support/journey/dump-storage.ts';
import { FillScreen } from '../../support/journey/fill-screen.ts';
import { FollowUpScreen } from '../../support/journey/follow-up-screen.ts';
import { startJourneyServer } from '../../support/journey/journey-server.ts';
import type { JourneyServer } from '../../support/journey/journey-server.ts';
import { readScope, recordsOf } from '../../support/journey/read-scope.ts';
import { pictureOf } from '../../support/journey/screenshots.ts';
import { signIn } from '../../support/journey/sign-in-screen.ts';
import { SyncIndicator } from '../../support/journey/sync-indicator.ts';
import { equipmentRows, fortyAnswers, twoFindings } from '../../support/journey/visit-work.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';
import { docxParts, paragraphsIn } from '../../support/office/read-docx.ts';
import { testScopes } from '../../support/server/test-plan.ts';

const unit = 'Xã Nhật Tân';
const visit = 'visit-1';
const note = 'Bảng niêm yết đặt ở sảnh, mất trang 4; đã chụp lại.';

const [published, kept] = twoFindings;
const recommendation = {
  content: 'Niêm yết đủ 127 thủ tục hành chính tại Bộ phận một cửa.',
  owner: 'Công chức Văn phòng - Thống kê',
  due: '30/5/2022',
  product: 'Ảnh bảng niêm yết đủ thủ tục',
} as const;

let server: JourneyServer;
let browser: Browser;
let tablet: MortalDevice;
let office: Device;
let commune: Device;

beforeAll(async () => {
  server = await startJourneyServer();
  browser = await launchBrowser();
  tablet = mortalDevice(server.url);
});

afterAll(async () => {
  await tablet.remove();
  await browser.close();
  await server.stop();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [name, device] of Object.entries({ office, commune })) {
    if (device !== undefined) await pictureOf(device.page, `failed-${name}`);
  }
});

describe('one visit, from the tablet without a network to the unit that mends what was found', () => {
  it('the eve: signed in with a network, the tablet says that the visit is ready without one', async () => {
    const page = await tablet.start();
    await page.goto('/');
    await signIn(page, 'member');
    const visits = new VisitsScreen(page);
    await visits.untilReady(unit);
    await new SyncIndicator(page).untilReceived();
    await pictureOf(page, 'visits');
    await tablet.close();
  });

  it('the day: started without network and server, the visit opens', async () => {
    await server.pause();
    const page = await tablet.start({ offline: true });
    await page.goto('/');
    await new VisitsScreen(page).heading().waitFor();
    await page.reload();
    await new VisitsScreen(page).openVisit(unit);
    await new FillScreen(page).goTo('A');
  });

  it('40 answers of every type in four checklists are stored on the tablet', async () => {
    const page = tablet.page();
    const fill = new FillScreen(page);
    for (const [letter, entries] of Object.entries(fortyAnswers)) {
      await fill.goTo(letter);
      for (const entry of entries) {
        if (entry.words === undefined) await fill.answer(entry.code, entry.value);
        else await fill.choose(entry.code, entry.words);
      }
    }
    await fill.goTo('A');
    await pictureOf(page, 'fill-offline');
  });

  it('so are the rows of a table', async () => {
    const fill = new FillScreen(tablet.page());
    for (const row of equipmentRows) await fill.addRow('A16', row);
    await pictureOf(tablet.page(), 'fill-table');
  });

  it('so are a note, three photos and two findings', async () => {
    const page = tablet.page();
    const fill = new FillScreen(page);
    await fill.note('A03', note);
    await fill.takePhoto('A02', await drawnPicture(page, 'Bang niem yet'));
    await fill.addPhotos('A02', [
      await drawnPicture(page, 'Trang 4', { date: '2022:04:14 09:15:00', offset: '+07:00' }),
      await drawnPicture(page, 'Quay mot cua', { date: '2022:04:14 09:20:00', offset: '+07:00' }),
    ]);
    for (const finding of twoFindings) await fill.raiseFinding(finding.code, finding);
    const status = new SyncIndicator(page);
    expect(await status.words()).not.toContain('Máy chủ đã nhận đủ');
    await pictureOf(page, 'fill-with-photos');
  });

  it('fault 6: the browser is killed and started again without a network: everything is there', async () => {
    await tablet.kill();
    const page = await tablet.start({ offline: true });
    await page.goto(`/visits/${visit}/fill/A`);
    await expectWorkOn(page);
  });

  it('with the network back the indicator says that the server has everything', async () => {
    await server.resume();
    await tablet.context().setOffline(false);
    const status = new SyncIndicator(tablet.page());
    await status.untilReceived(60_000);
    await pictureOf(tablet.page(), 'fill-received');
  });

  it('and it has: answers, findings and photos by their hashes, read by another member', async () => {
    const reader = await server.test.signIn('lead');
    const changes = await readScope(reader, testScopes.visit1);
    const answers = recordsOf(changes, 'answer');
    const stored = Object.fromEntries(
      [...answers].map(([key, record]) => [
        key.split('/').at(-1),
        readField(record, 'value', answerFields.value).value,
      ]),
    );
    const given = Object.values(fortyAnswers)
      .flat()
      .map(({ code, value }) => [code, value]);
    expect(given).toHaveLength(40);
    expect(stored).toEqual(Object.fromEntries(given));
    const noted = [...answers].find(([key]) => key.endsWith('/A03'))?.[1];
    expect(readField(noted, 'note', answerFields.note).value).toBe(note);

    const findings = [...recordsOf(changes, 'finding').values()];
    expect(
      findings.map((finding) => readField(finding, 'text', findingFields.text).value).toSorted(),
    ).toEqual(twoFindings.map(({ text }) => text).toSorted());

    const photos = [...recordsOf(changes, 'photo').values()];
    expect(photos).toHaveLength(3);
    for (const photo of photos) {
      const picture = readField(photo, 'picture', photoFields.picture).value;
      const wanted = [picture?.original.sha256 ?? '', picture?.thumbnail.sha256 ?? ''];
      for (const sha256 of wanted) {
        const scope = encodeURIComponent(testScopes.visit1);
        const answer = await reader.fetch(`/api/files/${sha256}?scope=${scope}`);
        expect(answer.status).toBe(200);
        const bytes = Buffer.from(await answer.arrayBuffer());
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
        expect(bytes.includes('Exif')).toBe(false);
      }
    }
    const taken = photos.map((photo) => readField(photo, 'taken', photoFields.taken).value?.at);
    expect(taken.toSorted()).toEqual([
      '2022-04-14T01:30:00.000Z',
      '2022-04-14T02:15:00.000Z',
      '2022-04-14T02:20:00.000Z',
    ]);
  });

  it('the lead sees all of it on a second device', async () => {
    office = await openDevice(browser, server.url, 'lead');
    const visits = new VisitsScreen(office.page);
    await visits.fetchPhotos(unit);
    await visits.untilReady(unit);
    await office.page.goto(`/visits/${visit}/fill/A`);
    await expectWorkOn(office.page);
  });

  it('the lead compiles: a finding becomes a statement and a recommendation', async () => {
    const { page } = office;
    await new VisitsScreen(page).open();
    await new VisitsScreen(page).openOverview(unit);
    await pictureOf(page, 'overview');
    await page.getByRole('link', { name: m.findings_list_title(), exact: true }).click();
    await page.getByText(published.text).first().waitFor();
    await page.getByRole('link', { name: m.findings_back(), exact: true }).click();
    const compile = new CompileScreen(page);
    await compile.openDraft();
    await compile.bringIn(published.text);
    await compile.closeRow();
    await compile.recommend(published.text);
    await compile.writeRecommendation(recommendation);
    await compile.layOut({
      [m.compile_superior_body()]: 'UBND HUYỆN TIÊN LỮ',
      [m.compile_issuing_body()]: 'ĐOÀN KIỂM TRA CCHC',
      [m.compile_place()]: 'Tiên Lữ',
      [m.compile_signer_title()]: 'TRƯỞNG ĐOÀN',
    });
    const preview = compile.preview();
    await preview.getByText(recommendation.content).first().waitFor();
    await preview.getByText('UBND HUYỆN TIÊN LỮ').first().waitFor();
    await pictureOf(page, 'compile');
  });

  it('and issues it with number, date and one photo; the DOCX holds the recommendation', async () => {
    const { page } = office;
    const compile = new CompileScreen(page);
    await compile.issue({ number: '15', symbol: 'TB-ĐKT', date: '20/4/2022', photos: 1 });
    await compile.issuedPanel().waitFor({ timeout: 30_000 });
    await pictureOf(page, 'issued');
    const parts = docxParts(await compile.download('15'));
    const text = paragraphsIn(parts.get('word/document.xml') ?? '')
      .map((paragraph) => paragraph.text)
      .join('\n');
    expect(text).toContain(recommendation.content);
    expect(text).toContain(published.text);
    expect(text).toContain('15/TB-ĐKT');
    expect(text).toContain('Tiên Lữ, ngày 20 tháng 4 năm 2022');
    expect(text).not.toContain(kept.text);
  });

  it('the unit sees its recommendation and its conclusion', async () => {
    commune = await openDevice(browser, server.url, 'nhat-tan');
    const { page } = commune;
    const followUp = new FollowUpScreen(page);
    await page.getByRole('link', { name: recommendation.content }).waitFor();
    await pictureOf(page, 'unit-recommendations');
    expect(await followUp.recommendations().count()).toBe(1);
    await page.getByRole('link', { name: m.common_nav_conclusions() }).click();
    await page.getByRole('button', { name: m.followup_conclusion_open() }).click();
    await page.getByText(recommendation.content).first().waitFor();
    await pictureOf(page, 'unit-conclusion');
  });

  it('and nothing else: no note, answer, finding or photo of the delegation is on its device', async () => {
    await new SyncIndicator(commune.page).untilReceived();
    const reader = await server.test.signIn('lead');
    const changes = await readScope(reader, testScopes.visit1);
    const pictures = [...recordsOf(changes, 'photo').values()].flatMap((photo) => {
      const picture = readField(photo, 'picture', photoFields.picture).value;
      return picture === undefined ? [] : [picture.original.sha256];
    });
    const secrets = [
      ...[note, kept.text, kept.proposal, 'Máy chủ của xã đặt ở kho', '6981040284'],
      ...['answer:', 'finding:', 'statement:', String.raw`kind\":\"compliance`],
    ];
    const here = await dumpStorage(commune.page);
    expect(here).toContain(recommendation.content);
    expect(secrets.filter((secret) => here.includes(secret))).toEqual([]);
    expect(pictures.filter((sha256) => here.includes(sha256))).toHaveLength(1);
    // The same look at a device of the delegation finds all of them: the dump is not blind.
    const there = await dumpStorage(office.page);
    expect(secrets.filter((secret) => !there.includes(secret))).toEqual([]);
    expect(pictures.filter((sha256) => there.includes(sha256))).toHaveLength(3);

    const asUnit = await server.test.signIn('nhat-tan');
    expect(await readScope(asUnit, testScopes.visit1)).toEqual([]);
    for (const scope of [testScopes.visit1, testScopes.followup1]) {
      const answers = await Promise.all(
        pictures.map((sha256) =>
          asUnit.fetch(`/api/files/${sha256}?scope=${encodeURIComponent(scope)}`),
        ),
      );
      const given = answers.filter(({ ok }) => ok).length;
      expect(given).toBe(scope === testScopes.followup1 ? 1 : 0);
    }
  });

  it('the unit takes it on and reports with a photo', async () => {
    const { page } = commune;
    await page.goto('/');
    const followUp = new FollowUpScreen(page);
    await followUp.openRecommendation(recommendation.content);
    await followUp.before().locator('img').first().waitFor();
    await followUp.acknowledge('Công chức Văn phòng - Thống kê', 'Niêm yết đủ trong tháng 5.');
    await followUp.report('Đã niêm yết đủ 127 thủ tục.', await drawnPicture(page, 'Da niem yet'));
    await pictureOf(page, 'unit-reported');
    await new SyncIndicator(page).untilReceived();
  });

  it('the lead sees report and photo and accepts; the unit sees that', async () => {
    const followUp = new FollowUpScreen(office.page);
    await followUp.openVerdicts(visit);
    await office.page.getByText('Đã niêm yết đủ 127 thủ tục.').waitFor();
    await followUp.after().locator('img[src^="blob:"]').first().waitFor();
    await pictureOf(office.page, 'verdict');
    await followUp.accept(recommendation.content, 'Đã kiểm tra lại tại chỗ.');
    await new SyncIndicator(office.page).untilReceived();
    await commune.page.getByText(m.followup_step_accepted(), { exact: true }).first().waitFor();
    await pictureOf(commune.page, 'unit-accepted');
  });

  it('in all of this nothing left for another host, no policy was broken, no error went uncaught', () => {
    for (const watched of [...tablet.watched(), office.watched, commune.watched]) {
      expect(watched.foreignRequests).toEqual([]);
      expect(watched.policyViolations).toEqual([]);
      expect(watched.pageErrors).toEqual([]);
    }
  });
});

/** The member's work as it must stand on whatever device shows it. */
async function expectWorkOn(page: Page): Promise<void> {
  const fill = new FillScreen(page);
  for (const [letter, entries] of Object.entries(fortyAnswers)) {
    await fill.goTo(letter);
    for (const { code, mark } of entries) {
      await expect.poll(() => fill.mark(code), { timeout: 15_000, interval: 50 }).toBe(mark);
    }
  }
  await fill.goTo('A');
  await fill.storedNote('A03', note).waitFor();
  await expect.poll(() => fill.photos('A02').count(), { timeout: 15_000 }).toBe(3);
  await expect
    .poll(() =>
      fill
        .photos('A02')
        .evaluateAll((all) =>
          all.every((one) => one instanceof HTMLImageElement && one.naturalWidth > 0),
        ),
    )
    .toBe(true);
  await fill.item('A16').scrollIntoViewIfNeeded();
  for (const { kind, quantity } of equipmentRows) {
    await fill.row('A16', kind).filter({ hasText: quantity }).waitFor();
  }
  for (const { code } of twoFindings) expect(await fill.findings(code).count()).toBe(1);
}
