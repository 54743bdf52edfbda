/** What really lies on this device, and whether more can be written: asked before one leaves. */
import type { Scope } from '#domain/sync/scope.ts';
import type { LocalDatabase } from './database.ts';

/** Counted by the bytes, not by the rows that speak of them. */
export async function heldBytes(
  database: LocalDatabase,
  scope: Scope,
): Promise<ReadonlySet<string>> {
  const rows = await database.files.where('scope').equals(scope).toArray();
  const homes = rows.map(({ sha256, linkFrom }): [string, string] => [linkFrom ?? scope, sha256]);
  const here = await database.bytes.where(':id').anyOf(homes).primaryKeys();
  return new Set(here.map(([, sha256]) => sha256));
}

const trialKey = 'trial';
/** About a photo with its thumbnail. */
const trialBytes = 700_000;

/** A row that nothing else reads, in transactions as strict as those of a save. */
export async function tryWrite(database: LocalDatabase): Promise<boolean> {
  const written = Uint8Array.from({ length: trialBytes }, (_, index) => (index * 31) % 251);
  try {
    await database.transaction('rw', database.meta, () =>
      database.meta.put({ key: trialKey, value: written.buffer }),
    );
    const row = await database.meta.get(trialKey);
    const read = new Uint8Array(row?.value as ArrayBuffer);
    return read.length === trialBytes && read.every((byte, index) => byte === written[index]);
  } finally {
    await database.meta.delete(trialKey);
  }
}
