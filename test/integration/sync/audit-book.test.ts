import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SqlStorage } from '#server/storage/sql/sql-storage.ts';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import { verifyBooks } from '#server/usecases/verify-books.ts';
import {
  createWorld,
  followupScope,
  idOf,
  makeChange,
  publication,
  visitScope,
} from '../../unit/server/sample-world.ts';
import { keptBesideContract } from './kept-beside-contract.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

let folder: string;
let storage: SqlStorage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-doan-audit-'));
  storage = await openSqliteStorage(join(folder, 'so-doan.db'));
  const world = await createWorld(storage);
  await world.ask('tu.phap', { push: [makeChange(), makeChange()] });
  const shown = { scope: followupScope, record: 'photo:p', field: 'caption', value: 'shown' };
  await world.ask('truong.doan', {
    push: [makeChange({ ...shown, by: idOf('truong.doan') }), publication(['photo:p'])],
  });
});

afterEach(async () => {
  await storage.close();
  await rm(folder, { recursive: true });
});

test('the audit book is whole and tells who did what, in the transaction that did it', async () => {
  const rows = await storage.read((data) => data.audit.page(0, 100));
  expect(rows.map((row) => [row.number, row.actor, row.action])).toEqual([
    [1, 'server', 'checklists-in-force'],
    [2, 'server', 'plan-applied'],
    [3, 'server', 'plan-applied'],
    [4, 'id-tu.phap', 'change-accepted'],
    [5, 'id-tu.phap', 'change-accepted'],
    [6, 'id-truong.doan', 'change-accepted'],
    [7, 'id-truong.doan', 'change-accepted'],
  ]);
  expect(await verifyAudit(storage)).toEqual({ type: 'whole', rows: 7, hash: rows[6]!.hash });
});

test('a row of the audit book that was changed behind its back is found', async () => {
  await storage.db
    .updateTable('audit')
    .set({ actor: 'id-tai.chinh' })
    .where('number', '=', 4)
    .execute();
  expect(await verifyAudit(storage)).toEqual({ type: 'broken', number: 4 });
});

test('a row that was taken out of the audit book is found', async () => {
  await storage.db.deleteFrom('audit').where('number', '=', 2).execute();
  expect(await verifyAudit(storage)).toEqual({ type: 'broken', number: 2 });
});

const books = () => storage.read((data) => verifyBooks(data));
const statement = (text: string) => sql.raw(text).execute(storage.db);

test('logs and book that agree are whole', async () => {
  expect(await books()).toMatchObject({
    audit: { type: 'whole', rows: 7 },
    log: { type: 'whole', changes: 4 },
  });
});

test.each([
  [
    'a replaced content',
    `update change set content = replace(content, 'note', 'Note') where seq = 2 and scope = '${visitScope}'`,
    { type: 'altered', scope: visitScope, view: 'whole', seq: 2 },
  ],
  [
    'a content that is nothing',
    `update change set content = '' where seq = 1 and scope = '${visitScope}'`,
    { type: 'altered', seq: 1 },
  ],
  [
    'another digest',
    `update change set digest = 'x' where seq = 1 and scope = '${visitScope}'`,
    { type: 'altered', seq: 1 },
  ],
  [
    'a change that is gone from the end',
    `delete from change where seq = 2 and scope = '${visitScope}'`,
    { type: 'altered', scope: visitScope, seq: 2 },
  ],
  [
    'a change that is gone from the middle',
    `delete from change where seq = 1 and scope = '${visitScope}'`,
    { type: 'altered', scope: visitScope, seq: 1 },
  ],
  [
    'another sum in the unit’s view',
    `update change set view_sum = 'x' where view_seq = 1`,
    { type: 'altered', scope: followupScope, view: 'unit', seq: 1 },
  ],
  [
    'a change that is hidden from the unit again',
    `update change set view_seq = null, view_sum = null where view_seq = 2`,
    { type: 'altered', scope: followupScope, view: 'unit', seq: 2 },
  ],
  [
    'a tail that is gone from the audit book',
    `delete from audit where number > 4`,
    { type: 'unaccounted' },
  ],
  ['an audit book that is gone', `delete from audit`, { type: 'unaccounted' }],
  [
    'a log that is gone as a whole',
    `delete from change where scope = '${visitScope}'; delete from scope_head where scope = '${visitScope}'`,
    { type: 'unaccounted', scope: visitScope },
  ],
])('%s is found', async (_name, falsification, log) => {
  for (const part of falsification.split('; ')) await statement(part);
  expect((await books()).log).toMatchObject(log);
});

test('a change that is gone from log and head beside the whole audit book is found by the others', async () => {
  await statement(`delete from change where scope = '${visitScope}' and seq = 2`);
  await statement(
    `update scope_head set seq = 1, sum = (select sum from change where scope = '${visitScope}' and seq = 1) where scope = '${visitScope}'`,
  );
  expect((await books()).log).toEqual({ type: 'unaccounted', scope: visitScope });
  await statement('delete from audit');
  expect((await books()).log).toMatchObject({ type: 'unaccounted' });
});

test('a book that is another one than the anchor was taken from is found', async () => {
  const [row] = await storage.read((data) => data.audit.page(4, 1));
  const anchor = { number: row!.number, hash: row!.hash };
  const at = () => storage.read((data) => verifyBooks(data, anchor));
  expect((await at()).audit.type).toBe('whole');
  await statement('delete from audit where number >= 5');
  expect((await at()).audit).toEqual({ type: 'another', number: 5 });
});

keptBesideContract({
  adapter: 'embedded SQLite',
  open: async () => {
    const own = await mkdtemp(join(tmpdir(), 'so-doan-audit-'));
    const opened = await openSqliteStorage(join(own, 'so-doan.db'));
    const discard = async () => {
      await opened.close();
      await rm(own, { recursive: true });
    };
    return { storage: opened, discard };
  },
});
