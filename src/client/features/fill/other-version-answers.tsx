import { useMemo, type ReactNode } from 'react';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem, ItemOf } from '#domain/checklist/item.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerFields } from '#domain/visit/records.ts';
import {
  otherCellCodes,
  otherTypeCodes,
  otherVersionCodes,
} from '#domain/visit/other-version-codes.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { AuthorLine } from '#client/record/author-line.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Meta, Note, Question } from '#client/ui/page.tsx';
import styles from './other-answers.module.css';
import { CellsApart } from './cells-apart.tsx';
import { PhotoStripOf } from './photo-strip-of.tsx';
import { nothingWritten, type FillData, type ItemRecords } from './use-fill-data.ts';

/**
 * Answers that this version of the checklist does not ask for: to items or columns that it has not got, or
 * that ask for another type now. Apart, to be looked at, never dropped.
 */
export function OtherVersionAnswers({
  checklist,
  earlier,
  data,
}: {
  readonly checklist: Checklist;
  /** Versions that the visit was pinned to before, the latest last. */
  readonly earlier: readonly Checklist[];
  readonly data: FillData;
}) {
  const { removed, otherType, otherCells } = useMemo(() => {
    const rowsOf = (code: string) =>
      data.items.get(answerKey(checklist.id, code))?.tableRows ?? nothingWritten.tableRows;
    return {
      removed: otherVersionCodes(checklist, data.items.keys()),
      otherType: otherTypeCodes(checklist, data.answers(checklist.id)),
      otherCells: otherCellCodes(checklist, rowsOf),
    };
  }, [checklist, data]);
  if (removed.length + otherType.length + otherCells.length === 0) return null;
  const place = (code: string): Place => {
    const items = earlierItems(earlier, checklist, code);
    const now = itemOf(checklist, code);
    return {
      ...{ code, now },
      written: data.items.get(answerKey(checklist.id, code)) ?? nothingWritten,
      asked: items.findLast(({ type }) => type !== now?.type),
      tables: items.filter((item) => item.type === 'table'),
    };
  };
  return (
    <section className={styles.group}>
      <h3>{m.fill_other_version()}</h3>
      <Note>{m.fill_other_version_kept()}</Note>
      <Leaf label={m.fill_other_version()}>
        {otherType.map((code) => (
          <Answer key={code} {...place(code)} why={m.fill_other_version_type()} />
        ))}
        {otherCells.map((code) => (
          <TableCells key={code} {...place(code)} />
        ))}
        {removed.map((code) => (
          <Answer key={code} {...place(code)} why={m.fill_other_version_removed()}>
            <Beside of={answerKey(checklist.id, code)} {...place(code)} />
          </Answer>
        ))}
      </Leaf>
    </section>
  );
}

interface Place {
  readonly code: string;
  readonly written: ItemRecords;
  /** The item as this version has it. */
  readonly now: ChecklistItem | undefined;
  /** The item as the latest version had it that asked otherwise, where that one is on this device. */
  readonly asked: ChecklistItem | undefined;
  /** The tables that the item was in earlier versions, the latest last. */
  readonly tables: readonly ItemOf<'table'>[];
}

function Answer({
  why,
  children,
  ...place
}: Place & { readonly why: string; readonly children?: ReactNode }) {
  const { code, written, asked, now, tables } = place;
  return (
    <LeafRow margin={<span>{code}</span>}>
      <div className={styles.entry}>
        {asked && <Question>{labelText(asked.text)}</Question>}
        <Values written={written} asked={asked} />
        {now?.type !== 'table' && <CellsApart rows={written.tableRows} now={now} tables={tables} />}
        {children}
        <Meta>{why}</Meta>
      </div>
    </LeafRow>
  );
}

/** A table that is still there: only the cells that it has no place for. */
function TableCells({ code, written, now, tables }: Place) {
  return (
    <LeafRow margin={<span>{code}</span>}>
      <div className={styles.entry}>
        {now && <Question>{labelText(now.text)}</Question>}
        <CellsApart rows={written.tableRows} now={now} tables={tables} />
        <Meta>{m.fill_other_version_cells()}</Meta>
      </div>
    </LeafRow>
  );
}

/** What else belongs to an item that is gone; one that is still there shows it itself. */
function Beside({
  code,
  of,
  written,
}: Pick<Place, 'code' | 'written'> & { readonly of: RecordKey }) {
  return (
    <>
      {(['note', 'explanation'] as const).map((field) => (
        <Words key={field} written={written} field={field} />
      ))}
      {written.photos.length > 0 && (
        <PhotoStripOf code={code} record={of} photos={written.photos} isFixed />
      )}
      {written.findings.length > 0 && (
        <p className={styles.more}>{m.findings_count({ count: written.findings.length })}</p>
      )}
    </>
  );
}

const itemOf = ({ sections }: Checklist, wanted: string): ChecklistItem | undefined =>
  sections.flatMap(({ items }) => items).find(({ code }) => code === wanted);

/** The item in all earlier versions that have it. */
const earlierItems = (
  earlier: readonly Checklist[],
  now: Checklist,
  code: string,
): readonly ChecklistItem[] =>
  earlier.filter(({ id }) => id === now.id).flatMap((version) => itemOf(version, code) ?? []);

/** Where it is not known what asked for it: an answer says by itself what it is, but for the labels of parts and options. */
const unknownSpec = { type: 'text', length: 'long' } as const;

/** Everything that stands as the answer, each with who wrote it. */
function Values({ written, asked }: Pick<Place, 'written' | 'asked'>) {
  const { heads } = readField(written.record, 'value', answerFields.value);
  return heads.map((head) => {
    const parsed = answerFields.value.safeParse(head.value);
    return (
      <div key={head.id} className={styles.entry}>
        <p className={styles.answer}>
          {parsed.success ? answerWords(asked ?? unknownSpec, parsed.data) : m.fill_unreadable()}
        </p>
        <AuthorLine by={head.by} at={head.at} />
      </div>
    );
  });
}

function Words({
  written,
  field,
}: {
  readonly written: ItemRecords;
  readonly field: 'note' | 'explanation';
}) {
  const { heads } = readField(written.record, field, answerFields[field]);
  const label = field === 'note' ? m.fill_note() : m.fill_explanation();
  return heads.map((head) => {
    const parsed = answerFields[field].safeParse(head.value);
    if (parsed.success && parsed.data === '') return null;
    return (
      <p key={head.id} className={styles.more}>
        {label}: {parsed.success ? parsed.data : m.fill_unreadable()}
      </p>
    );
  });
}
