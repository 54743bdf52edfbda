/** The moment in which a page writes a record, for who wants to end the page just there. */
import type { Page } from 'playwright-core';

/** Watches from now on; what it gives back waits until the first row of this record is being written. */
export async function saveBegun(page: Page, record: string): Promise<() => Promise<void>> {
  await page.evaluate((wanted) => {
    let begin = (): void => undefined;
    Object.assign(window, { saveBegun: new Promise<void>((resolve) => (begin = resolve)) });
    for (const name of ['add', 'put'] as const) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function watched(...row) {
        if ((row[0] as { readonly record?: unknown } | null)?.record === wanted) begin();
        return write.apply(this, row);
      };
    }
  }, record);
  return () => page.evaluate(() => (window as unknown as { saveBegun: Promise<void> }).saveBegun);
}
