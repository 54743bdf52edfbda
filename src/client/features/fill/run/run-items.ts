import type { ChecklistItem } from '#domain/checklist/item.ts';
import { itemFacts } from '../filter/item-facts.ts';
import type { SheetRow } from '../sheet-parts.ts';

/** The four-way items among these rows that one answer may be given to: asked, without any answer, not in conflict. An answer of another kind, or one that cannot be read, is one. */
export function runItems(rows: readonly SheetRow[]): readonly ChecklistItem[] {
  return rows.flatMap(({ item, written, asked }) => {
    if (item.type !== 'compliance' || !asked) return [];
    const { unanswered, conflict } = itemFacts(item, written);
    const standing = written.record?.fields['value']?.value ?? null;
    return unanswered && !conflict && standing === null ? [item] : [];
  });
}
