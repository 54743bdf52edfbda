/** What `verify`, `backup` and `restore` take as whole, and what they look at again. */
import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runAdmin } from '#server/admin/run-admin.ts';
import type { SqlStorage } from '#server/storage/sql/sql-storage.ts';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import { createWorld, makeChange, visitScope, type World } from '../../unit/server/sample-world.ts';

let folder: string;
let dataDir: string;
/** Where no server has run yet. */
let restoredDir: string;
/** Of a server that is at work. */
let storage: SqlStorage;
let world: World;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-doan-unaltered-'));
  [dataDir, restoredDir] = [join(folder, 'data'), join(folder, 'restored')];
  await mkdir(dataDir);
  storage = await openSqliteStorage(join(dataDir, 'so-doan.db'));
  // The account handler's, which is not here.
  await sql`create table session (id text)`.execute(storage.db);
  world = await createWorld(storage);
  await world.ask('tu.phap', { push: [makeChange({ value: 'what he wrote' })] });
});
afterEach(async () => {
  await storage.close();
  await rm(folder, { recursive: true });
});

const sources = { clock: Date.now, newId: randomUUID };
const admin = (...args: string[]) => runAdmin(args, dataDir, sources);
const restore = (file: string) => runAdmin(['restore', file], restoredDir, sources);

describe('a snapshot of a machine at work, journal and all,', () => {
  const snapshot = () => join(folder, 'snapshot.db');
  const parts = () => Promise.all(['', '-wal'].map((part) => readFile(`${snapshot()}${part}`)));
  let before: readonly Buffer[];
  beforeEach(async () => {
    for (const part of ['', '-wal'])
      await copyFile(join(dataDir, `so-doan.db${part}`), `${snapshot()}${part}`);
    expect((await stat(`${snapshot()}-wal`)).size).toBeGreaterThan(0);
    before = await parts();
  });
  afterEach(async () => {
    expect(await parts()).toEqual(before);
    const names = (await readdir(folder)).filter((name) => name.startsWith('snapshot'));
    expect(names.toSorted()).toEqual(['snapshot.db', 'snapshot.db-wal']);
  });

  it('is verified whole, and left as it is to the byte', async () => {
    const seen = await admin('verify', snapshot());
    expect(seen).toMatchObject({ ok: true });
    expect(seen.lines[2]).toContain('Changes: 1,');
  });

  it('is restored with what only the journal holds', async () => {
    expect(await restore(snapshot())).toMatchObject({ ok: true });
    const restored = await openSqliteStorage(join(restoredDir, 'so-doan.db'));
    const page = await restored.read((data) => data.changes.page(visitScope, 'whole', 0, 1000));
    await restored.close();
    expect(page).toHaveLength(1);
  });
});

it('a backup in which a change was replaced is not restored', async () => {
  const backup = join(folder, 'backup.db');
  expect(await admin('backup', backup)).toMatchObject({ ok: true });
  const opened = await openSqliteStorage(backup);
  await sql`update change set content = replace(content, 'he wrote', 'she wrote')`.execute(
    opened.db,
  );
  await opened.close();
  const seen = await admin('verify', backup);
  expect(seen).toMatchObject({ ok: false });
  const done = await restore(backup);
  expect(done).toMatchObject({ ok: false });
  expect(done.lines[0]).toContain(`number 1 of ${visitScope} is not what the server put there`);
});

it('a backup without a held change that the audit book tells of is not whole, and restored all the same', async () => {
  await world.ask('nguoi.khac', { push: [makeChange()] });
  const backup = join(folder, 'backup.db');
  expect(await admin('backup', backup)).toMatchObject({ ok: true });
  expect(await admin('verify', backup)).toMatchObject({ ok: true });
  const opened = await openSqliteStorage(backup);
  await sql`delete from held_change`.execute(opened.db);
  await opened.close();
  const seen = await admin('verify', backup);
  expect(seen.ok).toBe(false);
  const told = expect.stringMatching(/^Gone, .* 1 held changes, 0 rows of the book of files\./);
  expect(seen.lines).toContainEqual(told);
  const done = await restore(backup);
  expect(done.ok).toBe(true);
  expect(done.lines).toContainEqual(told);
});

it('files that lie there already are compared by their length in a backup, and read by a restore', async () => {
  const bytes = Buffer.from('a picture, as far as the server knows');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const lie = (dir: string) => join(dir, 'blobs', sha256.slice(0, 2), sha256);
  const put = async (dir: string, content: Uint8Array) => {
    await mkdir(dirname(lie(dir)), { recursive: true });
    await writeFile(lie(dir), content);
  };
  await put(dataDir, bytes);
  const facts = { type: 'image/jpeg', completed: '2022-04-14T02:00:00.000Z', byUnit: false };
  await storage.write('files', (data) =>
    data.files.add([{ ...facts, scope: visitScope, sha256, size: bytes.length }]),
  );
  await put(folder, bytes.subarray(0, 10));
  const backup = join(folder, 'backup.db');
  expect((await admin('backup', backup)).lines[1]).toContain('1 copied and read again, 0 were');
  expect(await readFile(lie(folder))).toEqual(bytes);

  await put(folder, Buffer.alloc(bytes.length));
  const second = await admin('backup', join(folder, 'second.db'));
  expect(second.lines[1]).toContain('0 copied and read again, 1 were there in their full length');
  expect(second.lines[2]).toContain('was not read again');

  await put(folder, bytes);
  await put(restoredDir, Buffer.alloc(bytes.length));
  const restored = await restore(backup);
  expect(restored.lines.join('\n')).toContain('1 brought back, 0 were there');
  expect(await readFile(lie(restoredDir))).toEqual(bytes);
});
