import { sql, type Kysely, type Migration } from 'kysely';

/** Versions that a visit was pinned to before it was moved to another one, as a list in JSON. */
export const earlierChecklists: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table visit add column earlier_checklists text not null default '[]'`.execute(
      db,
    );
  },
};
