import { useState } from 'react';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Note, Row, Stack } from '#client/ui/page.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import styles from './run-sheet.module.css';
import { useRunSave } from './use-run-save.ts';

export interface RunSheetProps {
  readonly checklistId: string;
  /** Title of the section. */
  readonly section: string;
  /** Its four-way items without an answer, as things are written now. */
  readonly items: readonly ChecklistItem[];
  readonly records: ReadonlyMap<RecordKey, FoldedRecord>;
  /** All of them are stored, as the act with this number. */
  readonly onStored: (act: number, text: string) => void;
  readonly onClose: () => void;
}

/** What a run may say: a failing wants its own evidence, item by item. */
const answers = {
  met: { value: { kind: 'compliance', level: 'met' }, words: m.fill_level_met },
  na: { value: { kind: 'na' }, words: m.fill_not_applicable },
} as const satisfies Record<string, { readonly value: AnswerValue; readonly words: () => string }>;

type RunAnswer = keyof typeof answers;

/**
 * One answer for several items: they are ticked one by one, read once more by their names, and stored
 * in one save that is taken back as one. What a colleague answers meanwhile drops out of the list.
 */
export function RunSheet(props: RunSheetProps) {
  const { checklistId, section, items, records, onStored, onClose } = props;
  const [answer, setAnswer] = useState<RunAnswer>('met');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const { save, problem } = useRunSave(checklistId, records);
  const chosen = items.filter(({ code }) => ticked.has(code));
  const count = chosen.length;
  const words = answers[answer].words();
  const tick = (code: string, on: boolean): void => {
    const next = new Set(ticked);
    if (on) next.add(code);
    else next.delete(code);
    setTicked(next);
  };
  const write = async (): Promise<void> => {
    const act = await save(chosen, answers[answer].value, words);
    if (act === null) return;
    onClose();
    onStored(act, m.filling_run_done({ answer: words, count }));
  };
  if (items.length === 0) {
    return (
      <Sheet open onClose={onClose} title={m.filling_run_title()}>
        <EmptyState title={m.filling_run_over()} />
      </Sheet>
    );
  }
  if (asking && count > 0) {
    return (
      <Sheet
        open
        onClose={onClose}
        title={m.filling_run_confirm_title({ answer: words, count })}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{m.filling_run_back()}</Button>
            <Button variant="primary" onClick={() => void write()}>
              {m.filling_run_confirm({ answer: words, count })}
            </Button>
          </>
        }
      >
        <Stack>
          {problem !== null && (
            <SaveProblemMessage problem={problem} onRetry={() => void write()} />
          )}
          <ul role="list" className={styles.chosen}>
            {chosen.map((item) => (
              <li key={item.code}>
                <b>{item.code}</b> <span>{labelText(item.text)}</span>
              </li>
            ))}
          </ul>
        </Stack>
      </Sheet>
    );
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.filling_run_title()}
      footer={
        <Button
          variant="primary"
          disabledReason={count === 0 ? m.filling_run_choose() : undefined}
          onClick={() => setAsking(true)}
        >
          {m.filling_run_next({ count })}
        </Button>
      }
    >
      <Stack>
        <Note>{m.filling_run_note({ section })}</Note>
        <fieldset>
          <legend>{m.filling_run_answer()}</legend>
          {(['met', 'na'] as const).map((value) => (
            <Checkbox
              key={value}
              kind="radio"
              name="run-answer"
              checked={answer === value}
              onCheckedChange={() => setAnswer(value)}
            >
              {answers[value].words()}
            </Checkbox>
          ))}
        </fieldset>
        <Row>
          <Button onClick={() => setTicked(new Set(items.map(({ code }) => code)))}>
            {m.filling_run_all()}
          </Button>
          <Button onClick={() => setTicked(new Set())}>{m.filling_run_none()}</Button>
        </Row>
        <div>
          {items.map((item) => (
            <Checkbox
              key={item.code}
              checked={ticked.has(item.code)}
              onCheckedChange={(on) => tick(item.code, on)}
            >
              <b>{item.code}</b> {labelText(item.text)}
            </Checkbox>
          ))}
        </div>
      </Stack>
    </Sheet>
  );
}
