import { daysBetween } from '#domain/calendar/calendar-days.ts';
import type { OwnWork } from './bundle-types.ts';

/** The visit that is most likely meant: one with unsent work before any other, then the day nearest to today. */
export function visitToCarry(
  { visits, scopes }: Pick<OwnWork, 'visits' | 'scopes'>,
  today: string,
): OwnWork['visits'][number] | undefined {
  const unsent = new Set(scopes.map(({ visit }) => visit.id));
  const distance = ({ id, date }: OwnWork['visits'][number]): number =>
    (unsent.has(id) ? 0 : 1e6) + (date === null ? 1e5 : Math.abs(daysBetween(date, today)));
  return visits.toSorted((left, right) => distance(left) - distance(right))[0];
}
