import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { groupBy } from '#domain/kernel/group-by.ts';
import { formatBytes, formatMoment, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useDirectory } from '#client/services/use-records.ts';
import { classNames } from '#client/ui/class-names.ts';
import type { IconName } from '#client/ui/icons/icon-name.ts';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Note, StatusLine } from '#client/ui/page.tsx';
import type { Tone } from '#client/ui/tone.ts';
import { recordPlace, type RecordPlace } from './record-place.ts';
import type { Situation } from './situation.ts';
import styles from './sync-sheet.module.css';
import type { SyncView } from './sync-view.ts';

interface SyncRowsProps {
  readonly situation: Situation;
  readonly view: SyncView;
  /** A link leads away: the sheet closes. */
  readonly onLeave: () => void;
}

/** On the server + waiting + held + staying here = all; conflicts are among them and stand last. */
export function SyncRows({ situation, view, onLeave }: SyncRowsProps) {
  const { clock } = useServices();
  const { account } = useWorkspace();
  const directory = useDirectory() ?? null;
  const { changes, staying, syncedAt } = situation;
  const place = (entry: { readonly scope: string; readonly record: string }): RecordPlace =>
    recordPlace(directory, account.role, entry.scope, entry.record);
  return (
    <section className={styles.block}>
      <h3 className={styles.label}>{m.sync_count_all({ count: formatNumber(changes.all) })}</h3>
      <Leaf label={m.sync_count_all({ count: formatNumber(changes.all) })}>
        <CountRow
          count={changes.onServer}
          tone="ok"
          icon="cloud-check-fill"
          title={m.sync_row_on_server()}
        >
          {syncedAt === null
            ? m.sync_row_on_server_never()
            : m.sync_row_on_server_at({ time: formatMoment(syncedAt, clock()) })}
        </CountRow>
        <CountRow
          count={changes.waiting}
          tone="action"
          icon="arrow-up"
          title={m.sync_row_waiting()}
        >
          {waitingText(view.waiting)}
        </CountRow>
        {changes.held > 0 && (
          <CountRow
            count={changes.held}
            tone="part"
            icon="hand-palm-fill"
            title={m.sync_row_held()}
          >
            {heldTexts(situation.held, place).map((text) => (
              <span key={text} className={styles.line}>
                {text}
              </span>
            ))}
            {m.sync_row_held_safe()}
          </CountRow>
        )}
        {staying.changes + staying.files > 0 && (
          <CountRow
            count={staying.changes}
            tone="part"
            icon="hand-palm-fill"
            title={m.sync_row_closed()}
          >
            {staying.files > 0 && (
              <span className={styles.line}>
                {m.sync_row_closed_files({ count: formatNumber(staying.files) })}
              </span>
            )}
            {m.sync_row_closed_do()}
          </CountRow>
        )}
        {staying.unreadable > 0 && (
          <CountRow
            count={staying.unreadable}
            tone="part"
            icon="warning-fill"
            title={m.sync_row_unreadable()}
          >
            {m.sync_row_unreadable_do()}
          </CountRow>
        )}
        {situation.conflicts.length > 0 && (
          <CountRow
            count={situation.conflicts.length}
            tone="conflict"
            icon="arrows-split-bold"
            title={m.sync_row_conflicts()}
            after={<ConflictLinks places={situation.conflicts.map(place)} onLeave={onLeave} />}
          >
            {account.role === 'unit' ? m.sync_row_conflicts_unit() : m.sync_row_conflicts_text()}
          </CountRow>
        )}
      </Leaf>
    </section>
  );
}

function CountRow(props: {
  readonly count: number;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly title: string;
  readonly after?: ReactNode;
  readonly children: ReactNode;
}) {
  // Nothing there is no state: the colour goes, the row stays, so that the sum can be followed.
  const tone = props.count > 0 ? props.tone : 'neutral';
  return (
    <LeafRow
      margin={
        <span className={classNames(styles.count, styles[tone])}>{formatNumber(props.count)}</span>
      }
    >
      <StatusLine icon={props.icon} tone={tone}>
        {props.title}
      </StatusLine>
      <Note>{props.children}</Note>
      {props.after}
    </LeafRow>
  );
}

function waitingText({ changes, files, bytes }: SyncView['waiting']): string {
  if (files > 0) {
    return m.sync_row_waiting_files({ count: formatNumber(files), size: formatBytes(bytes) });
  }
  if (bytes > 0) return m.sync_row_waiting_small({ size: formatBytes(bytes) });
  return changes > 0 ? m.sync_row_waiting_kept() : m.sync_row_waiting_none();
}

type Held = Situation['held'];

const heldWords = {
  invalid: m.sync_held_invalid,
  forbidden: m.sync_held_forbidden,
  'id-reuse': m.sync_held_id_reuse,
  'too-large': m.sync_held_too_large,
  'unknown-kind': m.sync_held_unknown_kind,
  unconfirmed: m.sync_held_unconfirmed,
} as const satisfies Record<Held[number]['code'], unknown>;

/** One sentence a reason, with what it concerns: "C19, D02: tài khoản của bạn không được ghi phần này." */
function heldTexts(held: Held, place: (entry: Held[number]) => RecordPlace): readonly string[] {
  return [...groupBy(held, (entry) => entry.code)].map(([code, entries]) => {
    const names = [...new Set(entries.map((entry) => place(entry).what))].join(', ');
    return heldWords[code]({ what: names.charAt(0).toUpperCase() + names.slice(1) });
  });
}

/** More would bury the rest of the sheet; the ones left out are counted. */
const shownConflicts = 5;

function ConflictLinks({
  places,
  onLeave,
}: {
  readonly places: readonly RecordPlace[];
  readonly onLeave: () => void;
}) {
  return (
    <ul role="list" className={styles.links}>
      {places.slice(0, shownConflicts).map((place, index) => {
        const { what, unit, href } = place;
        const text = unit === null ? what : m.sync_conflict_place({ what, unit });
        return (
          <li key={`${index}-${text}`}>
            {href === null ? (
              text
            ) : (
              <Link href={href} onClick={onLeave} className={styles.link}>
                {m.sync_conflict_link({ what: text })}
              </Link>
            )}
          </li>
        );
      })}
      {places.length > shownConflicts && (
        <li>{m.sync_conflicts_more({ count: formatNumber(places.length - shownConflicts) })}</li>
      )}
    </ul>
  );
}
