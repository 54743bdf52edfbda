/**
 * `npm run screens [name ...]`: pictures of all screens, or of those named, at every size in light
 * and dark, into `test-results/screens`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildClientIfStale } from '#tools/client-build.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { screens } from './screen-list.ts';
import { startScreenWorld } from './screen-world.ts';
import { screenSizes, walkScreens } from './walk-screens.ts';

const folder = 'test-results/screens';
const wanted = process.argv.slice(2);
buildClientIfStale();
await mkdir(folder, { recursive: true });
const world = await startScreenWorld();
const browser = await launchBrowser();
const walk = walkScreens(browser, world);
for (const screen of screens) {
  if (wanted.length > 0 && !wanted.includes(screen.name)) continue;
  try {
    const { page, close } = await walk.open(screen);
    for (const [size, viewport] of Object.entries(screenSizes)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const path = join(folder, `${screen.name}-${size}-${colorScheme}.png`);
        await page.screenshot({ path, animations: 'disabled' });
      }
    }
    await close();
    process.stdout.write(`${screen.name}\n`);
  } catch (cause) {
    process.exitCode = 1;
    process.stderr.write(`${screen.name}: ${String(cause)}\n`);
  }
}
await walk.close();
await browser.close();
await world.server.stop();
process.stdout.write(`Pictures are in ${folder}.\n`);
// Time-outs of the exchanges with which the world was made would hold this for four minutes.
process.exit();
