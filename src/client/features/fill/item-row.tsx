import { memo, startTransition, useCallback } from 'react';
import type { Control } from 'react-hook-form';
import type { ItemAnswer } from '#domain/checklist/answer.ts';
import { checkItem, type ItemProblem } from '#domain/checklist/check-item.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { lackingEvidence } from '#domain/checklist/required-evidence.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { answerFields } from '#domain/visit/records.ts';
import { itemAnswerWords } from '#client/form/answer-words.ts';
import { fewPhotosWords, noneButRowsWords } from '#client/form/item-problem-words.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Icon } from '#client/ui/icons/icon.tsx';
import { LeafRow } from '#client/ui/leaf.tsx';
import { Question } from '#client/ui/page.tsx';
import { StateSymbol, type SymbolState } from '#client/ui/state-symbol.tsx';
import { answerSymbol } from '#client/record/answer-value.tsx';
import { useFillActions } from './fill-context.ts';
import { FindingChips } from './finding-chips.tsx';
import { InlineContext } from './item-context.tsx';
import styles from './item-row.module.css';
import { ItemTally } from './item-tally.tsx';
import { PhotoProblemOf, PhotoStripOf } from './photo-strip-of.tsx';
import type { RowChecks } from './row-checks.ts';
import type { SectionValues } from './section-values.ts';
import { answerKey, tableRow } from '#domain/visit/visit-answers.ts';
import { CheckMessage } from '#client/record/check-message.tsx';
import { explanationKey } from '#client/record/check-explanation.tsx';
import type { NumberedFinding } from '#domain/visit/number-findings.ts';
import { TableItem } from './table-item.tsx';
import { rowPlace, useDrawn, type WatchedRows } from './use-row-window.ts';
import { figureVerdict, ValueField, type FigureVerdict } from './value-field.tsx';
import { WordsField } from './words-field.tsx';
import { WrittenBy } from './assign/written-by.tsx';

export interface ItemRowProps {
  readonly item: ChecklistItem;
  readonly checklistId: string;
  readonly control: Control<SectionValues>;
  readonly record: FoldedRecord | undefined;
  readonly photos: readonly FoldedRecord[];
  /** Rows of a table item. */
  readonly tableRows: readonly FoldedRecord[];
  readonly findings: readonly NumberedFinding[];
  /** False: listed, but not asked by the answers as they are now. */
  readonly asked: boolean;
  readonly active: boolean;
  readonly noteOpen: boolean;
  readonly rows: WatchedRows;
  readonly checks: RowChecks | undefined;
  /** Place in the list as it is shown, from 1, and how many are shown. */
  readonly position: number;
  readonly total: number;
  /** Accounts to which its section was given, with spaces between. */
  readonly owners: string;
}

export const rowId = (code: string): string => `item-${code}`;

