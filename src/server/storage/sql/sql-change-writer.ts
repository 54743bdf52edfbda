import { emptySum } from '#domain/sync/change.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { ChangeWriter } from '../port.ts';
import type { LockOrder } from './lock-order.ts';
import { sqlChangeReader } from './sql-changes.ts';
import { moveDirectoryVersion } from './sql-directory.ts';
import { inBatches, type Db } from './tables.ts';

/** See `ChangeWriter`. */
export function sqlChanges(db: Db, order: LockOrder): ChangeWriter {
  const ensureHead = async (scope: Scope): Promise<void> => {
    await db
      .insertInto('scope_head')
      .values({ scope, seq: 0, sum: emptySum, view_seq: 0, view_sum: emptySum, published: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  };
  const headOf = (scope: Scope) =>
    db.selectFrom('scope_head').selectAll().where('scope', '=', scope).executeTakeFirstOrThrow();
  return {
    ...sqlChangeReader(db),
    append: async (scope, changes) => {
      if (changes.length === 0) return;
      await ensureHead(scope);
      const head = await headOf(scope);
      changes.forEach((change, index) => {
        if (change.seq !== head.seq + 1 + index) throw new Error(`gap in the log of ${scope}`);
      });
      for (const batch of inBatches(changes)) {
        await db
          .insertInto('change')
          .values(
            batch.map(({ seq, sum, id, record, content, digest, received, relayedBy }) => ({
              ...{ scope, seq, sum, id, record, content, digest, received },
              relayed_by: relayedBy,
            })),
          )
          .execute();
      }
      const named = changes.flatMap(({ seq, files, byUnit }) =>
        [...new Set(files)].map((sha256) => ({ scope, sha256, seq, by_unit: Number(byUnit) })),
      );
      for (const batch of inBatches(named)) {
        await db.insertInto('named_file').values(batch).execute();
      }
      const { seq, sum } = changes.at(-1)!;
      await db.updateTable('scope_head').set({ seq, sum }).where('scope', '=', scope).execute();
    },
    addVisibleRecords: async (scope, records) => {
      for (const batch of inBatches(records)) {
        await db
          .insertInto('visible_record')
          .values(batch.map((record) => ({ scope, record })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },
    addToUnitView: async (scope, entries) => {
      if (entries.length === 0) return;
      let { view_seq: last } = await headOf(scope);
      for (const { seq, view } of entries) {
        const { numUpdatedRows } = await db
          .updateTable('change')
          .set({ view_seq: view.seq, view_sum: view.sum })
          .where('scope', '=', scope)
          .where('seq', '=', seq)
          .where('view_seq', 'is', null)
          .executeTakeFirst();
        last += 1;
        if (view.seq !== last || numUpdatedRows !== 1n) {
          throw new Error(`gap in the unit's view of ${scope}`);
        }
      }
      const { view } = entries.at(-1)!;
      await db
        .updateTable('scope_head')
        .set({ view_seq: view.seq, view_sum: view.sum })
        .where('scope', '=', scope)
        .execute();
    },
    markPublished: async (scope) => {
      await ensureHead(scope);
      const { numUpdatedRows } = await db
        .updateTable('scope_head')
        .set({ published: 1 })
        .where('scope', '=', scope)
        .where('published', '=', 0)
        .executeTakeFirst();
      if (numUpdatedRows > 0n) await moveDirectoryVersion(db, order);
    },
  };
}
