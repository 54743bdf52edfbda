import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { scopeParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import { unitExplanations } from '#domain/visit/explanations.ts';
import type { NumberedFinding } from '#domain/visit/number-findings.ts';
import { findingFields, severities } from '#domain/visit/records.ts';
import { labelText } from '#client/form/label-text.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useRecords, useVisit } from '#client/services/use-records.ts';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Message } from '#client/ui/message.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { EvidenceChoice } from './evidence-choice.tsx';
import { FindingDue } from './finding-due.tsx';
import { FindingFixed } from './finding-fixed.tsx';
import { findingPrefill, type FindingSource } from './finding-prefill.ts';
import { keepsWords, keptWork, waitingStatements } from './kept-edits.ts';
import styles from './finding-sheet.module.css';
import { RecordPills, RecordWords, type RecordDesk } from './record-fields.tsx';
import { SaveProblemMessage } from './save-problem-message.tsx';
import type { SaveProblem } from './save-problem-words.ts';
import { severityWords } from './severity-words.ts';
import { UnitVoice } from './unit-voice.tsx';
import { useDeleteRecord } from './use-delete-record.ts';
import { useNewRecordSave } from './use-new-record-save.ts';

export interface FindingSheetProps {
  readonly scope: Scope;
  /** Where words wait that could not be stored. */
  readonly kept: Map<string, KeptEdit<unknown>>;
  readonly mayFind: boolean;
  /** The item that it is raised from; null: it stands alone. */
  readonly source: FindingSource | null;
  readonly findingKey: RecordKey;
  /** `undefined` until the new one is stored. */
  readonly finding: NumberedFinding | undefined;
  readonly onClose: () => void;
}

const noRecords: readonly FoldedRecord[] = [];

/**
 * A finding: prefilled from its item, so that a second tap records it; every word is stored as it is
 * written. What is always wanted stands first, the rest is folded and says in its title what it holds.
 */
export function FindingSheet(props: FindingSheetProps) {
  const { scope, kept, mayFind, source, findingKey, finding, onClose } = props;
  const prefill = findingPrefill(source);
  const record = finding?.record;
  const save = useNewRecordSave(scope, findingKey, record !== undefined, prefill);
  const ensureFinding = useLatest(save.create);
  const remove = useDeleteRecord();
  const removing = useRef(false);
  const isGone = useGone(finding !== undefined, removing, onClose);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const [blank, setBlank] = useState(prefill['text'] === '' && !keepsWords(kept, findingKey));
  const visit = useVisit(scopeParts(scope).id);
  const records = useRecords(scope) ?? noRecords;
  const statements = useMemo(
    () => unitExplanations(records).get(findingKey) ?? [],
    [records, findingKey],
  );
  const work = keptWork(useWorkspace(), scope);
  const [statementsWait] = useState(() => waitingStatements(work, findingKey).length > 0);
  const desk: RecordDesk = {
    ...{ scope, kept, record, recordKey: findingKey, mayWrite: mayFind, prefill },
    saveField: save.saveField,
  };
  const code = source?.item.code ?? null;
  const isStrength = readField(record, 'kind', findingFields.kind).value === 'strength';
  const evidence = readField(record, 'evidence', findingFields.evidence).value?.length ?? 0;
  const fixed = readField(record, 'fixedOnSpot', findingFields.fixedOnSpot).value ?? false;

  async function finish() {
    const outcome = await save.create();
    setProblem(outcome.ok ? null : outcome.error);
    if (outcome.ok) onClose();
  }

  async function removeFinding() {
    if (!finding) return;
    removing.current = true;
    const failed = await remove(finding.record, m.findings_removed({ number: finding.number }));
    removing.current = failed === null;
    setProblem(failed);
    if (failed === null) onClose();
  }

  if (isGone) return null;
  return (
    <Sheet
      open
      onClose={onClose}
      title={titleOf(finding, code)}
      footer={
        <>
          {finding !== undefined && mayFind && (
            <Button variant="danger" icon="trash" onClick={() => void removeFinding()}>
              {m.findings_remove()}
            </Button>
          )}
          <Button
            variant="primary"
            onClick={() => void finish()}
            disabledReason={finding === undefined && blank ? m.findings_record_blank() : undefined}
          >
            {finding === undefined ? m.findings_record() : m.findings_done()}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {record?.deletedMeanwhile && (
          <Message kind="conflict" title={m.conflicts_deleted_meanwhile()}>
            {m.conflicts_deleted_meanwhile_next()}
          </Message>
        )}
        <RecordPills
          desk={desk}
          field="kind"
          schema={findingFields.kind}
          label={m.findings_kind()}
          options={[
            { value: 'limitation', label: m.findings_kind_limitation() },
            { value: 'strength', label: m.findings_kind_strength() },
          ]}
        />
        {source !== null && <p className={styles.requirement}>{requirementWords(source)}</p>}
        <RecordWords
          desk={desk}
          field="text"
          schema={findingFields.text}
          label={m.findings_text()}
          onTyped={(typed) => setBlank(typed.trim() === '')}
        />
        {!isStrength && (
          <>
            <RecordPills
              desk={desk}
              field="severity"
              schema={findingFields.severity}
              label={m.findings_severity()}
              options={severities.map((value) => ({ value, label: severityWords(value) }))}
            />
            <RecordWords
              desk={desk}
              field="proposal"
              schema={findingFields.proposal}
              label={m.findings_proposal()}
            />
            <RecordWords
              desk={desk}
              field="owner"
              schema={findingFields.owner}
              label={m.findings_owner()}
              line={400}
            />
            {visit && (
              <FindingDue desk={desk} visitDate={visit.visit.date} saveFields={save.saveFields} />
            )}
          </>
        )}
        <Fold
          record={record}
          title={m.findings_evidence_title({ count: evidence })}
          fields={['evidence']}
        >
          <EvidenceChoice desk={desk} answer={source?.answer ?? null} records={records} />
        </Fold>
        <Fold
          record={record}
          title={m.findings_voice_title({ count: statements.length })}
          fields={[]}
          startsOpen={statementsWait || statements.some(({ folded }) => differs(folded))}
        >
          <UnitVoice desk={desk} statements={statements} ensureFinding={ensureFinding} />
        </Fold>
        <Fold
          record={record}
          title={m.findings_basis_title()}
          fields={['rule', 'cause', 'causeText']}
        >
          <RecordWords
            desk={desk}
            field="rule"
            schema={findingFields.rule}
            label={m.findings_rule()}
          />
          {!isStrength && (
            <>
              <RecordPills
                desk={desk}
                field="cause"
                schema={findingFields.cause}
                label={m.findings_cause()}
                options={[
                  { value: 'subjective', label: m.findings_cause_subjective() },
                  { value: 'objective', label: m.findings_cause_objective() },
                  { value: '', label: m.findings_cause_unknown() },
                ]}
              />
              <RecordWords
                desk={desk}
                field="causeText"
                schema={findingFields.causeText}
                label={m.findings_cause_text()}
              />
            </>
          )}
        </Fold>
        {!isStrength && (
          <Fold
            record={record}
            title={fixed ? m.findings_fixed_title_yes() : m.findings_fixed_title()}
            fields={['fixedOnSpot', 'fixedOn', 'fixedHow', 'guidance']}
          >
            <FindingFixed desk={desk} fixed={fixed} visitDate={visit?.visit.date ?? ''} />
          </Fold>
        )}
        {problem !== null && <SaveProblemMessage problem={problem} onRetry={() => void finish()} />}
      </div>
    </Sheet>
  );
}

function requirementWords({ item }: FindingSource): string {
  const text = labelText(item.text);
  return item.type === 'compliance' ? m.findings_requirement({ text }) : m.findings_asked({ text });
}

/** A part that is folded until it is wanted, or until two people differ in it. */
function Fold({
  record,
  fields,
  title,
  startsOpen = false,
  children,
}: {
  readonly record: FoldedRecord | undefined;
  readonly fields: readonly string[];
  readonly title: string;
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}) {
  const conflict = fields.some((field) => record?.fields[field]?.conflict === true);
  return (
    <Disclosure title={title} startsOpen={startsOpen || conflict} lazy>
      <div className={styles.stack}>{children}</div>
    </Disclosure>
  );
}

function differs(record: FoldedRecord): boolean {
  return record.deletedMeanwhile || Object.values(record.fields).some(({ conflict }) => conflict);
}

function titleOf(finding: NumberedFinding | undefined, code: string | null): string {
  if (finding === undefined)
    return code === null ? m.findings_new_free() : m.findings_new({ code });
  const { number } = finding;
  return code === null ? m.findings_edit_free({ number }) : m.findings_edit({ number, code });
}

/** One that was there and is no longer is no new one: that is said, and its sheet closes. */
function useGone(
  isThere: boolean,
  removing: { readonly current: boolean },
  onClose: () => void,
): boolean {
  const showToast = useToast();
  const [wasThere, setWasThere] = useState(isThere);
  if (isThere && !wasThere) setWasThere(true);
  const isGone = wasThere && !isThere;
  const close = useLatest(() => {
    // Who removes it here is told by that act.
    if (removing.current) return;
    showToast({ text: m.findings_gone() });
    onClose();
  });
  useEffect(() => {
    if (isGone) close();
  }, [isGone, close]);
  return isGone;
}

/** The same function for as long as the screen lives; it calls the newest. */
function useLatest<R>(work: () => R): () => R {
  const latest = useRef(work);
  useLayoutEffect(() => {
    latest.current = work;
  });
  return useCallback(() => latest.current(), []);
}
