/** What `npm run admin` does with its arguments, and what it says to the person at the keyboard. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { AuditAnchor } from '#server/usecases/audit-book.ts';
import { backup, type BackupFailure, type DataPlaces } from './backup.ts';
import type { RestoreSources } from './another-past.ts';
import type { DatabaseDamage } from './check-database.ts';
import { fileLines, restoredFileLines } from './file-lines.ts';
import { restoreFiles, type RestoreFilesFailure } from './restore-files.ts';
import { restore, type RestoreFailure } from './restore.ts';
import {
  alteredText,
  besideLines,
  isWhole,
  verifiedLines,
  verifyArguments,
} from './verified-lines.ts';
import { verify, type VerifyFailure } from './verify.ts';

export interface AdminOutcome {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

const usage = [
  'npm run admin -- backup <file>          writes a copy of the database into a new file, and the files that it names into "blobs" beside it; the server may be running',
  'npm run admin -- verify [file]          reads everything again, of a backup or of the server, and says what is not as it was; the server may be running',
  '    --at <number>:<hash>                compares with what an earlier verify printed and you kept elsewhere',
  'npm run admin -- restore <file>         puts a backup in the place of the database, and files that are gone in theirs; the server must be stopped',
  'npm run admin -- restore-files <file>   brings only missing and damaged files back from a backup; the server may be running',
  'The database is so-doan.db in DATA_DIR (./data where that is not set).',
];

export async function runAdmin(
  args: readonly string[],
  dataDir: string,
  sources: RestoreSources,
): Promise<AdminOutcome> {
  const [command, given = '', ...rest] = args;
  const places = { dataDir, database: join(dataDir, 'so-doan.db') };
  if (command === 'verify') {
    const asked = verifyArguments(args.slice(1));
    if (asked === null) return { ok: false, lines: usage };
    return doVerify(asked.file === '' ? places.database : resolve(asked.file), asked.anchor);
  }
  if (rest.length > 0) return { ok: false, lines: usage };
  if (given === '') return { ok: false, lines: usage };
  const file = resolve(given);
  if (command === 'backup') return doBackup(places, file);
  const owner = await otherOwner(dataDir);
  if (owner !== null && (command === 'restore' || command === 'restore-files'))
    return no(
      `Nothing was changed. ${dataDir} belongs to the user with number ${owner}, and what another user writes there the server could not use. Run it as that user: sudo -u '#${owner}' npm run admin -- ${command} ${given}`,
    );
  if (command === 'restore') return doRestore(places, file, sources);
  if (command === 'restore-files') return doRestoreFiles(places, file, sources);
  return { ok: false, lines: usage };
}

/** Whose folder it is, where that is not the user who runs this: not even root, whose files only root can read. */
async function otherOwner(dataDir: string): Promise<number | null> {
  const own = process.getuid?.();
  const folder = await stat(dataDir).catch(() => null);
  return own === undefined || folder === null || folder.uid === own ? null : folder.uid;
}

async function doBackup(places: DataPlaces, file: string): Promise<AdminOutcome> {
  const done = await backup(places, file);
  if (!done.ok) return no(`No backup was made. ${backupReason(done.error, places.database, file)}`);
  const { bytes, files } = done.value;
  return {
    // The backup is good, but a person must hear of it: with each night fewer tablets still hold them.
    ok: files.lacking.length === 0,
    lines: [
      `Database, read again and found whole: ${file} (${bytes} bytes)`,
      `Photos and issued documents in ${join(dirname(file), 'blobs')}: ${files.copied} copied and read again, ${files.present} were there in their full length.`,
      ...(files.present === 0
        ? []
        : [`What was there was not read again: "verify ${file}" does that, now and then.`]),
      ...fileLines(
        'Not in the backup, since the server has lost them or cannot read them',
        files.lacking,
      ),
    ],
  };
}

async function doVerify(database: string, anchor: AuditAnchor | null): Promise<AdminOutcome> {
  const done = await verify(database, anchor);
  if (!done.ok) return no(verifyReason(done.error, database));
  const ok = isWhole(done.value);
  return {
    ok,
    lines: [
      `${database}: ${ok ? 'whole' : 'every page can be read, but not all is as it was'}.`,
      ...verifiedLines(done.value),
    ],
  };
}

async function doRestore(
  places: DataPlaces,
  file: string,
  sources: RestoreSources,
): Promise<AdminOutcome> {
  const done = await restore(places, file, sources);
  if (!done.ok) {
    return no(`Nothing was changed. ${restoreReason(done.error, places.database, file)}`);
  }
  const { kept, later, auditRows, files } = done.value;
  return {
    ok: true,
    lines: [
      `Restored from ${file}: whole, its audit book of ${auditRows} rows and all changes are unaltered.`,
      ...(kept === null ? [] : [`The database that was there before is kept: ${kept}`]),
      ...besideLines(done.value),
      ...restoredFileLines(files),
      ...(later === 0
        ? []
        : [`Came after the backup and lie here whole, so that they count: ${later}`]),
      'Everybody must sign in anew, with the password of the time of the backup. Tablets then bring back by themselves what they hold and the backup does not.',
    ],
  };
}

async function doRestoreFiles(
  places: DataPlaces,
  file: string,
  { clock }: RestoreSources,
): Promise<AdminOutcome> {
  const done = await restoreFiles(places, file, clock);
  if (!done.ok) return no(restoreFilesReason(done.error, places.database, file));
  return { ok: done.value.lacking.length === 0, lines: restoredFileLines(done.value) };
}

const no = (line: string): AdminOutcome => ({ ok: false, lines: [line] });

function backupReason(failure: BackupFailure, database: string, file: string): string {
  switch (failure.type) {
    case 'no-database':
      return `There is no database at ${database}. Is DATA_DIR right?`;
    case 'target-exists':
      return `${file} exists already, and a backup replaces nothing: give it another name.`;
    case 'cannot-write':
      return `${file} cannot be written: ${failure.reason}`;
    case 'bad-copy':
      return `The database itself is not whole: ${damageText(failure.damage)}. Keep older backups, and restore one of them.`;
  }
}

function verifyReason(failure: VerifyFailure, database: string): string {
  switch (failure.type) {
    case 'no-database':
      return `There is no database at ${database}.`;
    case 'bad-database':
      return `${database} cannot be relied on: ${damageText(failure.damage)}.`;
    case 'cannot-read':
      return `${database} cannot be read: ${failure.reason}`;
  }
}

function restoreReason(failure: RestoreFailure, database: string, file: string): string {
  switch (failure.type) {
    case 'no-backup':
      return `There is no file ${file}.`;
    case 'in-use':
      return `${database} is in use. Stop the server first, then restore, then start it again.`;
    case 'bad-backup':
      return `${file} cannot be used: ${damageText(failure.damage)}.`;
    case 'altered':
      return `${file} cannot be used. ${alteredText(failure.books)}`;
    case 'cannot-write':
      return `The restore failed: ${failure.reason}`;
  }
}

function restoreFilesReason(failure: RestoreFilesFailure, database: string, file: string): string {
  switch (failure.type) {
    case 'no-database':
      return `There is no database at ${database}. Is DATA_DIR right?`;
    case 'no-backup':
      return `There is no file ${file}.`;
    case 'cannot-write':
      return `Not everything was brought back: ${failure.reason}`;
  }
}

function damageText(damage: DatabaseDamage): string {
  return damage.type === 'foreign'
    ? 'it is no database of this server'
    : `it is damaged (${damage.finding})`;
}
