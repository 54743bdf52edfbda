import type { ChecklistItem } from '#domain/checklist/item.ts';
import { itemFacts } from '../filter/item-facts.ts';
import type { SheetRow } from '../sheet-parts.ts';

/** The four-way items among these rows that one answer may be given to: asked, unanswered, not in conflict. */
export function runItems(rows: readonly SheetRow[]): readonly ChecklistItem[] {
  return rows.flatMap(({ item, written, asked }) => {
    if (item.type !== 'compliance' || !asked) return [];
    const { unanswered, conflict } = itemFacts(item, written);
    return unanswered && !conflict ? [item] : [];
  });
}
