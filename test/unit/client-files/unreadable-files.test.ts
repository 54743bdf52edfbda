import { expect, test, vi } from 'vitest';
import { createUploadQueue } from '#client/files/upload-queue.ts';
import type { LocalStore } from '#client/store/local-store.ts';
import { openDexieSubject } from '../../support/client/dexie-subject.ts';
import { FileServer } from '../../support/client/file-server.ts';
import { noteEdit, visitOne } from '../../support/client/local-subject.ts';
import { newFile } from '../../support/client/sample-files.ts';

test('bytes that the browser itself cannot read stop neither the others nor the next drain', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { store, discard } = await openDexieSubject();
  const server = new FileServer();
  const files = ['gone 1', 'gone 2', 'gone 3', 'good'].map((name) => newFile(name));
  for (const file of files) await store.save([noteEdit(file.sha256)], [file]);
  const unreadable = new Set(files.slice(0, 3).map((file) => file.sha256));
  const readFile: LocalStore['readFile'] = async (scope, sha256) => {
    if (unreadable.has(sha256)) throw new DOMException('no such blob', 'NotReadableError');
    return store.readFile(scope, sha256);
  };
  const queue = createUploadQueue({
    ...{ store: { ...store, readFile }, account: 'a1', fetcher: server.fetcher },
    clock: () => Date.UTC(2022, 3, 14),
  });
  const outcome = await queue.drain();
  expect(outcome).toMatchObject({ received: 1, ended: null });
  expect(outcome.stuck.map(({ problem }) => problem.type)).toEqual([
    ...['unreadable-here', 'unreadable-here', 'unreadable-here'],
  ]);
  expect([...server.complete.keys()]).toEqual([`${visitOne}|${files[3]!.sha256}`]);
  // It may have been for that moment only.
  unreadable.clear();
  expect(await queue.drain()).toEqual({ received: 3, stuck: [], ended: null });
  vi.restoreAllMocks();
  await discard();
});
