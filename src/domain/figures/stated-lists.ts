/** "5 kết quả nổi bật: ...; ...": a stated number of things, and how many are listed after it (R12). */
import type { PlainText } from './plain-text.ts';
import type { Place, StatedFigure, StatedList } from './reading.ts';
import { spanAt, type Span, type TextStructure } from './text-structure.ts';

// More things are not written out in a sentence.
const MOST_LISTED = 50;
// Between the number and its list: "5 kết quả nổi bật:".
const LONGEST_HEAD = 80;
const LONGEST_LIST = 6000;
const LONGEST_NAME = 40;
const BULLET = /^(?:[-+*•–]|\(?\d{1,2}(?:[.)/])|\(?[a-zđ]\)) */;

export function statedLists(
  source: PlainText,
  structure: TextStructure,
  figures: readonly StatedFigure[],
): readonly StatedList[] {
  return figures.flatMap((figure, index) => {
    if (figure.value.kind !== 'count' || figure.unit === null) return [];
    if (
      figure.repeats !== null ||
      figure.value.digits === '0' ||
      Number(figure.value.digits) > MOST_LISTED
    )
      return [];
    const items = listAfter(source, structure, source.indexAt(figure.place.end));
    if (items.length < 2) return [];
    const listed = items.map(({ start, end }) => source.placeOf(start, end));
    if (breaksDown(figures, index, listed)) return [];
    return [{ figure: figure.id, stated: figure.value.digits, items: listed }];
  });
}

/** "10 hồ sơ: trực tuyến 6 hồ sơ; trực tiếp 4" breaks a number down and lists nothing. */
function breaksDown(
  figures: readonly StatedFigure[],
  index: number,
  items: readonly Place[],
): boolean {
  const [kind, end] = [figures[index]?.unit?.kind, items.at(-1)?.end ?? 0];
  for (let at = index + 1; (figures[at]?.id ?? end) < end; at += 1) {
    const unit = figures[at]?.unit;
    if (unit === null || unit?.kind === kind) return true;
  }
  return false;
}

function listAfter(
  source: PlainText,
  structure: TextStructure,
  figureEnd: number,
): readonly Span[] {
  const { plain } = source;
  const head = /^[^.;:()\n\d]{1,80}([:(])/.exec(plain.slice(figureEnd, figureEnd + LONGEST_HEAD));
  if (head === null) return [];
  const start = figureEnd + head[0].length;
  if (head[1] === '(') {
    const close = plain.indexOf(')', start);
    return close === -1 || close - start > LONGEST_LIST
      ? []
      : split(plain, { start, end: close }, /,|;| và /g);
  }
  const line = structure.lines[spanAt(structure.lines, figureEnd)];
  if (line === undefined || plain.slice(start, line.end).trim() === '')
    return bullets(source, structure, start);
  const sentence = structure.sentences[spanAt(structure.sentences, start)];
  const end = Math.min(sentence?.end ?? line.end, start + LONGEST_LIST);
  const span = {
    start,
    end: Math.max(start, end - (/[.!?…]$/.test(plain.slice(start, end)) ? 1 : 0)),
  };
  if (plain.slice(span.start, span.end).includes(';')) return split(plain, span, /;/g);
  // Commas part the words of one thing as well; only short names in a row are taken for a list.
  const names = head[0].slice(0, -1).endsWith(' như') ? [] : split(plain, span, /,| và /g);
  return names.every(({ start, end }) => end - start <= LONGEST_NAME) ? names : [];
}

/** The lines that follow, as long as they begin like points of a list. */
function bullets({ plain }: PlainText, { lines }: TextStructure, after: number): readonly Span[] {
  const found: Span[] = [];
  for (
    let at = spanAt(lines, after) + 1;
    at < lines.length && found.length <= MOST_LISTED;
    at += 1
  ) {
    const line = lines[at];
    const bullet = line === undefined ? null : BULLET.exec(plain.slice(line.start, line.start + 8));
    if (line === undefined || bullet === null) break;
    found.push({ start: line.start + bullet[0].length, end: line.end });
  }
  return found;
}

function split(plain: string, { start, end }: Span, mark: RegExp): readonly Span[] {
  const found: Span[] = [];
  let from = start;
  const add = (to: number) => {
    const words = plain.slice(from, to);
    const trimmed = words.trim();
    if (trimmed !== '') {
      const first = from + words.indexOf(trimmed);
      found.push({ start: first, end: first + trimmed.length });
    }
  };
  for (const match of plain.slice(start, end).matchAll(mark)) {
    if (found.length > MOST_LISTED) return [];
    add(start + match.index);
    from = start + match.index + match[0].length;
  }
  add(end);
  return found;
}
