import { z } from 'zod';
import { formatDate, parseTypedDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { Delegation, OfficeAccount, PlannedVisit, Visit } from './office-types.ts';

/** A visit as its form holds it: days as they are typed, people by username, checklists by id. */
export interface VisitValues {
  unitId: string;
  delegationId: string;
  date: string;
  kind: Visit['kind'];
  from: string;
  to: string;
  checklists: string[];
  assignments: { username: string; checklist: string }[];
}

export function visitSchema(): z.ZodType<VisitValues, VisitValues> {
  const day = z.string().refine((text) => parseTypedDate(text) !== null, m.admin_date_bad());
  return z
    .object({
      unitId: z.string().min(1, m.admin_unit_missing()),
      delegationId: z.string().min(1, m.admin_delegation_missing()),
      date: day,
      kind: z.enum(['planned', 'unannounced', 'thematic']),
      from: day,
      to: day,
      checklists: z.array(z.string()).min(1, m.admin_checklist_missing()).max(50),
      assignments: z.array(z.object({ username: z.string(), checklist: z.string() })).max(500),
    })
    .superRefine(({ from, to }, context) => {
      const [first, last] = [parseTypedDate(from), parseTypedDate(to)];
      if (first !== null && last !== null && first > last) {
        context.addIssue({ code: 'custom', path: ['to'], message: m.admin_period_order() });
      }
    });
}

/** `visit`: null for a new one, which begins with the only delegation there is, if there is only one. */
export function fromVisit(
  visit: Visit | null,
  delegations: readonly Delegation[],
  accounts: readonly OfficeAccount[],
  checklistId: (hash: string) => string | null,
): VisitValues {
  const only = delegations.length === 1 ? delegations[0]!.id : '';
  const usernames = new Map(accounts.map(({ id, username }) => [id, username]));
  return {
    unitId: visit?.unitId ?? '',
    delegationId: visit?.delegationId ?? only,
    date: visit ? formatDate(visit.date) : '',
    kind: visit?.kind ?? 'planned',
    from: visit ? formatDate(visit.period.from) : '',
    to: visit ? formatDate(visit.period.to) : '',
    // A version that nobody here knows is named by its hash: the server keeps what it pinned.
    checklists: visit?.checklists.map((hash) => checklistId(hash) ?? hash) ?? [],
    assignments:
      visit?.assignments.flatMap(({ accountId, checklist }) => {
        const username = usernames.get(accountId);
        return username === undefined
          ? []
          : [{ username, checklist: checklistId(checklist) ?? checklist }];
      }) ?? [],
  };
}

/** Checked values as an entry of a plan, but for its id. */
export function toPlannedVisit(values: VisitValues, campaignId: string): Omit<PlannedVisit, 'id'> {
  const day = (text: string): string => {
    const read = parseTypedDate(text);
    if (read === null) throw new Error(`a checked form holds no such day: ${text}`);
    return read;
  };
  const { unitId, delegationId, kind, checklists, assignments } = values;
  return {
    ...{ campaignId, delegationId, unitId, kind, checklists: [...checklists] },
    date: day(values.date),
    period: { from: day(values.from), to: day(values.to) },
    assignments: assignments.filter(({ checklist }) => checklists.includes(checklist)),
  };
}

/** Which box a problem of the server belongs to. */
export function fieldOfVisit(path: string): keyof VisitValues | null {
  const [first = '', second] = path.split('/');
  if (first === 'period') return second === 'from' ? 'from' : 'to';
  const fields: readonly (keyof VisitValues)[] = [
    ...(['unitId', 'delegationId', 'date', 'kind', 'checklists', 'assignments'] as const),
  ];
  return fields.find((field) => field === first) ?? null;
}
