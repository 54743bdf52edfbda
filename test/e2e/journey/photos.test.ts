/** Photos from the tap on the camera to what a unit can fetch of them. */
import { createHash } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { conclusionDocx } from '#client/documents/conclusion-docx.ts';
import { issueConclusion } from '#client/features/compile/issue-conclusion.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, makeScope, recordParts } from '#domain/sync/scope.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { backingPhotos } from '#domain/visit/conclusion-draft-evidence.ts';
import { conclusionDraft } from '#domain/visit/conclusion-draft.ts';
import { photoFields } from '#domain/visit/records.ts';
import type { Picture } from '#domain/visit/records.ts';

import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { mortalDevice } from '../../support/journey/device.ts';
import type { MortalDevice } from '../../support/journey/device.ts';
import { drawnPicture } from '../../support/journey/drawn-picture.ts';
import { FillScreen } from '../../support/journey/fill-screen.ts';
import { startJourneyServer } from '../../support/journey/journey-server.ts';
import type { JourneyServer } from '../../support/journey/journey-server.ts';
import { readScope, recordsOf } from '../../support/journey/read-scope.ts';
import { pictureOf } from '../../support/journey/screenshots.ts';
import { signIn } from '../../support/journey/sign-in-screen.ts';
import { SyncIndicator } from '../../support/journey/sync-indicator.ts';
import { untilLayerClosed } from '../../support/journey/until-layer-closed.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';
import { pixelsIn } from '../../support/photos/covered-pixels.ts';
import {
  metadataIn,
  secrets,
  taggedJpeg,
  taggedPng,
  taggedWebp,
} from '../../support/photos/tagged-pictures.ts';
import { openNodeTablet } from '../../support/screens/node-tablet.ts';
import { post } from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';

const note = 'Ghi trước khi mở máy ảnh.';
const visit1 = makeScope('visit', 'visit-1');
const followup1 = makeScope('followup', 'visit-1');

let server: JourneyServer;
let browser: Browser;
let tablet: MortalDevice;

beforeAll(async () => {
  server = await startJourneyServer();
  browser = await launchBrowser();
  tablet = mortalDevice(server.url);
  const page = await tablet.start();
  await page.goto('/');
  await signIn(page, 'member');
  await new VisitsScreen(page).untilReady('Xã Nhật Tân');
  await tablet.close();
});

afterAll(async () => {
  await tablet.remove();
  await browser.close();
  await server.stop();
});

it('fault 6: the browser is killed between the tap on the camera and its return: same item, nothing lost', async () => {
  let page = await tablet.start({ offline: true });
  let fill = new FillScreen(page);
  await fill.open('visit-1', 'A');
  await fill.note('A03', note);
  await fill.openSystemCamera('A07');
  await tablet.kill();
  // Started anew at its first page, as an installed app is.
  page = await tablet.start({ offline: true });
  await page.goto('/');
  await page.waitForURL('**/visits/visit-1/fill/A');
  fill = new FillScreen(page);
  await fill.tools('A07').waitFor();
  await fill.storedNote('A03', note).waitFor();
  await fill.takePhoto('A07', await drawnPicture(page, 'Sau khi mo lai'));
  // It stood there once: the next start is at the first page again.
  await page.goto('/');
  await new VisitsScreen(page).heading().waitFor();
}, 60_000);

it('takes photos in a row with its own camera, and tagged ones of each format', async () => {
  const page = tablet.page();
  const fill = new FillScreen(page);
  await fill.open('visit-1', 'A');
  await fill.shoot('A09', 2);
  await pictureOf(page, 'photos-shot');
  const pictures = await taggedPictures(page);
  // The look at bytes is not blind: it finds what was put there.
  for (const { buffer } of pictures) {
    const found = metadataIn(buffer);
    for (const secret of secrets) expect(found).toContain(secret);
    expect(found).toContain('a place');
  }
  await fill.takePhoto('A02', pictures[0]!);
  await fill.addPhotos('A02', pictures.slice(1));
}, 60_000);

it('marks and covers by keys and buttons; each copy is a file of its own', async () => {
  const page = tablet.page();
  await tablet.context().setOffline(false);
  await cover(page, 1);
  await new SyncIndicator(page).untilReceived(60_000);
  // Covered once more: the copy from before stays behind in the working file.
  await cover(page, 2);
  await new SyncIndicator(page).untilReceived(60_000);
}, 60_000);

