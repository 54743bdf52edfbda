import { Migrator, sql, type Migration } from 'kysely';
import type { Db } from '../tables.ts';
import { firstTables } from './0001-first-tables.ts';
import { earlierChecklists } from './0002-earlier-checklists.ts';
import { lostBytes } from './0003-lost-bytes.ts';
import { heldSender } from './0004-held-sender.ts';
import { heldBytes } from './0005-held-bytes.ts';
import { unitFiles } from './0006-unit-files.ts';
import type { Dialect } from './dialect.ts';

/**
 * In order; a released one is never altered. Listed by hand rather than found in the folder: the
 * bundled server has no folder.
 */
const migrationsFor = (dialect: Dialect): Readonly<Record<string, Migration>> => ({
  '0001-first-tables': firstTables(dialect),
  '0002-earlier-checklists': earlierChecklists(dialect),
  '0003-lost-bytes': lostBytes(dialect),
  '0004-held-sender': heldSender(),
  '0005-held-bytes': heldBytes(dialect),
  '0006-unit-files': unitFiles(dialect),
});

/** Brings the database to the newest shape; throws where that fails, and leaves it as it was. */
export async function migrate(db: Db, dialect: Dialect): Promise<void> {
  const migrations = migrationsFor(dialect);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`
    .execute(db)
    .catch(() => ({ rows: [] }));
  const unknown = rows.map(({ name }) => name).filter((name) => !(name in migrations));
  if (unknown.length === 0) throw error;
  throw new Error(
    `the database belongs to a newer version of this server (it has ${unknown.join(', ')}); start that version, or restore a backup of this one`,
  );
}
