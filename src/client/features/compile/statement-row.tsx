import type { RecordKey } from '#domain/sync/scope.ts';
import type { DraftStatement } from '#domain/visit/conclusion-draft.ts';
import type { Evidence } from '#domain/visit/conclusion-draft-evidence.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Stack } from '#client/ui/page.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { useCompileActions } from './compile-context.ts';
import styles from './content.module.css';
import { DraftText } from './draft-fields.tsx';
import { EvidenceTags } from './evidence-tags.tsx';
import { FieldConflict } from './field-conflict.tsx';
import { MeanwhileDeleted } from './meanwhile-deleted.tsx';
import { OpenRow } from './open-row.tsx';
import { RowTools } from './row-tools.tsx';
import { sectionWords } from './section-words.ts';
import type { DraftActs } from './use-draft-acts.ts';

export interface RowPlace<T> {
  readonly list: readonly T[];
  readonly index: number;
  readonly active: boolean;
  readonly evidence: ReadonlyMap<RecordKey, Evidence>;
  readonly acts: DraftActs;
  readonly onActivate: (record: RecordKey | null) => void;
}

/** One sentence of the conclusion; the one that is worked on is open with its tools. */
export function StatementRow({
  statement,
  list,
  index,
  active,
  evidence,
  acts,
  onActivate,
}: RowPlace<DraftStatement> & { readonly statement: DraftStatement }) {
  const { mayWrite } = useCompileActions();
  const number = index + 1;
  const { record, folded, text } = statement;
  const open = active && mayWrite;
  const disputed =
    folded.deletedMeanwhile || Object.values(folded.fields).some(({ conflict }) => conflict);
  return (
    <LeafRow
      active={active}
      data-record={record}
      margin={
        <>
          {number}
          {disputed && <StateSymbol state="conflict" label={m.compile_conflicts_title()} />}
        </>
      }
    >
      {open ? (
        <OpenRow>
          <DraftText
            record={record}
            folded={folded}
            field="text"
            standing={text}
            label={m.compile_statement_text({ number, section: sectionWords(statement.section) })}
          />
          <EvidenceTags keys={statement.evidence} evidence={evidence} />
          {(['order', 'section', 'evidence'] as const).map((field) => (
            <FieldConflict key={field} record={record} field={field} folded={folded} />
          ))}
          <MeanwhileDeleted folded={folded} acts={acts} words={m.compile_deleted_statement()} />
          <RowTools
            name={m.compile_name_statement({ number })}
            index={index}
            count={list.length}
            deleteLabel={m.compile_delete_statement()}
            onMove={(to) => acts.move(list, index, to)}
            onDelete={() => {
              onActivate(null);
              acts.remove(folded, m.compile_deleted_statement());
            }}
            onDone={() => onActivate(null)}
          />
        </OpenRow>
      ) : (
        <Stack>
          <button
            type="button"
            className={`${leafCoverClass()} ${styles.sentence}`}
            aria-label={
              mayWrite
                ? m.compile_edit_statement({ number, text: text || m.compile_blank_text() })
                : undefined
            }
            onClick={() => onActivate(record)}
          >
            {text === '' ? <span className={styles.blank}>{m.compile_blank_text()}</span> : text}
          </button>
          <EvidenceTags keys={statement.evidence} evidence={evidence} />
        </Stack>
      )}
    </LeafRow>
  );
}
