import { changeSchema } from '#domain/sync/change.ts';
import { scopeParts } from '#domain/sync/scope.ts';
import { formatDate } from '#client/i18n/format.ts';
import type { HeldChange, OfficeDirectory } from './office-types.ts';

export type HeldContent =
  | {
      readonly readable: true;
      readonly place: string;
      readonly record: string;
      readonly field: string;
      readonly value: string;
    }
  /** Anything may have come; it is shown as it is. */
  | { readonly readable: false; readonly value: string };

/** Where a held change belongs and what it says. */
export function heldContent(
  content: HeldChange['content'],
  { visits, campaigns, units }: OfficeDirectory,
): HeldContent {
  const parsed = changeSchema.safeParse(content);
  if (!parsed.success) return { readable: false, value: JSON.stringify(content, null, 2) };
  const { scope, record, field, value } = parsed.data;
  const { id } = scopeParts(scope);
  const visit = visits.find((entry) => entry.id === id);
  const unit = units.find((entry) => entry.id === visit?.unitId);
  const campaign = campaigns.find((entry) => entry.id === id);
  const place =
    visit && unit ? `${unit.name}, ${formatDate(visit.date)}` : (campaign?.name ?? scope);
  return {
    readable: true,
    ...{ place, record, field },
    value: typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  };
}
