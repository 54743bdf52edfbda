/** What `verify` says of held changes and of the book of files: rows that somebody deleted by hand. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { contentDigest } from '#domain/sync/change.ts';
import { handInRequestSchema } from '#protocol/hand-in.ts';
import { uploadId } from '#protocol/files.ts';
import type { BlobStore } from '#server/blobs/port.ts';
import type { HeldChange } from '#server/storage/port.ts';
import type { SqlStorage } from '#server/storage/sql/sql-storage.ts';
import { heldEntries, writeAudit } from '#server/usecases/audit-book.ts';
import { createHandIn } from '#server/usecases/hand-in.ts';
import { createJudgeHeld } from '#server/usecases/judge-held.ts';
import { createReceiveFile } from '#server/usecases/receive-file.ts';
import { heldChange } from '#server/usecases/take-into-scope.ts';
import { verifyBooks } from '#server/usecases/verify-books.ts';
import {
  createWorld,
  followupScope,
  idOf,
  makeChange,
  visitScope,
  type World,
} from '../../unit/server/sample-world.ts';
import { newFile } from '../../support/client/sample-files.ts';

export interface SqlStorageCase {
  readonly adapter: string;
  readonly open: () => Promise<{
    readonly storage: SqlStorage;
    readonly discard: () => Promise<void>;
  }>;
}

export function keptBesideContract({ adapter, open }: SqlStorageCase): void {
  describe(`what is kept beside the logs, on ${adapter}`, () => {
    let storage: SqlStorage;
    let discard: () => Promise<void>;
    let world: World;
    beforeEach(async () => {
      ({ storage, discard } = await open());
      world = await createWorld(storage);
    });
    afterEach(() => discard());

    const statement = (text: string) => sql.raw(text).execute(storage.db);
    const books = () => storage.read((data) => verifyBooks(data));
    const beside = async () => (await books()).beside;
    const lastRow = async () => (await storage.read((data) => data.audit.last()))?.number;

    test('a held change whose row was deleted is told, and nothing else is altered by that', async () => {
      expect(await beside()).toEqual({ type: 'whole', rows: 0 });
      await world.ask('nguoi.khac', { push: [makeChange(), { what: 'is no change' }] });
      const handIn = handInRequestSchema.parse({
        ...{ protocol: 1, device: 'tablet-9' },
        changes: [{ ...makeChange(), record: 'novel:x' }],
      });
      await createHandIn(world)(idOf('quan.tri'), handIn);
      // Again is no other row.
      await createHandIn(world)(idOf('quan.tri'), handIn);
      expect(await beside()).toEqual({ type: 'whole', rows: 3 });
      await statement(`delete from held_change where pushed_by = '${idOf('quan.tri')}'`);
      expect(await books()).toMatchObject({
        audit: { type: 'whole' },
        log: { type: 'whole' },
        beside: { type: 'gone', held: 1, files: 0, number: await lastRow() },
      });
      await statement('delete from held_change');
      expect(await beside()).toMatchObject({ type: 'gone', held: 3 });
    });

    test('one that was taken in, before or after, is no loss', async () => {
      const stranger = { by: idOf('nguoi.khac') };
      const [late, early, waits] = [makeChange(stranger), makeChange(), makeChange(stranger)];
      await world.ask('nguoi.khac', { push: [late, waits] });
      // The log has it; its sender must not learn that.
      await world.ask('tu.phap', { push: [early] });
      await world.ask('nguoi.khac', { push: [early] });
      await world.ask('tu.phap', { push: [late, early] });
      expect(await beside()).toEqual({ type: 'whole', rows: 3 });
      await createJudgeHeld(world)();
      const left = await storage.db.selectFrom('held_change').select('change_id').execute();
      expect(left).toEqual([{ change_id: waits.id }]);
    });

    test('one whose place could not be read when it came is no loss once a log has it', async () => {
      const change = makeChange();
      const held = heldOf(change, null);
      await storage.write('held', async (data) => {
        await data.held.keep([held]);
        await writeAudit(data.audit, heldEntries([held]));
      });
      await world.ask('tu.phap', { push: [change] });
      expect(await storage.db.selectFrom('held_change').selectAll().execute()).toEqual([]);
      expect(await beside()).toEqual({ type: 'whole', rows: 1 });
    });

    test('a row of the book of files that was deleted is told, a lost file is none', async () => {
      const file = newFile('photo');
      const { sha256 } = file;
      const receive = createReceiveFile(storage, wholeBlobs(sha256), world.clock);
      for (const _time of [1, 2]) await receive.finish(uploadId(visitScope, sha256), 'whole');
      await receive.link(visitScope, followupScope, [sha256]);
      expect(await beside()).toEqual({ type: 'whole', rows: 2 });
      await storage.write('files', (data) => data.files.markLost([sha256], 'since'));
      expect(await beside()).toEqual({ type: 'whole', rows: 2 });
      await statement(`delete from stored_file where scope = '${followupScope}'`);
      expect(await beside()).toEqual({
        ...{ type: 'gone', held: 0, files: 1 },
        number: await lastRow(),
      });
    });

    test('of rows that came before the book told of them nothing is asked', async () => {
      await storage.write('held', (data) => data.held.keep([heldOf(makeChange(), visitScope)]));
      const facts = { size: 1, type: 'image/jpeg', completed: 'at', byUnit: false };
      await storage.write('files', (data) =>
        data.files.add([{ ...facts, scope: visitScope, sha256: 'a'.repeat(64) }]),
      );
      await statement('delete from held_change');
      await statement('delete from stored_file');
      expect(await beside()).toEqual({ type: 'whole', rows: 0 });
    });
  });
}

function heldOf(change: ReturnType<typeof makeChange>, scope: HeldChange['scope']): HeldChange {
  const content = canonicalJson(change);
  const entry = { content, digest: contentDigest(content), mine: true };
  const from = { accountId: idOf('nguoi.khac'), device: 'd', received: '2022-04-14T02:00:00.000Z' };
  return heldChange({ ...entry, change: { id: change.id, scope } }, 'unknown-kind', from);
}

/** Bytes that have all come, whatever is asked. */
function wholeBlobs(sha256: string): BlobStore {
  return {
    partial: async () => ({ size: 64, type: 'image/jpeg', length: 64 }),
    inspectPartial: async () => ({ sha256, start: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }),
    keepPartial: async () => undefined,
    removePartial: async () => undefined,
  } as Partial<BlobStore> as BlobStore;
}
