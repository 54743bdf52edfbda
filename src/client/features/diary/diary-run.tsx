import { Link } from 'wouter';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { DiaryRun } from '#domain/visit/diary.ts';
import { formatTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import type { IconName } from '#client/ui/icons/icon-name.ts';
import { Tag } from '#client/ui/tag.tsx';
import styles from './diary.module.css';
import type { DiaryPlaces } from './diary-places.ts';
import { actsWords, runRemarks, runTime, runWords } from './run-words.ts';

const icons: Readonly<Record<DiaryRun['kind'], IconName>> = {
  answer: 'list-checks',
  note: 'note-pencil',
  row: 'table',
  check: 'calculator',
  assignment: 'user-circle',
  photo: 'camera',
  finding: 'flag',
  explanation: 'users',
  conclusion: 'file-text',
  removed: 'trash',
  restored: 'arrow-counter-clockwise',
  settled: 'check-circle',
  differs: 'arrows-split-bold',
  unreadable: 'question',
  other: 'dots-three',
};

/** What one person did in one go: time, sentence, and each record with the way to it. */
export function RunLine({
  run,
  places,
  nameOf,
  letterOf,
}: {
  readonly run: DiaryRun;
  readonly places: DiaryPlaces;
  readonly nameOf: (accountId: string) => string;
  readonly letterOf: (checklistId: string) => string | null;
}) {
  const { checklistId } = run;
  const letter = checklistId === null ? null : (letterOf(checklistId) ?? checklistId);
  const records = [...groupBy(run.acts, ({ change }) => change.record).values()];
  const remarks = runRemarks(run, nameOf);
  const lines = records.map((acts) => {
    const [first] = acts;
    const place =
      first?.record == null ? { label: m.diary_other(), href: null } : places.placeOf(first.record);
    return { key: first?.change.id ?? '', place, acts };
  });
  return (
    <li className={styles.run}>
      <p className={styles.time}>{runTime(run)}</p>
      <Icon name={icons[run.kind]} className={styles[run.kind] ?? styles.icon} />
      <div className={styles.body}>
        <p className={styles.sentence}>
          {runWords(run, run.by === '' ? m.diary_somebody() : nameOf(run.by), letter)}
        </p>
        {remarks.length > 0 && (
          <div className={styles.remarks}>
            {remarks.map(({ tone, text }) => (
              <Tag key={text} tone={tone}>
                {text}
              </Tag>
            ))}
          </div>
        )}
        {lines.length === 1 && lines[0] ? (
          <RecordLine place={lines[0].place} acts={lines[0].acts} places={places} />
        ) : (
          <Disclosure title={m.diary_each({ count: lines.length })} lazy>
            <ul role="list" className={styles.records}>
              {lines.map(({ key, ...line }) => (
                <li key={key}>
                  <RecordLine {...line} places={places} />
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </li>
  );
}

function RecordLine({
  place,
  acts,
  places,
}: {
  readonly place: ReturnType<DiaryPlaces['placeOf']>;
  readonly acts: DiaryRun['acts'];
  readonly places: DiaryPlaces;
}) {
  const words = actsWords(acts, places);
  const last = acts.at(-1);
  return (
    <p className={styles.record}>
      {place.href === null ? (
        <span>{place.label}</span>
      ) : (
        <Link href={place.href} className={styles.link}>
          {place.label}
        </Link>
      )}
      <span>
        {words !== '' && `: ${words}`}
        {last !== undefined && ` · ${formatTime(last.time)}`}
      </span>
    </p>
  );
}
