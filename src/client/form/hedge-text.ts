/**
 * The word beside a figure that makes it a bound (R11), as it stands in a box: 'hơn 600'. What is
 * stored knows three bounds and not the words, so each bound is shown back by one word: trên comes
 * back as hơn, dưới as gần, chừng as khoảng.
 */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import { hedges, type Hedge } from '#domain/checklist/answer.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** Folded: a keyboard without Vietnamese marks writes the same words. */
const BOUNDS: Readonly<Record<string, Hedge>> = {
  hon: 'over',
  tren: 'over',
  over: 'over',
  gan: 'under',
  duoi: 'under',
  under: 'under',
  khoang: 'about',
  chung: 'about',
  about: 'about',
};
const FIRST_WORD = /^\s*(\p{L}[\p{L}\p{M}]*)\s*/u;

/** 'hơn 600' gives 'over' and '600'; a text that begins with no such word comes back whole. */
export function splitHedge(text: string): {
  readonly hedge: Hedge | null;
  readonly figure: string;
} {
  const match = FIRST_WORD.exec(text);
  const hedge = match === null ? undefined : BOUNDS[foldForSearch(match[1] ?? '')];
  if (match === null || hedge === undefined) return { hedge: null, figure: text };
  return { hedge, figure: text.slice(match[0].length) };
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
