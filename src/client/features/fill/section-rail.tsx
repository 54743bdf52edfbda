import { memo } from 'react';
import { Link } from 'wouter';
import { officeInShort } from '#client/record/author-line.tsx';
import type { usePeople } from '#client/services/use-records.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { buttonClass } from '#client/ui/button.tsx';
import { classNames } from '#client/ui/class-names.ts';
import { Icon } from '#client/ui/icons/icon.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import { assigneesOf, type Assignees } from './assign/use-assignees.ts';
import type { ChecklistEntry } from './checklist-entry.ts';
import { ProgressMeter } from './progress-meter.tsx';
import styles from './section-rail.module.css';
import { FiguresLink, VisitPlaces } from './visit-places.tsx';

export const fillPath = (visitId: string, letter: string): string =>
  `/visits/${visitId}/fill/${letter}`;

export interface SectionRailProps {
  readonly visitId: string;
  readonly entries: readonly ChecklistEntry[];
  readonly current: ChecklistEntry;
  readonly findingCount: number;
  readonly wrongFigures: number;
  readonly assignees: Assignees;
  readonly me: string;
  readonly people: ReturnType<typeof usePeople>;
}

export interface SectionBarProps extends Pick<SectionRailProps, 'visitId' | 'entries' | 'current'> {
  readonly unitName: string;
}

/** The table of contents beside the page: every checklist of the visit and how far it is. */
export const SectionRail = memo(function SectionRail(props: SectionRailProps) {
  const { visitId, entries, current, findingCount, wrongFigures, assignees } = props;
  const answered = entries.reduce((sum, entry) => sum + (entry.progress?.answered ?? 0), 0);
  const total = entries.reduce((sum, entry) => sum + entry.total, 0);
  return (
    <nav className={styles.rail} aria-label={m.fill_contents()}>
      <p className={styles.head} aria-hidden="true">
        {m.fill_contents()}
      </p>
      <ul role="list" className={styles.entries}>
        {entries.map((entry) => (
          <li key={entry.hash}>
            <Link
              href={fillPath(visitId, entry.letter)}
              className={classNames(styles.entry, entry === current && styles.current)}
              aria-current={entry === current ? 'page' : undefined}
            >
              <span className={styles.letter}>{entry.letter}</span>
              <span className={styles.body}>
                <span className={styles.name}>{entry.shortTitle}</span>
                <span className={styles.facts}>
                  {entry.progress === null ? (
                    <span className={styles.missing}>
                      {entry.state === 'missing' ? m.fill_not_here() : m.fill_unreadable_short()}
                    </span>
                  ) : (
                    <>
                      <span className={styles.meter}>
                        <ProgressMeter progress={entry.progress} />
                      </span>
                      <span aria-hidden="true">
                        {entry.progress.answered}/{entry.total}
                      </span>
                    </>
                  )}
                  {entry.conflicts > 0 && (
                    <span className={styles.conflicts}>
                      <Icon
                        name="arrows-split-bold"
                        size="s"
                        label={m.conflicts_count({ count: entry.conflicts })}
                      />
                      {entry.conflicts}
                    </span>
                  )}
                  {entry.findings > 0 && (
                    <span className={styles.findings}>
                      <Icon
                        name="flag"
                        size="s"
                        label={m.findings_count({ count: entry.findings })}
                      />
                      {entry.findings}
                    </span>
                  )}
                  <Owners
                    accounts={assigneesOf(assignees, entry.checklist?.id ?? '')}
                    me={props.me}
                    people={props.people}
                  />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <p>{m.fill_whole_visit({ answered, total })}</p>
        <FiguresLink visitId={visitId} wrong={wrongFigures} />
        <VisitPlaces inRail visitId={visitId} wrong={wrongFigures} findings={findingCount} />
      </div>
    </nav>
  );
});

/** To whom some of a checklist was given: oneself first, then the others by their offices, each once. */
function Owners({
  accounts,
  me,
  people,
}: Pick<SectionRailProps, 'me' | 'people'> & { readonly accounts: readonly string[] }) {
  if (accounts.length === 0) return null;
  const others = accounts.filter((account) => account !== me).map(people);
  const words = (of: (person: Person) => string): string =>
    [
      ...new Set([
        ...(accounts.includes(me) ? [m.filling_you()] : []),
        ...others.map((person) => (person === null ? m.filling_gone_member() : of(person))),
      ]),
    ].join(', ');
  return (
    <span className={styles.owners}>
      <span aria-hidden="true">{words(({ office, name }) => officeInShort(office || name))}</span>
      <VisuallyHidden>{m.filling_assigned_to({ names: words(({ name }) => name) })}</VisuallyHidden>
    </span>
  );
}

type Person = NonNullable<ReturnType<ReturnType<typeof usePeople>>>;

/** The same in one line for narrow screens: previous, name with progress, next. */
export const SectionBar = memo(function SectionBar(props: SectionBarProps) {
  const { visitId, entries, current, unitName } = props;
  const index = entries.indexOf(current);
  const previous = entries[index - 1];
  const next = entries[index + 1];
  return (
    <nav className={styles.bar} aria-label={m.fill_contents()}>
      {previous === undefined ? (
        <span />
      ) : (
        <Link
          href={fillPath(visitId, previous.letter)}
          className={buttonClass()}
          aria-label={m.fill_previous_checklist({
            letter: previous.letter,
            title: previous.shortTitle,
          })}
        >
          <Icon name="caret-left" size="s" />
          {previous.letter}
        </Link>
      )}
      <div className={styles.middle}>
        {/* On phones the bar above has room for where the data is, not for the name. */}
        <p className={styles.unit} aria-hidden="true">
          {unitName}
        </p>
        <p>
          <b>
            {current.letter}. {current.shortTitle}
          </b>
        </p>
        {current.progress !== null && (
          <p className={styles.facts}>
            <span className={styles.wideMeter}>
              <ProgressMeter progress={current.progress} />
            </span>
            <span aria-hidden="true">
              {current.progress.answered}/{current.total}
            </span>
          </p>
        )}
      </div>
      {next === undefined ? (
        <VisuallyHidden>{m.fill_last_checklist()}</VisuallyHidden>
      ) : (
        <Link
          href={fillPath(visitId, next.letter)}
          className={buttonClass()}
          aria-label={m.fill_next_checklist({ letter: next.letter, title: next.shortTitle })}
        >
          {next.letter}
          <Icon name="caret-right" size="s" />
        </Link>
      )}
    </nav>
  );
});
