import { sql, type Kysely, type Migration } from 'kysely';
import type { Dialect } from './dialect.ts';

/** Bytes that a look at the disk did not find as they should be. */
export const lostBytes = ({ text, keyTable }: Dialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const table = `create table lost_bytes (sha256 ${text} primary key, since ${text} not null)`;
    await sql.raw(`${table}${keyTable}`).execute(db);
    // Files are listed by hash too, whatever scopes they count for.
    await sql`create index stored_file_sha256 on stored_file (sha256)`.execute(db);
  },
});
