/**
 * Giving out bytes (S27). A hash is not a permission, it is printed on minutes: the caller must be
 * able to read the scope, and the bytes must be complete for that scope. A unit gets only what a
 * change in its view names: thumbnails are named in the same change as their picture. Where no change
 * but its own names them it must have brought them itself: it could else name whatever it has heard of.
 */
import type { Readable } from 'node:stream';
import type { ScopeAccess } from '#domain/access/scope-access.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { BlobStore } from '#server/blobs/port.ts';
import type { LogView, NamedBy, Storage, StoredFile } from '#server/storage/port.ts';

export interface ServedFile {
  readonly size: number;
  readonly type: string;
  readonly bytes: Readable;
}

export type ServeFile = (
  access: ScopeAccess,
  scope: Scope,
  sha256: string,
) => Promise<ServedFile | null>;

/** What this access reads of a scope's log; `null`: nothing. */
export function logViewOf(access: ScopeAccess): LogView | null {
  if (access.type === 'none') return null;
  return access.type === 'role' && access.role === 'unit' ? 'unit' : 'whole';
}

/** May the unit know of a file that changes in its view name? */
export function isForUnit(file: StoredFile, namedBy: NamedBy | undefined): boolean {
  return namedBy === 'others' || (namedBy === 'unit' && file.byUnit);
}

/** Answers `null` alike for a file that is not there and one that is not for the caller. */
export function createServeFile(storage: Storage, blobs: BlobStore): ServeFile {
  return async (access, scope, sha256) => {
    const view = logViewOf(access);
    if (view === null) return null;
    const file = await storage.read(async (data) => {
      const [found] = await data.files.find(scope, [sha256]);
      if (found === undefined || view === 'whole') return found;
      const named = await data.files.named(scope, view, [sha256]);
      return isForUnit(found, named.get(sha256)) ? found : undefined;
    });
    if (file === undefined) return null;
    const blob = await blobs.open(sha256);
    return blob === null ? null : { size: blob.size, type: file.type, bytes: blob.bytes };
  };
}
