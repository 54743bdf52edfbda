import { useEffect, useState } from 'react';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerFields } from '#domain/visit/records.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useThrown } from '#client/services/use-thrown.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Tag } from '#client/ui/tag.tsx';
import { AuthorLine } from '#client/record/author-line.tsx';
import { useFillActions } from './fill-context.ts';
import styles from './item-context.module.css';

type HistoryEntry = Awaited<ReturnType<Workspace['history']>>[number];

/** Everything that was written at an item, the newest first; nothing is ever left out. */
export function ItemHistory({
  item,
  recordKey,
  record,
}: {
  readonly item: ChecklistItem;
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
}) {
  const workspace = useWorkspace();
  const { scope } = useFillActions();
  const fail = useThrown();
  const [entries, setEntries] = useState<readonly HistoryEntry[]>();
  useEffect(() => {
    let current = true;
    workspace.history(scope, recordKey).then(
      (all) => {
        if (current) setEntries(all.toSorted((left, right) => (left.at < right.at ? 1 : -1)));
      },
      (cause: unknown) => {
        if (current) fail(cause);
      },
    );
    return () => {
      current = false;
    };
  }, [workspace, scope, recordKey, record, fail]);

  if (entries === undefined) return <p className={styles.quiet}>{m.fill_history_opening()}</p>;
  if (entries.length === 0) return <p className={styles.quiet}>{m.fill_history_empty()}</p>;
  return (
    <ol role="list" className={styles.history}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <AuthorLine
            by={entry.by}
            at={entry.at}
            received={entry.received}
            relayedBy={entry.relayedBy}
          />
          <p className={styles.written}>{writtenWords(item, entry)}</p>
          {entry.held !== null && (
            <Tag tone="part" icon="hand-palm-fill">
              {m.fill_history_held()}
            </Tag>
          )}
        </li>
      ))}
    </ol>
  );
}

function writtenWords(item: ChecklistItem, { field, value, readable }: HistoryEntry): string {
  if (readable && field === 'value') {
    const parsed = answerFields.value.safeParse(value);
    if (parsed.success) return answerWords(item, parsed.data);
  }
  if (readable && typeof value === 'string') {
    const text = value === '' ? m.fill_no_answer() : value;
    if (field === 'note') return `${m.fill_note()}: ${text}`;
    if (field === 'explanation') return `${m.fill_explanation()}: ${text}`;
  }
  return m.fill_unreadable();
}
