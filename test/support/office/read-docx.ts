import { strFromU8, unzipSync } from 'fflate';

import { unescapeXml } from './render-docx.ts';

/** One paragraph as it stands in the file: its text and the raw XML of its properties. */
export interface ReadParagraph {
  readonly text: string;
  readonly xml: string;
}

/** The parts of a DOCX as texts, by name. */
export function docxParts(docx: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Paragraphs in order, those of tables included; a paragraph never holds another one here. */
export function paragraphsIn(xml: string): ReadParagraph[] {
  return [...xml.matchAll(/<w:p(?: [^>]*)?>[\s\S]*?<\/w:p>|<w:p(?: [^>]*)?\/>/gu)].map(
    ([paragraph]) => ({ xml: paragraph, text: textIn(paragraph) }),
  );
}

/** Tables in order; the writer nests none. */
export function tablesIn(xml: string): string[] {
  return [...xml.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/gu)].map(([table]) => table);
}

export function rowsIn(table: string): string[] {
  return [...table.matchAll(/<w:tr(?: [^>]*)?>[\s\S]*?<\/w:tr>/gu)].map(([row]) => row);
}

export function cellTextsIn(row: string): string[] {
  return [...row.matchAll(/<w:tc>[\s\S]*?<\/w:tc>/gu)].map(([cell]) =>
    paragraphsIn(cell)
      .map((paragraph) => paragraph.text)
      .join('\n'),
  );
}

/** Attributes of the first element of that name, without prefixes: `{ top: "1134" }`. */
export function attributesOf(xml: string, element: string): Record<string, string> | null {
  const tag = new RegExp(`<${element}((?: [^>]*?)?)/?>`, 'u').exec(xml);
  if (tag === null) return null;
  return Object.fromEntries(
    [...(tag[1] ?? '').matchAll(/(?:\w+:)?(\w+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

function textIn(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)]
    .map(([, text = '']) => unescapeXml(text))
    .join('');
}
