/**
 * "Trước hạn" and "đúng hạn" side by side. Named together they are one figure, which is no number of
 * early dossiers; where each has its own, the one is no answer to an item that asks for both.
 */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { Label } from '#domain/checklist/label.ts';
import type { FillablePlace } from './answer-places.ts';
import type { PlainText } from './plain-text.ts';
import type { Span } from './text-structure.ts';

const JOINED = String.raw` ?(?:[,/&]|va|hoac|hay) ?(?:(?:giai quyet|tra) )?`;
const EARLY_FIRST = String.raw`(?:truoc|som)(?: han)?${JOINED}(?:dung|trong) han`;
const ON_TIME_FIRST = String.raw`(?:dung|trong)(?: han)?${JOINED}(?:truoc|som) han`;
const TOGETHER = new RegExp(`(?<![a-z])(?:${EARLY_FIRST}|${ON_TIME_FIRST})(?![a-z])`, 'g');
const EARLY = /(?<![a-z])(?:truoc han|som)(?![a-z])/;
const ON_TIME = /(?<![a-z])(?:dung|trong) han(?![a-z])/;
const FIGURE_BEFORE = /\d[^,.;:()\n]{0,24}$/;
const FIGURE_AFTER = /^[^,.;()\n\d]{0,16}\d/;

/** Where the text names both together: "trước hạn, đúng hạn", "đúng hạn hoặc sớm hạn". */
export function namedTogether({ folded }: PlainText): readonly Span[] {
  return [...folded.matchAll(TOGETHER)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    // "385 hồ sơ trước hạn, đúng hạn 3.000": each has its own figure.
    const isParted =
      FIGURE_BEFORE.test(folded.slice(Math.max(0, span.start - 32), span.start)) &&
      FIGURE_AFTER.test(folded.slice(span.end, span.end + 24));
    return isParted ? [] : [span];
  });
}

/** `words` are folded. */
export const isEarlyAlone = (words: string): boolean => EARLY.test(words) && !ON_TIME.test(words);
export const isOnTimeAlone = (words: string): boolean => ON_TIME.test(words) && !EARLY.test(words);

/** "Trước và đúng hạn" of a ratio's part, or of a column. */
export function asksForBoth({ item, spec, place }: FillablePlace): boolean {
  return foldForSearch(askedFor(item, spec, place.cell?.column).vi).search(TOGETHER) !== -1;
}

function askedFor(
  item: FillablePlace['item'],
  spec: FillablePlace['spec'],
  column: string | undefined,
): Label {
  if (spec.type === 'ratio') return spec.labels.part;
  const own = item.type === 'table' ? item.columns.find(({ id }) => id === column) : undefined;
  return own?.label ?? item.short ?? item.text;
}
