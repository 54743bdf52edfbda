/** The stretch of text around each figure in which words speak of it and of no other. */
import type { PlainText } from './plain-text.ts';
import type { FigureContext, ReportReading } from './reading.ts';
import { isClauseMark, spanAt, textStructure, type Span } from './text-structure.ts';
import type { WordHit } from './word-hits.ts';

/** Offsets into `plain`. */
export interface Neighbourhood {
  readonly figure: FigureContext;
  readonly start: number;
  readonly end: number;
  /** From the figure before it, or the start of the sentence. */
  readonly from: number;
  /** Up to the next figure, or a mark that parts the sentence. */
  readonly to: number;
  /** Where the next figure of the sentence begins; the end of the sentence where there is none. */
  readonly next: number;
  readonly isLast: boolean;
  /** The sentence, by number, and the figure before this one in it. */
  readonly sentence: number;
  readonly sentenceStart: number;
  readonly before: FigureContext | null;
}

/** A word beside a figure: how far away, and on which side. */
export interface Beside {
  readonly hit: WordHit;
  readonly side: 'before' | 'after';
  /** 100 where it touches the figure, less with every letter and mark between. */
  readonly score: number;
}

const FURTHEST = 120;

export function neighbourhoods(
  source: PlainText,
  reading: ReportReading,
): ReadonlyMap<number, Neighbourhood> {
  const { sentences } = textStructure(source);
  const figures = [
    ...reading.figures,
    ...reading.malformed.flatMap((one) => (one.kind === 'figure' ? [one.context] : [])),
  ].sort((a, b) => a.id - b.id);
  const found = new Map<number, Neighbourhood>();
  const spans = figures.map(({ place }) => ({
    start: source.indexAt(place.start),
    end: source.indexAt(place.end),
  }));
  figures.forEach((figure, index) => {
    const span = spans[index] ?? { start: 0, end: 0 };
    const sentence = spanAt(sentences, span.start);
    const { start: first, end: last } = sentences[sentence] ?? {
      start: 0,
      end: source.plain.length,
    };
    // "Tiếp nhận tăng từ 200 hồ sơ lên 350": the words before 200 speak of what it grew into as well.
    const grew = figure.grewFrom !== null && figures[index - 1]?.id === figure.grewFrom;
    const previous = spans[grew ? index - 2 : index - 1];
    const hasPrevious = previous !== undefined && previous.end > first;
    const following = spans[index + 1]?.start ?? Infinity;
    const next = Math.min(following, last);
    found.set(figure.id, {
      figure,
      ...span,
      from: Math.max(hasPrevious ? previous.end : first, span.start - FURTHEST),
      to: clauseEnd(source.plain, span.end, Math.min(next, span.end + FURTHEST)),
      next,
      isLast: following >= last,
      sentence,
      sentenceStart: first,
      before: hasPrevious ? (figures[grew ? index - 2 : index - 1] ?? null) : null,
    });
  });
  return found;
}

/** The words beside a figure; of those after it also a word that runs on over a comma. */
export function beside(
  source: PlainText,
  hits: readonly WordHit[],
  at: Neighbourhood,
): readonly Beside[] {
  const found = wordsAround(source, hits, at);
  // "385 hồ sơ trước hạn, 3.000 hồ sơ đúng hạn": of two that have their words behind them each has its own.
  return found.some(({ side }) => side === 'after')
    ? found.filter(({ side, hit }) => side === 'after' || !isOfFigureBefore(source.plain, hit, at))
    : found;
}

/** It stands right behind the unit of the figure before, and nothing but a mark or "và" parts it from this one. */
function isOfFigureBefore(
  plain: string,
  hit: Span,
  { before, from, start }: Neighbourhood,
): boolean {
  if (before === null) return false;
  const unit = before.unit?.text.toLowerCase() ?? '';
  const gap = plain.slice(from, hit.start).trim();
  return (
    (gap === '' || gap === unit) &&
    /^(?:[,;]| ?và)[,;]?(?: và| còn)? ?$/.test(plain.slice(hit.end, start))
  );
}

function wordsAround(
  source: PlainText,
  hits: readonly WordHit[],
  { start, end, from, to, next, isLast, figure }: Neighbourhood,
): readonly Beside[] {
  const found: Beside[] = [];
  const { plain } = source;
  for (let at = Math.max(0, spanAt(hits, from - 1) + 1); at < hits.length; at += 1) {
    const hit = hits[at];
    if (hit === undefined || hit.start >= to) break;
    if (hit.end <= start) {
      // "Không có hồ sơ trễ hẹn" is spoken for by what follows it, "hồ sơ trễ hẹn: không" by what stands before.
      if (figure.isNone && figure.unit !== null) continue;
      found.push({
        hit,
        side: 'before',
        score: nearness(plain, hit, { start: hit.end, end: start }),
      });
    } else if (hit.start >= end && hit.end <= next) {
      const unit = figure.unit?.text.length ?? 0;
      const gap = { start: Math.min(hit.start, end + unit + 1), end: hit.start };
      const score = nearness(plain, hit, gap) - 10;
      found.push({
        hit,
        side: 'after',
        // "30 hồ sơ trễ hạn (2%)": what opens a bracket is no name of what stands in it.
        score:
          !isLast && next - hit.end <= 2 && !/[(,;]/.test(plain.slice(hit.end, next))
            ? score - 40
            : score,
      });
    } else if (hit.start < end && hit.end > start) {
      // Levels and the unit with its time can hold digits; they touch the figure.
      found.push({ hit, side: 'before', score: 100 });
    }
  }
  return found;
}

function nearness(plain: string, hit: Span, gap: Span): number {
  let marks = 0;
  for (let at = gap.start; at < gap.end; at += 1) if (isClauseMark(plain[at] ?? '')) marks += 1;
  const specific = Math.min(20, hit.end - hit.start);
  return 80 + specific - (gap.end - gap.start) / 2 - 10 * marks;
}

function clauseEnd(plain: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (isClauseMark(plain[at] ?? '')) return at;
  return to;
}
