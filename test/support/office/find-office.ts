import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that turn a DOCX into a PDF and a PDF into words and pixels. */
export interface Office {
  readonly soffice: string;
  readonly pdftotext: string;
  readonly pdftoppm: string;
}

export type OfficeSearch =
  | { readonly found: true; readonly office: Office }
  | { readonly found: false; readonly reason: string };

/**
 * Looks for LibreOffice and poppler on the PATH. A machine without them cannot
 * draw a page; tests then say so in their titles with the reason given here.
 */
export function findOffice(path = process.env['PATH'] ?? ''): OfficeSearch {
  const soffice = findProgram('soffice', path) ?? findProgram('libreoffice', path);
  const pdftotext = findProgram('pdftotext', path);
  const pdftoppm = findProgram('pdftoppm', path);
  if (soffice !== null && pdftotext !== null && pdftoppm !== null) {
    return { found: true, office: { soffice, pdftotext, pdftoppm } };
  }
  const missing = Object.entries({ soffice, pdftotext, pdftoppm })
    .filter(([, program]) => program === null)
    .map(([name]) => name);
  return { found: false, reason: `not on this machine: ${missing.join(', ')}` };
}

function findProgram(name: string, path: string): string | null {
  for (const folder of path.split(delimiter).filter((one) => one !== '')) {
    const program = join(folder, name);
    try {
      accessSync(program, constants.X_OK);
      return program;
    } catch {
      // Not in this folder: the next one may have it.
    }
  }
  return null;
}
