/**
 * An upload's last step (S26): what came is checked against its name before anybody is told that it
 * is complete. Then it is on disk, and then in the scope's book: a crash between the two costs one
 * upload sent again, never a receipt for bytes that are not there.
 */
import type { Clock } from '#domain/kernel/sources.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { fileTypes, parseUploadId } from '#protocol/files.ts';
import type { BlobStore } from '#server/blobs/port.ts';
import { hasSignature } from '#domain/visit/file-signature.ts';
import type { LogView, Storage } from '#server/storage/port.ts';
import { writeAudit } from './audit-book.ts';

export type ReceiveFailure = 'hash-mismatch' | 'not-a-picture';

export interface ReceiveFile {
  /** Checks a partial that has all its bytes; a wrong one is removed, so that it can be sent anew. */
  readonly finish: (uploadId: string) => Promise<Result<null, ReceiveFailure>>;
  /** Size of a file that is complete for a scope, `null` if it is not: whatever other scopes have. */
  readonly completeSize: (scope: Scope, sha256: string) => Promise<number | null>;
  /** Which of the hashes are complete for the scope, as far as this view may know. */
  readonly received: (
    scope: Scope,
    view: LogView,
    sha256: readonly string[],
  ) => Promise<readonly string[]>;
  /**
   * May a session with this view of the scope bring, or ask after, these bytes? A unit only those
   * that a change in its view names: its records go before its bytes, and of what is not published
   * yet it could else learn whether it is there (S26, S27).
   */
  readonly mayBring: (scope: Scope, view: LogView, sha256: string) => Promise<boolean>;
  /**
   * Does a change of the scope's log name these bytes? The office brings, for people who cannot, only
   * such: the change was taken in before them (S11).
   */
  readonly isNamed: (scope: Scope, sha256: string) => Promise<boolean>;
  /** Makes files of one scope complete for another too. The caller has checked the rights to both (S27). */
  readonly link: (from: Scope, to: Scope, sha256: readonly string[]) => Promise<readonly string[]>;
}

export function createReceiveFile(storage: Storage, blobs: BlobStore, clock: Clock): ReceiveFile {
  const now = (): string => new Date(clock()).toISOString();

  return {
    async finish(uploadId) {
      const name = parseUploadId(uploadId);
      const partial = await blobs.partial(uploadId);
      if (name === null || partial === null)
        throw new Error('only an upload that exists can be finished');
      const { sha256, start } = await blobs.inspectPartial(uploadId);
      const type = fileTypes.find((entry) => entry === partial.type);
      const failure: ReceiveFailure | null =
        sha256 !== name.sha256
          ? 'hash-mismatch'
          : type === undefined || !hasSignature(type, start)
            ? 'not-a-picture'
            : null;
      if (failure !== null) {
        await blobs.removePartial(uploadId);
        return err(failure);
      }
      await blobs.keepPartial(uploadId, sha256);
      const file = { ...name, size: partial.size, type: partial.type, completed: now() };
      await storage.write('files', async (data) => {
        await data.files.add([file]);
        const found = await data.files.markFound([sha256]);
        const details = { sha256, state: 'whole' };
        await writeAudit(
          data.audit,
          found.map(() => ({ at: now(), actor: 'server', action: 'file-found', details })),
        );
      });
      return ok(null);
    },
    async completeSize(scope, sha256) {
      const [file] = await storage.read((data) => data.files.find(scope, [sha256]));
      return file?.size ?? null;
    },
    async received(scope, view, sha256) {
      return storage.read(async (data) => {
        const known = view === 'whole' ? null : await data.files.named(scope, view, sha256);
        const files = await data.files.find(scope, sha256);
        return files.flatMap((file) => (known?.has(file.sha256) === false ? [] : [file.sha256]));
      });
    },
    async mayBring(scope, view, sha256) {
      if (view === 'whole') return true;
      return storage.read(async (data) =>
        (await data.files.named(scope, view, [sha256])).has(sha256),
      );
    },
    async isNamed(scope, sha256) {
      return storage.read(async (data) =>
        (await data.files.named(scope, 'whole', [sha256])).has(sha256),
      );
    },
    async link(from, to, sha256) {
      return storage.write('files', async (data) => {
        const files = await data.files.find(from, sha256);
        await data.files.add(files.map((file) => ({ ...file, scope: to, completed: now() })));
        return files.map((file) => file.sha256);
      });
    },
  };
}
