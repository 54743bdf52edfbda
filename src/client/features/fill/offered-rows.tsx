import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { ItemOf } from '#domain/checklist/item.ts';
import type { Label } from '#domain/checklist/label.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { tableRow } from '#domain/visit/visit-answers.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import styles from './table-row.module.css';

/**
 * The rows that the item offers and that are not there yet: each is added by a tap, or all of them; never
 * by themselves, because a listed row is something that somebody looked at.
 */
export function OfferedRows({
  item,
  rows,
  onAdd,
}: {
  readonly item: ItemOf<'table'>;
  readonly rows: readonly FoldedRecord[];
  readonly onAdd: (names: readonly string[]) => void;
}) {
  const offered = offeredRows(item, rows);
  if (offered.length === 0) return null;
  return (
    <div role="group" aria-label={m.answers_table_offered()} className={styles.offered}>
      {offered.map((label) => (
        <Button
          key={label.vi}
          icon="plus"
          aria-label={m.answers_table_add_offered({ name: labelText(label) })}
          onClick={() => onAdd([label.vi])}
        >
          {labelText(label)}
        </Button>
      ))}
      {offered.length > 1 && (
        <Button variant="text" onClick={() => onAdd(offered.map(({ vi }) => vi))}>
          {m.answers_table_add_all({ count: offered.length })}
        </Button>
      )}
    </div>
  );
}

/** By the words of the first column, accents and case aside. */
function offeredRows(item: ItemOf<'table'>, rows: readonly FoldedRecord[]): readonly Label[] {
  const [first] = item.columns;
  if (first?.type !== 'text') return [];
  const listed = new Set(
    rows.flatMap((row) => {
      const cell = tableRow(row).cells[first.id];
      return cell?.kind === 'text' ? [foldForSearch(cell.text)] : [];
    }),
  );
  return (item.rows ?? []).filter(({ vi }) => !listed.has(foldForSearch(vi)));
}
