import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { databaseName, schemaVersion } from '#client/store/database.ts';
import { createLocalStore } from '#client/store/local-store.ts';
import { acknowledgeEmptied, onEmptied, openStore } from '#client/store/open-store.ts';
import {
  firstOf,
  memoryMarks,
  openDexieSubject,
  type DexieSubject,
} from '../../support/client/dexie-subject.ts';
import {
  answerRecord,
  colleagueChange,
  everything,
  noteEdit,
  visitOne,
} from '../../support/client/local-subject.ts';
import { SyncServer } from '../../support/client/sync-server.ts';
import { newFile, sha256Of } from '../../support/client/sample-files.ts';

type TableName = 'changes' | 'records' | 'files' | 'bytes' | 'meta' | 'scopes' | 'twins';

/** The next write to a table fails; answers how to see whether it did and how to end it. */
function failWritesOf(
  store: DexieSubject,
  table: TableName,
  makeError: () => Error,
): { hits: () => number; end: () => void } {
  let hits = 0;
  const fail = (): never => {
    hits += 1;
    throw makeError();
  };
  store.database.table(table).hook('creating', fail);
  store.database.table(table).hook('updating', fail);
  return {
    hits: () => hits,
    end: () => {
      store.database.table(table).hook('creating').unsubscribe(fail);
      store.database.table(table).hook('updating').unsubscribe(fail);
    },
  };
}

/** Every row of every table, the devices's own marks aside. */
async function wholeDatabase({ database }: DexieSubject): Promise<unknown> {
  const tables = database.tables.map(async (table) => [table.name, await table.toArray()] as const);
  return Object.fromEntries(await Promise.all(tables));
}

let store: DexieSubject;
let server: SyncServer;
beforeEach(async () => {
  store = await openDexieSubject();
  server = new SyncServer();
  await store.sync.setScopes([visitOne]);
});
afterEach(() => store.discard());

const exchange = async () => {
  const round = await store.sync.takeRound(everything, new Set());
  return store.sync.applyAnswer(round, server.answer(round));
};

describe('fault 6: a crash in the middle of a transaction leaves all of it or nothing', () => {
  const photo = newFile('picture');
  const saving: readonly TableName[] = ['changes', 'records', 'files', 'bytes', 'meta'];
  for (const table of saving) {
    test(`saving: the write of ${table} fails`, async () => {
      await store.save([noteEdit('before')]);
      const before = await wholeDatabase(store);
      const fault = failWritesOf(store, table, () => new Error('killed'));
      const outcome = await store.save([noteEdit('after', [], answerRecord)], [photo]);
      expect(fault.hits()).toBeGreaterThan(0);
      expect(outcome).toMatchObject({ ok: false, error: { type: 'storage-failed' } });
      expect(await wholeDatabase(store)).toEqual(before);
      fault.end();
      expect((await store.save([noteEdit('after')], [photo])).ok).toBe(true);
    });
  }

  const applying: readonly TableName[] = ['changes', 'records', 'scopes', 'meta'];
  for (const table of applying) {
    test(`applying an answer: the write of ${table} fails, the next sync heals`, async () => {
      await exchange();
      await store.save([noteEdit('mine')]);
      server.append(colleagueChange('theirs'));
      const round = await store.sync.takeRound(everything, new Set());
      const answer = server.answer(round);
      const before = await wholeDatabase(store);
      const fault = failWritesOf(store, table, () => new Error('killed'));
      await expect(store.sync.applyAnswer(round, answer)).rejects.toThrow();
      expect(fault.hits()).toBeGreaterThan(0);
      expect(await wholeDatabase(store)).toEqual(before);
      fault.end();
      await exchange();
      expect((await store.records(visitOne))[0]?.fields['note']?.heads).toHaveLength(2);
    });
  }

  test('a reset that is cut between scopes and epoch is done once more (S15)', async () => {
    await store.save([noteEdit('mine')]);
    await exchange();
    server.epoch = 'epoch-2';
    server.logs = new Map();
    const round = await store.sync.takeRound(everything, new Set());
    const answer = server.answer(round);
    const fault = failWritesOf(store, 'meta', () => new Error('killed'));
    await expect(store.sync.applyAnswer(round, answer)).rejects.toThrow();
    expect(fault.hits()).toBeGreaterThan(0);
    fault.end();
    await exchange();
    await exchange();
    expect(server.log(visitOne)).toHaveLength(1);
    expect((await store.situation()).changes).toEqual({ all: 1, onServer: 1, waiting: 0, held: 0 });
  });
});

