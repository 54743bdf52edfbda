import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession } from 'playwright-core';

import { findBrowser } from './find-browser.ts';
import type { FoundBrowser } from './found-browser.ts';
import { tellingWhatWasSeen } from './what-was-seen.ts';

/**
 * The last argument of this name is the one that counts, so what Playwright turns off is named again
 * where it matters here. The rest is what a browser window loads of its own beside each page (the box of
 * its address bar is a page with a process): a quarter of the processor's time, for what nobody sees.
 */
const disabledFeatures = [
  'DestroyProfileOnBrowserClose',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'DialMediaRouteProvider',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PaintHolding',
  'PreconnectToSearch',
  'RenderDocument',
  'ThirdPartyStoragePartitioning',
  'Translate',
  'AimEnabled',
  'PreloadTopChromeWebUI',
  'WebUIOmniboxPopup',
  'WebUIOmniboxPopupDebug',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/**
 * Arguments of every browser under test: nothing of its own on the network, and a camera that
 * shows a moving picture. The camera is granted by arguments and never by a list of permissions:
 * such a list denies everything that it does not name, Background Sync included.
 */
const browserArguments = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--use-fake-ui-for-media-stream',
  // Pictures of a tablet's camera are large, and each is painted by the processor.
  '--use-fake-device-for-media-stream=fps=5',
  `--disable-features=${disabledFeatures.join(',')}`,
];

/** A 10-inch tablet held sideways, in Viet Nam. */
export const tabletContextOptions = {
  viewport: { width: 1280, height: 800 },
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
  hasTouch: true,
  serviceWorkers: 'allow',
  // A tablet meets a server with a certificate of its own making only in tests.
  ignoreHTTPSErrors: true,
} as const satisfies BrowserContextOptions;

/** Starts a browser without memory: each context that is opened in it is a device of its own. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions(await findBrowser()));
}

/** A browser whose storage outlives it, as on a tablet. */
export interface PersistentBrowser {
  readonly context: BrowserContext;
  /** Kills the process at once, as a tablet does that runs out of memory. Nothing is closed. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a browser on the folder `userDataDir`: started again on the same folder, it has the
 * storage, the service worker and the cookies of the last time. A killed browser loses cookies of
 * the last half minute, which it writes late; storage it keeps.
 */
export async function launchPersistentBrowser(
  userDataDir: string,
  contextOptions: BrowserContextOptions = {},
): Promise<PersistentBrowser> {
  const found = await findBrowser();
  const context = await chromium.launchPersistentContext(userDataDir, {
    ...launchOptions(found),
    ...tabletContextOptions,
    ...contextOptions,
  });
  tellingWhatWasSeen(context);
  const kill = async (): Promise<void> => {
    const pid = await processIdOf(context);
    const isClosed = new Promise<void>((resolve) => context.once('close', () => resolve()));
    process.kill(pid, 'SIGKILL');
    await isClosed;
  };
  return { context, kill, close: () => context.close() };
}

/**
 * Opens a device of its own in `browser`, for the app at `origin`: service worker allowed and
 * storage granted as persistent, which a headless browser otherwise refuses without asking.
 */
export function newOfflineCapableContext(
  browser: Browser,
  origin: string,
  contextOptions: BrowserContextOptions = {},
): Promise<BrowserContext> {
  // One after the other: a new one is told from those before by being the only new one.
  const opened = lastOpened.then(async () => {
    const session = await browser.newBrowserCDPSession();
    const { browserContextIds: before } = await session.send('Target.getBrowserContexts');
    const context = await browser.newContext({
      ...tabletContextOptions,
      baseURL: origin,
      ...contextOptions,
    });
    const { browserContextIds: now } = await session.send('Target.getBrowserContexts');
    await grant(
      session,
      origin,
      now.find((id) => !before.includes(id)),
    );
    return tellingWhatWasSeen(context);
  });
  lastOpened = opened.catch(() => undefined);
  return opened;
}

let lastOpened: Promise<unknown> = Promise.resolve();

/** Grants what the browser of an installed app grants by itself; touches no other permission. */
export async function grantPersistentStorage(
  context: BrowserContext,
  origin: string,
): Promise<void> {
  await grant(await browserOf(context).newBrowserCDPSession(), origin);
}

/** The session stays open: with it the grant would go. */
async function grant(session: CDPSession, origin: string, browserContextId?: string) {
  await session.send('Browser.setPermission', {
    permission: { name: 'persistent-storage' },
    setting: 'granted',
    origin,
    ...(browserContextId === undefined ? {} : { browserContextId }),
  });
}

function launchOptions(found: FoundBrowser) {
  return {
    executablePath: found.executablePath,
    args: [...browserArguments, ...found.extraArguments],
    env: { ...definedVariables(), ...found.environment },
    headless: true,
  };
}

function definedVariables(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] != null));
}

async function processIdOf(context: BrowserContext): Promise<number> {
  const session = await browserOf(context).newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const own = processInfo.find((info) => info.type === 'browser');
  if (own === undefined) throw new Error('The browser does not tell its process id.');
  return own.id;
}

function browserOf(context: BrowserContext): Browser {
  const browser = context.browser();
  if (browser === null) throw new Error('This context does not tell its browser.');
  return browser;
}
