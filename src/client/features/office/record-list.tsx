import { useState, type ReactNode } from 'react';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { DataTable, type TableColumn } from '#client/ui/data-table.tsx';
import { Row } from '#client/ui/page.tsx';
import { useMedia } from '#client/ui/use-media.ts';
import styles from './office.module.css';

/** Rows drawn at once; the rest comes when asked for. */
const step = 200;

export interface RecordListProps<Item> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Item>[];
  readonly rows: readonly Item[];
  readonly rowKey: (item: Item) => string;
}

/** A table where there is room, cards on a phone. The row header column is the card's title. */
export function RecordList<Item>({ caption, columns, rows, rowKey }: RecordListProps<Item>) {
  const wide = useMedia('(min-width: 720px)');
  const [most, setMost] = useState(step);
  const shown = rows.slice(0, most);
  return (
    <div className={styles.records}>
      {wide ? (
        <DataTable caption={caption} columns={columns} rows={shown} rowKey={rowKey} />
      ) : (
        <ul role="list" aria-label={caption} className={styles.cards}>
          {shown.map((item) => (
            <li key={rowKey(item)} className={styles.card}>
              {columns.map((column) => (
                <CardLine key={column.key} head={column.head} title={column.rowHeader ?? false}>
                  {column.cell(item)}
                </CardLine>
              ))}
            </li>
          ))}
        </ul>
      )}
      {rows.length > most && (
        <Row>
          <Button onClick={() => setMost(most + step)}>
            {m.admin_show_more({ count: formatNumber(rows.length - most) })}
          </Button>
        </Row>
      )}
    </div>
  );
}

function CardLine({
  head,
  title,
  children,
}: {
  readonly head: ReactNode;
  readonly title: boolean;
  readonly children: ReactNode;
}) {
  if (title) return <div className={styles.cardTitle}>{children}</div>;
  if (children === '' || children === null) return null;
  return (
    <div className={styles.cardLine}>
      <span>{head}</span>
      <span>{children}</span>
    </div>
  );
}
