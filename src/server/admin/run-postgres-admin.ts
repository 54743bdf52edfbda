/** What `npm run admin` does where DATABASE_URL is set: PostgreSQL brings its own tools for copies. */
import type { Clock } from '#domain/kernel/sources.ts';
import type { AuditAnchor } from '#server/usecases/audit-book.ts';
import type { BlobStore } from '../blobs/port.ts';
import { openPostgresStorage } from '../storage/postgres/open-postgres-storage.ts';
import { readBookedFiles } from '../storage/postgres/read-booked-files.ts';
import type { SqlStorage } from '../storage/sql/sql-storage.ts';
import { openFilesystemBlobs } from '../blobs/filesystem/open-filesystem-blobs.ts';
import { makeAnotherPast, type Bring, type RestoreSources } from './another-past.ts';
import { copyFiles } from './copy-files.ts';
import { fileLines, restoredFileLines } from './file-lines.ts';
import type { AdminOutcome } from './run-admin.ts';
import { takeOver, unnamedFiles } from './take-over.ts';
import {
  alteredText,
  besideLines,
  isWhole,
  verifiedLines,
  verifyArguments,
} from './verified-lines.ts';
import { verifyStorage } from './verify.ts';

const backupLines = [
  'The database is on PostgreSQL (DATABASE_URL): this command copies the embedded database alone. Use the tool of PostgreSQL; the server may be running:',
  '  (umask 077; pg_dump --format=custom --file=<file> "$DATABASE_URL")',
  'Photos and issued documents are not part of it: copy the folder "blobs" of the data folder after it.',
];

const restoreLines = [
  'The database is on PostgreSQL (DATABASE_URL): this command restores the embedded database alone. Stop the server, then use the tools of PostgreSQL, with a new and empty database in DATABASE_URL:',
  '  pg_restore --no-owner --exit-on-error --dbname="$DATABASE_URL" <file>',
  '  npm run admin -- restored --before <DATABASE_URL of the database that was in use>',
  'Without --before where that one is gone. The second command is not a formality: without it, cookies of the time of the backup open the server again.',
];

const usage = [
  'npm run admin -- verify     reads audit book, changes and files again, and says what is not as it was; the server may be running',
  '    --at <number>:<hash>    compares with what an earlier verify printed and you kept elsewhere',
  'npm run admin -- restored   after a pg_restore: checks audit book and changes, gives a new epoch, signs everybody out',
  '    --before <url>          the database that was in use before: files that came after the backup and lie here whole count as it says; it is only read',
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
  const asked = command === 'verify' ? verifyArguments(rest) : null;
  if (asked?.file === '') return verifyAll(databaseUrl, dataDir, asked.anchor);
  const [option, before = null, ...more] = rest;
  const isAsked = option === undefined || (option === '--before' && before !== null);
  if (command !== 'restored' || !isAsked || more.length > 0) return { ok: false, lines: usage };
  try {
    return await restored(databaseUrl, dataDir, sources, before);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, lines: [`Nothing was changed. The database cannot be used: ${reason}`] };
  }
}

/** Its pages and indexes are PostgreSQL's own affair (`pg_amcheck`). */
async function verifyAll(
  databaseUrl: string,
  dataDir: string,
  anchor: AuditAnchor | null,
): Promise<AdminOutcome> {
  try {
    const storage = await openPostgresStorage(databaseUrl, () => undefined);
    try {
      const verified = await verifyStorage(storage, dataDir, anchor);
      return { ok: isWhole(verified), lines: verifiedLines(verified) };
    } finally {
      await storage.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, lines: [`The database cannot be read: ${reason}`] };
  }
}

async function restored(
  databaseUrl: string,
  dataDir: string,
  sources: RestoreSources,
  before: string | null,
): Promise<AdminOutcome> {
  const storage = await openPostgresStorage(databaseUrl, () => undefined);
  try {
    const blobs = await openFilesystemBlobs(dataDir);
    const look: Bring = (files) => copyFiles(blobs, blobs, files, 'read');
    const done = await makeAnotherPast(storage, sources, look);
    const later = done.ok ? await laterLines(storage, sources.clock, blobs, before) : [];
    return done.ok
      ? {
          ok: true,
          lines: [
            `The audit book of ${done.value.auditRows} rows is unaltered, and so are all changes. The server's past is another one from now on.`,
            ...besideLines(done.value),
            ...restoredFileLines(done.value.files),
            ...later,
            'Everybody must sign in anew, with the password of the time of the backup. Tablets then bring back by themselves what they hold and the backup does not.',
          ],
        }
      : {
          ok: false,
          lines: [`Nothing was changed. Do not use this backup. ${alteredText(done.error.books)}`],
        };
  } finally {
    await storage.close();
  }
}

/** Files that came after the backup: what the database before says of them, and which nobody speaks of. */
async function laterLines(
  storage: SqlStorage,
  clock: Clock,
  blobs: BlobStore,
  before: string | null,
): Promise<readonly string[]> {
  const lines: string[] = [];
  if (before !== null) {
    try {
      const taken = await takeOver(storage, clock, await readBookedFiles(before), blobs);
      lines.push(`Files that came after the backup and lie here whole: ${taken} go on to count.`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      lines.push(`The database of --before cannot be read: ${reason}`);
    }
  }
  const unnamed = await unnamedFiles(storage, blobs);
  const what =
    'Whole in "blobs", but of no record of this database, so that nobody is given them. Keep them: tablets that hold them make them count again, and so does "restored --before" with a database that names them';
  return [...lines, ...fileLines(what, unnamed)];
}
