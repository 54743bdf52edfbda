import { chmod, link, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { copyDatabase, findDamage, type DatabaseDamage } from './check-database.ts';
import { syncFile } from './sync-file.ts';

export type BackupFailure =
  | { readonly type: 'no-database' }
  | { readonly type: 'target-exists' }
  | { readonly type: 'cannot-write'; readonly reason: string }
  | { readonly type: 'bad-copy'; readonly damage: DatabaseDamage };

/**
 * Writes one consistent copy of the database, also while the server works: the copy is what one
 * moment held. It gets its name only after it was found whole and has reached the disk, so that what
 * lies under that name can be relied on. An existing file is never replaced. Answers its bytes.
 */
export async function backupDatabase(
  database: string,
  target: string,
): Promise<Result<{ readonly bytes: number }, BackupFailure>> {
  if (!(await isThere(database))) return err({ type: 'no-database' });
  if (await isThere(target)) return err({ type: 'target-exists' });
  const partial = `${target}.partial`;
  try {
    await rm(partial, { force: true });
    // It holds password hashes: nobody else on this machine reads it, not even while it is written.
    await (await open(partial, 'wx', 0o600)).close();
    await chmod(partial, 0o600);
    copyDatabase(database, partial);
    const damage = findDamage(partial);
    if (damage !== null) return err({ type: 'bad-copy', damage });
    await syncFile(partial);
    // Unlike a rename it refuses where somebody was faster.
    await link(partial, target);
    await syncFile(dirname(target));
    return ok({ bytes: (await stat(target)).size });
  } catch (error) {
    return err({
      type: 'cannot-write',
      reason: error instanceof Error ? error.message : String(error),
    });
  } finally {
    await rm(partial, { force: true });
  }
}

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
