import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Tag } from '#client/ui/tag.tsx';
import type { ChecklistProgress } from './visit-progress.ts';
import styles from './visits.module.css';

/** Letter, short title, and how many items; once begun, how many of them are answered. */
export function ChecklistChips({
  checklists,
}: {
  readonly checklists: readonly ChecklistProgress[];
}) {
  return (
    <ul role="list" className={styles.chips}>
      {checklists.map(({ checklist, answered }) => (
        <li key={checklist.hash}>
          <Tag outlined>
            <b>{checklist.letter}</b> {checklist.shortTitle}{' '}
            <span className={styles.chipCount}>
              {answered === 0
                ? formatNumber(checklist.itemCount)
                : m.visits_chip_progress({
                    done: formatNumber(answered),
                    total: formatNumber(checklist.itemCount),
                  })}
            </span>
          </Tag>
        </li>
      ))}
    </ul>
  );
}
