/** What every storage must do, run on each adapter. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '#server/storage/port.ts';
import { booksContract } from './books-contract.ts';
import { changesContract } from './changes-contract.ts';
import { concurrencyContract } from './concurrency-contract.ts';
import { directoryContract } from './directory-contract.ts';
import { scopeA, newChange } from './sample-rows.ts';

export interface OpenedStorage {
  readonly storage: Storage;
  /** Closes it and removes what it left. */
  readonly discard: () => Promise<void>;
}

/** Runs the whole suite on storages that `open` makes, empty ones. */
export function storageContract(adapter: string, open: () => Promise<OpenedStorage>): void {
  describe(`storage: ${adapter}`, () => {
    let opened: OpenedStorage;
    const storage = () => opened.storage;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.discard());

    test('a write that throws leaves nothing behind, in any of its books', async () => {
      const failing = storage().write(scopeA, async (data) => {
        await data.changes.append(scopeA, [newChange(1)]);
        await data.changes.addVisibleRecords(scopeA, ['photo:1']);
        await data.changes.markPublished(scopeA);
        await data.epoch.replace('one');
        await data.directory.put({
          units: [{ id: 'u1', name: 'Unit', district: '' }],
          campaigns: [],
          delegations: [],
          visits: [],
        });
        throw new Error('in the middle');
      });
      await expect(failing).rejects.toThrow('in the middle');
      const left = await storage().read(async (data) => ({
        heads: await data.changes.heads([scopeA], 'whole'),
        found: await data.changes.find(scopeA, [newChange(1).id]),
        visible: await data.changes.visibleRecords(scopeA),
        published: await data.changes.publishedScopes(),
        epoch: await data.epoch.current(),
        units: (await data.directory.entries()).units,
        version: await data.directory.version(),
      }));
      expect(left.heads.size).toBe(0);
      expect(left.found.size).toBe(0);
      expect(left.visible.size).toBe(0);
      expect(left).toMatchObject({ published: [], epoch: null, units: [], version: 0 });
      await storage().write(scopeA, (data) => data.changes.append(scopeA, [newChange(1)]));
    });

    test('writes never overlap, however many are begun at once (S14)', async () => {
      await Promise.all(
        Array.from({ length: 20 }, () =>
          storage().write(scopeA, async (data) => {
            const head = (await data.changes.heads([scopeA], 'whole')).get(scopeA)?.seq ?? 0;
            await Promise.resolve();
            await data.changes.append(scopeA, [newChange(head + 1)]);
          }),
        ),
      );
      const heads = await storage().read((data) => data.changes.heads([scopeA], 'whole'));
      expect(heads.get(scopeA)?.seq).toBe(20);
    });

    concurrencyContract(storage);
    changesContract(storage);
    directoryContract(storage);
    booksContract(storage);
  });
}
