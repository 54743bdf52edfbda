import { changeSchema } from '#domain/sync/change.ts';
import { recordParts, scopeParts } from '#domain/sync/scope.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { fieldWords } from '#client/record/field-words.ts';
import { recordKindWords } from '#client/record/record-kind-words.ts';
import type { HeldChange, OfficeDirectory } from './office-types.ts';

export interface HeldContent {
  /** Null where nothing of it can be read: anything may have come. */
  readonly read: {
    readonly place: string;
    /** "câu trả lời A07: ghi chú" */
    readonly what: string;
    /** What a person wrote; null for a value that is no words. */
    readonly words: string | null;
  } | null;
  /** All of it, as it came. */
  readonly raw: string;
}

/** Where a held change belongs and what it says. */
export function heldContent(
  content: HeldChange['content'],
  { visits, campaigns, units }: OfficeDirectory,
): HeldContent {
  const raw = JSON.stringify(content, null, 2);
  const parsed = changeSchema.safeParse(content);
  if (!parsed.success) return { read: null, raw };
  const { scope, record, field, value } = parsed.data;
  const { id } = scopeParts(scope);
  const visit = visits.find((entry) => entry.id === id);
  const unit = units.find((entry) => entry.id === visit?.unitId);
  const campaign = campaigns.find((entry) => entry.id === id);
  const place =
    visit && unit ? `${unit.name}, ${formatDate(visit.date)}` : (campaign?.name ?? scope);
  const { kind, id: recordId } = recordParts(record);
  const code = kind === 'answer' ? recordId.slice(recordId.indexOf('/') + 1) : '';
  const what = [recordKindWords(record), code].filter((part) => part !== '').join(' ');
  return {
    read: {
      place,
      what: m.admin_held_what({ what, field: fieldWords(record, field) }),
      words: wordsOf(value),
    },
    raw,
  };
}

function wordsOf(value: unknown): string | null {
  const words = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return words === '' ? null : words;
}
