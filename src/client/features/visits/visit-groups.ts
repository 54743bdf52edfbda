/** Which visits come first: what is at hand, what is to come, what was left open, what is done. */

export type VisitGroup = 'week' | 'later' | 'open' | 'done';

export interface VisitStanding {
  /** Calendar date of the visit, '2022-04-13'. */
  readonly date: string;
  readonly answered: number;
  readonly total: number;
  /** The conclusion has been published. */
  readonly concluded: boolean;
}

/**
 * A visit is done when its conclusion was published, or its day is over and every item of one's own
 * is answered. One whose day has passed with items left is still to do: it must stay easy to open.
 */
export function visitGroup(visit: VisitStanding, today: string): VisitGroup {
  if (visit.concluded) return 'done';
  if (visit.date < today) {
    const finished = visit.total > 0 && visit.answered >= visit.total;
    if (finished) return 'done';
    return visit.date >= mondayOf(today) ? 'week' : 'open';
  }
  return visit.date < nextMonday(today) ? 'week' : 'later';
}

/** To do: the nearest day first. Done and left open: the latest first. */
export function inOrder<T extends { readonly date: string }>(
  group: VisitGroup,
  visits: readonly T[],
): readonly T[] {
  const sign = group === 'done' ? -1 : 1;
  return visits.toSorted((left, right) =>
    left.date === right.date ? 0 : left.date < right.date ? -sign : sign,
  );
}

const dayMs = 24 * 60 * 60 * 1000;

function mondayOf(date: string): string {
  const instant = Date.parse(`${date}T00:00:00Z`);
  const sinceMonday = (new Date(instant).getUTCDay() + 6) % 7;
  return new Date(instant - sinceMonday * dayMs).toISOString().slice(0, 10);
}

function nextMonday(date: string): string {
  return new Date(Date.parse(`${mondayOf(date)}T00:00:00Z`) + 7 * dayMs).toISOString().slice(0, 10);
}
