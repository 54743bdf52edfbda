import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

import type { DocumentModel } from '#domain/documents/document-model.ts';

const CORE = 'docProps/core.xml';

// Zip stores local time; this is its first day in any time zone.
const ZIP_DAY = new Date(1980, 0, 1);

/**
 * Writes the package anew with times that come from the document, not from the
 * device: the DOCX library stamps the current time and an author of its own
 * into it, which would give each export another hash and name nobody.
 */
export function repack(docx: Uint8Array, model: DocumentModel): Uint8Array {
  const parts: Zippable = {};
  // oxlint-disable-next-line unicorn/no-array-sort -- a fresh array; `toSorted` needs Chrome 110
  const entries = Object.entries(unzipSync(docx)).sort(([a], [b]) => (a < b ? -1 : 1));
  // In this order `[Content_Types].xml` is first, as readers of open packages like it.
  for (const [name, bytes] of entries) {
    parts[name] = [name === CORE ? strToU8(coreProperties(model)) : bytes, { mtime: ZIP_DAY }];
  }
  return zipSync(parts);
}

function coreProperties(model: DocumentModel): string {
  const time =
    model.date === null
      ? ''
      : ['created', 'modified']
          .map(
            (name) =>
              `<dcterms:${name} xsi:type="dcterms:W3CDTF">${model.date}T00:00:00Z</dcterms:${name}>`,
          )
          .join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(model.title)}</dc:title><dc:language>vi-VN</dc:language>${time}` +
    '</cp:coreProperties>'
  );
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
