import type { BrowserContext, Page } from 'playwright-core';
import { TestRunner } from 'vitest';

/** Characters of a page, from its beginning: most of a screen, and no flood. */
const most = 6_000;
/** Milliseconds: a page that hangs must not keep the run waiting. */
const patience = 5_000;

/**
 * When a device is closed after a test that failed, what stood on its pages goes into the words of the
 * failure: what fails once in a hundred runs cannot be looked at a second time.
 */
export function tellingWhatWasSeen(context: BrowserContext): BrowserContext {
  const close = context.close.bind(context);
  context.close = async (options) => {
    const result = TestRunner.getCurrentTest()?.result;
    // Of several tries the last one: what an earlier one has failed by stays among the errors.
    const failure = result?.state === 'fail' ? result.errors?.at(-1) : undefined;
    if (failure !== undefined)
      for (const page of context.pages()) failure.message += `\n\n${await seenOn(page)}`;
    await close(options);
  };
  return context;
}

async function seenOn(page: Page): Promise<string> {
  const url = page.url();
  try {
    const whole = await page.locator('body').ariaSnapshot({ timeout: patience });
    return `On the page ${url} stood:\n${whole.slice(0, most)}`;
  } catch {
    return `The page ${url} did not answer.`;
  }
}
