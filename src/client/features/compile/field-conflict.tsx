import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useReadToEnd } from '#client/services/use-read-to-end.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { useCompileActions } from './compile-context.ts';
import styles from './content.module.css';
import { fieldWords } from '#client/record/field-words.ts';

interface FieldConflictProps {
  readonly record: RecordKey;
  readonly field: string;
  readonly folded: FoldedRecord | undefined;
}

/** Both versions of a field that two people wrote differently, each with the way to choose it. */
export function FieldConflict(props: FieldConflictProps) {
  const standing = props.folded?.fields[props.field];
  // Most fields are in no conflict: only one that is follows what was read.
  return standing?.conflict ? <BothVersions {...props} standing={standing} /> : null;
}

function BothVersions({
  record,
  field,
  standing,
}: FieldConflictProps & { readonly standing: FoldedRecord['fields'][string] }) {
  const { scope, save, mayWrite, nameOf } = useCompileActions();
  const readToEnd = useReadToEnd(scope);
  const seen = standing.heads.map(({ id }) => id);
  return (
    <div className={styles.conflict}>
      <Message
        kind="conflict"
        title={m.compile_conflict_title({ field: fieldWords(record, field) })}
      >
        {readToEnd ? m.compile_conflict_text() : m.conflicts_unread()}
        <ul role="list" className={styles.versions}>
          {standing.heads.map((head) => {
            const name = nameOf(head.by);
            return (
              <li key={head.id}>
                <b>{name}</b>
                <span>{valueWords(head.value)}</span>
                {mayWrite && readToEnd && (
                  <Button
                    aria-label={m.compile_conflict_use_named({ name })}
                    onClick={() => void save([{ scope, record, field, value: head.value, seen }])}
                  >
                    {m.compile_conflict_use()}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </Message>
    </div>
  );
}

function valueWords(value: unknown): string {
  if (value === null || value === '') return m.compile_conflict_blank();
  if (typeof value === 'string') return formatDate(value);
  return JSON.stringify(value);
}
