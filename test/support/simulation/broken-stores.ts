/** Tablets with one rule broken, put around the product's store from outside. */
import { changeSchema, type ChangeId } from '#domain/sync/change.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { Round, RoundAnswer, SyncStore } from '#client/store/sync-port.ts';
import { keyOf, type Marked, type OpenTablet } from './tablet-data.ts';
import type { WrapStore } from './sim-tablet.ts';

type Store = OpenTablet['store'];

const wrap =
  (change: (store: Store, open: OpenTablet) => Partial<Store>): WrapStore =>
  (open) => ({ ...open.store, ...change(open.store, open) });

const wrapSync = (change: (sync: SyncStore, open: OpenTablet) => Partial<SyncStore>): WrapStore =>
  wrap((store, open) => ({ sync: { ...store.sync, ...change(store.sync, open) } }));

/** Runs something with the changes looking otherwise, and gives them back the marks that they had. */
async function withMarks<T>(
  open: OpenTablet,
  look: (row: Marked) => Marked,
  work: () => Promise<T>,
): Promise<T> {
  const before = await open.marks();
  await open.remark(look);
  const outcome = await work();
  await open.remark((row) => before.get(keyOf(row)) ?? row);
  return outcome;
}

const withAnswer = (edit: (answer: RoundAnswer, sent: Round) => RoundAnswer): WrapStore =>
  wrapSync(({ applyAnswer }) => ({
    applyAnswer: (sent, answer) => applyAnswer(sent, edit(answer, sent)),
  }));