it('a unit can fetch the published copy alone, and nothing is left in it of what was covered', async () => {
  const page = tablet.page();
  const lead = await openNodeTablet(server.test, 'lead');
  await lead.sync();
  await publishPhotos(lead);
  await lead.sync();
  const photos = (await lead.records(visit1)).filter(isPhoto);
  expect(photos).toHaveLength(6);
  const marked = photos.find((photo) => copyOf(photo) !== undefined)!;
  const published = copyOf(marked)!;
  const reader = await server.test.signIn('lead');
  const unit = await server.test.signIn('nhat-tan');
  const fetched = (caller: typeof unit, scope: string, sha256: string) =>
    caller.fetch(`/api/files/${sha256}?scope=${encodeURIComponent(scope)}`);

  const changes = await readScope(reader, testScopes.visit1);
  const copies = changes.flatMap(({ field, value }) => {
    const parsed = field === 'annotated' ? photoFields.annotated.safeParse(value) : null;
    return parsed?.data ? [parsed.data.picture] : [];
  });
  expect(copies).toHaveLength(2);
  const originals = photos.map((photo) => original(photo));
  const all = [...copies, ...originals].flatMap(hashesOf);
  // The camera of the test may show the same picture twice.
  expect(new Set(all).size).toBeGreaterThanOrEqual(14);
  // Only what was published, and only where it was published: four originals of nobody else's item.
  const given = new Set<string>();
  for (const scope of [testScopes.visit1, testScopes.followup1]) {
    for (const sha256 of all) {
      if ((await fetched(unit, scope, sha256)).ok) given.add(`${scope} ${sha256}`);
    }
  }
  const shown = recordsOf(await readScope(unit, testScopes.followup1), 'photo');
  const named = [...new Set([...shown.values()].flatMap((photo) => hashesOf(original(photo))))];
  expect(named).toHaveLength(6);
  expect([...given].toSorted()).toEqual(
    named.map((sha256) => `${testScopes.followup1} ${sha256}`).toSorted(),
  );
  expect(named).toEqual(expect.arrayContaining([...hashesOf(published)]));
  const hidden = [...hashesOf(original(marked)), ...hashesOf(copies[0]!)];
  expect(named.filter((sha256) => hidden.includes(sha256))).toEqual([]);

  // Naming a hash, asking after it or linking it opens nothing either.
  const thief = await openNodeTablet(server.test, 'nhat-tan');
  await thief.sync();
  await thief.write(followup1, newKey('remedy-photo'), {
    picture: { ...original(marked) },
    of: newKey('response'),
  });
  await thief.sync();
  const linked = await unit.fetch(
    '/api/files/links',
    post({ from: testScopes.visit1, to: testScopes.followup1, sha256: hidden }),
  );
  expect(linked.ok).toBe(false);
  for (const sha256 of hidden) {
    expect((await fetched(unit, testScopes.followup1, sha256)).ok).toBe(false);
    expect((await fetched(unit, testScopes.visit1, sha256)).ok).toBe(false);
  }

  // The original is what it was, under its hash, for the delegation; no file says more than pixels.
  for (const sha256 of all) {
    const answer = await fetched(reader, testScopes.visit1, sha256);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(metadataIn(bytes)).toEqual([]);
  }

  // The second cover lies over all of the picture's middle; the original shows black words there.
  const inside = { left: 0.4, top: 0.4, right: 0.6, bottom: 0.6 };
  for (const sha256 of hashesOf(published)) {
    const answer = await fetched(unit, testScopes.followup1, sha256);
    const pixels = await pixelsIn(page, Buffer.from(await answer.arrayBuffer()), inside);
    expect(pixels.foreign).toBe(0);
    expect(pixels.darkest).toBeGreaterThan(0x44 - 30);
  }
  const open = await fetched(reader, testScopes.visit1, original(marked).original.sha256);
  const before = await pixelsIn(page, Buffer.from(await open.arrayBuffer()), inside);
  expect(before.foreign).toBeGreaterThan(10_000);
  await Promise.all([lead.discard(), thief.discard()]);
}, 60_000);

it('nothing of this left for another host, no policy was broken, no error went uncaught', () => {
  for (const watched of tablet.watched()) {
    expect(watched.foreignRequests).toEqual([]);
    expect(watched.policyViolations).toEqual([]);
    expect(watched.pageErrors).toEqual([]);
  }
});

