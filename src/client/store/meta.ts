/** The small facts of a local database, each parsed when read. */
import { z } from 'zod';
import { stampSchema } from '#domain/sync/hybrid-clock.ts';
import { recordKeySchema } from '#domain/sync/scope.ts';
import type { LocalDatabase } from './database.ts';

const shapes = {
  /** Tells a database of this account from one that the browser emptied. */
  marker: z.object({ account: z.string(), device: z.string(), createdAt: z.number() }),
  /** The browser emptied this database; stays until the person has said that it was read. */
  emptied: z.object({ at: z.number() }),
  /** The server's epoch that cursors and marks belong to (S15). */
  epoch: z.string(),
  /** Number of the lot that leaves next (S2); absent before the first. */
  nextLot: z.int().nonnegative(),
  /** Newest stamp made or taken over by this device (S6). */
  clock: stampSchema,
  /** Directory answer as received and its ETag. */
  directory: z.object({ etag: z.string(), json: z.string(), readAt: z.number() }),
  /** The item whose camera is open (S25): outlives the page, the tab and the browser. */
  camera: z.object({
    visitId: z.string(),
    record: recordKeySchema,
    path: z.string(),
    /** Wall time. */
    at: z.number(),
  }),
  /** Digest of the fields that the code knew which folded what is stored here (S9); absent before the first. */
  foldedWith: z.string(),
  /** Scope and id of changes that were to be sent and that the browser could not read. */
  unreadable: z.array(z.tuple([z.string(), z.string()])),
  /** Wall time of the last exchange in which the server left nothing open. */
  syncedAt: z.number(),
  /** When the server last answered this account: by its own clock, and by this device's at that moment. */
  answered: z.object({ server: z.number(), device: z.number() }),
} as const;

export type MetaKey = keyof typeof shapes;
export type MetaValue<K extends MetaKey> = z.infer<(typeof shapes)[K]>;

/** The value, or `null` when it is missing or cannot be read; a bad row is left where it is. */
export async function readMeta<K extends MetaKey>(
  database: LocalDatabase,
  key: K,
): Promise<MetaValue<K> | null> {
  const row = await database.meta.get(key);
  const parsed = shapes[key].safeParse(row?.value);
  return parsed.success ? (parsed.data as MetaValue<K>) : null;
}

export async function writeMeta<K extends MetaKey>(
  database: LocalDatabase,
  key: K,
  value: MetaValue<K>,
): Promise<void> {
  await database.meta.put({ key, value });
}
