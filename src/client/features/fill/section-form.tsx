import { memo } from 'react';
import { useForm } from 'react-hook-form';
import type { ChecklistSection } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { labelText } from '#client/form/label-text.ts';
import { ItemRow } from './item-row.tsx';
import styles from './item-row.module.css';
import { sectionValues, type SectionValues } from './section-values.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import type { ChecksByRow } from './row-checks.ts';
import { noFindings, noPhotos, noRows, type FillData } from './use-fill-data.ts';
import type { WatchedRows } from './use-row-window.ts';

export interface SectionFormProps {
  readonly section: ChecklistSection;
  readonly checklistId: string;
  readonly data: FillData;
  readonly active: string | null;
  readonly openNote: string | null;
  /** Its items that are shown, in their order. */
  readonly shown: readonly ChecklistItem[];
  readonly rows: WatchedRows;
  readonly checks: ChecksByRow;
  /** Rows that the list shows before this section, and in all. */
  readonly before: number;
  readonly total: number;
}

/**
 * One section is one form. It lives as long as its checklist is open, so that text that could not
 * be stored survives filters and searches; only its rows come and go.
 */
export const SectionForm = memo(function SectionForm(props: SectionFormProps) {
  const { section, checklistId, data, active, openNote, shown, rows, before, total } = props;
  const { checks } = props;
  const { control } = useForm<SectionValues>({
    defaultValues: sectionValues(section, checklistId, data),
  });
  if (shown.length === 0) return null;
  return (
    <>
      <li className={styles.band}>
        <span />
        <h3>{labelText(section.title)}</h3>
      </li>
      {shown.map((item, index) => {
        const key = answerKey(checklistId, item.code);
        return (
          <ItemRow
            key={item.code}
            item={item}
            checklistId={checklistId}
            control={control}
            record={data.records.get(key)}
            photos={data.photos.get(key) ?? noPhotos}
            tableRows={data.rows.get(key) ?? noRows}
            findings={data.findings.get(key) ?? noFindings}
            active={active === item.code}
            noteOpen={openNote === item.code}
            rows={rows}
            checks={checks.get(item.code)}
            position={before + index + 1}
            total={total}
          />
        );
      })}
    </>
  );
});
