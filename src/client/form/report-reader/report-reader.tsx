/**
 * Figures from a pasted paragraph of a report: read, chosen one by one, confirmed together. Nothing is
 * stored before that, and what was chosen stays when the sheet is closed and opened again.
 */
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { answerPlaces, type AnswerPlace } from '#domain/figures/answer-places.ts';
import type { WantedFigures } from '#domain/figures/proposal.ts';
import { proposeFigures } from '#domain/figures/propose-figures.ts';
import type { Result } from '#domain/kernel/result.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Message } from '#client/ui/message.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { ConfirmList } from './confirm-list.tsx';
import { plannedWrites, type AnswersOf } from './planned-writes.ts';
import { ReadFiguresView } from './read-figures-view.tsx';
import { emptyReader, placeKey, readerReducer } from './reader-state.ts';
import styles from './report-reader.module.css';

export interface ReportReaderProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Checklists of the visit, in which places are looked for. */
  readonly checklists: readonly Checklist[];
  readonly wanted: WantedFigures;
  /** What is written now, by checklist. */
  readonly answers: AnswersOf;
  /**
   * Stores one answer, or the cell of a row, which it makes where there is none of that name. The error
   * is words to be shown.
   */
  readonly onAccept: (place: AnswerPlace, value: AnswerValue) => Promise<Result<null, string>>;
}

interface Outcome {
  readonly written: number;
  readonly failed: readonly { readonly code: string; readonly why: string }[];
}

export function ReportReader(props: ReportReaderProps) {
  const { open, onClose, checklists, wanted, answers, onAccept } = props;
  const [state, dispatch] = useReducer(readerReducer, emptyReader);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const { step, reading, choices } = state;
  const targets = useMemo(() => answerPlaces(checklists), [checklists]);
  const proposals = useMemo(
    () => (reading === null ? [] : proposeFigures(reading, checklists, wanted)),
    [reading, checklists, wanted],
  );
  const heading = useHeadingOfStep(step, open);
  const writes = plannedWrites(choices, targets, answers);

  async function write() {
    setBusy(true);
    const written = new Set<string>();
    const failed: { code: string; why: string }[] = [];
    for (const { place, value } of writes) {
      // One after the other, so that what is shown as written is.
      // oxlint-disable-next-line no-await-in-loop
      const stored = await onAccept(place, value);
      if (stored.ok) written.add(placeKey(place));
      else failed.push({ code: place.code, why: stored.error });
    }
    dispatch({ type: 'written', places: written });
    setOutcome({ written: written.size, failed });
    setBusy(false);
  }

  const footers = {
    paste: (
      <Button
        variant="primary"
        onClick={() => {
          setOutcome(null);
          dispatch({ type: 'read' });
        }}
        disabledReason={state.text.trim() === '' ? m.reader_paste_first() : undefined}
      >
        {m.reader_read()}
      </Button>
    ),
    choose: (
      <>
        <Button
          variant="primary"
          onClick={() => {
            setOutcome(null);
            dispatch({ type: 'to-confirm' });
          }}
          disabledReason={choices.length === 0 ? m.reader_nothing_chosen() : undefined}
        >
          {m.reader_to_confirm({ count: choices.length })}
        </Button>
        <Button onClick={() => dispatch({ type: 'to-paste' })}>{m.reader_back_to_text()}</Button>
      </>
    ),
    confirm: (
      <>
        <Button variant="primary" busy={busy} onClick={() => void write()}>
          {m.reader_write({ count: writes.length })}
        </Button>
        <Button onClick={() => dispatch({ type: 'to-choose' })}>{m.reader_change_choice()}</Button>
      </>
    ),
  };

  return (
    <Sheet open={open} onClose={onClose} title={m.reader_title()} footer={footers[step]}>
      <div className={styles.stack}>
        {outcome !== null && outcome.written > 0 && (
          <Message kind="ok" title={m.reader_written({ count: outcome.written })} />
        )}
        {outcome?.failed.map(({ code, why }) => (
          <Message key={code} kind="error" title={m.reader_failed({ code })}>
            {why}
          </Message>
        ))}
        {step === 'paste' && (
          <>
            <Field label={m.reader_paste()} help={m.reader_paste_help()}>
              {(field) => (
                <TextArea
                  {...field}
                  rows={8}
                  value={state.text}
                  onValueChange={(text) => dispatch({ type: 'typed', text })}
                />
              )}
            </Field>
            {state.text !== '' && (
              <Button variant="text" onClick={() => dispatch({ type: 'cleared' })}>
                {m.reader_clear()}
              </Button>
            )}
          </>
        )}
        {step === 'choose' && reading !== null && (
          <ReadFiguresView
            {...{ heading, reading, proposals, state, targets, answers, dispatch }}
          />
        )}
        {step === 'confirm' && (
          <>
            <h3 ref={heading} tabIndex={-1} className={styles.heading}>
              {m.reader_confirm_title({ count: writes.length })}
            </h3>
            <ConfirmList writes={writes} />
          </>
        )}
      </div>
    </Sheet>
  );
}

/** Brings the heading of a step into view and reads it out when the step begins, not when the sheet opens. */
function useHeadingOfStep(step: string, open: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (open && shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step, open]);
  return heading;
}
