import { memo } from 'react';
import { useForm } from 'react-hook-form';
import { ItemRow } from './item-row.tsx';
import { SectionHead } from './section-head.tsx';
import styles from './item-row.module.css';
import type { SectionValues } from './section-values.ts';
import type { SheetPart } from './sheet-parts.ts';
import type { WatchedRows } from './use-row-window.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Icon } from '#client/ui/icons/icon.tsx';

export interface SectionFormProps {
  readonly part: SheetPart;
  readonly checklistId: string;
  /** The active item, where it is one of these. */
  readonly active: string | null;
  readonly openNote: string | null;
  readonly rows: WatchedRows;
  /** How many items the whole list shows. */
  readonly total: number;
  /** Accounts to which the section was given, with spaces between. */
  readonly owners: string;
  readonly onShowUnasked: (section: string) => void;
  /** Several items may be answered at once. */
  readonly onRun: (section: string) => void;
}

/**
 * One section is one form. It lives as long as its checklist is open, so that text that could not
 * be stored survives filters and searches; only its rows come and go.
 */
export const SectionForm = memo(function SectionForm(props: SectionFormProps) {
  const { part, checklistId, active, openNote, rows, total, owners, onShowUnasked } = props;
  const { control } = useForm<SectionValues>();
  if (part.rows.length === 0 && part.unasked.length === 0) return null;
  return (
    <>
      <li className={styles.band}>
        <span />
        <SectionHead part={part} owners={owners} onRun={props.onRun} />
      </li>
      {part.rows.map(({ item, written, asked, checks }, index) => (
        <ItemRow
          key={item.code}
          item={item}
          checklistId={checklistId}
          control={control}
          {...written}
          asked={asked}
          checks={checks}
          active={active === item.code}
          noteOpen={openNote === item.code}
          rows={rows}
          position={part.before + index + 1}
          total={total}
          owners={owners}
        />
      ))}
      {part.unasked.length > 0 && (
        <li className={styles.unasked}>
          <button type="button" onClick={() => onShowUnasked(part.section.id)}>
            <span>{m.fill_unasked_answers({ count: part.unasked.length })}</span>
            <Icon name="caret-right" size="s" />
          </button>
        </li>
      )}
    </>
  );
});
