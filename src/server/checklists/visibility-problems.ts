import { conditionCodes } from '#domain/checklist/condition.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { findVisibilityCircles } from '#domain/checklist/visibility.ts';
import { conditionsOf } from './condition-problems.ts';
import type { Report } from './problem-report.ts';

/** A checklist with the way to report on its file. */
export interface ReportedChecklist {
  readonly checklist: Checklist;
  readonly report: Report;
}

/** Items that are shown only if they are shown: each circle once, at the condition that begins it. */
export function visibilityProblems(checklists: readonly ReportedChecklist[]): void {
  const placed = checklists.flatMap(({ checklist, report }) =>
    conditionsOf(checklist).map((entry) => ({ ...entry, report })),
  );
  for (const circle of findVisibilityCircles(checklists.map(({ checklist }) => checklist))) {
    const way = [...circle, ...circle.slice(0, 1)];
    const [first = '', second = ''] = way;
    const at = placed.find(
      ({ codes, condition }) => codes.includes(first) && conditionCodes(condition).includes(second),
    );
    at?.report(at.path, `visibility goes in a circle: ${way.join(' -> ')}`);
  }
}
