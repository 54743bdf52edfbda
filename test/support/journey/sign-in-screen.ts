import { m } from '#client/i18n/paraglide/messages.js';
import type { Page } from 'playwright-core';

import { testPassword } from '../server/test-plan.ts';

/** Signs in on the page that shows the form; comes back when the account's own screen is there. */
export async function signIn(
  page: Page,
  username: string,
  password: string = testPassword,
): Promise<void> {
  await page.getByLabel(m.auth_username()).fill(username);
  await page.getByLabel(m.auth_password(), { exact: true }).fill(password);
  await page.getByRole('button', { name: m.auth_sign_in(), exact: true }).click();
  await statusOf(page).waitFor();
}

/** The indicator of where the data is: on every screen of somebody who is signed in. */
export function statusOf(page: Page) {
  return page.getByRole('button', { name: `${m.sync_label()}: ` });
}