describe('fault 27: a full disk', () => {
  const quota = (): Error => new DOMException('no room', 'QuotaExceededError');

  test('is told as no-space, and nothing of the photo or its record is stored', async () => {
    await store.save([noteEdit('safe')]);
    const before = await wholeDatabase(store);
    const fault = failWritesOf(store, 'bytes', quota);
    const outcome = await store.save(
      [noteEdit('with photo', [], answerRecord)],
      [newFile('big picture')],
    );
    expect(outcome).toEqual({ ok: false, error: { type: 'no-space' } });
    expect(await wholeDatabase(store)).toEqual(before);
    fault.end();
  });

  test('is told also where only the commit fails, without an error of any request', async () => {
    const before = await wholeDatabase(store);
    // As Chromium does: all puts succeed, then the transaction aborts with the quota's error.
    function abortAfterwards(
      this: { onsuccess: unknown },
      _key: unknown,
      _row: unknown,
      transaction: { idbtrans: { _abort: (name: string) => void } },
    ): void {
      this.onsuccess = () => transaction.idbtrans._abort('QuotaExceededError');
    }
    store.database.meta.hook('creating', abortAfterwards as never);
    const outcome = await store.save([noteEdit('lost')]);
    expect(outcome).toEqual({ ok: false, error: { type: 'no-space' } });
    store.database.meta.hook('creating').unsubscribe(abortAfterwards as never);
    expect(await wholeDatabase(store)).toEqual(before);
  });
});

describe('opening', () => {
  const random = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index);
  const clock = (): number => Date.UTC(2022, 3, 14);

  test('fault 19: a database of a newer version of the app is left alone', async () => {
    const account = 'from-the-future';
    const newer = new Dexie(databaseName(account));
    newer.version(schemaVersion + 1).stores({ changes: '[scope+id]', meta: 'key', novelty: 'id' });
    await newer.open();
    await newer.table('novelty').put({ id: 'kept' });
    newer.close();
    const outcome = await openStore({ account, clock, random, marks: memoryMarks() });
    expect(outcome).toEqual({
      ok: false,
      error: { type: 'newer-schema', found: schemaVersion + 1 },
    });
    await newer.open();
    expect(await newer.table('novelty').count()).toBe(1);
    expect(await newer.table('meta').count()).toBe(0);
    newer.close();
    await Dexie.delete(databaseName(account));
  });

  test('fault 19: a tab that is open while another upgrades writes nothing to the newer schema', async () => {
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    await store.save([noteEdit('before')]);
    let told = 0;
    store.database.onSuperseded(() => (told += 1));
    const newer = new Dexie(databaseName(store.account));
    newer.version(schemaVersion + 1).stores({ changes: '[scope+id]', novelty: 'id' });
    await newer.open();
    const outcome = await store.save([noteEdit('after')]);
    expect(outcome).toMatchObject({ ok: false, error: { type: 'storage-failed' } });
    await expect(store.sync.takeRound(everything, new Set())).rejects.toThrow();
    expect(told).toBe(1);
    expect(await newer.table('changes').toArray()).toMatchObject([{ lot: 0 }]);
    newer.close();
    vi.restoreAllMocks();
  });

  test('fault 28: a database that the browser emptied is not taken for a new tablet', async () => {
    const account = 'emptied';
    const marks = memoryMarks();
    const first = await openStore({ account, clock, random, marks });
    if (!first.ok) throw new Error(first.error.type);
    expect(first.value.emptied).toBe(false);
    first.value.context.database.close();
    const again = await openStore({ account, clock, random, marks });
    if (!again.ok) throw new Error(again.error.type);
    expect(again.value.emptied).toBe(false);
    expect(again.value.context.device).toBe(first.value.context.device);
    again.value.context.database.close();
    await Dexie.delete(databaseName(account));
    const emptied = await openStore({ account, clock, random, marks });
    if (!emptied.ok) throw new Error(emptied.error.type);
    expect(emptied.value.emptied).toBe(true);
    // The tab dies before anybody has read it: the next opening says it again, until it was read.
    emptied.value.context.database.close();
    const unread = await openStore({ account, clock, random, marks });
    if (!unread.ok) throw new Error(unread.error.type);
    expect(unread.value.emptied).toBe(true);
    await acknowledgeEmptied(unread.value.context);
    unread.value.context.database.close();
    const read = await openStore({ account, clock, random, marks });
    if (!read.ok) throw new Error(read.error.type);
    expect(read.value.emptied).toBe(false);
    read.value.context.database.close();
    await Dexie.delete(databaseName(account));
  });
});