/** One item: code and state in the margin, question, answer and what belongs to it on the page. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { item, active, rows, position, total } = props;
  const { activate } = useFillActions();
  const { window, standAt } = rows;
  const drawn = useDrawn(window, item.code);
  // This row is drawn already: those around it, and around the former one, give way to what was tapped.
  const workHere = () => startTransition(() => standAt(item.code));
  const written = drawn ? readRow(props) : null;
  return (
    <LeafRow
      id={rowId(item.code)}
      data-item={item.code}
      aria-posinset={position}
      aria-setsize={total}
      className={styles.row}
      active={active}
      undrawn={drawn ? undefined : `${item.code}. ${labelText(item.text)}`}
      style={drawn ? undefined : { height: window.heightOf(rowPlace(item)) }}
      margin={written && <Margin {...props} {...written} />}
      onClick={() => {
        workHere();
        activate(item.code);
      }}
      onFocus={(event) => {
        workHere();
        if (opensByFocus(event.target)) activate(item.code);
      }}
    >
      {written && <ItemBody {...props} {...written} />}
    </LeafRow>
  );
});

function ItemBody(props: ItemRowProps & WrittenRow) {
  const { item, checklistId, control, record, photos, tableRows, findings } = props;
  const { active, noteOpen, asked, answer, problems } = props;
  const { scope, kept, openNote, mayAnswer } = useFillActions();
  const key = answerKey(checklistId, item.code);
  const note = readField(record, 'note', answerFields.note);
  const explanation = readField(record, 'explanation', answerFields.explanation);
  const verdict = figureVerdict(problems);
  const fewPhotos = problems.find((problem) => problem.code === 'too-few-photos');
  const lacking = lackingEvidence(item, answer);
  const lacksPhoto = lacking.includes('photo');
  const closeNote = useCallback(() => openNote(item.code, false), [openNote, item.code]);
  const field = { item, control, recordKey: key, record };
  const showsExplanation =
    verdict !== 'fits' ||
    explanation.conflict ||
    explanation.unreadable ||
    (explanation.value !== undefined && explanation.value !== '');
  return (
    <div className={styles.stack}>
      <Question>{labelText(item.text)}</Question>
      {item.type === 'table' ? (
        <TableItem key={item.type} {...field} item={item} rows={tableRows} problems={problems} />
      ) : (
        <ValueField key={item.type} {...field} />
      )}
      <WrittenBy record={record} owners={props.owners} />
      <ItemTally item={item} recordKey={key} record={record} noteOpen={noteOpen} />
      {!asked && (
        <p className={styles.notAsked}>
          <Icon name="info" />
          {m.fill_unasked()}
        </p>
      )}
      {lacksPhoto && (
        <p className={styles.lacking}>
          <Icon name="camera" />
          {m.photos_required()}
        </p>
      )}
      {fewPhotos !== undefined && (
        <p className={styles.lacking}>
          <Icon name="camera" />
          <span>
            {fewPhotosWords(fewPhotos).title} {fewPhotosWords(fewPhotos).detail}
          </span>
        </p>
      )}
      {showsExplanation && (
        <WordsField {...field} field="explanation" label={m.fill_explanation()} />
      )}
      {props.checks?.shown.map((check) => (
        <CheckMessage
          key={explanationKey(check.outcome)}
          {...check}
          scope={scope}
          kept={kept}
          mayWrite={mayAnswer}
        />
      ))}
      {noteOpen || note.conflict || note.unreadable ? (
        <WordsField
          {...field}
          field="note"
          label={m.fill_note()}
          takesFocus={noteOpen}
          onDone={closeNote}
        />
      ) : (
        note.value && (
          <button
            type="button"
            className={styles.note}
            aria-label={m.fill_note_edit({ code: item.code, note: note.value })}
            disabled={!mayAnswer}
            onClick={() => openNote(item.code, true)}
          >
            <Icon name="note-pencil" size="s" />
            <span>{note.value}</span>
          </button>
        )
      )}
      {(item.type === 'photo' || photos.length > 0 || lacksPhoto) && (
        <PhotoStripOf code={item.code} record={key} photos={photos} />
      )}
      {findings.length > 0 && <FindingChips code={item.code} findings={findings} />}
      <PhotoProblemOf record={key} code={item.code} />
      {active && <InlineContext item={item} recordKey={key} record={record} />}
    </div>
  );
}

/** What was written at the item, as rules read it, and what does not add up in it. */
interface WrittenRow {
  readonly answer: ItemAnswer;
  readonly problems: readonly ItemProblem[];
}

function readRow({ item, record, tableRows, photos }: ItemRowProps): WrittenRow {
  const answer = {
    value: readField(record, 'value', answerFields.value).value ?? null,
    rows: tableRows.map(tableRow),
    photos: photos.length,
    note: readField(record, 'note', answerFields.note).value ?? '',
  };
  const checked = checkItem(item, answer);
  return { answer, problems: checked.ok ? [] : checked.error };
}

function Margin(props: ItemRowProps & WrittenRow) {
  const { item, record, tableRows, answer, problems } = props;
  const { unreadable } = readField(record, 'value', answerFields.value);
  const contradiction = problems.find((problem) => problem.code === 'none-but-rows');
  const verdict = worse(figureVerdict(problems), props.checks?.verdict ?? 'fits');
  const conflict = [record, ...tableRows].some(
    (one) =>
      one !== undefined &&
      (one.deletedMeanwhile || Object.values(one.fields).some((field) => field.conflict)),
  );
  const symbol = answerSymbol(item, answer);
  const state: SymbolState = conflict
    ? 'conflict'
    : unreadable
      ? 'ask'
      : verdict === 'wrong' || contradiction !== undefined
        ? 'err'
        : verdict === 'doubtful'
          ? 'ask'
          : symbol;
  const words = conflict
    ? m.conflicts_state()
    : unreadable
      ? m.fill_unreadable()
      : verdict !== 'fits'
        ? m.fill_state_wrong({ answer: itemAnswerWords(item, answer) })
        : contradiction !== undefined
          ? noneButRowsWords(contradiction).title
          : symbol === 'un'
            ? m.fill_state_unanswered()
            : itemAnswerWords(item, answer);
  return (
    <>
      <span>{item.code}</span>
      {/* A new symbol is a new element: it is drawn in once its answer is stored. */}
      <span key={state} className={styles.symbol}>
        <StateSymbol state={state} label={words} />
      </span>
    </>
  );
}

const worse = (left: FigureVerdict, right: FigureVerdict): FigureVerdict =>
  left === 'wrong' || right === 'wrong' ? 'wrong' : left === 'fits' ? right : left;

/**
 * Writing in a box or arriving by keyboard opens a row. A pressed button does not: the rows would
 * move between press and release, and the tap would be lost. Its click opens the row.
 */
function opensByFocus(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches('input:not([type=radio]), textarea')) return true;
  return target.matches(':focus-visible');
}
