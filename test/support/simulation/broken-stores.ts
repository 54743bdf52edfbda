/** Tablets with one rule broken, put around the product's store from outside. Only for the store in memory. */
import { changeSchema, type ChangeId } from '#domain/sync/change.ts';
import type { Round, RoundAnswer, SyncStore } from '#client/store/sync-port.ts';
import type { MemoryDisk, MemoryEntry } from '../client/memory-store.ts';
import type { OpenTablet } from './tablet-data.ts';
import type { WrapStore } from './sim-tablet.ts';

type Store = OpenTablet['store'];

const wrap =
  (change: (store: Store, disk: MemoryDisk, open: OpenTablet) => Partial<Store>): WrapStore =>
  (open) => {
    if (!open.disk) throw new Error('rules are broken in memory only');
    return { ...open.store, ...change(open.store, open.disk, open) };
  };

const wrapSync = (change: (sync: SyncStore, disk: MemoryDisk) => Partial<SyncStore>): WrapStore =>
  wrap((store, disk) => ({ sync: { ...store.sync, ...change(store.sync, disk) } }));

function rewrite(disk: MemoryDisk, edit: (entry: MemoryEntry) => MemoryEntry | null): void {
  for (const [key, entry] of disk.changes) {
    const edited = edit(entry);
    if (edited) disk.changes.set(key, edited);
    else disk.changes.delete(key);
  }
}

/** Runs something with the entries of the disk looking otherwise, and puts back what did not change. */
async function withEntries<T>(
  disk: MemoryDisk,
  look: (entry: MemoryEntry) => MemoryEntry,
  work: () => Promise<T>,
): Promise<T> {
  const before = new Map(disk.changes);
  rewrite(disk, look);
  const outcome = await work();
  for (const [key, entry] of before) if (disk.changes.has(key)) disk.changes.set(key, entry);
  return outcome;
}

const withAnswer = (edit: (answer: RoundAnswer, sent: Round) => RoundAnswer): WrapStore =>
  wrapSync(({ applyAnswer }) => ({
    applyAnswer: (sent, answer) => applyAnswer(sent, edit(answer, sent)),
  }));

