import { sql } from 'kysely';
import { delegationSchema, visitSchema } from '#domain/directory/directory.ts';
import type { DirectoryWriter } from '../port.ts';
import type { LockOrder } from './lock-order.ts';
import { inBatches, lastOfEach, type Db } from './tables.ts';

const versionName = 'directory-version';
const storedVisitSchema = visitSchema.omit({ disclosed: true });

/** The directory's entries, see `DirectoryWriter`. */
export function sqlDirectory(db: Db, order: LockOrder): DirectoryWriter {
  return {
    version: async () => {
      const row = await db
        .selectFrom('meta')
        .select('value')
        .where('name', '=', versionName)
        .executeTakeFirst();
      return Number(row?.value ?? '0');
    },
    entries: async () => ({
      units: await db.selectFrom('unit').selectAll().orderBy('id').execute(),
      campaigns: await db.selectFrom('campaign').selectAll().orderBy('id').execute(),
      delegations: await readDelegations(db),
      visits: await readVisits(db),
    }),
    put: async ({ units, campaigns, delegations, visits }) => {
      await upsert(
        db,
        'unit',
        units.map(({ id, name, district }) => ({ id, name, district })),
      );
      await upsert(
        db,
        'campaign',
        campaigns.map(({ id, name, basis }) => ({ id, name, basis })),
      );
      await upsert(
        db,
        'delegation',
        delegations.map(({ id, campaignId, name, members }) => ({
          ...{ id, name },
          campaign_id: campaignId,
          members: JSON.stringify(members),
        })),
      );
      await upsert(
        db,
        'visit',
        visits.map((visit) => ({
          id: visit.id,
          campaign_id: visit.campaignId,
          delegation_id: visit.delegationId,
          unit_id: visit.unitId,
          kind: visit.kind,
          date: visit.date,
          period_from: visit.period.from,
          period_to: visit.period.to,
          checklists: JSON.stringify(visit.checklists),
          earlier_checklists: JSON.stringify(visit.earlierChecklists ?? []),
          assignments: JSON.stringify(visit.assignments),
        })),
      );
      await moveDirectoryVersion(db, order);
    },
  };
}

/** What the directory's facts follow from has moved: readers of older facts read them again. */
export async function moveDirectoryVersion(db: Db, order: LockOrder): Promise<void> {
  order.version();
  await db
    .insertInto('meta')
    .values({ name: versionName, value: '1' })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ value: sql<string>`cast(cast(meta.value as integer) + 1 as text)` }),
    )
    .execute();
}

async function readDelegations(db: Db) {
  const rows = await db.selectFrom('delegation').selectAll().orderBy('id').execute();
  return rows.map(({ id, campaign_id: campaignId, name, members }) =>
    delegationSchema.parse({ id, campaignId, name, members: JSON.parse(members) }),
  );
}

async function readVisits(db: Db) {
  const rows = await db.selectFrom('visit').selectAll().orderBy('id').execute();
  return rows.map((row) =>
    storedVisitSchema.parse({
      id: row.id,
      campaignId: row.campaign_id,
      delegationId: row.delegation_id,
      unitId: row.unit_id,
      kind: row.kind,
      date: row.date,
      period: { from: row.period_from, to: row.period_to },
      checklists: JSON.parse(row.checklists),
      ...(row.earlier_checklists === '[]'
        ? {}
        : { earlierChecklists: JSON.parse(row.earlier_checklists) as unknown }),
      assignments: JSON.parse(row.assignments),
    }),
  );
}

async function upsert(
  db: Db,
  table: 'unit' | 'campaign' | 'delegation' | 'visit',
  rows: readonly { readonly id: string; readonly [column: string]: string }[],
): Promise<void> {
  for (const batch of inBatches(lastOfEach(rows, (row) => row.id))) {
    const columns = Object.keys(batch[0]!).filter((column) => column !== 'id');
    // Written once for four tables: the query builder cannot type an insert into any of several.
    const values = batch.map(
      (row) => sql`(${row.id}, ${sql.join(columns.map((column) => row[column]))})`,
    );
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const updates = columns.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
    await sql`insert into ${sql.table(table)} (id, ${names}) values ${sql.join(values)}
      on conflict (id) do update set ${sql.join(updates)}`.execute(db);
  }
}
