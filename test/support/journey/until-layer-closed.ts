import type { Locator, Page } from 'playwright-core';

/**
 * A sheet or dialog is gone, and so is the entry of the history that lets Back close it: that one is
 * taken back a moment later, and would cut a navigation by address that began meanwhile.
 */
export async function untilLayerClosed(page: Page, layer: Locator): Promise<void> {
  await layer.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => {
    const state = history.state as { readonly openLayers?: readonly string[] } | null;
    return (state?.openLayers ?? []).length === 0;
  });
}
