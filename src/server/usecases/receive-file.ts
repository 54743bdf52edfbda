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
import type { LogView, Storage, StoredFile } from '#server/storage/port.ts';
import { fileEntries, writeAudit, type AuditEntry } from './audit-book.ts';
import { isForUnit } from './serve-file.ts';

export type ReceiveFailure = 'hash-mismatch' | 'not-a-picture';

export interface ReceiveFile {
  /** Checks a partial that has all its bytes; a wrong one is removed, so that it can be sent anew. */
  readonly finish: (uploadId: string, view: LogView) => Promise<Result<null, ReceiveFailure>>;
  /**
   * Size of a file that is complete for a scope, `null` if it is not, as far as this view may know:
   * whatever other scopes have. By the book, and by the size of what lies there: so is `received`.
   */
  readonly completeSize: (scope: Scope, view: LogView, sha256: string) => Promise<number | null>;
  /** Which of the hashes are complete for the scope, as far as this view may know. */
  readonly received: (
    scope: Scope,
    view: LogView,
    sha256: readonly string[],
  ) => Promise<readonly string[]>;
  /**
   * May a session with this view of the scope bring, or ask after, these bytes? A unit only those
   * that a change in its view names: its records go before its bytes. What it is told of them, and
   * given, is only what it has brought itself, or others have shown it: of what is not published yet it
   * could else learn whether it is there (S26, S27).
   */
  readonly mayBring: (scope: Scope, view: LogView, sha256: string) => Promise<boolean>;
  /**
   * For whom does the office bring these bytes? Only those that a change of the scope's log names: the
   * change was taken in before them (S11). `unit`: no other's names them. `null`: none does.
   */
  readonly handedInFor: (scope: Scope, sha256: string) => Promise<LogView | null>;
  /** Makes files of one scope complete for another too. The caller has checked the rights to both (S27). */
  readonly link: (from: Scope, to: Scope, sha256: readonly string[]) => Promise<readonly string[]>;
}

/**
 * The name of what has come of an upload so far. The unit's is its own: it must not go on with bytes
 * that others have begun to send, nor learn how far they have come.
 */
export function partialOf(uploadId: string, view: LogView): string {
  return view === 'unit' ? `${uploadId}~unit` : uploadId;
}

export function createReceiveFile(storage: Storage, blobs: BlobStore, clock: Clock): ReceiveFile {
  const now = (): string => new Date(clock()).toISOString();

  const filesFor = (scope: Scope, view: LogView, sha256: readonly string[]) =>
    storage.read(async (data) => {
      const files = await data.files.find(scope, sha256);
      if (view === 'whole') return files;
      const named = await data.files.named(scope, view, sha256);
      return files.filter((file) => isForUnit(file, named.get(file.sha256)));
    });

  /**
   * A tablet may drop its bytes by this word: the book alone does not give it, since a folder may be lost
   * or another one. What cannot be looked at is not there.
   */
  const there = async (files: readonly StoredFile[]): Promise<readonly StoredFile[]> => {
    const sizes = await Promise.all(
      files.map(({ sha256 }) => blobs.sizeOf(sha256).catch(() => null)),
    );
    return files.filter(({ size }, index) => size === sizes[index]);
  };

  return {
    async finish(uploadId, view) {
      const name = parseUploadId(uploadId);
      const partialId = partialOf(uploadId, view);
      const partial = await blobs.partial(partialId);
      if (name === null || partial === null)
        throw new Error('only an upload that exists can be finished');
      const { sha256, start } = await blobs.inspectPartial(partialId);
      const type = fileTypes.find((entry) => entry === partial.type);
      const failure: ReceiveFailure | null =
        sha256 !== name.sha256
          ? 'hash-mismatch'
          : type === undefined || !hasSignature(type, start)
            ? 'not-a-picture'
            : null;
      if (failure !== null) {
        await blobs.removePartial(partialId);
        return err(failure);
      }
      await blobs.keepPartial(partialId, sha256);
      const { size } = partial;
      const byUnit = view === 'unit';
      const file = { ...name, size, type: partial.type, completed: now(), byUnit };
      await storage.write('files', async (data) => {
        const added = await data.files.add([file]);
        const found = await data.files.markFound([sha256]);
        const details = { sha256, state: 'whole' };
        await writeAudit(data.audit, [
          ...fileEntries(added),
          ...found.map((): AuditEntry => {
            return { at: now(), actor: 'server', action: 'file-found', details };
          }),
        ]);
      });
      return ok(null);
    },
    async completeSize(scope, view, sha256) {
      const [file] = await there(await filesFor(scope, view, [sha256]));
      return file?.size ?? null;
    },
    async received(scope, view, sha256) {
      return (await there(await filesFor(scope, view, sha256))).map((file) => file.sha256);
    },
    async mayBring(scope, view, sha256) {
      if (view === 'whole') return true;
      return storage.read(async (data) =>
        (await data.files.named(scope, view, [sha256])).has(sha256),
      );
    },
    async handedInFor(scope, sha256) {
      const named = await storage.read((data) => data.files.named(scope, 'whole', [sha256]));
      const namedBy = named.get(sha256);
      return namedBy === undefined ? null : namedBy === 'unit' ? 'unit' : 'whole';
    },
    async link(from, to, sha256) {
      return storage.write('files', async (data) => {
        const files = await data.files.find(from, sha256);
        const added = await data.files.add(
          files.map((file) => ({ ...file, scope: to, completed: now(), byUnit: false })),
        );
        await writeAudit(data.audit, fileEntries(added));
        return files.map((file) => file.sha256);
      });
    },
  };
}
