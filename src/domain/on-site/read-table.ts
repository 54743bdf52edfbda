/** Text that was pasted, or read from a CSV file, as lines of cells. */

/** A line of a list as it was given. */
export interface GivenLine {
  /** Its number in what was given, from 1; blank lines are counted. */
  readonly number: number;
  readonly cells: readonly string[];
}

const anySeparator = ['\t', ';', ','] as const;

/**
 * Cells are parted by TAB where there is any (Excel, tables of Word), else by semicolon, else by comma;
 * by those of `separators` alone where it is given, for texts that hold commas themselves.
 * Quotes as in CSV: a quoted cell may hold the separator, a line break and doubled quotes. Blank lines
 * are left out. A quote that is never closed is a letter like any other.
 */
export function readTable(
  text: string,
  separators: readonly string[] = anySeparator,
): readonly GivenLine[] {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const separator = separators.find((one) => clean.includes(one)) ?? '\t';
  const lines: GivenLine[] = [];
  let at = 0;
  let number = 1;
  while (at < clean.length) {
    const begin = number;
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      const cell = readCell(clean, at, separator);
      cells.push(cell.text.trim());
      number += cell.text.split('\n').length - 1;
      at = cell.end + 1;
      ended = clean[cell.end] !== separator;
    }
    number += 1;
    if (cells.some((cell) => cell !== '')) lines.push({ number: begin, cells });
  }
  return lines;
}

function readCell(
  text: string,
  from: number,
  separator: string,
): { readonly text: string; readonly end: number } {
  const quoted = text[from] === '"' ? readQuoted(text, from) : null;
  if (quoted !== null && isEnd(text, quoted.end, separator)) return quoted;
  let end = from;
  while (!isEnd(text, end, separator)) end += 1;
  return { text: text.slice(from, end), end };
}

function readQuoted(
  text: string,
  from: number,
): { readonly text: string; readonly end: number } | null {
  let value = '';
  let at = from + 1;
  while (at < text.length) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else return { text: value, end: at + 1 };
    at += 1;
  }
  return null;
}

const isEnd = (text: string, at: number, separator: string): boolean =>
  at >= text.length || text[at] === '\n' || text[at] === separator;

/** Lines as text that reads back as the same cells. */
export function lineText(lines: readonly GivenLine[]): string {
  return lines
    .map(({ cells }) => cells.map((cell) => cell.replace(/\s+/gu, ' ')).join('\t'))
    .join('\n');
}
