import { useMemo } from 'react';
import type { Checklist } from '#domain/checklist/definition.ts';
import { readField } from '#domain/sync/read-field.ts';
import { answerFields } from '#domain/visit/records.ts';
import { otherVersionCodes } from '#domain/visit/other-version-codes.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { AuthorLine } from '#client/record/author-line.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Note } from '#client/ui/page.tsx';
import styles from './other-answers.module.css';
import { PhotoStripOf } from './photo-strip-of.tsx';
import { nothingWritten, type FillData, type ItemRecords } from './use-fill-data.ts';

/** Answers to items that this version of the checklist has not got: apart, to be looked at, never dropped. */
export function OtherVersionAnswers({
  checklist,
  data,
}: {
  readonly checklist: Checklist;
  readonly data: FillData;
}) {
  const codes = useMemo(
    () => otherVersionCodes(checklist, data.items.keys()),
    [checklist, data.items],
  );
  if (codes.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3>{m.fill_other_version()}</h3>
      <Note>{m.fill_other_version_kept()}</Note>
      <Leaf label={m.fill_other_version()}>
        {codes.map((code) => {
          const key = answerKey(checklist.id, code);
          const written = data.items.get(key) ?? nothingWritten;
          return (
            <LeafRow key={code} margin={<span>{code}</span>}>
              <div className={styles.entry}>
                <Values written={written} />
                {(['note', 'explanation'] as const).map((field) => (
                  <Words key={field} written={written} field={field} />
                ))}
                {written.tableRows.length > 0 && (
                  <p className={styles.more}>
                    {m.answers_table_rows({ count: written.tableRows.length })}
                  </p>
                )}
                {written.photos.length > 0 && (
                  <PhotoStripOf code={code} record={key} photos={written.photos} isFixed />
                )}
                {written.findings.length > 0 && (
                  <p className={styles.more}>
                    {m.findings_count({ count: written.findings.length })}
                  </p>
                )}
              </div>
            </LeafRow>
          );
        })}
      </Leaf>
    </section>
  );
}

/** Whatever asked for it: an answer says by itself what it is, but for the labels of parts and options. */
const unknownSpec = { type: 'text', length: 'long' } as const;

/** Everything that stands as the answer, each with who wrote it. */
function Values({ written }: { readonly written: ItemRecords }) {
  const { heads } = readField(written.record, 'value', answerFields.value);
  return heads.map((head) => {
    const parsed = answerFields.value.safeParse(head.value);
    return (
      <div key={head.id} className={styles.entry}>
        <p className={styles.answer}>
          {parsed.success ? answerWords(unknownSpec, parsed.data) : m.fill_unreadable()}
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
