import { sql, type Kysely, type Migration } from 'kysely';

/** Bytes that a look at the disk did not find as they should be. */
export const lostBytes: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create table lost_bytes (
      sha256 text primary key, since text not null
    ) strict, without rowid`.execute(db);
    // Files are listed by hash too, whatever scopes they count for.
    await sql`create index stored_file_sha256 on stored_file (sha256)`.execute(db);
  },
};
