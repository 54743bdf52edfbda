import { unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import type { Cell, SheetRows } from '#domain/directory/plan-rows-sheets.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';

/** Thousands of rows stay far below; what is larger is no list of people and visits. */
const maxBytes = 8 * 1024 * 1024;
/** Unpacked: a small file can hold a very large one. */
const maxUnpackedBytes = 64 * 1024 * 1024;

export type SpreadsheetProblem = 'too-large' | 'not-a-spreadsheet';

/** All sheets of an .xlsx file with their cells; dates as their ISO days. */
export async function readSpreadsheet(
  file: Blob,
): Promise<Result<readonly SheetRows[], SpreadsheetProblem>> {
  if (file.size > maxBytes) return err('too-large');
  const stored = storeParts(new Uint8Array(await file.arrayBuffer()));
  if (!stored.ok) return stored;
  try {
    const sheets = await readXlsxFile(stored.value);
    return ok(
      sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((row) => row.map(toCell)),
      })),
    );
  } catch {
    // The reader throws on everything that is not the format; which part of it helps nobody.
    return err('not-a-spreadsheet');
  }
}

/**
 * The same package without compression. The reader unpacks large parts in a worker made from text,
 * which the content security policy refuses; parts that are stored need none.
 */
function storeParts(bytes: Uint8Array): Result<ArrayBuffer, SpreadsheetProblem> {
  let unpacked = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/i.test(name)) return false;
        unpacked += originalSize;
        return unpacked <= maxUnpackedBytes;
      },
    });
    if (unpacked > maxUnpackedBytes) return err('too-large');
    return ok(zipSync(parts, { level: 0 }).slice().buffer);
  } catch {
    return err('not-a-spreadsheet');
  }
}

function toCell(value: unknown): Cell {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? String(value)
      : { day: value.toISOString().slice(0, 10) };
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}
