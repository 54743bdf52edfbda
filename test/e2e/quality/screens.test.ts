/**
 * Every screen of the list: no sideways scrolling at any size, also with text at 200 %; WCAG 2.2 A
 * and AA without a serious or critical finding, in light and in dark; nothing asked of another host,
 * nothing against the content security policy, no uncaught error.
 */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { screens } from '../../support/screens/screen-list.ts';
import { startScreenWorld, type ScreenWorld } from '../../support/screens/screen-world.ts';
import { screenSizes, walkScreens, type ScreenWalk } from '../../support/screens/walk-screens.ts';

let world: ScreenWorld;
let browser: Browser;
let walk: ScreenWalk;
beforeAll(async () => {
  world = await startScreenWorld();
  browser = await launchBrowser();
  walk = walkScreens(browser, world);
});
afterAll(async () => {
  await walk.close();
  await browser.close();
  await world.server.stop();
});

/** Half of a tablet's pixels in each direction is what is left at 200 %; 320 px is WCAG's reflow. */
const zoomedSizes = {
  'landscape at 200 %': { width: 640, height: 400 },
  'portrait at 200 %': { width: 400, height: 640 },
  'the narrowest of WCAG': { width: 320, height: 640 },
} as const;

const standards = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
} as const;
/** What another size or other colours can make worse; names and roles stay what they are. */
const drawn = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'],
} as const;

describe.each(screens)('$name', (screen) => {
  it('stands at every size, for every eye, and keeps to its own server', async () => {
    const { page, watched, close } = await walk.open(screen);
    const faults: string[] = [];
    for (const [size, viewport] of Object.entries({ ...zoomedSizes, ...screenSizes })) {
      await page.setViewportSize(viewport);
      faults.push(...(await widerThanWindow(page)).map((fault) => `${size}: ${fault}`));
    }
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
    await page.setViewportSize(screenSizes.phone);
    faults.push(...(await accessibilityFaults(page, 'phone, light', standards)));
    await page.setViewportSize(screenSizes.landscape);
    await page.emulateMedia({ colorScheme: 'dark' });
    faults.push(...(await accessibilityFaults(page, 'landscape, dark', drawn)));
    await close();
    expect(faults).toEqual([]);
    expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
  });
});

/** What makes the page scroll sideways: nothing may. */
async function widerThanWindow(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // What the app itself makes of the new size is drawn in the next frame.
    for (let frame = 0; frame < 2; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= window.innerWidth) return [];
    const wide = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120));
    return [`${scrollWidth} px wide, because of ${wide.slice(0, 3).join(' | ')}`];
  });
}

async function accessibilityFaults(
  page: Page,
  state: string,
  rules: typeof standards | typeof drawn,
): Promise<string[]> {
  await growToPage(page);
  // Within the page: its thousands of nodes that are in order need not be told of one by one.
  const violations = await page.evaluate(async ({ type, values }) => {
    const { run } = (window as unknown as { readonly axe: typeof axe }).axe;
    const runOnly = { type, values: [...values] };
    return (await run(document, { runOnly, resultTypes: ['violations'] })).violations;
  }, rules);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes
        .slice(0, 4)
        .map(({ html, any }) => `${state}: ${id}, ${help}: ${html} ${any[0]?.message ?? ''}`),
    );
}

/** Room below the page's end, so that no sticking bar lies over its last rows. */
const beyond = 200;

/**
 * Makes the window higher than its page: what a sticky bar hides until one scrolls is no target that
 * is too small. Rows out of sight have no true height until they come into it, so all are drawn first.
 */
async function growToPage(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? screenSizes.phone;
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('main *'))
      if (getComputedStyle(element).contentVisibility === 'auto')
        element.style.contentVisibility = 'visible';
  });
  let tall = height;
  // A few times: a page that is always a little higher than its window would grow for ever.
  for (let round = 0; round < 4; round += 1) {
    const whole = await page.evaluate(async () => {
      window.scrollTo(0, 0);
      for (let frame = 0; frame < 2; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return document.documentElement.scrollHeight;
    });
    if (whole + beyond <= tall) return;
    tall = whole + beyond;
    await page.setViewportSize({ width, height: tall });
  }
}
