/** Lines and sentences of a text, and the marks that part a sentence. */
import type { PlainText } from './plain-text.ts';

/** Offsets into `plain`, unlike a `Place`, which cuts the pasted text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface TextStructure {
  /** In their order, blank lines left out, without the blanks around them. */
  readonly lines: readonly Span[];
  readonly sentences: readonly Span[];
}

// After these a point ends no sentence: "TP. Hà Nội".
const ABBREVIATIONS = new Set([
  'tp',
  'ths',
  'ts',
  'gs',
  'pgs',
  'tx',
  'tt',
  'p',
  'q',
  'h',
  'x',
  'đ/c',
  'stt',
]);
const SENTENCE_END = /[.!?…]+/g;

export function textStructure(source: PlainText): TextStructure {
  const lines: Span[] = [];
  const sentences: Span[] = [];
  let start = 0;
  for (const line of source.plain.split('\n')) {
    const span = trimmed(source.plain, { start, end: start + line.length });
    if (span !== null) {
      lines.push(span);
      sentences.push(...sentencesOf(source, span));
    }
    start += line.length + 1;
  }
  return { lines, sentences };
}

/** The span that holds this offset, or the last that begins before it; -1 where there is none. */
export function spanAt(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const CLAUSE_MARKS = new Set(',;:()[]–\n');

/** True for a mark that parts a sentence. */
export const isClauseMark = (character: string): boolean => CLAUSE_MARKS.has(character);

function sentencesOf(source: PlainText, line: Span): readonly Span[] {
  const { plain } = source;
  const found: Span[] = [];
  let start = line.start;
  SENTENCE_END.lastIndex = line.start;
  for (
    let match = SENTENCE_END.exec(plain);
    match !== null && match.index < line.end;
    match = SENTENCE_END.exec(plain)
  ) {
    const end = match.index + match[0].length;
    if (end < line.end && !endsSentence(source, start, match.index, end)) continue;
    const span = trimmed(plain, { start, end });
    if (span !== null) found.push(span);
    start = end;
  }
  const rest = trimmed(plain, { start, end: line.end });
  return rest === null ? found : [...found, rest];
}

/** A mark ends a sentence before a blank or, where the blank was forgotten, before a capital letter. */
function endsSentence(source: PlainText, start: number, mark: number, end: number): boolean {
  if (source.plain[end] !== ' ' && !source.isCapital(end)) return false;
  const before =
    source.plain
      .slice(Math.max(start, mark - 4), mark)
      .split(/[\s(]/)
      .at(-1) ?? '';
  return !ABBREVIATIONS.has(before);
}

function trimmed(plain: string, { start, end }: Span): Span | null {
  let [first, last] = [start, end];
  while (first < last && plain[first] === ' ') first += 1;
  while (last > first && plain[last - 1] === ' ') last -= 1;
  return first < last ? { start: first, end: last } : null;
}
