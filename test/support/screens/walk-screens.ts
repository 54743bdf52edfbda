/** One device for each account that has a screen, in one browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newOfflineCapableContext } from '../browser/launch-browser.ts';
import { watchContext, type WatchedContext } from '../browser/watch-context.ts';
import { signIn } from './app-pages.ts';
import type { Screen } from './screen.ts';
import { newcomer, type ScreenWorld } from './screen-world.ts';

/** The sizes at which every screen must stand: tablet both ways, phone, desktop. */
export const screenSizes = {
  landscape: { width: 1280, height: 800 },
  portrait: { width: 800, height: 1280 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
} as const;

export interface OpenedScreen {
  readonly page: Page;
  readonly watched: WatchedContext;
  readonly close: () => Promise<void>;
}

export interface ScreenWalk {
  /** Opens a screen, in landscape and in light, and does what its line says. */
  readonly open: (screen: Screen) => Promise<OpenedScreen>;
  readonly close: () => Promise<void>;
}

export function walkScreens(browser: Browser, world: ScreenWorld): ScreenWalk {
  const devices = new Map<string | null, Promise<Device>>();
  return {
    async open({ who, path, ready, prepare }) {
      let device = devices.get(who);
      if (device === undefined) devices.set(who, (device = openDevice(browser, world, who)));
      const { context, watched, page } = await device;
      await page.setViewportSize(screenSizes.landscape);
      await page.emulateMedia({ colorScheme: 'light' });
      await goTo(page, typeof path === 'string' ? path : path(world));
      await ready(page).waitFor({ timeout: 15_000 });
      await page.evaluate(() => document.fonts.ready);
      await prepare?.(page, world);
      return {
        page,
        watched,
        close: () => context.setOffline(false),
      };
    },
    async close() {
      for (const device of devices.values()) await (await device).context.close();
    },
  };
}

/** Pages that are not of the app, or are of nobody who is signed in: these are loaded. */
const apart = /^\/(rescue|sign-in|setup|password)/u;

/**
 * Within the app, as by a link: to load it anew for each screen took longer than to look at the screen.
 * By way of a page that shares nothing with any other, so that no sheet of the last screen stays.
 */
async function goTo(page: Page, path: string): Promise<void> {
  const here = new URL(page.url(), 'http://nowhere').pathname;
  if (page.url() === 'about:blank' || apart.test(here) || apart.test(path)) {
    await page.goto(path);
    return;
  }
  await page.evaluate(() => history.pushState(null, '', '/me'));
  await page.getByRole('heading', { name: 'Của tôi', level: 1 }).waitFor();
  await page.evaluate((to) => history.pushState(null, '', to), path);
}

interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watched: WatchedContext;
}

async function openDevice(
  browser: Browser,
  world: ScreenWorld,
  who: string | null,
): Promise<Device> {
  const context = await newOfflineCapableContext(browser, world.server.url, {
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const watched = watchContext(context, world.server.url);
  const page = await context.newPage();
  if (who !== null) {
    const password = who === newcomer.username ? world.newcomerPassword : world.password;
    await signIn(page, who, password);
    // The first sync is over: what a screen shows does not depend on which one is opened first.
    if (who !== newcomer.username)
      await page
        .getByText(/Máy chủ đã nhận đủ|Không còn gì chờ gửi|mâu thuẫn/)
        .first()
        .waitFor();
  }
  return { context, page, watched };
}
