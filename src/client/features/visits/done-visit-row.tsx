import { Link } from 'wouter';
import { dateParts, formatDayMonth, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { useSituation } from '#client/services/use-records.ts';
import { LeafRow, leafCoverClass } from '#client/ui/leaf.tsx';
import { Meta } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { MyVisit } from './use-my-visits.ts';
import { maySeeOverview } from './visit-row.tsx';
import styles from './visits.module.css';

export interface DoneVisitRowProps {
  readonly visit: MyVisit;
  readonly today: string;
  readonly situation: ReturnType<typeof useSituation>;
}

/** A visit that is done: one line, and only what still asks for someone. */
export function DoneVisitRow({ visit, today, situation }: DoneVisitRowProps) {
  const { context } = visit;
  const { date } = context.visit;
  const first = visit.progress.checklists[0]?.checklist.letter;
  const href = maySeeOverview(visit)
    ? `/visits/${context.visit.id}/overview`
    : `/visits/${context.visit.id}/fill${first === undefined ? '' : `/${first}`}`;
  return (
    <LeafRow compact opens margin={<DoneDate date={date} today={today} />}>
      <div className={styles.done}>
        <div className={styles.doneNames}>
          <h3 className={styles.doneUnit}>
            <Link href={href} className={leafCoverClass()}>
              {context.unit.name}
            </Link>
          </h3>
          <Meta>{doneFacts(visit)}</Meta>
        </div>
        {situation && <Asks visit={visit} situation={situation} />}
      </div>
    </LeafRow>
  );
}

/** Of another year than today's, the year is said below. */
function DoneDate({ date, today }: { readonly date: string; readonly today: string }) {
  const year = dateParts(date)?.year;
  if (year === dateParts(today)?.year) return formatDayMonth(date);
  return (
    <div className={styles.doneDate}>
      <span>{formatDayMonth(date)}</span> <span>{year}</span>
    </div>
  );
}

function doneFacts({ progress, concluded }: MyVisit): string {
  const answered = progress.checklists.reduce((sum, entry) => sum + entry.answered, 0);
  const total = progress.checklists.reduce((sum, entry) => sum + entry.total, 0);
  return [
    m.visits_done_items({ done: formatNumber(answered), total: formatNumber(total) }),
    progress.findings > 0 ? m.visits_done_findings({ count: formatNumber(progress.findings) }) : '',
    progress.photos > 0 ? m.visits_done_photos({ count: formatNumber(progress.photos) }) : '',
    concluded ? m.visits_done_issued() : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Conflicts first, then what waits or is held; "nothing" is not said here, the indicator says it. */
function Asks({
  visit,
  situation,
}: {
  readonly visit: MyVisit;
  readonly situation: NonNullable<DoneVisitRowProps['situation']>;
}) {
  const own: ReadonlySet<string> = new Set([visit.context.scope, visit.context.followup]);
  const conflicts = situation.conflicts.filter(({ scope }) => own.has(scope)).length;
  const held = situation.held.filter(({ scope }) => own.has(scope)).length;
  const waiting = [...own].reduce((sum, scope) => sum + (situation.waitingByScope[scope] ?? 0), 0);
  return (
    <div className={styles.asks}>
      {conflicts > 0 && (
        <Tag tone="conflict" icon="arrows-split-bold">
          {m.visits_tag_conflicts({ count: formatNumber(conflicts) })}
        </Tag>
      )}
      {held > 0 && (
        <Tag tone="part" icon="hand-palm-fill">
          {m.visits_tag_held({ count: formatNumber(held) })}
        </Tag>
      )}
      {waiting > 0 && (
        <Tag tone="action" icon="arrow-up">
          {m.visits_tag_waiting({ count: formatNumber(waiting) })}
        </Tag>
      )}
    </div>
  );
}
