import { sql, type Kysely, type Migration } from 'kysely';
import type { Dialect } from './dialect.ts';

/** What is held of one sender is summed at each push that leaves something held: in the index alone. */
export const heldBytes = ({ integer }: Dialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await sql
      .raw(`alter table held_change add column bytes ${integer} not null default 0`)
      .execute(db);
    await sql`update held_change set bytes = octet_length(content)`.execute(db);
    await sql`drop index held_change_sender`.execute(db);
    await sql`create index held_change_sender on held_change (pushed_by, bytes)`.execute(db);
  },
});
