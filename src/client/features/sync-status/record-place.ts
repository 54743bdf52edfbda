/** What a record is called, and on which screen it is seen. */
import { recordKeySchema, recordParts, scopeParts, scopeSchema } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { onSitePlace } from '#client/record/on-site-place.ts';
import type { useDirectory } from '#client/services/use-records.ts';
import type { SessionAccount } from '#client/services/app-services.ts';

type Directory = NonNullable<ReturnType<typeof useDirectory>>;

export interface RecordPlace {
  readonly what: string;
  readonly unit: string | null;
  /** `null`: no screen of this account shows it. */
  readonly href: string | null;
}

export function recordPlace(
  directory: Directory | null,
  role: SessionAccount['role'],
  scopeText: string,
  recordText: string,
): RecordPlace {
  const scope = scopeSchema.safeParse(scopeText);
  const record = recordKeySchema.safeParse(recordText);
  if (!scope.success || !record.success)
    return { what: m.sync_kind_other(), unit: null, href: null };
  const { kind, id: visitId } = scopeParts(scope.data);
  const visit = directory?.visits.find((entry) => entry.id === visitId);
  const unit = directory?.units.find((entry) => entry.id === visit?.unitId)?.name ?? null;
  const parts = recordParts(record.data);
  const href = visit ? screenOf(kind, visit.id, parts, role, directory) : null;
  return { what: recordName(parts), unit, href };
}

type RecordParts = ReturnType<typeof recordParts>;

/** An item by its code, everything else by its kind. */
function recordName({ kind, id }: RecordParts): string {
  switch (kind) {
    case 'answer':
    case 'claim':
      return id.slice(id.indexOf('/') + 1);
    case 'row':
      return m.sync_kind_row();
    case 'check':
      return m.sync_kind_check();
    case 'assignment':
      return m.sync_kind_assignment();
    case 'photo':
      return m.sync_kind_photo();
    case 'finding':
      return m.sync_kind_finding();
    case 'explanation':
      return m.sync_kind_explanation();
    case 'statement':
      return m.sync_kind_statement();
    case 'recommendation':
      return m.sync_kind_recommendation();
    case 'notice':
      return m.sync_kind_notice();
    case 'self-report':
      return m.report_title();
    case 'verdict':
      return m.sync_kind_verdict();
    case 'response':
    case 'acknowledgement':
      return m.sync_kind_response();
    default:
      return onSitePlace(kind)?.words ?? m.sync_kind_other();
  }
}

function screenOf(
  scopeKind: string,
  visitId: string,
  { kind, id }: RecordParts,
  role: SessionAccount['role'],
  directory: Directory | null,
): string | null {
  if (role === 'unit') return scopeKind === 'followup' ? '/' : null;
  if (role !== 'inspector') return null;
  if (scopeKind === 'followup') return `/visits/${visitId}/follow-up`;
  if (scopeKind !== 'visit') return null;
  switch (kind) {
    case 'answer':
    case 'assignment':
    case 'check': {
      const list = directory?.checklists.find((entry) => entry.id === id.slice(0, id.indexOf('/')));
      return list ? `/visits/${visitId}/fill/${list.letter}` : `/visits/${visitId}/fill`;
    }
    case 'row':
    case 'photo':
      return `/visits/${visitId}/fill`;
    case 'finding':
    case 'explanation':
      return `/visits/${visitId}/findings`;
    default:
      return `/visits/${visitId}/${onSitePlace(kind)?.path ?? 'conclusion'}`;
  }
}
