import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';

import {
  grantPersistentStorage,
  launchPersistentBrowser,
  newOfflineCapableContext,
} from '../browser/launch-browser.ts';
import type { PersistentBrowser } from '../browser/launch-browser.ts';
import { watchContext } from '../browser/watch-context.ts';
import type { WatchedContext } from '../browser/watch-context.ts';
import { signIn } from './sign-in-screen.ts';

/** How long a screen may take to show what is on the device already. */
export const patienceMs = 15_000;

/** One tablet with one open page. */
export interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watched: WatchedContext;
}

/** A tablet of somebody who has just signed in; its storage lives as long as `browser`. */
export async function openDevice(
  browser: Browser,
  origin: string,
  username: string,
): Promise<Device> {
  const context = await newOfflineCapableContext(browser, origin);
  context.setDefaultTimeout(patienceMs);
  const watched = watchContext(context, origin);
  const page = await context.newPage();
  await page.goto('/');
  await signIn(page, username);
  return { context, page, watched };
}

/** A tablet whose browser can be killed and started again on the same storage. */
export interface MortalDevice {
  /** Another tablet with all that lies on this one, which must be off. */
  readonly copy: () => MortalDevice;
  /** Puts back what lay on `copy` when it was made; both must be off. */
  readonly becomeAgain: (copy: MortalDevice) => void;
  readonly folder: string;
  /** The page that is open now; another one after each start. */
  readonly page: () => Page;
  readonly context: () => BrowserContext;
  /** What all of its lives did that a device must never do. */
  readonly watched: () => readonly WatchedContext[];
  readonly start: (options?: { readonly offline: boolean }) => Promise<Page>;
  /** SIGKILL to the browser's process. */
  readonly kill: () => Promise<void>;
  /** An orderly end, in which the browser writes its cookies. */
  readonly close: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

export function mortalDevice(origin: string): MortalDevice {
  const folder = mkdtempSync(join(tmpdir(), 'so-doan-tablet-'));
  const off = (): void => {
    if (living !== null) throw new Error('This tablet is on.');
  };
  const watched: WatchedContext[] = [];
  let living: { readonly browser: PersistentBrowser; readonly page: Page } | null = null;
  const now = () => {
    if (living === null) throw new Error('This tablet is off.');
    return living;
  };
  return {
    folder,
    copy() {
      off();
      const other = mortalDevice(origin);
      cpSync(folder, other.folder, { recursive: true });
      return other;
    },
    becomeAgain(copy) {
      off();
      rmSync(folder, { recursive: true });
      cpSync(copy.folder, folder, { recursive: true });
    },
    page: () => now().page,
    context: () => now().browser.context,
    watched: () => watched,
    async start({ offline } = { offline: false }) {
      const browser = await launchPersistentBrowser(folder, { baseURL: origin, offline });
      browser.context.setDefaultTimeout(patienceMs);
      await grantPersistentStorage(browser.context, origin);
      watched.push(watchContext(browser.context, origin));
      const page = await browser.context.newPage();
      living = { browser, page };
      return page;
    },
    async kill() {
      const { browser } = now();
      living = null;
      await browser.kill();
    },
    async close() {
      const { browser } = now();
      living = null;
      await browser.close();
    },
    async remove() {
      await living?.browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
