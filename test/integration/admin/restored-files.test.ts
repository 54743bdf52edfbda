/** What a restore makes of the files of a data folder, and whose folder that may be. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runAdmin } from '#server/admin/run-admin.ts';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import { noteFile } from '#server/usecases/check-files.ts';
import { newFile } from '../../support/client/sample-files.ts';
import { connectionsEnded } from '../../support/server/connections-ended.ts';
import {
  post,
  startTestServer,
  type SignedInCaller,
  type TestServer,
} from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';
import { uploadWhole } from '../../support/server/upload-requests.ts';

let folder: string;
let dataDir: string;
let backupFile: string;
let server: TestServer;
let member: SignedInCaller;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-doan-restored-'));
  dataDir = join(folder, 'data');
  backupFile = join(folder, 'copy.db');
  server = await startTestServer({ config: { dataDir } });
  member = await server.signIn('member');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const sources = { clock: Date.now, newId: randomUUID };
const admin = (...args: string[]) => runAdmin(args, dataDir, sources);
const lie = (sha256: string) => join(dataDir, 'blobs', sha256.slice(0, 2), sha256);
const receipts = async (caller: SignedInCaller, sha256: readonly string[]) => {
  const body = { scope: testScopes.visit1, sha256 };
  const answer = await caller.fetch('/api/files/receipts', post(body));
  return ((await answer.json()) as { received: string[] }).received;
};

it('files that came after the backup and lie here whole still count after a restore: nobody may hold them any more', async () => {
  const again = newFile('lost at the time of the backup, brought again since', { size: 2000 });
  await uploadWhole(member, testScopes.visit1, again);
  await admin('backup', backupFile);
  const copy = await openSqliteStorage(backupFile);
  await noteFile(copy, Date.now, { sha256: again.sha256, state: 'missing' });
  await copy.close();
  const later: string[] = [];
  for (const name of ['later', 'damaged since', 'gone since']) {
    const file = newFile(name, { size: 2000 });
    await uploadWhole(member, testScopes.visit1, file);
    later.push(file.sha256);
  }
  const [whole = '', damaged = '', gone = ''] = later;
  await server.running.stop();
  await connectionsEnded();
  await writeFile(lie(damaged), 'something else');
  await rm(lie(gone));
  const restored = await admin('restore', backupFile);
  expect(restored).toMatchObject({ ok: true });
  expect(restored.lines).toContain(
    'Came after the backup and lie here whole, so that they count: 2',
  );
  server = await startTestServer({ config: { dataDir } });
  const caller = await server.signIn('member');
  expect(await receipts(caller, [again.sha256, ...later])).toEqual([again.sha256, whole]);
  expect(await admin('verify')).toMatchObject({ ok: true });
});

it('restore and restore-files refuse where the data folder is another user’s: what root writes there the server could not use', async () => {
  const { uid } = await stat(dataDir);
  vi.spyOn(process, 'getuid').mockReturnValue(uid + 1);
  for (const command of ['restore', 'restore-files']) {
    const done = await admin(command, backupFile);
    expect(done.ok).toBe(false);
    expect(done.lines[0]).toContain(`sudo -u '#${uid}' npm run admin -- ${command}`);
  }
  expect((await readdir(dataDir)).filter((name) => name.includes('before-restore'))).toEqual([]);
});
