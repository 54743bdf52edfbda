/**
 * Fault 17: what a version of the app left on a tablet is opened by this one with all unsent work in it.
 * The files in `test/fixtures/stored-databases` were written by the versions that they are named after
 * and are never written again.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { databaseName, schemaVersion } from '#client/store/database.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import {
  answerRecord,
  colleagueChange,
  everything,
  noteEdit,
  visitOne,
  visitTwo,
} from '../../support/client/local-subject.ts';
import { newFile } from '../../support/client/sample-files.ts';
import {
  dumpDatabase,
  restoreDatabase,
  type StoredDatabase,
} from '../../support/client/stored-database.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

const folder = join(import.meta.dirname, '../../fixtures/stored-databases');
const account = 'account-of-the-stored-database';
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

interface Expected {
  /** Content of each change that must still go out, by id. */
  readonly unsent: Readonly<Record<string, string>>;
  readonly records: unknown;
  readonly situation: unknown;
  readonly waitingFiles: readonly string[];
}

async function seen(store: DexieSubject): Promise<Expected> {
  const rows = [...(await store.stored(visitOne)), ...(await store.stored(visitTwo))];
  return {
    unsent: Object.fromEntries(
      rows.filter((row) => row.seq === null).map((row) => [row.id, row.content]),
    ),
    records: [await store.records(visitOne), await store.records(visitTwo)],
    situation: await store.situation(),
    waitingFiles: (await store.store.waitingFiles(10)).map(({ sha256 }) => sha256),
  };
}

describe.each(files)('a tablet that stopped with %s', (file) => {
  const { database, expected } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
    readonly database: StoredDatabase;
    readonly expected: Expected;
  };

  it('fault 17: shows what it showed, and what was unsent goes out byte for byte', async () => {
    const name = `${account}-${file}`;
    await restoreDatabase(databaseName(name), database);
    const store = await openDexieSubject(undefined, name);
    expect(store.database.verno).toBe(schemaVersion);
    const now = JSON.parse(JSON.stringify(await seen(store))) as Expected;
    // A later version may tell more of the same rows.
    expect(now).toMatchObject(expected);
    expect(now.unsent).toEqual(expected.unsent);
    const held = (await store.stored(visitOne)).filter((row) => row.held !== null);
    const round = await store.sync.takeRound(everything, new Set());
    const pushed = round.push.map(({ id, content }) => [id, content]);
    const waiting = Object.entries(expected.unsent)
      .filter(([id]) => !held.some((row) => row.id === id))
      .map(([id, content]) => [id, JSON.parse(content) as unknown]);
    expect(pushed.toSorted()).toEqual(waiting.toSorted());
    for (const sha256 of expected.waitingFiles) {
      const stored = await store.store.readFile(visitOne, sha256);
      expect(stored?.bytes.byteLength).toBeGreaterThan(0);
    }
    await store.discard();
  });
});

it('there is one for the schema of today; where there was none it has been written, to be looked at and kept', async () => {
  await writeIfAbsent(join(folder, `schema-${schemaVersion}.json`));
  expect(files).toContain(`schema-${schemaVersion}.json`);
});

async function writeIfAbsent(path: string): Promise<void> {
  if (existsSync(path)) return;
  const store = await openDexieSubject(undefined, `${account}-write`);
  const server = new SyncServer();
  await store.sync.setScopes([visitOne, visitTwo]);
  await store.save([noteEdit('đã lên máy chủ')]);
  server.append(colleagueChange('của đồng nghiệp'));
  const round = await store.sync.takeRound(everything, new Set());
  await store.sync.applyAnswer(round, server.answer(round));
  await store.save([noteEdit('chưa gửi', [], answerRecord)], [newFile('a photo', { size: 500 })]);
  await store.save([noteEdit('buổi khác', [], answerRecord, visitTwo)]);
  await store.sync.takeRound(everything, new Set());
  await store.save([noteEdit('sau khi đã gửi dở', [], answerRecord)]);
  const expected = await seen(store);
  const database = await dumpDatabase(databaseName(`${account}-write`));
  writeFileSync(path, `${JSON.stringify({ database, expected }, null, 2)}\n`);
}
