import { Migrator, type Migration } from 'kysely';
import type { Db } from '../tables.ts';
import { firstTables } from './0001-first-tables.ts';
import { earlierChecklists } from './0002-earlier-checklists.ts';
import { lostBytes } from './0003-lost-bytes.ts';

/**
 * In order; a released one is never altered. Listed by hand rather than found in the folder: the
 * bundled server has no folder.
 */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-earlier-checklists': earlierChecklists,
  '0003-lost-bytes': lostBytes,
};

/** Brings the database to the newest shape; throws where that fails, and leaves it as it was. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
