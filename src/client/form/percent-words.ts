/** What is said of stated percentages, under a control and of a cross-check alike. */
import type { Hedge } from '#domain/checklist/answer.ts';
import type { Candidates } from '#domain/checklist/missing-number.ts';
import { formatNumber, formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { hedgeWord } from './hedge-text.ts';

/** 'hơn 600' */
export function hedgedNumber(value: string, hedge: Hedge | null): string {
  return withWord(formatNumber(value), hedge);
}

/** 'hơn 52,72 %' */
export function hedgedPercent(value: string, hedge: Hedge | null): string {
  return withWord(formatPercent(value), hedge);
}

/**
 * "38.388/42.092 là 91,20 %, không phải 95,07 %." Of bounds: "hơn 600/1.138 là hơn 52,72 %, không phải
 * 52 %." `part`, `whole` and `stated` are written as they are shown, the true values are machine decimals.
 */
export function percentIsNot({
  part,
  whole,
  stated,
  rounded,
  actual,
  bound,
  isOnlyRounded = false,
}: {
  readonly part: string;
  readonly whole: string;
  readonly stated: string;
  readonly rounded: string;
  readonly actual: string;
  readonly bound: Hedge | null;
  /** All or none is stated, and only rounding makes that of the numbers. */
  readonly isOnlyRounded?: boolean;
}): string {
  const facts = { part, whole, stated, actual: formatPercent(actual) };
  if (bound !== null) {
    return asSentence(m.checks_percent_bound({ ...facts, bound: hedgeWord(bound) }));
  }
  if (isOnlyRounded) return m.fill_problem_percent_end(facts);
  return actual === rounded
    ? m.fill_problem_percent(facts)
    : m.fill_problem_percent_rounded({ ...facts, rounded: formatPercent(rounded) });
}

/** Of a percentage with one number, that nothing in the place of the other gives it. */
export function notReproducible({
  part,
  whole,
  stated,
}: {
  readonly part: string | null;
  readonly whole: string | null;
  readonly stated: string;
}): string {
  const claim = formatPercent(stated);
  return part === null
    ? m.checks_no_part({ whole: formatNumber(whole ?? ''), stated: claim })
    : m.fill_problem_not_reproducible({ part: formatNumber(part), stated: claim });
}

/** Where the missing number must lie, and whom to ask. */
export function candidateWords(candidates: Candidates | null): string {
  if (candidates === null) return m.fill_problem_ask_numbers();
  const from = formatNumber(candidates.from);
  if (candidates.to === null) return m.fill_problem_wholes_from({ from });
  const isOne = candidates.to === candidates.from;
  const to = formatNumber(candidates.to);
  if (candidates.of === 'part') {
    return isOne ? m.checks_parts_one({ from }) : m.checks_parts({ from, to });
  }
  return isOne ? m.fill_problem_wholes_one({ from }) : m.fill_problem_wholes({ from, to });
}

/** With a capital at its head, for what begins with a hedge or with a name in small letters. */
export function asSentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function withWord(figure: string, hedge: Hedge | null): string {
  return hedge === null ? figure : `${hedgeWord(hedge)} ${figure}`;
}
