/** Members of an item that do not fit its type, so that they would never do what the author wants. */
import type { Checklist } from '#domain/checklist/definition.ts';
import type { AnswerSpec, ChecklistItem } from '#domain/checklist/item.ts';
import { compareDecimals, parseDecimal } from '#domain/kernel/decimal.ts';
import { reportRepeated, type Path, type Report } from './problem-report.ts';

export function fitProblems({ sections }: Checklist, report: Report): void {
  sections.forEach(({ items }, s) => {
    items.forEach((item, i) => {
      const at: Path = ['sections', s, 'items', i];
      failureProblems(item, at, report);
      pointProblems(item, at, report);
      if (item.type === 'table' && item.rows !== undefined && item.columns[0]?.type !== 'text') {
        report([...at, 'rows'], 'rows are offered by the text of the first column, which is none');
      }
    });
  });
}

/** What is only done for a failure, on an item that cannot fail. */
function failureProblems(item: ChecklistItem, at: Path, report: Report): void {
  if (canFail(item)) return;
  const why = `${item.code} (${item.type}) never fails${item.type === 'yes-no' ? ' without failsOn' : ''}`;
  if (item.onFail !== undefined) report([...at, 'onFail'], why);
  for (const evidence of ['photo', 'note'] as const) {
    const needed = item.requires?.[evidence];
    if (needed === 'unmet' || needed === 'partial-or-unmet') {
      report([...at, 'requires', evidence], why);
    }
  }
}

function canFail(item: ChecklistItem): boolean {
  return item.type === 'table' ? item.columns.some(mayFail) : mayFail(item);
}

/** What an item and a cell of a table fail by. */
function mayFail(spec: AnswerSpec): boolean {
  return spec.type === 'compliance' || (spec.type === 'yes-no' && spec.failsOn !== undefined);
}

type Points = NonNullable<ChecklistItem['points']>;

function pointProblems(item: ChecklistItem, itemPath: Path, report: Report): void {
  const { points } = item;
  if (points === undefined) return;
  const at = [...itemPath, 'points'];
  const { code, type } = item;
  if (type === 'yes-no' && item.failsOn === undefined) {
    report(at, `${code} gives the same points for yes and no without failsOn`);
  }
  if (points.partial !== undefined && !canBePartial(item)) {
    report([...at, 'partial'], `${code} is ${type}; it is never partly met`);
  }
  if (points.options !== undefined) optionPointProblems(item, points.options, at, report);
  if (points.bands !== undefined) {
    if (!['count', 'money', 'percentage', 'ratio'].includes(type)) {
      report([...at, 'bands'], `${code} is ${type}; bands are for figures`);
    }
    reportRepeated(
      points.bands.map(({ atLeast }, index) => ({
        path: [...at, 'bands', index, 'atLeast'],
        value: atLeast,
      })),
      'band from',
      report,
    );
  }
  for (const { path, value } of pointsWithin(points)) {
    if (isMore(value, points.full)) {
      report([...at, ...path], `${value} is more than the full points, ${points.full}`);
    }
  }
}

function canBePartial(item: ChecklistItem): boolean {
  const specs = item.type === 'table' ? item.columns : [item];
  return specs.some(({ type }) => type === 'compliance');
}

function optionPointProblems(
  item: ChecklistItem,
  options: NonNullable<Points['options']>,
  at: Path,
  report: Report,
): void {
  if (item.type !== 'choice' && item.type !== 'choices') {
    report([...at, 'options'], `${item.code} is ${item.type}; it has no options`);
    return;
  }
  const known = new Set(item.options.map(({ code }) => code));
  for (const code of Object.keys(options)) {
    if (!known.has(code)) {
      report([...at, 'options', code], `${item.code} has no option "${code}"`);
    }
  }
}

function pointsWithin({ partial, options = {}, bands = [] }: Points) {
  return [
    ...(partial === undefined ? [] : [{ path: ['partial'], value: partial }]),
    ...Object.entries(options).map(([code, value]) => ({ path: ['options', code], value })),
    ...bands.map(({ points }, index) => ({ path: ['bands', index, 'points'], value: points })),
  ];
}

function isMore(left: string, right: string): boolean {
  const [a, b] = [parseDecimal(left), parseDecimal(right)];
  return a !== null && b !== null && compareDecimals(a, b) > 0;
}
