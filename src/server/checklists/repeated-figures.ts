import type { CrossCheck, CrossCheckKind } from '#domain/cross-check/cross-check.ts';
import type { Path, Report } from './problem-report.ts';
import { valueAt } from './raw-content.ts';

/**
 * Members that are added up together or held against each other. `now` and `before` are of two visits,
 * and a whole may hold its part: what was in time, of what was in time and late.
 */
const TOGETHER: Readonly<Record<CrossCheckKind, readonly (readonly string[])[]>> = {
  sum: [['left', 'right'], ['optional']],
  'at-most': [['small', 'large']],
  percent: [['part'], ['whole']],
  base: [['part', 'whole']],
  complement: [['percents']],
  same: [['figures']],
  target: [['result', 'atLeast']],
  'date-order': [['dates']],
  'same-period': [['from', 'to']],
  'three-way': [['columns']],
  'row-order': [['small', 'large']],
  'row-limit': [],
  daily: [['mean', 'total', 'peak']],
  'none-left': [['none']],
  documents: [['texts']],
  previous: [['now'], ['before'], ['optional']],
  'same-scheme': [['figures']],
};

/** Figures, columns and texts that one check names twice: it would count them twice, or hold always. */
export function repeatedFigureProblems(check: CrossCheck, at: Path, report: Report): void {
  for (const members of TOGETHER[check.kind]) {
    const seen = new Set<string>();
    for (const { name, path } of members.flatMap((member) => namesAt(check, member, at))) {
      if (seen.has(name)) {
        report(path, `${name} stands twice here; it is counted twice or compared with itself`);
      }
      seen.add(name);
    }
  }
  if (check.kind === 'same-period') {
    for (const member of ['from', 'to'] as const) {
      if (!check[member].startsWith('period.')) continue;
      report([...at, member], `${check[member]} would be compared with itself`);
    }
  }
  if (check.kind !== 'percent') return;
  const parts = namesAt(check, 'part', at).map(({ name }) => name);
  const whole = namesAt(check, 'whole', at);
  if (!whole.every(({ name }) => parts.includes(name))) return;
  report([...at, 'whole'], 'the whole has nothing that is not in the part');
}

function namesAt(
  check: CrossCheck,
  member: string,
  at: Path,
): readonly { readonly name: string; readonly path: Path }[] {
  const value = valueAt(check, [member]);
  if (typeof value === 'string') return [{ name: value, path: [...at, member] }];
  return Array.isArray(value)
    ? value.map((name, index) => ({ name: String(name), path: [...at, member, index] }))
    : [];
}
