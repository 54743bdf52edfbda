import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Page } from 'playwright-core';

const folder = resolve('test-results/journey');

/** Leaves a picture of the screen in `test-results/journey`, for eyes; no test reads it. */
export async function pictureOf(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
