/** What goes wrong gets a clear message, and nothing that was written is lost. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, newOfflineCapableContext } from '../../support/browser/launch-browser.ts';
import { watchContext, type WatchedContext } from '../../support/browser/watch-context.ts';
import {
  activate,
  answer,
  fillSignIn,
  galleryInput,
  itemRow,
  signIn,
  signOutButton,
  syncIndicator,
} from '../../support/screens/app-pages.ts';
import { noticeBoard } from '../../support/screens/drawn-photo.ts';
import { servedWrites } from '../../support/screens/server-view.ts';
import { startTestServer, type TestServer } from '../../support/server/start-test-server.ts';
import { testPassword } from '../../support/server/test-plan.ts';

let browser: Browser;
let server: TestServer;
let context: BrowserContext;
let watched: WatchedContext;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startTestServer();
  context = await newOfflineCapableContext(browser, server.url);
  watched = watchContext(context, server.url);
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await server.stop();
  expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
});

const fillA = '/visits/visit-1/fill/A';
const chosen = (on: Page, code: string) =>
  itemRow(on, code).getByRole('radio', { name: 'Đạt', exact: true, checked: true });

/** Signs in and opens a checklist, with everything on the device that was to come. */
async function openChecklist(on: Page, username: string, path = fillA): Promise<void> {
  await signIn(on, username, testPassword);
  await on.getByText('mở được không mạng').waitFor({ state: 'attached' });
  await on.goto(path);
  await itemRow(on, 'A02').waitFor();
  await syncIndicator(on)
    .filter({ hasText: /Máy chủ đã nhận đủ|Không còn gì chờ gửi/ })
    .waitFor();
}

/** The answers that the server has, as a colleague of the delegation reads them. */
async function answersAtServer(): Promise<readonly string[]> {
  const colleague = await server.signIn('deputy');
  const writes = await servedWrites(colleague);
  return writes.filter(({ field }) => field === 'value').map(({ record }) => record);
}

/** Until the server has so many answers; what the page says of it may come a moment later. */
async function reachedServer(records: readonly string[]): Promise<void> {
  await expect.poll(answersAtServer, { timeout: 15_000 }).toEqual(records);
}

const received = (on: Page) => syncIndicator(on).filter({ hasText: 'Máy chủ đã nhận đủ' });

describe('a wrong password', () => {
  it('is refused in words, and the name stays', async () => {
    await page.goto('/');
    await fillSignIn(page, 'lead', 'something else entirely');
    await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').waitFor();
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('lead');
    await fillSignIn(page, null, testPassword);
    await page.getByRole('heading', { name: 'Buổi kiểm tra của tôi' }).waitFor();
  });
});

describe('fault 29: a session that ended at the server', () => {
  it('is said on the page; the work stays, and goes on after signing in on top of it', async () => {
    await openChecklist(page, 'lead');
    await context.setOffline(true);
    await answer(page, 'A02', 'Đạt');
    await endSession(context);
    await context.setOffline(false);
    await page.getByText('Phiên đăng nhập đã hết.').first().waitFor();
    await answer(page, 'A04', 'Đạt');
    expect(await answersAtServer()).toEqual([]);
    await page.getByRole('button', { name: 'Đăng nhập lại', exact: true }).click();
    await fillSignIn(page, null, testPassword);
    await received(page).waitFor();
    expect(new URL(page.url()).pathname).toBe(fillA);
    expect(await page.getByText('Phiên đăng nhập đã hết.').count()).toBe(0);
    for (const code of ['A02', 'A04']) await chosen(page, code).waitFor();
    expect(await answersAtServer()).toEqual([
      'answer:niem-yet-mot-cua/A02',
      'answer:niem-yet-mot-cua/A04',
    ]);
  });
});

describe('fault 30: another account in a second tab', () => {
  it('gets nothing of the first one’s work, which leaves the first tab with its account', async () => {
    await openChecklist(page, 'lead');
    const second = await context.newPage();
    await second.goto('/me');
    await signOutButton(second).click();
    for (const tab of [second, page]) await tab.waitForURL('**/sign-in');
    await openChecklist(second, 'other', '/visits/visit-2/fill/A');
    await fillSignIn(page, 'lead', testPassword);
    // The second tab is the lead's now as well, and shows nothing of the other one's.
    for (const tab of [page, second]) await tab.waitForURL((url) => url.pathname === '/');
    await page.goto(fillA);
    await answer(page, 'A02', 'Đạt');
    await reachedServer(['answer:niem-yet-mot-cua/A02']);
    const lead = await server.signIn('lead');
    expect((await servedWrites(lead)).map(({ by }) => by)).toContain(lead.accountId);
    expect(await servedWrites(await server.signIn('other'))).toEqual([]);
  });

  it('whose sign-in this one did not hear of gets nothing either; the tab says what is safe', async () => {
    await openChecklist(page, 'lead');
    const other = await server.signIn('other');
    await context.addCookies(
      other
        .cookie()
        .split('; ')
        .map((pair) => {
          const equals = pair.indexOf('=');
          return { name: pair.slice(0, equals), value: pair.slice(equals + 1), url: server.url };
        }),
    );
    await answer(page, 'A02', 'Đạt');
    await page.getByText('Tài khoản khác đã đăng nhập trong trình duyệt này.').first().waitFor();
    await page
      .getByText(/Việc của bạn vẫn lưu trên máy này/)
      .first()
      .waitFor();
    await chosen(page, 'A02').waitFor();
    expect(await answersAtServer()).toEqual([]);
    expect(await servedWrites(other)).toEqual([]);
    await page.getByRole('button', { name: 'Đăng nhập lại', exact: true }).click();
    await fillSignIn(page, null, testPassword);
    await reachedServer(['answer:niem-yet-mot-cua/A02']);
  });
});

