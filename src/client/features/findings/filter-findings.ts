import { severities } from '#domain/visit/records.ts';
import type { ListedFinding } from './use-findings.ts';

export interface FindingFilter {
  readonly show: 'all' | 'limitation' | 'strength' | 'lacking';
  /** '' is any. */
  readonly severity: string;
  readonly owner: string;
  readonly order: 'number' | 'severity' | 'due';
}

export const noFilter: FindingFilter = { show: 'all', severity: '', owner: '', order: 'number' };

/** A limitation without a day or without a person who is to mend it. */
export function isLacking({ kind, due, owner, fixedOnSpot }: ListedFinding): boolean {
  return kind === 'limitation' && !fixedOnSpot && (due === null || owner.trim() === '');
}

/** Those that a person asked for, in the order that he asked for; undated ones come last by day. */
export function filterFindings(
  findings: readonly ListedFinding[],
  { show, severity, owner, order }: FindingFilter,
): readonly ListedFinding[] {
  const kept = findings.filter(
    (one) =>
      (show === 'all' || (show === 'lacking' ? isLacking(one) : one.kind === show)) &&
      (severity === '' || (one.kind === 'limitation' && one.severity === severity)) &&
      (owner === '' || one.owner.trim() === owner),
  );
  const rank = (one: ListedFinding): string => {
    if (order === 'number') return '';
    if (one.kind === 'strength') return '~~';
    return order === 'due' ? (one.due ?? '~') : String(severities.indexOf(one.severity));
  };
  return kept.toSorted((left, right) => {
    const [a, b] = [rank(left), rank(right)];
    return a === b ? left.number - right.number : a < b ? -1 : 1;
  });
}
