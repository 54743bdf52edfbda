import { strFromU8, strToU8 } from 'fflate';

type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * The parts of a workbook without two liberties of the format that the reader does not know, and some
 * programs take: texts written as CDATA (it passes over them in silence), and cells without their
 * address, which then follow one after the other.
 */
export function plainParts(parts: Parts): Record<string, Uint8Array> {
  const entries = Object.entries(parts).map(([name, bytes]): [string, Uint8Array] => {
    if (!/^xl\/(worksheets\/[^/]+|sharedStrings)\.xml$/i.test(name)) return [name, bytes];
    const text = strFromU8(bytes);
    const plain = withAddresses(
      text.replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, data: string) => escaped(data)),
    );
    return [name, plain === text ? bytes : strToU8(plain)];
  });
  return Object.fromEntries(entries);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A sheet in which every cell has its address is left as it is. */
function withAddresses(sheet: string): string {
  if (!/<(\w+:)?c(?![^>]*\sr=")[\s/>]/.test(sheet)) return sheet;
  let row = 0;
  let column = 0;
  return sheet.replaceAll(
    /<(\w+:)?(row|c)(?=[\s/>])([^>]*)/g,
    (tag, prefix = '', name = '', rest = '') => {
      const given = /\sr="([A-Z]*)(\d+)"/.exec(String(rest));
      if (name === 'row') {
        row = given === null ? row + 1 : Number(given[2]);
        column = 0;
        return tag;
      }
      column = given === null ? column + 1 : columnNumber(given[1] ?? '');
      return given === null ? `<${prefix}c r="${columnLetters(column)}${row}"${rest}` : tag;
    },
  );
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function columnLetters(number: number): string {
  const rest = (number - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return number <= 26 ? letter : `${columnLetters((number - 1 - rest) / 26)}${letter}`;
}
