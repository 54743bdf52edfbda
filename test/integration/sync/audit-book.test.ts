import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SqlStorage } from '#server/storage/sql/sql-storage.ts';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import { verifyAudit } from '#server/usecases/audit-book.ts';
import { createWorld, makeChange } from '../../unit/server/sample-world.ts';

let folder: string;
let storage: SqlStorage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-doan-audit-'));
  storage = await openSqliteStorage(join(folder, 'so-doan.db'));
  const world = await createWorld(storage);
  await world.ask('tu.phap', { push: [makeChange(), makeChange()] });
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
  ]);
  expect(await verifyAudit(storage)).toEqual({ type: 'whole', rows: 5, hash: rows[4]!.hash });
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
