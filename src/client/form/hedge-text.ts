/**
 * The word beside a figure that makes it a bound (R11), as it stands in a box: 'hơn 600'. What is
 * stored knows three bounds and not the words, so each bound is shown back by one word: trên comes
 * back as hơn, dưới as gần, chừng as khoảng.
 */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import { hedges, type Hedge } from '#domain/checklist/answer.ts';
import { HEDGES, HEDGE_SIGNS } from '#domain/figures/hedge-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** The words of reports, folded: a keyboard without Vietnamese marks writes the same ones. */
const BEFORE: ReadonlyMap<string, Hedge> = new Map([
  ...HEDGES.map(([word, hedge]) => [foldForSearch(word), hedge] as const),
  ...hedges.map((hedge) => [hedge, hedge] as const),
]);
const BEHIND: ReadonlyMap<string, Hedge> = new Map([
  ['tro len', 'over'],
  ['tro xuong', 'under'],
]);
const MOST_WORDS = 3;
const WORDS_BEFORE = /^\s*((?:[\p{L}\p{M}]+\s*)+)/u;
const WORDS_BEHIND = /\s+(\S+\s+\S+)\s*$/u;

/**
 * 'hơn 600', '≥600' and '600 trở lên' give 'over' and '600'; a text without such a word comes back whole.
 */
export function splitHedge(text: string): {
  readonly hedge: Hedge | null;
  readonly figure: string;
} {
  const written = text.trimStart();
  const sign = HEDGE_SIGNS.find(([one]) => written.startsWith(one));
  if (sign !== undefined) return { hedge: sign[1], figure: written.slice(sign[0].length) };
  const words = WORDS_BEFORE.exec(written)?.[1] ?? '';
  const ends = [...words.matchAll(/[\p{L}\p{M}]+\s*/gu)].map(
    ({ index, 0: word }) => index + word.length,
  );
  // "Trên dưới" before "trên".
  const boundOf = (end: number) => BEFORE.get(foldForSearch(words.slice(0, end)));
  const end = ends.slice(0, MOST_WORDS).findLast((one) => boundOf(one) !== undefined) ?? 0;
  const before = boundOf(end);
  if (before !== undefined) return { hedge: before, figure: written.slice(end) };
  const behind = WORDS_BEHIND.exec(written);
  const hedge = BEHIND.get(foldForSearch(behind?.[1] ?? ''));
  if (behind === null || hedge === undefined) return { hedge: null, figure: text };
  return { hedge, figure: written.slice(0, behind.index) };
}

/** The text with this word before its figure, or with none. */
export function withHedge(text: string, hedge: Hedge | null): string {
  const { figure } = splitHedge(text);
  return hedge === null ? figure : `${hedgeWord(hedge)} ${figure}`;
}

/** The word by which a bound is shown. */
export function hedgeWord(hedge: Hedge): string {
  return { over: m.answers_hedge_over, under: m.answers_hedge_under, about: m.answers_hedge_about }[
    hedge
  ]();
}

/** What can be chosen beside a box, in the order of the buttons. */
export const hedgeChoices: readonly { readonly hedge: Hedge; readonly word: () => string }[] =
  hedges.map((hedge) => ({ hedge, word: () => hedgeWord(hedge) }));
