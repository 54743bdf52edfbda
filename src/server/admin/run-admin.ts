/** What `npm run admin` does with its arguments, and what it says to the person at the keyboard. */
import { join, resolve } from 'node:path';
import type { RestoreSources } from './another-past.ts';
import { backupDatabase, type BackupFailure } from './backup-database.ts';
import type { DatabaseDamage } from './check-database.ts';
import { restoreDatabase, type RestoreFailure } from './restore-database.ts';

export interface AdminOutcome {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

const usage = [
  'npm run admin -- backup <file>    writes a copy of the database into a new file; the server may be running',
  'npm run admin -- restore <file>   puts such a copy in the place of the database; the server must be stopped',
  'The database is so-doan.db in DATA_DIR (./data where that is not set).',
];

/** A person who relies on a backup must know of it before the disk breaks, not after. */
const photosLine =
  'Photos and issued documents are not part of it: copy the folder "blobs" of the data folder beside it.';

export async function runAdmin(
  args: readonly string[],
  dataDir: string,
  sources: RestoreSources,
): Promise<AdminOutcome> {
  const [command, given, ...rest] = args;
  if (given === undefined || given === '' || rest.length > 0) return { ok: false, lines: usage };
  const database = join(dataDir, 'so-doan.db');
  const file = resolve(given);
  if (command === 'backup') return backup(database, file);
  if (command === 'restore') return restore(database, file, sources);
  return { ok: false, lines: usage };
}

async function backup(database: string, file: string): Promise<AdminOutcome> {
  const done = await backupDatabase(database, file);
  if (!done.ok) return no(`No backup was made. ${backupReason(done.error, database, file)}`);
  return {
    ok: true,
    lines: [`Backup, read again and found whole: ${file} (${done.value.bytes} bytes)`, photosLine],
  };
}

async function restore(
  database: string,
  file: string,
  sources: RestoreSources,
): Promise<AdminOutcome> {
  const done = await restoreDatabase(database, file, sources);
  if (!done.ok) return no(`Nothing was changed. ${restoreReason(done.error, database, file)}`);
  const { kept, auditRows } = done.value;
  return {
    ok: true,
    lines: [
      `Restored from ${file}: whole, and its audit book of ${auditRows} rows is unaltered.`,
      ...(kept === null ? [] : [`The database that was there before is kept: ${kept}`]),
      'Everybody must sign in anew, with the password of the time of the backup. Tablets then bring back by themselves what they hold and the backup does not.',
      'Photos and issued documents were not touched: they are in the folder "blobs" of the data folder.',
    ],
  };
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

function restoreReason(failure: RestoreFailure, database: string, file: string): string {
  switch (failure.type) {
    case 'no-backup':
      return `There is no file ${file}.`;
    case 'in-use':
      return `${database} is in use. Stop the server first, then restore, then start it again.`;
    case 'bad-backup':
      return `${file} cannot be used: ${damageText(failure.damage)}.`;
    case 'altered':
      return `${file} cannot be used: row ${failure.row} of its audit book is not what the server wrote there.`;
    case 'cannot-write':
      return `The restore failed: ${failure.reason}`;
  }
}

function damageText(damage: DatabaseDamage): string {
  return damage.type === 'foreign'
    ? 'it is no database of this server'
    : `it is damaged (${damage.finding})`;
}
