/** Files that came after a backup and lie whole where the server looks for them. */
import type { Clock } from '#domain/kernel/sources.ts';
import { fileEntries, writeAudit } from '#server/usecases/audit-book.ts';
import { knownFiles, noteFile } from '#server/usecases/check-files.ts';
import type { BlobStore } from '../blobs/port.ts';
import type { Storage, StoredFile } from '../storage/port.ts';

/**
 * The server took them, and a tablet that was told so may have dropped its bytes since. Answers how many
 * the backup did not know; each is read to its end.
 */
export async function takeOver(
  storage: Storage,
  clock: Clock,
  booked: readonly StoredFile[],
  blobs: BlobStore,
): Promise<number> {
  let taken = 0;
  for (const file of booked) {
    const { scope, sha256 } = file;
    const known = await storage.read((data) => data.files.find(scope, [sha256]));
    if (known.length > 0) continue;
    if ((await blobs.check(sha256).catch(() => null)) !== 'whole') continue;
    const at = new Date(clock()).toISOString();
    await storage.write('files', async ({ files, audit }) => {
      const added = await files.add([file]);
      await writeAudit(audit, fileEntries(added.map((one) => ({ ...one, completed: at }))));
    });
    // The backup may know it as lost: without this it would count for nobody until its moment in the scrub.
    await noteFile(storage, clock, { sha256, state: 'whole' });
    taken += 1;
  }
  return taken;
}

/** Whole ones that count for no scope: whose they are only another database can say. */
export async function unnamedFiles(storage: Storage, blobs: BlobStore): Promise<readonly string[]> {
  const named = new Set<string>();
  for await (const { sha256 } of knownFiles(storage)) named.add(sha256);
  const unnamed: string[] = [];
  for (const sha256 of await blobs.all()) {
    if (named.has(sha256)) continue;
    if ((await blobs.check(sha256).catch(() => null)) === 'whole') unnamed.push(sha256);
  }
  return unnamed;
}
