import type { Page } from 'playwright-core';
import { databaseName } from '#client/store/database.ts';
import { tabletState, type TabletRows, type TabletState } from './tablet-state.ts';

/** What lies in an account's database in this browser, read past the app. */
export async function readPageTablet(page: Page, account: string): Promise<TabletState> {
  const rows = await page.evaluate(async (name) => {
    const ended = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => failed(request.error ?? new Error('unread')));
      });
    const database = await ended(indexedDB.open(name));
    const all = (store: string): Promise<unknown[]> =>
      ended(database.transaction(store).objectStore(store).getAll());
    const read = {
      changes: await all('changes'),
      scopes: await all('scopes'),
      files: await all('files'),
      twins: await all('twins'),
    };
    database.close();
    return read;
  }, databaseName(account));
  return tabletState(rows as TabletRows);
}
