import type { Checklist } from '#domain/checklist/definition.ts';
import type { Condition, ConditionTest } from '#domain/checklist/condition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { partCount } from '#domain/checklist/item-parts.ts';
import { compareDecimals, parseDecimal } from '#domain/kernel/decimal.ts';
import type { KnownItems } from './known-items.ts';
import type { Path, Report } from './problem-report.ts';

/** Conditions on items that do not exist, or that ask what such an item cannot answer. */
export function conditionProblems(checklist: Checklist, items: KnownItems, report: Report): void {
  for (const { condition, path } of conditionsOf(checklist)) {
    eachTest(condition, path, (test, at) => {
      const item = items.get(test.item);
      if (item === undefined) report([...at, 'item'], `there is no item ${test.item}`);
      if (isFigureTest(test)) boundProblems(test, at, report);
      if (item) testProblems(test, item, at, report);
    });
  }
}

interface PlacedCondition {
  /** Codes of the items that it shows or hides. */
  readonly codes: readonly string[];
  readonly condition: Condition;
  readonly path: Path;
}

/** All conditions of a checklist, those of sections first. */
export function conditionsOf({ sections }: Checklist): readonly PlacedCondition[] {
  return sections.flatMap((section, s): readonly PlacedCondition[] => [
    ...(section.when === undefined
      ? []
      : [
          {
            codes: section.items.map(({ code }) => code),
            condition: section.when,
            path: ['sections', s, 'when'],
          },
        ]),
    ...section.items.flatMap(({ code, when }, i) =>
      when === undefined
        ? []
        : [{ codes: [code], condition: when, path: ['sections', s, 'items', i, 'when'] }],
    ),
  ]);
}

function eachTest(
  condition: Condition,
  path: Path,
  visit: (test: ConditionTest, path: Path) => void,
): void {
  if ('all' in condition) {
    condition.all.forEach((part, index) => eachTest(part, [...path, 'all', index], visit));
  } else if ('any' in condition) {
    condition.any.forEach((part, index) => eachTest(part, [...path, 'any', index], visit));
  } else if ('not' in condition) eachTest(condition.not, [...path, 'not'], visit);
  else visit(condition, path);
}

function testProblems(test: ConditionTest, item: ChecklistItem, at: Path, report: Report): void {
  const { code, type } = item;
  if ('answered' in test || 'applicable' in test) return;
  if ('level' in test) {
    if (type !== 'compliance') report([...at, 'level'], `${code} is ${type}; it has no level`);
  } else if ('yes' in test) {
    if (type !== 'yes-no') report([...at, 'yes'], `${code} is ${type}; it has no yes and no`);
  } else if ('option' in test) optionProblems(test.option, item, at, report);
  else figureProblem(test, item, at, report);
}

function optionProblems(
  option: readonly string[],
  item: ChecklistItem,
  at: Path,
  report: Report,
): void {
  if (item.type !== 'choice' && item.type !== 'choices') {
    report([...at, 'option'], `${item.code} is ${item.type}; it has no options`);
    return;
  }
  const known = new Set(item.options.map(({ code }) => code));
  option.forEach((code, index) => {
    if (!known.has(code)) report([...at, 'option', index], `${item.code} has no option "${code}"`);
  });
}

type FigureTest = Extract<ConditionTest, { readonly atLeast?: unknown }>;

const isFigureTest = (test: ConditionTest): test is FigureTest =>
  !['answered', 'applicable', 'level', 'yes', 'option'].some((member) => member in test);

function figureProblem(
  { figure }: FigureTest,
  item: ChecklistItem,
  at: Path,
  report: Report,
): void {
  const { code, type } = item;
  const path = figure === undefined ? [...at, 'item'] : [...at, 'figure'];
  switch (type) {
    case 'count':
    case 'money':
    case 'percentage': {
      const parts = partCount(item);
      if (typeof figure === 'string') report(path, `${code} is ${type}; it has no "${figure}"`);
      else if ((figure ?? 1) > parts) report(path, `${code} has ${parts} of its figures`);
      return;
    }
    case 'ratio':
      if (typeof figure === 'string' && figure !== 'rows') return;
      report(path, `${code} is ratio: say of which figure, part, whole or stated`);
      return;
    case 'table':
      if (figure !== 'rows') report(path, `${code} is table: only its rows are a figure`);
      return;
    case 'compliance':
    case 'yes-no':
    case 'date':
    case 'text':
    case 'choice':
    case 'choices':
    case 'photo':
      report(path, `${code} is ${type}; it has no figure`);
  }
}

function boundProblems({ atLeast, atMost }: FigureTest, at: Path, report: Report): void {
  if (atLeast === undefined && atMost === undefined) {
    report([...at, 'item'], 'say what is tested: answered, level, yes, option, atLeast or atMost');
    return;
  }
  const [low, high] = [atLeast, atMost].map((bound) => parseDecimal(bound ?? ''));
  if (low && high && compareDecimals(low, high) > 0) {
    report([...at, 'atMost'], `no figure is at least ${atLeast} and at most ${atMost}`);
  }
}