export const brokenStores: Readonly<Record<string, WrapStore>> = {
  'S1: typing on keeps the id of the edit that it replaces': wrap((store, disk) => ({
    save: async (edits, files) => {
      const before = new Set(disk.changes.keys());
      const outcome = await store.save(edits, files);
      if (!outcome.ok) return outcome;
      const gone = [...before].find((key) => !disk.changes.has(key));
      const added = [...disk.changes].find(([key]) => !before.has(key));
      if (!gone || !added) return outcome;
      const id = gone.split('|')[1] as ChangeId;
      const change = changeSchema.parse({ ...added[1].change, id });
      disk.changes.delete(added[0]);
      const content = added[1].content.replace(added[1].change.id, id);
      disk.changes.set(gone, { ...added[1], change, content });
      return { ok: true, value: { ...outcome.value, ids: [id] } };
    },
  })),
  'S2: not marked as left before it is sent': wrapSync(({ takeRound }, disk) => ({
    takeRound: async (limits, skip) => {
      const left = new Map([...disk.changes].map(([key, entry]) => [key, entry.left]));
      const round = await takeRound(limits, skip);
      for (const [key, entry] of disk.changes)
        disk.changes.set(key, { ...entry, left: left.get(key) ?? entry.left });
      return round;
    },
  })),
  'S2: what has left is folded away all the same': wrap((store, disk) => ({
    save: (edits, files) =>
      withEntries(
        disk,
        (entry) => (entry.seq === null ? { ...entry, left: false } : entry),
        () => store.save(edits, files),
      ),
  })),
  'S3: heads are taken from the store at commit': wrap((store, _disk, open) => ({
    save: async (edits, files) => {
      const now = await Promise.all(
        edits.map(async (edit) => {
          const folds = await open.folds(edit.scope);
          const field = folds.find(({ record }) => record === edit.record)?.fields[edit.field];
          return field ? { ...edit, seen: field.heads.map((head) => head.id) } : edit;
        }),
      );
      return store.save(now, files);
    },
  })),
  'S3: what one wrote oneself since does not count as seen': wrap((store, disk) => ({
    save: (edits, files) =>
      withEntries(
        disk,
        (entry) => ({ ...entry, written: false }),
        () => store.save(edits, files),
      ),
  })),
  'S15: after a reset nothing is pushed again': wrapSync(({ applyAnswer }, disk) => ({
    applyAnswer: async (sent, answer) => {
      const marks = new Map([...disk.changes].map(([key, { seq, held }]) => [key, { seq, held }]));
      const applied = await applyAnswer(sent, answer);
      if (applied.reset)
        for (const [key, entry] of disk.changes)
          if (entry.seq === null) disk.changes.set(key, { ...entry, ...marks.get(key) });
      return applied;
    },
  })),
  'S15: after a reset only own work is pushed again': wrapSync(({ applyAnswer }, disk) => ({
    applyAnswer: async (sent, answer) => {
      const applied = await applyAnswer(sent, answer);
      if (applied.reset)
        rewrite(disk, (entry) => (entry.seq === null && !entry.written ? null : entry));
      return applied;
    },
  })),
  'S16: counted as on the server when it is sent': wrapSync(({ takeRound }, disk) => ({
    takeRound: async (limits, skip) => {
      const round = await takeRound(limits, skip);
      for (const { scope, id } of round.push) {
        const entry = disk.changes.get(`${scope}|${id}`);
        if (entry) disk.changes.set(`${scope}|${id}`, { ...entry, seq: 0 });
      }
      return round;
    },
  })),
  'S17: an answer is applied although the cursor has moved': wrapSync(({ applyAnswer }, disk) => ({
    applyAnswer: async (sent, answer) => {
      const applied = await applyAnswer(sent, answer);
      const stale = new Set(
        applied.refused.filter(({ why }) => why === 'stale').map(({ scope }) => scope),
      );
      for (const { scope, entries } of answer.scopes) {
        if (!stale.has(scope)) continue;
        for (const { id, seq } of entries) {
          const entry = disk.changes.get(`${scope}|${id}`);
          if (entry) disk.changes.set(`${scope}|${id}`, { ...entry, seq, held: null });
        }
      }
      return { ...applied, refused: [] };
    },
  })),
  'S17: a verdict of another past is applied': wrapSync(({ applyAnswer }, disk) => ({
    applyAnswer: async (sent, answer) => {
      const applied = await applyAnswer(sent, answer);
      for (const { scope, id } of sent.push) {
        const entry = disk.changes.get(`${scope}|${id}`);
        const verdict = answer.held.get(id);
        if (!entry || !verdict) continue;
        const { record, field } = entry.change;
        disk.changes.set(`${scope}|${id}`, {
          ...entry,
          held: { scope, record, field, ...verdict },
        });
      }
      return applied;
    },
  })),
  'S18: verdicts are not listened to': withAnswer((answer) => ({ ...answer, held: new Map() })),
  'S18: what is held stays in the fold': wrapSync(({ applyAnswer }, disk) => ({
    applyAnswer: async (sent, answer) => {
      const applied = await applyAnswer(sent, answer);
      rewrite(disk, (entry) => (entry.held ? { ...entry, held: null, seq: 0 } : entry));
      return applied;
    },
  })),
  'S18: what is held is never judged anew': wrapSync(({ setScopes }, disk) => ({
    setScopes: async (readable) => {
      const before = new Map(disk.changes);
      await setScopes(readable);
      for (const [key, entry] of before) if (entry.held) disk.changes.set(key, entry);
    },
  })),
  'S19: own work is not sent as mine': wrapSync(({ takeRound }) => ({
    takeRound: async (limits, skip) => {
      const round = await takeRound(limits, skip);
      return { ...round, push: round.push.map((entry) => ({ ...entry, mine: false })) };
    },
  })),
  'S19: what the server gave as one’s own is not sent as mine': wrapSync(({ takeRound }, disk) => ({
    takeRound: async (limits, skip) => {
      const round = await takeRound(limits, skip);
      const push = round.push.map((entry) => ({
        ...entry,
        mine: disk.changes.get(`${entry.scope}|${entry.id}`)?.written === true,
      }));
      return { ...round, push };
    },
  })),
  'S20: a withdrawn scope is forgotten without a proof': withAnswer((answer) => ({
    ...answer,
    revoked: answer.revoked.map(({ scope }) => ({ scope, proven: true })),
  })),
  'S20: with a withdrawn scope goes what was never read back': wrapSync(
    ({ applyAnswer }, disk) => ({
      applyAnswer: async (sent, answer) => {
        const applied = await applyAnswer(sent, answer);
        const gone = new Set(answer.revoked.map(({ scope }) => scope));
        rewrite(disk, (entry) =>
          gone.has(entry.change.scope) && disk.scopes.get(entry.change.scope)?.state === 'withdrawn'
            ? null
            : entry,
        );
        return applied;
      },
    }),
  ),
  'S20: what waits in a withdrawn scope is not pushed': wrapSync(({ takeRound }, disk) => ({
    takeRound: (limits, skip) => {
      const closed = [...disk.changes.values()].filter(
        ({ change }) => disk.scopes.get(change.scope)?.state === 'withdrawn',
      );
      return takeRound(limits, new Set([...skip, ...closed.map(({ change }) => change.id)]));
    },
  })),
};
