import { addDuration } from '#domain/calendar/add-duration.ts';
import type { Holidays } from '#domain/calendar/working-days.ts';
import type { Checklist } from './definition.ts';
import type { ChecklistItem } from './item.ts';
import type { Label } from './label.ts';

/** What is proposed when an item fails; the person changes it or not. Null: nothing is proposed. */
export interface FailDefaults {
  readonly finding: Label | null;
  readonly proposal: Label | null;
  /** Last day for mending, yyyy-mm-dd, counted from the visit. */
  readonly due: string | null;
  /** The working days that `due` comes from; null where the time is another. */
  readonly dueDays: number | null;
}

/**
 * Words come from the item; the day from its own time for mending, else from the one that the checklist
 * has for its severity. Without either no day is proposed: deadlines belong to each province.
 */
export function failDefaults(
  { onFail, severity }: Pick<ChecklistItem, 'onFail' | 'severity'>,
  { deadlines }: Pick<Checklist, 'deadlines'>,
  visitDate: string,
  holidays: Holidays,
): FailDefaults {
  const time = onFail?.due ?? (severity === 'info' ? undefined : deadlines?.[severity]);
  return {
    finding: onFail?.finding ?? null,
    proposal: onFail?.proposal ?? null,
    due: time === undefined ? null : addDuration(visitDate, time, holidays),
    dueDays: time !== undefined && 'workingDays' in time ? time.workingDays : null,
  };
}
