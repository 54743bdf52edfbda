import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { useFillActions } from './fill-context.ts';
import { runItems } from './run/run-items.ts';
import styles from './section-head.module.css';
import type { SheetPart } from './sheet-parts.ts';

export interface SectionHeadProps {
  readonly part: SheetPart;
  readonly owners: string;
  readonly onRun: (section: string) => void;
}

/** What stands over the rows of a section: its title, who fills it, and one answer for several items. */
export function SectionHead({ part, owners, onRun }: SectionHeadProps) {
  const { me, nameOf, mayAnswer } = useFillActions();
  const title = labelText(part.section.title);
  const given = owners === '' ? [] : owners.split(' ');
  const names = given.map((account) => (account === me ? m.filling_you() : nameOf(account)));
  return (
    <div className={styles.head}>
      <h3>{title}</h3>
      {names.length > 0 && (
        <p className={styles.owners}>{m.filling_assigned_to({ names: names.join(', ') })}</p>
      )}
      {mayAnswer && runItems(part.rows).length > 1 && (
        <Button
          variant="text"
          icon="list-checks"
          aria-label={m.filling_run_of({ section: title })}
          onClick={() => onRun(part.section.id)}
        >
          {m.filling_run()}
        </Button>
      )}
    </div>
  );
}
