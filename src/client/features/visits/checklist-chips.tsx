import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Tag } from '#client/ui/tag.tsx';
import type { ChecklistProgress } from './visit-progress.ts';
import styles from './visits.module.css';

/** Letter, short title, and how many items are asked; once begun, how many of them are answered. */
export function ChecklistChips({
  checklists,
}: {
  readonly checklists: readonly ChecklistProgress[];
}) {
  return (
    <ul role="list" className={styles.chips}>
      {checklists.map(({ checklist, name, answered, total }) => (
        <li key={checklist.hash}>
          <Tag outlined>
            <b>{checklist.letter}</b> {name}{' '}
            <span className={styles.chipCount}>
              {answered === 0
                ? formatNumber(total)
                : m.visits_chip_progress({
                    done: formatNumber(answered),
                    total: formatNumber(total),
                  })}
            </span>
          </Tag>
        </li>
      ))}
    </ul>
  );
}
