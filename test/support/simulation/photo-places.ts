/** Where a photo of a world lies, and what is said of it there. */
import type { Scope } from '#domain/sync/scope.ts';
import { hashOf, type MemoryBlobs } from './memory-blobs.ts';
import type { Tab, Tablet } from './sim-tablet.ts';
import type { SimWorld } from './sim-world.ts';
import type { OpenTablet } from './tablet-data.ts';

export type Local = NonNullable<OpenTablet['local']>;

/** A picture or its thumbnail, shown as saved in one scope. */
export interface Photo {
  readonly scope: Scope;
  readonly record: string;
  readonly sha256: string;
  readonly size: number;
  readonly thumbnail: boolean;
  readonly value: Picture;
  /** Where it was taken; of a link nobody has it by that. */
  readonly takenOn: Tablet | null;
}

export type Picture = Readonly<
  Record<string, string | number | Readonly<Record<string, string | number>>>
>;

export function localOf({ open }: Tab): Local {
  if (!open.local) throw new Error('photos are kept in IndexedDB alone');
  return open.local;
}

export async function isActive({ front }: Tablet, scope: Scope): Promise<boolean> {
  return (await front.open.scopes()).get(scope)?.state === 'active';
}

/** Whole, and its book says so. */
export async function isAtServer(
  { server: { storage } }: SimWorld,
  blobs: MemoryBlobs,
  { scope, sha256 }: Pick<Photo, 'scope' | 'sha256'>,
): Promise<boolean> {
  const rows = await storage.read(({ files }) => files.find(scope, [sha256]));
  return rows.length > 0 && (await blobs.check(sha256)) === 'whole';
}

/** Whether this tablet has it whole, or can have it linked, and what it says of it. */
export async function heldOn(
  tablet: Tablet,
  { scope, sha256 }: Photo,
): Promise<{ readonly waiting: boolean } | null> {
  const { database, store } = localOf(tablet.front);
  const row = await database.files.get([scope, sha256]);
  if (!row) return null;
  const waiting = row.waiting === 1;
  const read = await store.readFile(scope, sha256);
  if (read === null) return row.linkFrom === undefined ? null : { waiting };
  return hashOf(Buffer.from(read.bytes)) === sha256 ? { waiting } : null;
}

export const textOf = ({ scope, record, sha256 }: Photo): string => `${scope} ${record} ${sha256}`;