describe('a file that is no picture', () => {
  it('is refused in words; photos and answers stay, and a picture is still taken', async () => {
    await openChecklist(page, 'lead');
    await answer(page, 'A02', 'Đạt');
    await activate(page, 'A02');
    await page.getByRole('button', { name: 'Thêm ảnh có sẵn vào A02' }).waitFor();
    const upload = async (name: string, buffer: Buffer) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Thêm ảnh có sẵn vào A02' }).click();
      await (await chooser).setFiles({ name, mimeType: 'image/png', buffer });
    };
    await upload('bang.png', Buffer.from(noticeBoard(320, 240, 4)));
    const photo = itemRow(page, 'A02').getByRole('img', { name: 'Ảnh 1 của A02' });
    await photo.waitFor();
    await upload('not-a-picture.png', Buffer.from('BÁO CÁO\nThis is a text.'));
    await page.getByText('Không đọc được ảnh vừa chọn.').waitFor();
    expect(await photo.isVisible()).toBe(true);
    await chosen(page, 'A02').waitFor();
    await upload('bang-2.png', Buffer.from(noticeBoard(320, 240, 7)));
    await itemRow(page, 'A02').getByRole('img', { name: 'Ảnh 2 của A02' }).waitFor();
    expect(await galleryInput(page).count()).toBe(1);
  });
});

describe('fault 30: signing out with work that was not sent', () => {
  it('keeps it for that account alone, and sends it when that account is back', async () => {
    await openChecklist(page, 'lead');
    await context.setOffline(true);
    await answer(page, 'A02', 'Đạt');
    await page.goto('/me');
    await signOutButton(page).click();
    const question = page.getByRole('alertdialog');
    await question.getByText(/1 thay đổi chưa gửi.*vẫn nằm trên máy này/).waitFor();
    await question.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL('**/sign-in');
    await context.setOffline(false);
    await openChecklist(page, 'member');
    expect(await itemRow(page, 'A02').getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await answersAtServer()).toEqual([]);
    await page.goto('/me');
    await signOutButton(page).click();
    await page.waitForURL('**/sign-in');
    await signIn(page, 'lead', testPassword);
    await reachedServer(['answer:niem-yet-mot-cua/A02']);
    await page.goto(fillA);
    await chosen(page, 'A02').waitFor();
    await received(page).waitFor();
  });
});

describe('fault 28: a browser that emptied its database', () => {
  it('is an alarm with what is safe and what to do, and what the server has comes back', async () => {
    await openChecklist(page, 'lead');
    await answer(page, 'A02', 'Đạt');
    await reachedServer(['answer:niem-yet-mot-cua/A02']);
    await page.goto('about:blank');
    const session = await context.newCDPSession(page);
    const origin = new URL(server.url).origin;
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await page.goto(fillA);
    await page.getByText('Trình duyệt đã xóa dữ liệu Sổ Đoàn trên máy này.').waitFor();
    await page.getByText(/báo cho trưởng đoàn/).waitFor();
    await chosen(page, 'A02').waitFor();
    await page.getByRole('button', { name: 'Đã hiểu' }).click();
    expect(await page.getByText('Trình duyệt đã xóa dữ liệu').count()).toBe(0);
  });
});

describe('fault 28: a browser that empties its database under an open page', () => {
  it('is told on that page, and what the server has comes back to it', async () => {
    await openChecklist(page, 'lead');
    await answer(page, 'A02', 'Đạt');
    await reachedServer(['answer:niem-yet-mot-cua/A02']);
    const session = await context.newCDPSession(page);
    const origin = new URL(server.url).origin;
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await page.getByText('Trình duyệt đã xóa dữ liệu Sổ Đoàn trên máy này.').waitFor();
    await answer(page, 'A04', 'Đạt');
    await reachedServer(['answer:niem-yet-mot-cua/A02', 'answer:niem-yet-mot-cua/A04']);
    await page.reload();
    await page.getByText('Trình duyệt đã xóa dữ liệu Sổ Đoàn trên máy này.').waitFor();
    for (const code of ['A02', 'A04']) await chosen(page, code).waitFor();
  });
});

/** The server forgets the session; the browser still holds its cookie. */
async function endSession(of: BrowserContext): Promise<void> {
  const cookies = await of.cookies(server.url);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const answered = await server.fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answered.status).toBe(204);
}
