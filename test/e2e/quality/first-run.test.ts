/** A newcomer's first minutes: from the printed link to the first answer that the server has. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, newOfflineCapableContext } from '../../support/browser/launch-browser.ts';
import { watchContext } from '../../support/browser/watch-context.ts';
import { syncIndicator } from '../../support/screens/app-pages.ts';
import { spawnCommand, type SpawnedCommand } from '../../support/screens/spawned-command.ts';

let folder: string;
let server: SpawnedCommand;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-doan-first-'));
  const environment = { PORT: '0', DATA_DIR: join(folder, 'data') };
  server = spawnCommand(['npm', 'start'], { cwd: process.cwd(), environment });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Presses a button or link and counts it. */
function counted(page: Page) {
  let presses = 0;
  return {
    presses: () => presses,
    press: async (name: string) => {
      presses += 1;
      const target = page.getByRole('button', { name, exact: true });
      await target
        .or(page.getByRole('link', { name, exact: true }))
        .first()
        .click();
    },
    fill: (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value),
  };
}

/** What fills each of the discs. */
function coloursOf(radios: Locator): Promise<string[]> {
  return radios.evaluateAll((all) => all.map((radio) => getComputedStyle(radio).backgroundColor));
}

it('takes ten presses from the set-up link to the first answer at the server', async () => {
  const [link, origin = ''] = await server.until(/(http:\/\/127\.0\.0\.1:\d+)\/setup\/[\w-]+/);
  const context = await newOfflineCapableContext(browser, origin);
  const watched = watchContext(context, origin);
  const page = await context.newPage();
  const { press, fill, presses } = counted(page);

  await page.goto(link);
  await fill('Tên hiển thị', 'Phòng Nội vụ');
  await fill('Tên đăng nhập', 'van.phong.so');
  await fill('Mật khẩu', 'rừng xanh suối mát 77');
  await press('Lập tài khoản');
  await press('Sang trang đăng nhập');
  await fill('Tên đăng nhập', 'van.phong.so');
  await fill('Mật khẩu', 'rừng xanh suối mát 77');
  await press('Đăng nhập');
  await press('Bắt đầu từ đợt kiểm tra mẫu');

  const next = page.getByText(/Rồi đăng nhập bằng \S+ \(/);
  const [, username = ''] = /bằng (\S+) \(/.exec((await next.textContent()) ?? '') ?? [];
  const row = page.getByRole('row').filter({ has: page.getByText(username, { exact: true }) });
  const given = (await row.getByRole('cell').last().textContent()) ?? '';
  await press('Đăng xuất để thử');

  await fill('Tên đăng nhập', username);
  await fill('Mật khẩu', given);
  await press('Đăng nhập');
  await fill('Mật khẩu được cấp', given);
  await fill('Mật khẩu mới', 'núi cao biển rộng 2022');
  await press('Đặt mật khẩu');
  await press('Mở buổi kiểm tra');
  const item = page
    .locator('[data-item]')
    .filter({ has: page.getByRole('radio') })
    .first();
  const options = item.getByRole('radio');
  await options.first().waitFor();
  expect(new Set(await coloursOf(options)).size, 'no option looks chosen').toBe(1);
  await options.first().check();
  await expect.poll(async () => new Set(await coloursOf(options)).size).toBe(2);
  await syncIndicator(page).filter({ hasText: 'Máy chủ đã nhận đủ' }).waitFor();

  expect(presses() + 1).toBeLessThanOrEqual(10);
  expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
  await context.close();
});
