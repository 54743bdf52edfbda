/** Where things are on the app's screens, in Vietnamese: a changed word is mended here. */
import type { Locator, Page } from 'playwright-core';

/** Opens the sign-in page, fills it in and waits for what follows it. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await fillSignIn(page, username, password);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Fills in and presses; works on the page and in the sheet over a page. */
export async function fillSignIn(
  page: Page,
  username: string | null,
  password: string,
): Promise<void> {
  const form = page.locator('form').filter({ has: page.getByLabel('Mật khẩu', { exact: true }) });
  if (username !== null) await form.getByLabel('Tên đăng nhập').fill(username);
  await form.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** One line of the checklist that is open. */
export const itemRow = (page: Page, code: string): Locator => page.locator(`[data-item="${code}"]`);

/** Answers an item of the four-way kind; the symbol in the margin comes when it is stored. */
export async function answer(page: Page, code: string, word: string): Promise<void> {
  const row = itemRow(page, code);
  await row.getByRole('radio', { name: word, exact: true }).click();
  await row.getByRole('img', { name: word, exact: true }).waitFor();
}

/** The button that tells where the data is; its name holds all its words. */
export const syncIndicator = (page: Page): Locator =>
  page.getByRole('button', { name: /^Dữ liệu ở đâu/ }).first();

export const toolbar = (page: Page, code: string): Locator =>
  page.getByRole('toolbar', { name: `Công cụ cho mục ${code}` });

/** Makes an item the active one without answering it. */
export async function activate(page: Page, code: string): Promise<void> {
  await itemRow(page, code).getByText(code, { exact: true }).first().click();
  await toolbar(page, code).waitFor();
}

/** The input behind the button that takes a picture from the gallery. */
export const galleryInput = (page: Page): Locator => page.getByLabel('Thư viện ảnh');

export const signOutButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Đăng xuất' }).first();

/** What the sheet tells of another version of checklist A. */
export async function compareVersions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Xem thay đổi phiếu A' }).click();
  await page.getByRole('dialog').getByRole('list', { name: 'Các mục thay đổi' }).waitFor();
}

/** Chooses a file of carried work. */
export async function chooseBundle(page: Page, buffer: Buffer): Promise<void> {
  await page
    .getByLabel('Chọn tệp .sodoan')
    .setInputFiles({ name: 'viec.sodoan', mimeType: 'application/octet-stream', buffer });
}
