import type { CheckFacts, WrongRow } from '#domain/cross-check/outcome.ts';
import { formatDate, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { ProblemWords } from './answer-problem-words.ts';
import { labelText } from './label-text.ts';

type RowFacts = Extract<CheckFacts, { kind: 'three-way' | 'row-order' | 'row-limit' }>;

/** So many rows are told one by one; the table shows the others. */
const TOLD = 3;

export function rowsHold({ judged, blank }: RowFacts): string {
  const count = formatNumber(judged);
  return blank === 0
    ? m.checks_rows_hold({ count })
    : m.checks_rows_hold_some({ count, blank: formatNumber(blank) });
}

export function rowsFail(facts: RowFacts): ProblemWords {
  const { wrong } = facts;
  const more = wrong.length - TOLD;
  return {
    title: m.checks_rows_wrong({ count: formatNumber(wrong.length) }),
    detail: [
      ...wrong.slice(0, TOLD).map((row) => rowWords(facts, row)),
      ...(more > 0 ? [m.checks_rows_more({ count: formatNumber(more) })] : []),
      m.checks_safe(),
    ].join(' '),
  };
}

function rowWords(facts: RowFacts, { index, name, cells, difference }: WrongRow): string {
  const row =
    name === null
      ? m.checks_row({ index: formatNumber(index) })
      : m.checks_row_named({ index: formatNumber(index), name });
  const words = {
    row,
    cells: cells
      .filter(({ value }) => value !== null)
      .map(({ label, value }) => m.checks_cell({ column: labelText(label), value: shown(value) }))
      .join(', '),
  };
  switch (facts.kind) {
    case 'three-way':
      return m.checks_row_differs({ ...words, difference: formatNumber(difference) });
    case 'row-limit':
      return m.checks_row_over({ ...words, limit: formatNumber(facts.atMost) });
    case 'row-order':
      return m.checks_row_wrong(words);
  }
}

function shown(value: string | null): string {
  if (value === null) return '';
  return value.includes('-') ? formatDate(value) : formatNumber(value);
}
