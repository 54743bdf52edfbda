import { sql, type Kysely, type Migration } from 'kysely';
import type { Dialect } from './dialect.ts';

/** Versions that a visit was pinned to before it was moved to another one, as a list in JSON. */
export const earlierChecklists = ({ text }: Dialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await sql
      .raw(`alter table visit add column earlier_checklists ${text} not null default '[]'`)
      .execute(db);
  },
});
