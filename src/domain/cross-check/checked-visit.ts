/** A visit as the cross-checks read it. */
import { noAnswer, type AnswerLookup } from '#domain/checklist/answer.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import { createVisibility, type IsShown } from '#domain/checklist/visibility.ts';
import type { Holidays } from '#domain/calendar/working-days.ts';
import { createFigureReader, type FigureReader } from './figure-reader.ts';
import { prepareChecklist, type CheckedChecklist } from './prepared-checklist.ts';

export interface CheckedVisit {
  /** The versions to which it is pinned. */
  readonly checklists: readonly CheckedChecklist[];
  /** `visitAnswers(records)`. */
  readonly answersOf: (checklistId: string) => AnswerLookup;
  readonly period: Period;
}

export interface CrossCheckInput extends CheckedVisit {
  /** yyyy-mm-dd; null while it is not set. */
  readonly visitDate: string | null;
  /** Where the screen has it already; computed otherwise. */
  readonly isShown?: IsShown;
  /** The unit's last visit with an earlier period, with its own checklists and answers. */
  readonly previous?: CheckedVisit | null;
  /** Days off, for working days (R15); those of Viet Nam where left out. */
  readonly holidays?: Holidays;
}

export function visitReader(
  visit: CheckedVisit,
  visitDate: string | null,
  isShown?: IsShown,
): FigureReader {
  const { checklists, answersOf, period } = visit;
  const shown = isShown ?? createVisibility(checklists, answersByCode(visit));
  return createFigureReader({ checklists, answersOf, period, visitDate, isShown: shown });
}

/** A condition names an item by its code alone, whichever checklist it is in. */
export function answersByCode({
  checklists,
  answersOf,
}: Pick<CheckedVisit, 'checklists' | 'answersOf'>): AnswerLookup {
  const prepared = checklists.map(prepareChecklist);
  return (code) => {
    const owner = prepared.find(({ items }) => items.has(code));
    return owner === undefined ? noAnswer : answersOf(owner.id)(code);
  };
}
