/** S2: a file is made past the open database; the app takes note of it when it next can. */
import { beforeEach, expect, it, vi } from 'vitest';
import { createBundles, noteCarried } from '#client/main.bundles.ts';
import { fakeServices, inspector } from '../app/fake-services.ts';

beforeEach(() => localStorage.clear());

const make = () => {
  const { session } = fakeServices();
  // There is no database of this account: the mark is set before anything could go out.
  vi.stubGlobal('indexedDB', { open: () => ({ addEventListener: () => undefined }) });
  void createBundles(session).make({ type: 'unsent' });
};

it('at its next opening, once', async () => {
  const markAllLeft = vi.fn(async () => undefined);
  await noteCarried({ account: inspector.id, markAllLeft });
  expect(markAllLeft).not.toHaveBeenCalled();
  make();
  await noteCarried({ account: 'another', markAllLeft });
  expect(markAllLeft).not.toHaveBeenCalled();
  await noteCarried({ account: inspector.id, markAllLeft });
  await noteCarried({ account: inspector.id, markAllLeft });
  expect(markAllLeft).toHaveBeenCalledOnce();
});

it('in another tab at once, and again where it failed', async () => {
  const markAllLeft = vi.fn(async () => undefined);
  await noteCarried({ account: inspector.id, markAllLeft });
  make();
  const [key = ''] = Object.keys(localStorage);
  dispatchEvent(new StorageEvent('storage', { key, newValue: '1' }));
  expect(markAllLeft).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual([]));
  make();
  const failing = async (): Promise<void> => Promise.reject(new Error('closed'));
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  // The app opens all the same, and the mark stays for the next time.
  await noteCarried({ account: inspector.id, markAllLeft: failing });
  expect(Object.keys(localStorage)).toEqual([key]);
});
