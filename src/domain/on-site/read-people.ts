/** A typed or pasted list of those who are to be there. */
import { readTable, type GivenLine } from './read-table.ts';

export interface GivenPerson {
  readonly post: string;
  readonly name: string;
}

export interface GivenPeople {
  readonly people: readonly GivenPerson[];
  /** Lines in which nobody was found; they stay where they were typed. */
  readonly unclear: readonly GivenLine[];
}

/**
 * An office a line, a name in the second cell, and what further cells say behind the office; a number
 * in front is that of the line. A comma parts nothing: "Công chức Địa chính, Xây dựng" is one office.
 */
export function readPeople(text: string): GivenPeople {
  const people: GivenPerson[] = [];
  const unclear: GivenLine[] = [];
  for (const line of readTable(text, ['\t', ';'])) {
    const [first = '', ...behind] = line.cells;
    const numbered = behind.length > 0 && /^\d+[.)]?$/.test(first);
    const [post = '', name = '', ...rest] = numbered ? behind : line.cells;
    if (post === '') unclear.push(line);
    else people.push({ post: [post, ...rest].filter((cell) => cell !== '').join(', '), name });
  }
  return { people, unclear };
}