describe('fault 28: the browser empties the database under an open page', () => {
  test('that is told at once, work goes on in the new one, and the next opening says it again', async () => {
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    const account = 'emptied-while-open';
    const options = {
      ...{ account, marks: memoryMarks(), clock: () => Date.UTC(2022, 3, 14) },
      random: (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length)),
    };
    const first = await openStore(options);
    if (!first.ok) throw new Error(first.error.type);
    const { context } = first.value;
    const told = new Promise<void>((resolve) => onEmptied(context, resolve));
    const local = createLocalStore(context);
    await local.save([noteEdit('lost with the database')]);
    const shown = { records: -1, changes: -1 };
    const views = [
      local.watchRecords(visitOne).subscribe((records) => (shown.records = records.length)),
      local.watchSituation().subscribe(({ changes }) => (shown.changes = changes.all)),
    ];
    await vi.waitFor(() => expect(shown).toEqual({ records: 1, changes: 1 }));
    // As another tab, or the browser, does it: whoever has it open is asked to close it.
    await Dexie.delete(databaseName(account));
    await told;
    // Nothing that is gone stays on a screen as if it were stored.
    await vi.waitFor(() => expect(shown).toEqual({ records: 0, changes: 0 }));
    for (const view of views) view.unsubscribe();
    expect((await local.save([noteEdit('after')])).ok).toBe(true);
    expect(await context.database.changes.count()).toBe(1);
    local.close();
    const again = await openStore(options);
    expect(again).toMatchObject({ ok: true, value: { emptied: true } });
    if (again.ok) again.value.context.database.close();
    await Dexie.delete(databaseName(account));
    vi.restoreAllMocks();
  });
});

describe('S6: the clock', () => {
  test('a damaged row of the clock does not keep anybody from saving', async () => {
    await store.save([noteEdit('before')]);
    await store.database.meta.put({ key: 'clock', value: 'no stamp' });
    expect((await store.save([noteEdit('after')])).ok).toBe(true);
  });
});

describe('the oldest of what waits', () => {
  test('is told by when it was written, changes and files alike, until nothing waits', async () => {
    const since = async () => (await firstOf(store.store.watchSituation())).waitingSince;
    expect(await since()).toBe(null);
    await store.save([noteEdit('written', [], answerRecord)], [newFile('photo')]);
    expect(await since()).toBe(Date.UTC(2022, 3, 14));
    await exchange();
    expect(await since()).toBe(Date.UTC(2022, 3, 14));
    await store.store.markReceived(visitOne, [sha256Of('photo')]);
    expect(await since()).toBe(null);
  });
});

describe('what cannot be read', () => {
  test('stays stored, is shown as such, is not sent, and does not stop the others', async () => {
    await store.save([noteEdit('unreadable later')]);
    const [row] = await store.database.changes.toArray();
    await store.database.changes.update([visitOne, row!.id], { payload: '{ cut' });
    await store.save([{ ...noteEdit('good'), field: 'explanation' }]);
    const round = await store.sync.takeRound({ changes: 1, bytes: 1000 }, new Set());
    expect(round.push.map((entry) => entry.content['value'])).toEqual(['good']);
    expect(await store.database.changes.count()).toBe(2);
    const history = await store.store.history(visitOne, answerRecord);
    expect(history.map((entry) => entry.readable).toSorted()).toEqual([false, true]);
  });
});

describe('S15: receipts of files after a reset', () => {
  const sent = newFile('sent photo');
  const others = newFile('of a colleague');

  test('every file whose bytes are here waits for a receipt again', async () => {
    await exchange();
    await store.save([noteEdit('with photo')], [sent]);
    await store.store.markReceived(visitOne, [sent.sha256]);
    await store.store.keepFile(visitOne, others.sha256, others.type, others.bytes);
    await exchange();
    expect(await store.store.waitingFiles(10)).toEqual([]);
    server.epoch = 'epoch-2';
    await exchange();
    const waiting = await store.store.waitingFiles(10);
    expect(waiting.map((file) => file.sha256).toSorted()).toEqual(
      [sent.sha256, others.sha256].toSorted(),
    );
    expect((await store.store.readFile(visitOne, sent.sha256))?.bytes.byteLength).toBe(
      sent.bytes.byteLength,
    );
  });

  test('a reset told by the sum does the same, and only in its scope', async () => {
    const other = 'visit/v2' as typeof visitOne;
    await store.sync.setScopes([visitOne, other]);
    await exchange();
    await store.save([noteEdit('one')], [sent]);
    await store.save([noteEdit('two', [], answerRecord, other)], [newFile('two')]);
    await store.store.markReceived(visitOne, [sent.sha256]);
    await store.store.markReceived(other, [sha256Of('two')]);
    await exchange();
    server.logs = new Map([...server.logs].filter(([scope]) => scope === other));
    await exchange();
    expect((await store.store.waitingFiles(10)).map((file) => file.scope)).toEqual([visitOne]);
  });
});

describe('S29: a file that a bundle brings again', () => {
  const photo = newFile('picture');
  const bring = () => store.store.importFile({ ...photo, scope: visitOne });

  test('mends bytes that were damaged here, which still wait', async () => {
    await store.save([noteEdit('with photo')], [photo]);
    expect(await bring()).toBe('known');
    const { bytes } = newFile('flipped');
    await store.database.bytes.put({ scope: visitOne, sha256: photo.sha256, bytes });
    expect(await bring()).toBe('taken');
    expect((await store.store.readFile(visitOne, photo.sha256))?.bytes).toEqual(photo.bytes);
    expect(await store.store.waitingFiles(10)).toMatchObject([{ sha256: photo.sha256 }]);
    expect(await bring()).toBe('known');
  });
});
