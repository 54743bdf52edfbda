import { useState } from 'react';
import type { RecordKey } from '#domain/sync/scope.ts';
import type { UnitExplanation } from '#domain/visit/explanations.ts';
import { explanationFields } from '#domain/visit/records.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import styles from './finding-sheet.module.css';
import { keptWork, waitingStatements, type BegunStatement } from './kept-edits.ts';
import { RecordPills, RecordWords, type RecordDesk } from './record-fields.tsx';
import { SaveProblemMessage } from './save-problem-message.tsx';
import type { SaveProblem } from './save-problem-words.ts';
import { saidWords } from './said-words.ts';
import { useDeleteRecord } from './use-delete-record.ts';
import { useNewRecordSave, type SaveOutcome } from './use-new-record-save.ts';

export interface UnitVoiceProps {
  /** Of the finding. */
  readonly desk: RecordDesk;
  readonly statements: readonly UnitExplanation[];
  /** Stores the finding that it is about, where it is not yet. */
  readonly ensureFinding: () => Promise<SaveOutcome>;
}

/** What people of the unit say to the finding: each statement by itself, with who says it. */
export function UnitVoice({ desk, statements, ensureFinding }: UnitVoiceProps) {
  const services = useServices();
  const work = keptWork(useWorkspace(), desk.scope);
  const [begun, setBegun] = useState(() => waitingStatements(work, desk.recordKey));
  const stored = new Set(statements.map(({ record }) => record));
  const all = [
    ...statements.map(({ record, said }) => ({ key: record, said })),
    ...begun.filter(({ key }) => !stored.has(key)),
  ];
  /** Kept where the words are that a failed save leaves: another opening of the sheet goes on with both. */
  function keep(next: readonly BegunStatement[]) {
    work.newStatements.set(desk.recordKey, next);
    setBegun(next);
  }
  return (
    <div className={styles.stack}>
      <p className={styles.facts}>{m.findings_voice_help()}</p>
      {all.length > 0 && (
        <ol role="list" className={styles.list} aria-label={m.findings_voice()}>
          {all.map(({ key, said }, index) => (
            <li key={key} className={styles.entry}>
              <Statement
                desk={desk}
                recordKey={key}
                said={said}
                number={index + 1}
                statement={statements.find(({ record }) => record === key)}
                ensureFinding={ensureFinding}
                onRemoved={() => keep(begun.filter((one) => one.key !== key))}
              />
            </li>
          ))}
        </ol>
      )}
      {desk.mayWrite && (
        <Button
          icon="plus"
          onClick={() =>
            keep([
              ...begun,
              {
                key: newRecordKey(services, 'explanation'),
                said: new Date(services.clock()).toISOString(),
              },
            ])
          }
        >
          {m.findings_voice_add()}
        </Button>
      )}
    </div>
  );
}

function Statement({
  desk,
  recordKey,
  said,
  number,
  statement,
  ensureFinding,
  onRemoved,
}: {
  readonly desk: RecordDesk;
  readonly recordKey: RecordKey;
  readonly said: string;
  readonly number: number;
  readonly statement: UnitExplanation | undefined;
  readonly ensureFinding: () => Promise<SaveOutcome>;
  readonly onRemoved: () => void;
}) {
  const { scope, kept, mayWrite } = desk;
  const [prefill] = useState({
    ...{ of: desk.recordKey, text: '', name: '', position: '', agrees: null, said },
  });
  const { saveField, settled } = useNewRecordSave(
    ...([scope, recordKey, statement !== undefined, prefill, ensureFinding] as const),
  );
  const remove = useDeleteRecord();
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const own: RecordDesk = {
    ...{ scope, kept, mayWrite, prefill, recordKey, saveField },
    record: statement?.folded,
  };
  async function take() {
    // What was typed a moment ago may be on its way to the store, and not on the screen yet.
    const written = await settled();
    if (statement !== undefined || written.length > 0) {
      const standing = statement?.folded ?? { scope, record: recordKey, fields: {} };
      const failed = await remove(standing, m.findings_voice_removed(), written);
      setProblem(failed);
      if (failed !== null) return;
    }
    onRemoved();
  }
  return (
    <>
      {statement?.folded.deletedMeanwhile && (
        <Message kind="conflict" title={m.conflicts_deleted_meanwhile()}>
          {m.conflicts_deleted_meanwhile_next()}
        </Message>
      )}
      <RecordWords
        desk={own}
        field="text"
        schema={explanationFields.text}
        label={m.findings_voice_text({ number })}
      />
      <RecordWords
        desk={own}
        field="name"
        schema={explanationFields.name}
        label={m.findings_voice_name()}
        line={200}
      />
      <RecordWords
        desk={own}
        field="position"
        schema={explanationFields.position}
        label={m.findings_voice_position()}
        line={400}
      />
      <RecordPills
        desk={own}
        field="agrees"
        schema={explanationFields.agrees}
        label={m.findings_voice_agrees()}
        options={[
          { value: 'yes', label: m.findings_voice_yes() },
          { value: 'partly', label: m.findings_voice_partly() },
          { value: 'no', label: m.findings_voice_no() },
          { value: '', label: m.findings_voice_unsaid() },
        ]}
      />
      <p className={styles.facts}>{saidWords(said)}</p>
      {mayWrite && (
        <Button
          variant="danger"
          icon="trash"
          aria-label={m.findings_voice_remove_named({ number })}
          onClick={() => void take()}
        >
          {m.findings_voice_remove()}
        </Button>
      )}
      {problem !== null && <SaveProblemMessage problem={problem} onRetry={() => void take()} />}
    </>
  );
}
