/** What opening a visit costs: its folded records, never its log, however long that has grown. */
import { IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { countReads, takeReads } from '../../support/client/counted-reads.ts';
import {
  firstOf,
  openDexieSubject,
  type DexieSubject,
} from '../../support/client/dexie-subject.ts';
import { colleagueChange, everything, visitOne } from '../../support/client/local-subject.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

const records = 40;

const opened: DexieSubject[] = [];
let endCounting = (): void => {};
afterEach(async () => {
  endCounting();
  for (const store of opened.splice(0)) await store.discard();
});

/** A visit that was read from the server, with so many changes in its log. */
async function visitWithLog(changes: number): Promise<DexieSubject> {
  const server = new SyncServer();
  for (let place = 0; place < records; place += 1) {
    const record = makeRecordKey('answer', `list-a/A${place}`);
    server.append(colleagueChange(`text ${place}`, [], { record }));
  }
  const subject = await openDexieSubject();
  opened.push(subject);
  await subject.sync.setScopes([visitOne]);
  const round = await subject.sync.takeRound(everything, new Set());
  await subject.sync.applyAnswer(round, server.answer(round));
  // The rest lies in the log alone: how it would be folded is no matter here.
  const rows = await subject.database.changes.toArray();
  const rest = Array.from({ length: changes - rows.length }, (_, index) => ({
    ...rows[index % records]!,
    id: `018e0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    seq: rows.length + index + 1,
  }));
  await subject.database.changes.bulkAdd(rest);
  return subject;
}

/** Rows by store, from the app's start to the records that a screen draws. */
async function readsOfOpening(changes: number): Promise<Readonly<Record<string, number>>> {
  const before = await visitWithLog(changes);
  before.store.close();
  takeReads();
  const subject = await before.secondTab();
  opened.push(subject);
  expect(await firstOf(subject.store.watchRecords(visitOne))).toHaveLength(records);
  return takeReads();
}

test('opening a visit reads its folded records and no row of its log, which costs the same when it is twenty times as long', async () => {
  endCounting = countReads({ store: IDBObjectStore, index: IDBIndex });
  const short = await readsOfOpening(200);
  expect(short).toMatchObject({ records });
  expect(short).not.toHaveProperty('changes');
  expect(await readsOfOpening(4000)).toEqual(short);
}, 60_000);
