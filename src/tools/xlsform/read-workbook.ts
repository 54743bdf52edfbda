/** An .xlsx workbook as sheets of texts, or why the file is none, in words for who picked it. */
import { unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { NotMapped } from './not-mapped.ts';
import { plainParts } from './plain-parts.ts';
import { unreadCells } from './unread-cells.ts';

export interface WorkbookSheet {
  readonly name: string;
  /** Entry 0 is row 1. An empty cell is an empty text; dates are ISO days, booleans true and false. */
  readonly rows: readonly (readonly string[])[];
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Cells that hold something of which no value is stored. */
  readonly unread: readonly NotMapped[];
}

export async function readWorkbook(bytes: Uint8Array): Promise<Result<Workbook, string>> {
  const parts = unpack(bytes);
  if (!parts.ok) return parts;
  try {
    const plain = Buffer.from(zipSync(plainParts(parts.value), { level: 0 }));
    const sheets = await readXlsxFile(plain, { parseNumber: numberText });
    return ok({
      sheets: sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((row) => row.map(cellText)),
      })),
      unread: unreadCells(parts.value),
    });
  } catch (error) {
    return err(`the workbook cannot be read (${error instanceof Error ? error.message : ''})`);
  }
}

/** Bytes that the parts of a form may unpack to: a large one takes a tenth, and a small file can hold gigabytes. */
const mostUnpacked = 50_000_000;

/** The XML parts of the package by their names. */
function unpack(bytes: Uint8Array): Result<Readonly<Record<string, Uint8Array>>, string> {
  if (bytes.length === 0) return err('the file is empty');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return err('an old .xls workbook or one with a password; save it as .xlsx without a password');
  }
  if (!startsWith(bytes, [0x50, 0x4b])) {
    const text = new TextDecoder().decode(bytes.subarray(0, 4000));
    const isText = !/[\p{Cc}\uFFFD]/u.test(text.replaceAll(/[\t\r\n]/g, ''));
    return err(
      isText
        ? 'not a workbook but text, such as a .csv that was renamed; save it as .xlsx'
        : 'not an .xlsx workbook',
    );
  }
  let unpacked = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isWanted = /\.(xml|rels)$|^mimetype$/i.test(name);
        if (isWanted) unpacked += originalSize;
        return isWanted && unpacked <= mostUnpacked;
      },
    });
    if (unpacked > mostUnpacked) {
      return err(
        'the workbook unpacks to more than 50 MB; delete the sheets and rows that are empty',
      );
    }
    if (parts['xl/workbook.xml'] !== undefined) return ok(parts);
    return err(
      parts['mimetype'] === undefined
        ? 'a zip archive without a workbook in it'
        : 'an OpenDocument file; save it as .xlsx',
    );
  } catch {
    return err('the file is damaged or has a password: it cannot be unpacked');
  }
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Digits as they are stored, so that no figure passes through a binary float; 5.0 is 5. */
function numberText(stored: string): string {
  return /e/i.test(stored) ? String(Number(stored)) : stored.replace(/\.0+$/, '');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00.*$/, '');
  }
  // Byte order marks, no-break spaces and zero-width spaces come along when cells are pasted.
  return String(value)
    .replaceAll(/[\uFEFF\u200B]/g, '')
    .replaceAll('\u00A0', ' ')
    .trim()
    .normalize('NFC');
}
