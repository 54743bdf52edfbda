import { sql, type Kysely, type Migration } from 'kysely';
import type { Dialect } from './dialect.ts';

/**
 * Whose changes name a file, and whether the unit has brought it itself (S27). Of what is there already
 * the sender stands in the change; bytes that none but the unit names it has brought. Ids of accounts
 * are letters and digits, and a quote within a text is escaped: what is found so is a member `by`.
 */
export const unitFiles = ({ integer }: Dialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const column = `by_unit ${integer} not null default 0`;
    for (const table of ['named_file', 'stored_file'])
      await sql.raw(`alter table ${table} add column ${column}`).execute(db);
    await sql`update named_file set by_unit = 1 where scope like 'followup/%' and exists (
      select 1 from change, account_profile
      where change.scope = named_file.scope and change.seq = named_file.seq
        and account_profile.role = 'unit'
        and coalesce(change.relayed_by = account_profile.id,
          change.content like '%"by":"' || account_profile.id || '"%'))`.execute(db);
    const naming = sql`select 1 from named_file
      where named_file.scope = stored_file.scope and named_file.sha256 = stored_file.sha256`;
    await sql`update stored_file set by_unit = 1
      where exists (${naming} and named_file.by_unit = 1)
        and not exists (${naming} and named_file.by_unit = 0)`.execute(db);
  },
});
