/** What stands in a text twice is counted once, and said (R13). */
import { groupBy } from '#domain/kernel/group-by.ts';
import type { PlainText } from './plain-text.ts';
import type { RepeatedQuantity, RepeatedText, StatedFigure } from './reading.ts';
import { spanAt, type Span, type TextStructure } from './text-structure.ts';

/** The two spans are of the same length, character by character. */
export interface RepeatedSpan {
  readonly first: Span;
  readonly again: Span;
}

// Shorter sentences ("Đến nay.") come twice by chance, unless they follow a longer one both times.
const SHORTEST = 30;

/** Sentences that stand there before; those that follow each other in both places are one span. */
export function repeatedSentences(
  { plain }: PlainText,
  { sentences }: TextStructure,
): readonly RepeatedSpan[] {
  const seen = new Map<string, number>();
  const wordsOf = (index: number): string | null => {
    const sentence = sentences[index];
    return sentence === undefined ? null : plain.slice(sentence.start, sentence.end);
  };
  const found: { first: Span; again: Span; last: readonly [number, number] }[] = [];
  sentences.forEach((again, index) => {
    const words = plain.slice(again.start, again.end);
    const run = found.at(-1);
    const next = run === undefined || run.last[1] !== index - 1 ? -1 : run.last[0] + 1;
    const [first, following] = [sentences[seen.get(words) ?? -1], sentences[next]];
    if (run !== undefined && following !== undefined && wordsOf(next) === words) {
      const whole = { start: run.first.start, end: following.end };
      if (whole.end - whole.start === again.end - run.again.start) {
        found[found.length - 1] = {
          first: whole,
          again: { start: run.again.start, end: again.end },
          last: [next, index],
        };
        return;
      }
    }
    if (first === undefined || words.length < SHORTEST) {
      seen.set(words, index);
      return;
    }
    found.push({ first, again, last: [seen.get(words) ?? 0, index] });
  });
  return found;
}

export function repeatedTexts(
  source: PlainText,
  repeats: readonly RepeatedSpan[],
  figures: readonly StatedFigure[],
): readonly RepeatedText[] {
  const places = figures.map(({ place }) => place);
  return repeats.map((repeat) => {
    const again = source.placeOf(repeat.again.start, repeat.again.end);
    const from = spanAt(places, again.start - 1) + 1;
    return {
      first: source.placeOf(repeat.first.start, repeat.first.end),
      again,
      figures: figures.slice(from, spanAt(places, again.end - 1) + 1).map(({ id }) => id),
    };
  });
}

/** Equal values with equal units about the same subject, in text that is not itself repeated. */
export function repeatedQuantities(figures: readonly StatedFigure[]): readonly RepeatedQuantity[] {
  const own = figures.filter(
    ({ repeats, target, unit, value }) =>
      repeats === null &&
      !target &&
      unit !== null &&
      value.kind !== 'percentage' &&
      value.kind !== 'decimal',
  );
  const groups = groupBy(own, ({ value, unit, per }) =>
    JSON.stringify([value, unit?.kind.startsWith('other:') ? unit.text : unit?.kind, per]),
  );
  return [...groups.values()].flatMap((group) =>
    group.length < 2 || group.some(({ value }) => value.kind === 'count' && value.digits === '0')
      ? []
      : [{ figures: group.map(({ id }) => id) }],
  );
}
