import { buildClientIfStale } from '#tools/client-build.ts';

import { findBrowser } from './find-browser.ts';

/**
 * Runs once, and only when tests of the browser are among those asked for: builds the app when it
 * is older than its sources, finds or installs a browser and says which.
 */
export async function setup(): Promise<void> {
  const started = Date.now();
  const hasBuilt = buildClientIfStale();
  const { source } = await findBrowser();
  const build = hasBuilt ? `built in ${Date.now() - started} ms` : 'as built before';
  console.log(`Browser tests: ${source}; the app ${build}.`);
}
