import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium } from 'playwright-core';

import type { FoundBrowser } from './found-browser.ts';
import { installPackedBrowser } from './packed-browser.ts';

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const wellKnownPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser for tests, the first of: `CHROMIUM_PATH`, one that the machine has, Playwright's own,
 * one that comes as an npm package and is unpacked below `node_modules/.cache`.
 *
 * With `CHROMIUM_PATH=packed` the machine's browsers are passed over: that is how the last way is
 * tried on a machine that has the first. A `CHROMIUM_PATH` that leads nowhere is an error and not a
 * reason to look further.
 */
export async function findBrowser(environment = process.env): Promise<FoundBrowser> {
  const wanted = environment['CHROMIUM_PATH'];
  if (wanted === 'packed') return installPackedBrowser();
  if (wanted !== undefined && wanted !== '') {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH is ${wanted}, but nothing is there.`);
    return machinesOwn(wanted, 'CHROMIUM_PATH');
  }
  const installed = [...pathsOnSearchPath(environment), ...wellKnownPaths].find(existsSync);
  if (installed !== undefined) return machinesOwn(installed, 'the browser of this machine');
  const playwrights = chromium.executablePath();
  if (existsSync(playwrights)) return machinesOwn(playwrights, "Playwright's cache");
  return installPackedBrowser();
}

function machinesOwn(executablePath: string, source: string): FoundBrowser {
  return {
    executablePath,
    source: `${source} (${executablePath})`,
    environment: {},
    extraArguments: [],
    hasBackgroundSync: true,
  };
}

function pathsOnSearchPath(environment: NodeJS.ProcessEnv): string[] {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return commandNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}
