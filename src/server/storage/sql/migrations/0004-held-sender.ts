import { sql, type Kysely, type Migration } from 'kysely';

/** How much is held of one sender is asked before more of it is kept. */
export const heldSender = (): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await sql`create index held_change_sender on held_change (pushed_by)`.execute(db);
  },
});
