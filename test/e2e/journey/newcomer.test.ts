/**
 * Somebody who has never seen the app fills a visit to its last item, without a network, by touch: every
 * step is found by what stands on the screen, and only where a finger can reach it.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { openDevice } from '../../support/journey/device.ts';
import type { Device } from '../../support/journey/device.ts';
import { drawnPicture } from '../../support/journey/drawn-picture.ts';
import type { PictureFile } from '../../support/journey/fill-screen.ts';
import { startJourneyServer } from '../../support/journey/journey-server.ts';
import type { JourneyServer } from '../../support/journey/journey-server.ts';
import { newcomerUnits, newcomerWorld } from '../../support/journey/newcomer-list.ts';
import type { NewcomerWorld } from '../../support/journey/newcomer-list.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';
import { screenSizes } from '../../support/screens/walk-screens.ts';

let world: NewcomerWorld;
let server: JourneyServer;
let browser: Browser;
let device: Device;
let picture: PictureFile;

beforeAll(async () => {
  world = newcomerWorld();
  const { plan, checklistsDir } = world;
  server = await startJourneyServer({ plan, config: { checklistsDir } });
  browser = await launchBrowser();
  device = await openDevice(browser, server.url, 'member');
  const { page, context } = device;
  for (const unit of newcomerUnits) await new VisitsScreen(page).untilReady(unit);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  picture = await drawnPicture(page, 'Quay');
  await context.setOffline(true);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  world.remove();
});

const cases = Object.entries(screenSizes).map(
  ([name, size], index) => [name, size, newcomerUnits[index] ?? ''] as const,
);

it.each(cases)('a newcomer fills a visit to its last item: %s', async (name, size, unit) => {
  const { page } = device;
  await page.setViewportSize(size);
  await page.goto('/');
  const visit = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: unit }) });
  await visit.getByRole('link', { name: 'Mở buổi kiểm tra' }).tap();
  await page.getByText('Bảng niêm yết đặt nơi dễ thấy').waitFor();

  const walked: string[] = [];
  for (let code = 'N01'; walked.length < 20;) {
    walked.push(code);
    await answerItem(page, code);
    if (code === 'N01') await noteAndFinding(page, code);
    const next = await goOn(page, code);
    if (next === null) break;
    code = next;
  }
  expect(walked, name).toEqual(
    Array.from({ length: 12 }, (_, index) => `N${String(index + 1).padStart(2, '0')}`),
  );
  await page.getByRole('button', { name: 'Đã trả lời hết', exact: true }).waitFor();
  await page.getByText('12/12').filter({ visible: true }).first().waitFor();
});

it('nothing left for another host, no policy was broken, no error went uncaught', () => {
  expect(device.watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
});

/** The line of the list that has this code in its margin. */
const lineOf = (page: Page, code: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByText(code, { exact: true }) });

/** Puts the caret into a box by touch, and types. */
async function write(box: Locator, text: string): Promise<void> {
  await box.tap();
  await box.page().keyboard.type(text);
}

/** Answers an item as its own control asks for it. */
async function answerItem(page: Page, code: string): Promise<void> {
  const line = lineOf(page, code);
  const box = (name: string) => line.getByRole('textbox', { name });
  switch (code) {
    case 'N01':
      return line.getByRole('radio', { name: 'Không đạt', exact: true }).tap();
    case 'N02':
      return line.getByRole('radio', { name: 'Có', exact: true }).tap();
    case 'N03':
      return write(box('Số quầy đang mở'), '4');
    case 'N04':
      await write(box('Đúng hạn'), '90');
      await write(box('Đã giải quyết'), '100');
      return write(box('Đơn vị báo'), '90');
    case 'N05':
      return write(box('Lệ phí đã thu'), '1500000');
    case 'N06':
      return write(box('Mức độ hài lòng'), '95,5');
    case 'N07':
      return write(box('Ngày niêm yết gần nhất'), '14042022');
    case 'N08':
      return write(box('Khó khăn, vướng mắc'), 'Thiếu máy in.');
    case 'N09':
      return line.getByRole('radio', { name: 'Cạnh quầy', exact: true }).tap();
    case 'N10':
      await line.getByRole('checkbox', { name: 'Bảng giấy', exact: true }).tap();
      return line.getByRole('checkbox', { name: 'Màn hình', exact: true }).tap();
    case 'N11':
      await line.getByRole('button', { name: 'Thêm dòng' }).tap();
      await write(box('Tên máy'), 'Máy in');
      await write(box('Số lượng'), '2');
      return line.getByRole('button', { name: 'Xong', exact: true }).tap();
    case 'N12': {
      await page.getByRole('button', { name: 'Chụp N12' }).tap();
      const camera = page.getByRole('dialog', { name: 'Chụp N12' });
      const chooser = page.waitForEvent('filechooser');
      await camera.getByRole('button', { name: 'Ứng dụng máy ảnh' }).tap();
      await (await chooser).setFiles(picture);
      await camera.waitFor({ state: 'detached' });
      return line.getByRole('img', { name: 'Ảnh 1 của N12' }).waitFor();
    }
  }
}

async function noteAndFinding(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: `Ghi chú ${code}` }).tap();
  await page.keyboard.type('Bảng đặt ở cổng phụ.');
  await page.getByRole('button', { name: `Tồn tại ${code}` }).tap();
  const sheet = page.getByRole('dialog');
  await write(
    sheet.getByRole('textbox', { name: 'Nội dung', exact: true }),
    'Bảng ở nơi khó thấy.',
  );
  await sheet.getByRole('button', { name: /^(Ghi tồn tại|Xong)$/u }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await lineOf(page, code).getByText('Bảng đặt ở cổng phụ.').waitFor();
}

/** Goes where the main button leads; `null`: it says that all is done. */
async function goOn(page: Page, code: string): Promise<string | null> {
  const next = page.getByRole('button', { name: /^(Chưa trả lời: N\d\d|Đã trả lời hết)$/u });
  // The button follows what is stored: it leads on once this answer is.
  await expect.poll(() => next.innerText()).not.toBe(`Chưa trả lời: ${code}`);
  const to = /N\d\d/u.exec(await next.innerText())?.[0] ?? null;
  if (to !== null) await next.tap();
  return to;
}
