/** What `verify` says of an office, on either database, and why a backup is refused. */
import type { AuditAnchor } from '#server/usecases/audit-book.ts';
import { isUnaltered, type BooksCheck } from '#server/usecases/verify-books.ts';
import { fileLines } from './file-lines.ts';
import type { Verified } from './verify.ts';

export const isWhole = (verified: Verified): boolean =>
  isUnaltered(verified) &&
  verified.beside.type === 'whole' &&
  [verified.damaged, verified.missing, verified.unreadable].every((files) => files.length === 0);

export function verifiedLines(verified: Verified): readonly string[] {
  const { whole, damaged, missing, unreadable, knownLost } = verified;
  return [
    auditLine(verified),
    logLine(verified),
    ...besideLines(verified),
    `Photos and issued documents: ${whole} whole.`,
    ...fileLines('Damaged', damaged),
    ...fileLines('Missing', missing),
    ...fileLines('Not readable', unreadable),
    ...(knownLost === 0 ? [] : [`Of the missing ones, ${knownLost} are known to the server.`]),
  ];
}

/** The first thing that is wrong with altered books. */
export const alteredText = (books: BooksCheck): string =>
  books.audit.type === 'whole' ? logLine(books) : auditLine(books);

function auditLine({ audit }: BooksCheck): string {
  switch (audit.type) {
    case 'whole':
      return `Audit book: ${audit.rows} rows, unaltered. To be kept elsewhere, and given to --at later: ${audit.rows}:${audit.hash}`;
    case 'broken':
      return `Audit book: row ${audit.number} is not what the server wrote there.`;
    case 'another':
      return `Audit book: row ${audit.number} is not the one that was given with --at: rows were taken away, or the book was written anew.`;
  }
}

function logLine({ log }: BooksCheck): string {
  switch (log.type) {
    case 'whole':
      return `Changes: ${log.changes}, each as it was accepted.`;
    case 'altered':
      return `Changes: number ${log.seq} of ${log.scope}${log.view === 'unit' ? ', as its unit reads it,' : ''} is not what the server put there.`;
    case 'unaccounted':
      return `Changes: ${log.scope} holds others than the audit book says were accepted.`;
  }
}

/** What the audit book says is kept, and is not: nothing to say while all of it is there. */
export function besideLines({ beside }: Pick<BooksCheck, 'beside'>): readonly string[] {
  if (beside.type === 'whole') return [];
  const { held, files, number } = beside;
  return [
    `Gone, although the audit book says that they were kept: ${held} held changes, ${files} rows of the book of files. The first is told of by its row ${number}.`,
  ];
}

/** `<number>:<hash>`, as it was printed; `null`: it is something else. */
function parseAnchor(text: string): AuditAnchor | null {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return number === undefined || hash === undefined ? null : { number: Number(number), hash };
}

/** What stands after `verify`: a file or none, and `--at` with an anchor or none. `null`: something else. */
export function verifyArguments(
  args: readonly string[],
): { readonly file: string; readonly anchor: AuditAnchor | null } | null {
  const at = args.indexOf('--at');
  const anchor = at === -1 ? null : parseAnchor(args[at + 1] ?? '');
  if (at !== -1 && anchor === null) return null;
  const [file = '', ...rest] = at === -1 ? args : args.toSpliced(at, 2);
  return rest.length === 0 && !file.startsWith('--') ? { file, anchor } : null;
}
