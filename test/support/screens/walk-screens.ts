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
  /** Opens a screen in a new page, in landscape and in light, and does what its line says. */
  readonly open: (screen: Screen) => Promise<OpenedScreen>;
  readonly close: () => Promise<void>;
}

export function walkScreens(browser: Browser, world: ScreenWorld): ScreenWalk {
  const devices = new Map<string | null, Promise<Device>>();
  return {
    async open({ who, path, ready, prepare }) {
      let device = devices.get(who);
      if (device === undefined) devices.set(who, (device = openDevice(browser, world, who)));
      const { context, watched } = await device;
      const page = await context.newPage();
      await page.goto(typeof path === 'string' ? path : path(world));
      await ready(page).waitFor({ timeout: 15_000 });
      await page.evaluate(() => document.fonts.ready);
      await prepare?.(page, world);
      return {
        page,
        watched,
        close: async () => {
          await context.setOffline(false);
          await page.close();
        },
      };
    },
    async close() {
      for (const device of devices.values()) await (await device).context.close();
    },
  };
}

interface Device {
  readonly context: BrowserContext;
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
  if (who !== null) {
    const page = await context.newPage();
    const password = who === newcomer.username ? world.newcomerPassword : world.password;
    await signIn(page, who, password);
    // The first sync is over: what a screen shows does not depend on which one is opened first.
    if (who !== newcomer.username)
      await page
        .getByText(/Máy chủ đã nhận đủ|Không còn gì chờ gửi|mâu thuẫn/)
        .first()
        .waitFor();
    await page.close();
  }
  return { context, watched };
}
