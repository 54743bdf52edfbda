/**
 * Which items are asked, given the answers: an item is shown when its own condition and that of its
 * section hold. What is hidden counts as unanswered for the conditions of others; its answer stays in
 * the log and comes back into sight with the item.
 */
import { compareDecimals, parseDecimal } from '#domain/kernel/decimal.ts';
import { isAnswered } from './answer-state.ts';
import type { AnswerLookup, AnswerValue, ItemAnswer } from './answer.ts';
import { conditionCodes, type Condition, type ConditionTest } from './condition.ts';
import type { Checklist } from './definition.ts';
import type { ChecklistItem } from './item.ts';

export type IsShown = (code: string) => boolean;

/**
 * Visibility over the checklists of a visit. Conditions are evaluated once each, when asked for.
 * Loaded checklists have no circle (`findVisibilityCircles`); should one come in from elsewhere, an item on it is shown.
 */
export function createVisibility(
  checklists: readonly Pick<Checklist, 'sections'>[],
  answers: AnswerLookup,
): IsShown {
  const conditions = itemConditions(checklists);
  const items = new Map(
    checklists
      .flatMap(({ sections }) => sections.flatMap((section) => section.items))
      .map((item) => [item.code, item]),
  );
  const test: TestHolds = (one) => {
    const item = items.get(one.item);
    return testHolds(one, item, isShown(one.item) ? answers(one.item) : null);
  };
  const known = new Map<string, boolean | 'asking'>();
  const isShown = (code: string): boolean => {
    const before = known.get(code);
    if (before !== undefined) return before === 'asking' ? true : before;
    const own = conditions.get(code);
    if (own === undefined) return true;
    known.set(code, 'asking');
    const shown = own.every((condition) => holds(condition, test));
    known.set(code, shown);
    return shown;
  };
  return isShown;
}

/** Conditions by item code, those of its section included; items that are always asked are not in it. */
export function itemConditions(
  checklists: readonly Pick<Checklist, 'sections'>[],
): ReadonlyMap<string, readonly Condition[]> {
  const conditions = new Map<string, readonly Condition[]>();
  for (const section of checklists.flatMap(({ sections }) => sections)) {
    for (const item of section.items) {
      const own = [section.when, item.when].filter((condition) => condition !== undefined);
      if (own.length > 0) conditions.set(item.code, own);
    }
  }
  return conditions;
}

type TestHolds = (test: ConditionTest) => boolean;

function holds(condition: Condition, test: TestHolds): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, test));
  if ('any' in condition) return condition.any.some((part) => holds(part, test));
  if ('not' in condition) return !holds(condition.not, test);
  return test(condition);
}

/** `answer: null`: the item is hidden. `item` is missing where its checklist is not in the visit. */
function testHolds(
  test: ConditionTest,
  item: ChecklistItem | undefined,
  answer: ItemAnswer | null,
): boolean {
  const value = answer?.value ?? null;
  if ('answered' in test) {
    return test.answered === (item !== undefined && answer !== null && isAnswered(item, answer));
  }
  if ('applicable' in test) return test.applicable === (value?.kind !== 'na');
  if ('level' in test) return value?.kind === 'compliance' && test.level.includes(value.level);
  if ('yes' in test) return value?.kind === 'yes-no' && value.yes === test.yes;
  if ('option' in test) {
    if (value?.kind === 'choice') return test.option.includes(value.option);
    return value?.kind === 'choices' && value.options.some((code) => test.option.includes(code));
  }
  const figure = answer === null ? null : figureOf(test.figure ?? 1, answer);
  if (figure === null) return false;
  return (
    (test.atLeast === undefined || compareDigits(figure, test.atLeast) >= 0) &&
    (test.atMost === undefined || compareDigits(figure, test.atMost) <= 0)
  );
}

/** The figure of a condition; null where it is blank or the answer has no such figure. */
function figureOf(
  figure: 'part' | 'whole' | 'stated' | 'rows' | number,
  { value, rows }: ItemAnswer,
): string | null {
  if (figure === 'rows') {
    // No rows are 0 only where somebody said that there is nothing to list.
    const known = value?.kind !== 'na' && (rows.length > 0 || value?.kind === 'table');
    return known ? String(rows.length) : null;
  }
  if (value === null) return null;
  if (typeof figure === 'number') return figuresOf(value)[figure - 1] ?? null;
  return value.kind === 'ratio' ? value[figure] : null;
}

/** What the boxes of an answer hold, null where blank; of an answer without boxes one entry. */
function figuresOf(value: AnswerValue): readonly (string | null)[] {
  switch (value.kind) {
    case 'count':
      return value.counts;
    case 'money':
      return value.dong;
    case 'percentage':
      return value.percents;
    case 'date':
      return value.dates;
    case 'ratio':
      return [value.part, value.whole, value.stated];
    case 'text':
      return [value.text.trim() === '' ? null : value.text];
    case 'choice':
      return [value.option === '' ? null : value.option];
    case 'choices':
      return value.options;
    case 'na':
    case 'compliance':
    case 'yes-no':
    case 'table':
      return [value.kind];
  }
}

/** By value; a date or a text has none, and no bound holds for it. */
function compareDigits(figure: string, bound: string): number {
  const [left, right] = [parseDecimal(figure), parseDecimal(bound)];
  return left === null || right === null ? Number.NaN : compareDecimals(left, right);
}

/**
 * Items whose visibility goes in a circle, each circle once, as the codes on the way round. With
 * `condition of A names B`, A depends on B.
 */
export function findVisibilityCircles(
  checklists: readonly Pick<Checklist, 'sections'>[],
): readonly (readonly string[])[] {
  const conditions = itemConditions(checklists);
  const done = new Set<string>();
  const circles: (readonly string[])[] = [];
  const visit = (code: string, path: readonly string[]): void => {
    const at = path.indexOf(code);
    if (at >= 0) circles.push(path.slice(at));
    if (at >= 0 || done.has(code)) return;
    for (const named of conditions.get(code)?.flatMap(conditionCodes) ?? []) {
      visit(named, [...path, code]);
    }
    done.add(code);
  };
  for (const code of conditions.keys()) visit(code, []);
  return circles;
}
