/** Fault 40: the browser loses the connection to the database at any call of any unit of work. */
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { breakCalls, type BrokenCalls } from '../../support/faults/broken-calls.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import {
  answerRecord,
  colleagueChange,
  everything,
  noteEdit,
  visitOne,
} from '../../support/client/local-subject.ts';
import { newFile } from '../../support/client/sample-files.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

const photo = newFile('picture');
const errors = {
  UnknownError: () =>
    new DOMException('Connection to Indexed Database server lost', 'UnknownError'),
  InvalidStateError: () =>
    new DOMException('The database connection is closed', 'InvalidStateError'),
  AbortError: () => new DOMException('The transaction was aborted', 'AbortError'),
} as const;

let store: DexieSubject;
let server: SyncServer;
let broken: BrokenCalls;
beforeEach(async () => {
  // Dexie tells each time that it opens a closed database anew.
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  broken = breakCalls();
  await begin();
});
afterEach(async () => {
  vi.restoreAllMocks();
  broken.end();
  await store.discard();
});

/** A tablet that has read a colleague's note, has one of its own to send and a photo to show. */
async function begin(): Promise<void> {
  store = await openDexieSubject();
  server = new SyncServer();
  await store.sync.setScopes([visitOne]);
  server.append(colleagueChange('theirs'));
  await exchange();
  await store.save([noteEdit('mine', [], answerRecord)], [photo]);
}

const exchange = async (): Promise<void> => {
  const round = await store.sync.takeRound(everything, new Set());
  const applied = await store.sync.applyAnswer(round, server.answer(round));
  expect(applied.refused).toEqual([]);
};

/** What a person sees of the whole tablet. */
const shown = async (): Promise<unknown> => {
  const [records, situation] = [await store.records(visitOne), await store.situation()];
  const notes = records.map(({ fields }) => fields['note']?.heads.map((head) => head.value));
  return { notes, changes: situation.changes };
};

const units: Readonly<Record<string, () => Promise<unknown>>> = {
  save: async () => {
    const again = newFile('another picture');
    expect(await store.save([{ ...noteEdit('new'), field: 'explanation' }], [again])).toMatchObject(
      {
        ok: true,
      },
    );
  },
  exchange,
  'judge held changes anew': () => store.sync.setScopes([visitOne]),
  'mark a file as received': () => store.store.markReceived(visitOne, [photo.sha256]),
  'read a file': async () => {
    const read = await store.store.readFile(visitOne, photo.sha256);
    expect(read?.bytes.byteLength).toBe(photo.bytes.byteLength);
  },
  'follow records and counts': shown,
};

describe.each(Object.entries(errors))('fault 40: %s', (_name, makeError) => {
  test.each(Object.entries(units))(
    '%s: broken once at any call, it is done once more',
    async (_unit, work) => {
      const from = broken.count();
      await work();
      const calls = broken.count() - from;
      const expected = await shown();
      expect(calls).toBeGreaterThan(0);
      for (let call = 1; call <= calls; call += 1) {
        await store.discard();
        await begin();
        const start = broken.count();
        let met = 0;
        broken.breakWhere((count) => (count - start === call ? ((met += 1), makeError()) : null));
        await work();
        broken.breakWhere(() => null);
        expect(met).toBe(1);
        expect(await shown()).toEqual(expected);
      }
    },
  );
});

test('fault 40: a connection that is really closed is opened again', async () => {
  store.database.backendDB().close();
  expect((await store.save([noteEdit('after')])).ok).toBe(true);
  expect((await store.situation()).changes.all).toBe(2);
});

test('fault 40: a database that could not be opened for a moment is opened by the next call', async () => {
  const open = vi.spyOn(IDBFactory.prototype, 'open');
  open.mockImplementationOnce(() => {
    throw errors.AbortError();
  });
  store.database.close({ disableAutoOpen: false });
  expect((await store.save([noteEdit('after')])).ok).toBe(true);
  expect(open).toHaveBeenCalledTimes(2);
});

test('fault 40: one that was closed on purpose stays closed', async () => {
  store.store.close();
  expect(await store.save([noteEdit('too late')])).toMatchObject({ ok: false });
  expect(store.database.isOpen()).toBe(false);
});

test('fault 40: where it stays lost, nothing is called saved, and what was saved is there later', async () => {
  const before = await shown();
  broken.breakWhere(() => errors.UnknownError());
  expect(await store.save([noteEdit('lost')])).toMatchObject({
    ok: false,
    error: { type: 'storage-failed' },
  });
  broken.breakWhere(() => null);
  expect(await shown()).toEqual(before);
  await exchange();
  expect((await store.situation()).changes.waiting).toBe(0);
});
