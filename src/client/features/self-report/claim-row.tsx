import { memo, useState } from 'react';
import { valueState } from '#domain/checklist/answer-state.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { claimKey, type Claim } from '#domain/followup/self-report.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { draftOf } from '#client/form/answer-codecs.ts';
import { labelText } from '#client/form/label-text.ts';
import { useTextEdit } from '#client/form/use-text-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { AnswerField } from '#client/record/answer-field.tsx';
import { answerSymbol } from '#client/record/answer-value.tsx';
import { keptWork, shelfFor } from '#client/record/kept-edits.ts';
import { TextEditField } from '#client/record/text-edit-field.tsx';
import { useSaveField } from '#client/record/use-save-field.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { LeafRow } from '#client/ui/leaf.tsx';
import { Question, Row, Stack } from '#client/ui/page.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { noAnswer } from '#domain/checklist/answer.ts';

export interface ClaimRowProps {
  readonly scope: Scope;
  readonly item: ChecklistItem;
  /** Key of the item's answer. */
  readonly answer: RecordKey;
  readonly claim: Claim | undefined;
  readonly mayClaim: boolean;
}

/** One item as the unit answers it itself: the same control as the delegation has, and a note. */
export const ClaimRow = memo(function ClaimRow(props: ClaimRowProps) {
  const { scope, item, answer, claim, mayClaim } = props;
  const workspace = useWorkspace();
  const record = claimKey(answer);
  const save = useSaveField(scope, record, 'value');
  const [draft, setDraft] = useState(() => draftOf(item, claim?.value));
  const { kept } = keptWork(workspace, scope);
  const value = claim?.value ?? null;
  const answered = valueState(item, value) !== 'unanswered';
  return (
    <LeafRow
      data-item={item.code}
      margin={
        <>
          <span>{item.code}</span>
          <StateSymbol
            state={answerSymbol(item, { ...noAnswer, value })}
            label={answered ? m.report_state_answered() : m.fill_state_unanswered()}
          />
        </>
      }
    >
      <Stack>
        <Question>{labelText(item.text)}</Question>
        {claim?.corrected && (
          <Tag tone="part" icon="pencil-simple">
            {m.report_corrected()}
          </Tag>
        )}
        <AnswerField
          scope={scope}
          mayAnswer={mayClaim}
          spec={item}
          name={`${item.code}. ${labelText(item.text)}`}
          recordKey={record}
          record={claim?.folded}
          field="value"
          draft={draft}
          setDraft={setDraft}
          save={save}
          keep={shelfFor(kept, record, 'value')}
          conflictName={m.conflicts_of_answer({ code: item.code })}
          clearedWords={m.fill_cleared({ code: item.code })}
        />
        <ClaimNote {...props} />
      </Stack>
    </LeafRow>
  );
});

/** Closed until there is something to say: a report has many items, and few notes. */
function ClaimNote({ scope, item, answer, claim, mayClaim }: ClaimRowProps) {
  const workspace = useWorkspace();
  const [opened, setOpened] = useState(false);
  const record = claimKey(answer);
  const text = useTextEdit({
    record: claim?.folded,
    field: 'note',
    save: useSaveField(scope, record, 'note'),
    keep: shelfFor(keptWork(workspace, scope).kept, record, 'note'),
  });
  const closed = !opened && !text.editing && !text.conflict && text.value === '';
  if (closed) {
    return mayClaim ? (
      <Row>
        <Button variant="text" icon="note-pencil" onClick={() => setOpened(true)}>
          {m.fill_note_of({ code: item.code })}
        </Button>
      </Row>
    ) : null;
  }
  return (
    <TextEditField
      {...{ scope, edit: text, record: claim?.folded, recordKey: record, field: 'note' }}
      label={m.fill_note_of({ code: item.code })}
      rows={2}
      mayWrite={mayClaim}
    />
  );
}
