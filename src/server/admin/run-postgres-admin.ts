/** What `npm run admin` does where DATABASE_URL is set: PostgreSQL brings its own tools for copies. */
import { openPostgresStorage } from '../storage/postgres/open-postgres-storage.ts';
import { openFilesystemBlobs } from '../blobs/filesystem/open-filesystem-blobs.ts';
import { makeAnotherPast, type Bring, type RestoreSources } from './another-past.ts';
import { copyFiles } from './copy-files.ts';
import { restoredFileLines, type AdminOutcome } from './run-admin.ts';

const backupLines = [
  'The database is on PostgreSQL (DATABASE_URL): this command copies the embedded database alone. Use the tool of PostgreSQL; the server may be running:',
  '  (umask 077; pg_dump --format=custom --file=<file> "$DATABASE_URL")',
  'Photos and issued documents are not part of it: copy the folder "blobs" of the data folder after it.',
];

const restoreLines = [
  'The database is on PostgreSQL (DATABASE_URL): this command restores the embedded database alone. Stop the server, then use the tools of PostgreSQL, with a new and empty database in DATABASE_URL:',
  '  pg_restore --no-owner --exit-on-error --dbname="$DATABASE_URL" <file>',
  '  npm run admin -- restored',
  'The second command is not a formality: without it, cookies of the time of the backup open the server again.',
];

const usage = [
  'npm run admin -- restored   after a pg_restore: checks the audit book, gives a new epoch, signs everybody out',
  'npm run admin -- backup     says how to back up a database on PostgreSQL',
  'npm run admin -- restore    says how to restore one',
];

export async function runPostgresAdmin(
  [command, ...rest]: readonly string[],
  { databaseUrl, dataDir }: { readonly databaseUrl: string; readonly dataDir: string },
  sources: RestoreSources,
): Promise<AdminOutcome> {
  if (command === 'backup') return { ok: false, lines: backupLines };
  if (command === 'restore') return { ok: false, lines: restoreLines };
  if (command !== 'restored' || rest.length > 0) return { ok: false, lines: usage };
  try {
    return await restored(databaseUrl, dataDir, sources);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, lines: [`Nothing was changed. The database cannot be used: ${reason}`] };
  }
}

async function restored(
  databaseUrl: string,
  dataDir: string,
  sources: RestoreSources,
): Promise<AdminOutcome> {
  const storage = await openPostgresStorage(databaseUrl, () => undefined);
  try {
    const blobs = await openFilesystemBlobs(dataDir);
    const look: Bring = (hashes) => copyFiles(blobs, blobs, hashes, true);
    const done = await makeAnotherPast(storage, sources, look);
    return done.ok
      ? {
          ok: true,
          lines: [
            `The audit book of ${done.value.auditRows} rows is unaltered. The server's past is another one from now on.`,
            ...restoredFileLines(done.value.files),
            'Everybody must sign in anew, with the password of the time of the backup. Tablets then bring back by themselves what they hold and the backup does not.',
          ],
        }
      : {
          ok: false,
          lines: [
            `Nothing was changed. Row ${done.error.row} of the audit book is not what the server wrote there: do not use this backup.`,
          ],
        };
  } finally {
    await storage.close();
  }
}
