import { sql, type Selectable } from 'kysely';
import { heldCodes, type HeldCode } from '#domain/access/judge-change.ts';
import { utf8Length } from '#domain/sync/change.ts';
import { scopeSchema } from '#domain/sync/scope.ts';
import { z } from 'zod';
import type {
  AuditWriter,
  ChecklistWriter,
  EpochWriter,
  FileWriter,
  HeldKey,
  HeldRow,
  HeldWriter,
  NamedBy,
  StoredFile,
} from '../port.ts';
import { withinLength } from '#domain/kernel/within-length.ts';
import type { LockOrder } from './lock-order.ts';
import { inBatches, lastOfEach, type Db, type Tables } from './tables.ts';

const heldCodeSchema = z.enum(heldCodes);

/** Held changes, see `HeldWriter`. */
export function sqlHeld(db: Db): HeldWriter {
  return {
    list: async ({ before, limit, maxLength, maxContent }) => {
      // Lengths first: what does not fit must not be in memory, not even for a moment.
      const newest = db
        .selectFrom('held_change')
        .select(['number', sql<number>`octet_length(content)`.as('length')])
        .orderBy('number', 'desc')
        .limit(limit);
      const lengths = await (
        before === null ? newest : newest.where('number', '<', before)
      ).execute();
      const listed = withinLength(lengths, maxLength, ({ length }) => Math.min(length, maxContent));
      const last = listed.at(-1);
      if (last === undefined) return [];
      const rows = await db
        .selectFrom('held_change')
        .select(['number', 'change_id', 'scope', 'code', 'reason', 'received', 'pushed_by'])
        .select(['device', 'mine', 'digest'])
        .select(sql<string>`substr(content, 1, ${sql.lit(maxContent)})`.as('content'))
        .where('number', '>=', last.number)
        .where('number', '<=', listed[0]!.number)
        .orderBy('number', 'desc')
        .execute();
      return rows.map(toHeld);
    },
    amountOf: async (pushedBy) => {
      // From the index alone: contents are long, and lie elsewhere.
      const { rows, bytes } = await db
        .selectFrom('held_change')
        .select(sql<number | string>`count(*)`.as('rows'))
        .select(sql<number | string | null>`sum(bytes)`.as('bytes'))
        .where('pushed_by', '=', pushedBy)
        .executeTakeFirstOrThrow();
      return { rows: Number(rows), bytes: Number(bytes ?? 0) };
    },
    known: async <T extends HeldKey>(changes: readonly T[]) => {
      const codes = new Map<string, HeldCode>();
      for (const batch of inBatches(changes)) {
        const keys = batch.map(
          ({ changeId, digest, pushedBy }) => sql`(${changeId}, ${digest}, ${pushedBy})`,
        );
        const rows = await db
          .selectFrom('held_change')
          .select(['change_id', 'digest', 'pushed_by', 'code'])
          .where(sql<boolean>`(change_id, digest, pushed_by) in (values ${sql.join(keys)})`)
          .execute();
        for (const row of rows)
          codes.set(
            `${row.change_id} ${row.digest} ${row.pushed_by}`,
            heldCodeSchema.parse(row.code),
          );
      }
      return new Map(
        changes.flatMap((change) => {
          const code = codes.get(`${change.changeId} ${change.digest} ${change.pushedBy}`);
          return code === undefined ? [] : [[change, code] as const];
        }),
      );
    },
    get: async (number) => {
      const query = db.selectFrom('held_change').selectAll().where('number', '=', number);
      const row = await query.executeTakeFirst();
      return row ? toHeld(row) : null;
    },
    keep: async (changes) => {
      const once = lastOfEach(changes, (row) => `${row.changeId} ${row.digest} ${row.pushedBy}`);
      for (const batch of inBatches(once)) {
        await db
          .insertInto('held_change')
          .values(
            batch.map(({ changeId, pushedBy, mine, ...rest }) => ({
              ...rest,
              change_id: changeId,
              pushed_by: pushedBy,
              mine: Number(mine),
              bytes: utf8Length(rest.content),
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['change_id', 'digest', 'pushed_by']).doUpdateSet((row) => ({
              code: row.ref('excluded.code'),
              reason: row.ref('excluded.reason'),
              received: row.ref('excluded.received'),
              device: row.ref('excluded.device'),
              mine: row.ref('excluded.mine'),
            })),
          )
          .execute();
      }
    },
    release: async (accepted) => {
      const contents = new Set(accepted.map(({ changeId, digest }) => `${changeId} ${digest}`));
      for (const batch of inBatches(accepted, 5000)) {
        // Looked for by id and mostly not found, which costs less than a deletion that names each pair.
        const ids = batch.map(({ changeId }) => changeId);
        const waiting = await db
          .selectFrom('held_change')
          .select(['number', 'change_id', 'digest'])
          .where('change_id', 'in', ids)
          .execute();
        const numbers = waiting
          .filter((row) => contents.has(`${row.change_id} ${row.digest}`))
          .map((row) => row.number);
        for (const some of inBatches(numbers, 5000)) {
          await db.deleteFrom('held_change').where('number', 'in', some).execute();
        }
      }
    },
  };
}

/** Checklist versions, see `ChecklistWriter`. */
export function sqlChecklists(db: Db): ChecklistWriter {
  const versions = () =>
    db.selectFrom('checklist_version').select(['hash', 'id', 'version', 'content']);
  return {
    byHash: async (hashes) =>
      hashes.length === 0
        ? []
        : versions()
            .where('hash', 'in', [...new Set(hashes)])
            .execute(),
    byVersion: async (id, version) =>
      (await versions().where('id', '=', id).where('version', '=', version).executeTakeFirst()) ??
      null,
    current: () => versions().where('current', '=', 1).orderBy('id').execute(),
    inForce: () =>
      db
        .selectFrom('checklist_version')
        .select(['id', 'hash'])
        .where('current', '=', 1)
        .orderBy('id')
        .execute(),
    setCurrent: async (current) => {
      await db.updateTable('checklist_version').set({ current: 0 }).execute();
      for (const { hash, id, version, content } of current) {
        await db
          .insertInto('checklist_version')
          .values({ hash, id, version, content, current: 1 })
          .onConflict((conflict) => conflict.column('hash').doUpdateSet({ current: 1 }))
          .execute();
      }
    },
  };
}

/** Which bytes are complete for which scope, see `FileWriter`. */
export function sqlFiles(db: Db): FileWriter {
  return {
    find: async (scope, hashes) => {
      const found: StoredFile[] = [];
      for (const batch of inBatches([...new Set(hashes)], 5000)) {
        const query = db
          .selectFrom('stored_file')
          .selectAll()
          .where('scope', '=', scope)
          .where('sha256', 'not in', db.selectFrom('lost_bytes').select('sha256'));
        for (const row of await query.where('sha256', 'in', batch).execute()) {
          const { sha256, size, type, completed } = row;
          found.push({ scope, sha256, size, type, completed, byUnit: row.by_unit === 1 });
        }
      }
      return found;
    },
    known: async (scope, hashes) => {
      const known = new Set<string>();
      for (const batch of inBatches([...new Set(hashes)], 5000)) {
        const query = db.selectFrom('stored_file').select('sha256').where('scope', '=', scope);
        for (const row of await query.where('sha256', 'in', batch).execute()) known.add(row.sha256);
      }
      return known;
    },
    page: async (after, limit) => {
      const rows = await db
        .selectFrom('stored_file')
        .leftJoin('lost_bytes', 'lost_bytes.sha256', 'stored_file.sha256')
        .select((row) => [
          'stored_file.sha256',
          'lost_bytes.since',
          row.fn.max('stored_file.size').as('size'),
        ])
        .groupBy(['stored_file.sha256', 'lost_bytes.since'])
        .where('stored_file.sha256', '>', after)
        .orderBy('stored_file.sha256')
        .limit(limit)
        .execute();
      return rows.map(({ sha256, size, since }) => ({ sha256, size, lost: since !== null }));
    },
    named: async (scope, view, hashes) => {
      const named = new Map<string, NamedBy>();
      for (const batch of inBatches(hashes, 5000)) {
        const query = db
          .selectFrom('named_file')
          .innerJoin('change', (join) =>
            join
              .onRef('change.scope', '=', 'named_file.scope')
              .onRef('change.seq', '=', 'named_file.seq'),
          )
          .select((row) => ['named_file.sha256', row.fn.min('named_file.by_unit').as('byUnit')])
          .groupBy('named_file.sha256')
          .where('named_file.scope', '=', scope)
          .where('named_file.sha256', 'in', batch);
        const inView = view === 'whole' ? query : query.where('change.view_seq', 'is not', null);
        for (const { sha256, byUnit } of await inView.execute())
          named.set(sha256, byUnit === 1 ? 'unit' : 'others');
      }
      return named;
    },
    add: async (files) => {
      const fresh = new Set<string>();
      for (const batch of inBatches(files)) {
        const rows = await db
          .insertInto('stored_file')
          .values(batch.map(({ byUnit, ...file }) => ({ ...file, by_unit: Number(byUnit) })))
          .onConflict((conflict) => conflict.doNothing())
          .returning(['scope', 'sha256'])
          .execute();
        for (const row of rows) fresh.add(`${row.scope} ${row.sha256}`);
      }
      for (const { scope, sha256 } of files.filter(({ byUnit }) => byUnit)) {
        await db
          .updateTable('stored_file')
          .set({ by_unit: 1 })
          .where('scope', '=', scope)
          .where('sha256', '=', sha256)
          .execute();
      }
      return files.filter(({ scope, sha256 }) => fresh.delete(`${scope} ${sha256}`));
    },
    markLost: async (hashes, since) => {
      const lost: string[] = [];
      for (const batch of inBatches([...new Set(hashes)])) {
        const query = db
          .insertInto('lost_bytes')
          .values(batch.map((sha256) => ({ sha256, since })))
          .onConflict((conflict) => conflict.doNothing())
          .returning('sha256');
        lost.push(...(await query.execute()).map(({ sha256 }) => sha256));
      }
      return lost;
    },
    markFound: async (hashes) => {
      const found: string[] = [];
      for (const batch of inBatches(hashes)) {
        const query = db.deleteFrom('lost_bytes').where('sha256', 'in', batch).returning('sha256');
        found.push(...(await query.execute()).map(({ sha256 }) => sha256));
      }
      return found;
    },
  };
}

/** The audit book, see `AuditWriter`. */
export function sqlAudit(db: Db, order: LockOrder): AuditWriter {
  const last = async () => {
    await order.book();
    const query = db.selectFrom('audit').selectAll().orderBy('number', 'desc').limit(1);
    return (await query.executeTakeFirst()) ?? null;
  };
  return {
    last,
    page: (after, limit) =>
      db
        .selectFrom('audit')
        .selectAll()
        .where('number', '>', after)
        .orderBy('number')
        .limit(limit)
        .execute(),
    append: async (rows) => {
      const before = (await last())?.number ?? 0;
      rows.forEach((row, index) => {
        if (row.number !== before + 1 + index) throw new Error('gap in the audit book');
      });
      for (const batch of inBatches(rows)) await db.insertInto('audit').values(batch).execute();
    },
  };
}

/** The epoch, see `EpochWriter`. */
export function sqlEpoch(db: Db): EpochWriter {
  return {
    current: async () => {
      const query = db.selectFrom('meta').select('value').where('name', '=', 'epoch');
      return (await query.executeTakeFirst())?.value ?? null;
    },
    replace: async (epoch) => {
      await sql`insert into meta (name, value) values ('epoch', ${epoch})
        on conflict (name) do update set value = excluded.value`.execute(db);
    },
  };
}

function toHeld(row: Omit<Selectable<Tables['held_change']>, 'bytes'>): HeldRow {
  const { number, reason, received, device, content, digest } = row;
  return {
    ...{ number, reason, received, device, content, digest },
    changeId: row.change_id,
    scope: row.scope === null ? null : scopeSchema.parse(row.scope),
    code: heldCodeSchema.parse(row.code),
    pushedBy: row.pushed_by,
    mine: row.mine === 1,
  };
}
