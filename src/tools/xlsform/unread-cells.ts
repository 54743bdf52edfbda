import { strFromU8 } from 'fflate';
import type { NotMapped } from './not-mapped.ts';

/**
 * Cells that a program wrote as a formula without its result, or with an error as its result. The
 * reader takes them as empty, so a question could go missing in silence; they are listed instead.
 */
export function unreadCells(parts: Readonly<Record<string, Uint8Array>>): readonly NotMapped[] {
  return [...sheetNamesByPart(parts)].flatMap(([path, sheet]) =>
    [...textOf(parts, path).matchAll(CELL)].flatMap(([, attributes = '', content = '']) => {
      const address = attributeOf(attributes, 'r');
      const row = Number(/\d+$/.exec(address)?.[0] ?? 0);
      const formula = /<(?:\w+:)?f[ >/]/.test(content);
      if (attributeOf(attributes, 't') === 'e') {
        const shown = /<(?:\w+:)?v>([^<]*)/.exec(content)?.[1] ?? 'an error';
        return [{ sheet, row, what: `cell ${address}`, why: `holds the error ${shown}` }];
      }
      if (!formula || /<(?:\w+:)?v[ >/]/.test(content)) return [];
      const why = 'a formula without its result; open and save the form in a spreadsheet program';
      return [{ sheet, row, what: `cell ${address}`, why }];
    }),
  );
}

/** An empty cell with a style closes itself: read as an opening, it would swallow the cell after it. */
const CELL = /<(?:\w+:)?c((?:\s+[\w:]+="[^"]*")*)\s*(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

function sheetNamesByPart(
  parts: Readonly<Record<string, Uint8Array>>,
): ReadonlyMap<string, string> {
  const targets = new Map(
    [
      ...textOf(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g),
    ].map(([, attributes = '']) => [
      attributeOf(attributes, 'Id'),
      attributeOf(attributes, 'Target'),
    ]),
  );
  return new Map(
    [...textOf(parts, 'xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(
      ([, attributes = '']) => {
        const target = targets.get(attributeOf(attributes, '\\w+:id')) ?? '';
        const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
        return [path, attributeOf(attributes, 'name').trim().toLowerCase()];
      },
    ),
  );
}

const textOf = (parts: Readonly<Record<string, Uint8Array>>, path: string): string =>
  parts[path] === undefined ? '' : strFromU8(parts[path]);

const attributeOf = (attributes: string, name: string): string =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