export const brokenStores: Readonly<Record<string, WrapStore>> = {
  'S1: typing on keeps the id of the edit that it replaces': wrap((store, { disk }) => ({
    save: async (edits, files) => {
      if (!disk) throw new Error('this rule is broken in memory only');
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
  'S2: not marked as left before it is sent': wrapSync(({ takeRound }, open) => ({
    takeRound: async (limits, skip) => {
      const before = await open.marks();
      const round = await takeRound(limits, skip);
      await open.remark((row) => {
        const left = before.get(keyOf(row))?.left ?? row.left;
        return left === row.left ? row : { ...row, left };
      });
      return round;
    },
  })),
  'S2: what has left is folded away all the same': wrap((store, open) => ({
    save: (edits, files) =>
      withMarks(
        open,
        (row) => (row.seq === null ? { ...row, left: false } : row),
        () => store.save(edits, files),
      ),
  })),
  'S3: heads are taken from the store at commit': wrap((store, open) => ({
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
  'S3: what one wrote oneself since does not count as seen': wrap((store, open) => ({
    save: (edits, files) =>
      withMarks(
        open,
        (row) => ({ ...row, written: false }),
        () => store.save(edits, files),
      ),
  })),
  'S15: after a reset nothing is pushed again': wrapSync(({ applyAnswer }, open) => ({
    applyAnswer: async (sent, answer) => {
      const before = await open.marks();
      const applied = await applyAnswer(sent, answer);
      if (applied.reset)
        await open.remark((row) => {
          const { seq, held } = before.get(keyOf(row)) ?? row;
          return row.seq === null ? { ...row, seq, held } : row;
        });
      return applied;
    },
  })),
  'S15: after a reset only own work is pushed again': wrapSync(({ applyAnswer }, open) => ({
    applyAnswer: async (sent, answer) => {
      const applied = await applyAnswer(sent, answer);
      if (applied.reset)
        await open.remark((row) => (row.seq === null && !row.written ? null : row));
      return applied;
    },
  })),
  'S16: counted as on the server when it is sent': wrapSync(({ takeRound }, open) => ({
    takeRound: async (limits, skip) => {
      const round = await takeRound(limits, skip);
      const sent = new Set(round.push.map((entry) => keyOf(entry)));
      await open.remark((row) => (sent.has(keyOf(row)) ? { ...row, seq: 0 } : row));
      return round;
    },
  })),
  'S17: an answer is applied although the cursor has moved': wrapSync(({ applyAnswer }, open) => ({
    applyAnswer: async (sent, answer) => {
      const applied = await applyAnswer(sent, answer);
      const stale = new Set(
        applied.refused.filter(({ why }) => why === 'stale').map(({ scope }) => scope),
      );
      const seqs = new Map(
        answer.scopes.flatMap(({ scope, entries }) =>
          stale.has(scope) ? entries.map(({ id, seq }) => [keyOf({ scope, id }), seq]) : [],
        ),
      );
      await open.remark((row) => {
        const seq = seqs.get(keyOf(row));
        return seq === undefined ? row : { ...row, seq, held: null };
      });
      return { ...applied, refused: [] };
    },
  })),
  'S17: a verdict of another past is applied': wrapSync(({ applyAnswer }, open) => ({
    applyAnswer: async (sent, answer) => {
      const applied = await applyAnswer(sent, answer);
      const pushed = new Set(sent.push.map((entry) => keyOf(entry)));
      await open.remark((row) => {
        const held = pushed.has(keyOf(row)) ? answer.held.get(row.id) : undefined;
        return held ? { ...row, held } : row;
      });
      return applied;
    },
  })),
  'S18: verdicts are not listened to': withAnswer((answer) => ({ ...answer, held: new Map() })),
  'S18: what is held stays in the fold': wrapSync(({ applyAnswer }, open) => ({
    applyAnswer: async (sent, answer) => {
      const applied = await applyAnswer(sent, answer);
      await open.remark((row) => (row.held ? { ...row, held: null, seq: 0 } : row));
      return applied;
    },
  })),
  'S18: what is held is never judged anew': wrapSync(({ setScopes }, open) => ({
    setScopes: async (readable) => {
      const before = await open.marks();
      await setScopes(readable);
      await open.remark((row) => {
        const held = before.get(keyOf(row))?.held;
        return held && !row.held ? { ...row, held } : row;
      });
    },
  })),
  'S19: own work is not sent as mine': wrapSync(({ takeRound }) => ({
    takeRound: async (limits, skip) => {
      const round = await takeRound(limits, skip);
      return { ...round, push: round.push.map((entry) => ({ ...entry, mine: false })) };
    },
  })),
  'S19: what the server gave as one’s own is not sent as mine': wrapSync(({ takeRound }, open) => ({
    takeRound: async (limits, skip) => {
      const round = await takeRound(limits, skip);
      const marks = await open.marks();
      const push = round.push.map((entry) => ({
        ...entry,
        mine: marks.get(keyOf(entry))?.written === true,
      }));
      return { ...round, push };
    },
  })),
  'S20: a withdrawn scope is forgotten without a proof': withAnswer((answer) => ({
    ...answer,
    revoked: answer.revoked.map(({ scope }) => ({ scope, proven: true })),
  })),
  'S20: with a withdrawn scope goes what was never read back': wrapSync(
    ({ applyAnswer }, open) => ({
      applyAnswer: async (sent, answer) => {
        const applied = await applyAnswer(sent, answer);
        const scopes = await open.scopes();
        const gone = new Set<string>(
          answer.revoked.flatMap(({ scope }) =>
            scopes.get(scope)?.state === 'withdrawn' ? [scope] : [],
          ),
        );
        await open.remark((row) => (gone.has(row.scope) ? null : row));
        return applied;
      },
    }),
  ),
  'S20: what waits in a withdrawn scope is not pushed': wrapSync(({ takeRound }, open) => ({
    takeRound: async (limits, skip) => {
      const scopes = await open.scopes();
      const closed = [...(await open.marks()).values()].filter(
        ({ scope }) => scopes.get(scope as Scope)?.state === 'withdrawn',
      );
      return takeRound(limits, new Set([...skip, ...closed.map(({ id }) => id)]));
    },
  })),
};
