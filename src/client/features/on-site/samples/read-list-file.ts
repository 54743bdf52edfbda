import { err, ok, type Result } from '#domain/kernel/result.ts';
import { readTable, type GivenLine } from '#domain/on-site/read-table.ts';

export type ListFileProblem =
  | 'too-large'
  | 'not-a-list'
  /** The part of the app that reads spreadsheets has not come to this device. */
  | 'no-reader';

/** A list of thousands of codes is far smaller. */
const maxBytes = 4 * 1024 * 1024;

/** Lines of a CSV, a text, or the first sheet of an .xlsx that has any. */
export async function readListFile(
  file: File,
): Promise<Result<readonly GivenLine[], ListFileProblem>> {
  if (file.size > maxBytes) return err('too-large');
  // A file that was moved or changed since it was chosen cannot be read.
  const buffer = await file.arrayBuffer().catch(() => null);
  if (buffer === null) return err('not-a-list');
  const bytes = new Uint8Array(buffer);
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) {
    const text = decode(bytes);
    return text === null ? err('not-a-list') : ok(readTable(text));
  }
  const reader = await import('#client/documents/read-spreadsheet.ts').catch(() => null);
  if (reader === null) return err('no-reader');
  const sheets = await reader.readSpreadsheet(file);
  if (!sheets.ok) return err(sheets.error === 'too-large' ? 'too-large' : 'not-a-list');
  const rows = sheets.value.find((sheet) => sheet.rows.length > 0)?.rows ?? [];
  return ok(
    rows
      .map((row, index) => ({ number: index + 1, cells: row.map(cellText) }))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
  );
}

/** Excel writes "Unicode text" as UTF-16; everything else is UTF-8. */
function decode(bytes: Uint8Array): string | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function cellText(cell: string | number | boolean | { readonly day: string } | null): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.day : String(cell).trim();
}
