/** Part of the composition root: versions of checklists, of which this device keeps those it has read. */
import { err, ok } from '#domain/kernel/result.ts';
import type { VersionService } from '#client/services/app-services.ts';
import type { LocalStore } from '#client/store/local-store.ts';
import { moveVersion } from '#client/sync/move-version.ts';
import type { Transport } from '#client/sync/transport.ts';

export function createVersions(
  store: Pick<LocalStore, 'account' | 'readChecklist' | 'writeChecklist'>,
  exchange: () => Promise<{ readonly transport: Pick<Transport, 'checklist'> } | null>,
  /** The directory is to be read anew. */
  onMoved: () => void,
): VersionService {
  return {
    read: async (hash) => {
      const here = await store.readChecklist(hash);
      if (here !== null) return ok(here);
      const parts = await exchange();
      if (parts === null) return err({ type: 'no-connection' });
      const fetched = await parts.transport.checklist(hash);
      if (fetched.ok) {
        await store.writeChecklist(hash, fetched.value);
        return fetched;
      }
      const { error } = fetched;
      return error.type === 'answer-refused'
        ? err({ type: 'problem', code: 'internal', retryAfter: null })
        : err(error);
    },
    move: async (visitId, move) => {
      const moved = await moveVersion(fetch, store.account, visitId, move);
      // Refused or unanswered too: the directory says how it stands now.
      onMoved();
      return moved;
    },
  };
}