/** Opens the first photo of A02 and covers its middle by keys and buttons, with so many covers then. */
async function cover(page: Page, count: number): Promise<void> {
  const sheet = page.getByRole('dialog', { name: m.photos_title({ code: 'A02' }) });
  await new FillScreen(page).photos('A02').first().click();
  await sheet.waitFor();
  await sheet.getByRole('button', { name: m.photos_mark() }).click();
  const editor = page.getByRole('dialog', { name: m.photos_editor_title({ code: 'A02' }) });
  const press = (name: string) => editor.getByRole('button', { name, exact: true }).click();
  await press(m.photos_editor_cover());
  const name = m.photos_editor_mark_cover({ number: count });
  await press(`${name}: ${m.photos_editor_wider()}`);
  await editor.getByRole('button', { name, exact: true }).focus();
  const keys = ['Shift+ArrowDown', 'Shift+ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'];
  // A cover that lay over the other one exactly would give the very same copy.
  if (count > 1) keys.push('Shift+ArrowRight');
  for (const key of keys) await page.keyboard.press(key);
  await press(m.photos_editor_arrow());
  await press(m.photos_editor_undo());
  await pictureOf(page, `photos-editor-${count}`);
  await press(m.photos_editor_save());
  await editor.waitFor({ state: 'hidden' });
  await sheet.getByText(m.photos_covered(), { exact: true }).first().waitFor();
  await page.keyboard.press('Escape');
  await untilLayerClosed(page, sheet);
}

/** The lead recommends something that rests on A02 and publishes all of its photos. */
async function publishPhotos(lead: Awaited<ReturnType<typeof openNodeTablet>>): Promise<void> {
  const a02 = (await lead.records(visit1))
    .filter(isPhoto)
    .map((photo) => readField(photo, 'of', photoFields.of).value!)
    .find((of) => of.endsWith('/A02'))!;
  await lead.write(visit1, newKey('recommendation'), {
    ...{ content: 'Niêm yết đủ.', reason: '', owner: '', due: null, product: '', order: 'a0' },
    evidence: [a02],
  });
  const records = await lead.records(visit1);
  const photos = backingPhotos(records);
  expect(photos).toHaveLength(3);
  const draft = conclusionDraft(records, {
    visit: { date: '2022-04-14', period: { from: '2022-01-01', to: '2022-03-31' } },
    unit: { name: 'Xã Nhật Tân', district: 'Tiên Lữ' },
    campaign: { basis: 'Kế hoạch số 1' },
    delegation: { name: 'Đoàn một' },
    leadName: 'Trưởng đoàn một',
  });
  const issued = await issueConclusion(
    {
      ...{ visit: visit1, followup: followup1, records, published: [], isLead: true },
      ...{ draft, number: '15', symbol: 'TB-ĐKT', date: '2022-04-20', photos },
    },
    {
      workspace: { save: lead.store.save },
      newId: () => recordParts(newKey('any')).id,
      writeDocx: conclusionDocx,
    },
  );
  expect(issued.ok).toBe(true);
}

let made = 0;
const newKey = (kind: string): RecordKey =>
  makeRecordKey(kind, `0199c000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`);
const isPhoto = ({ record }: FoldedRecord): boolean => recordParts(record).kind === 'photo';
const original = (photo: FoldedRecord): Picture =>
  readField(photo, 'picture', photoFields.picture).value!;
const copyOf = (photo: FoldedRecord): Picture | undefined =>
  readField(photo, 'annotated', photoFields.annotated).value?.picture;
const hashesOf = (picture: Picture): readonly string[] => [
  picture.original.sha256,
  picture.thumbnail.sha256,
];

async function taggedPictures(page: Page) {
  const [jpeg, png, webp] = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1000, 750);
    const pen = canvas.getContext('2d')!;
    const sky = pen.createLinearGradient(0, 0, 1000, 750);
    sky.addColorStop(0, '#c0392b');
    sky.addColorStop(1, '#f1c40f');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 1000, 750);
    pen.fillStyle = '#000000';
    pen.font = 'bold 94px sans-serif';
    for (let line = 0; line < 8; line += 1) pen.fillText('CCCD 033088001234', 20, line * 94 + 75);
    const blobs = await Promise.all(
      ['image/jpeg', 'image/png', 'image/webp'].map((type) =>
        canvas.convertToBlob({ type, quality: 0.9 }),
      ),
    );
    return Promise.all(blobs.map(async (blob) => [...new Uint8Array(await blob.arrayBuffer())]));
  });
  return [
    {
      ...{ name: 'anh.jpg', mimeType: 'image/jpeg' },
      buffer: taggedJpeg(Buffer.from(jpeg!)),
    },
    { ...{ name: 'anh.png', mimeType: 'image/png' }, buffer: taggedPng(Buffer.from(png!)) },
    {
      ...{ name: 'anh.webp', mimeType: 'image/webp' },
      buffer: taggedWebp(Buffer.from(webp!), 1000, 750),
    },
  ];
}
