import type { Checklist } from '#domain/checklist/definition.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Storage } from '../storage/port.ts';
import { writeAudit } from './audit-book.ts';

export interface ReadChecklist {
  /** Name of its file. */
  readonly file: string;
  readonly hash: string;
  readonly checklist: Pick<Checklist, 'id' | 'version'>;
  /** Canonical JSON of the whole checklist, whose hash is `hash`. */
  readonly content: string;
}

/** A checklist's words were altered, but not its version: people could not tell the two apart. */
export interface AlteredChecklist {
  readonly file: string;
  readonly id: string;
  readonly version: string;
}

/**
 * Takes the checklists that the server was started with: from now on these are in force. Versions
 * that visits are pinned to stay for ever (S10). With one altered under its old version nothing is
 * written.
 */
export async function registerChecklists(
  storage: Storage,
  clock: Clock,
  read: readonly ReadChecklist[],
): Promise<Result<null, readonly AlteredChecklist[]>> {
  return storage.write('checklists', async ({ checklists, audit }) => {
    const altered: AlteredChecklist[] = [];
    for (const { file, hash, checklist } of read) {
      const { id, version } = checklist;
      const known = await checklists.byVersion(id, version);
      if (known !== null && known.hash !== hash) altered.push({ file, id, version });
    }
    if (altered.length > 0) return err(altered);
    const before = (await checklists.current()).map((entry) => entry.hash).toSorted();
    const hashes = read.map((entry) => entry.hash).toSorted();
    if (before.join() === hashes.join()) return ok(null);
    await checklists.setCurrent(
      read.map(({ hash, checklist: { id, version }, content }) => ({ hash, id, version, content })),
    );
    const at = new Date(clock()).toISOString();
    await writeAudit(audit, [
      { at, actor: 'server', action: 'checklists-in-force', details: { hashes } },
    ]);
    return ok(null);
  });
}
