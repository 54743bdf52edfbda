import { useId, useState } from 'react';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { classNames } from '#client/ui/class-names.ts';
import type { IconName } from '#client/ui/icons/icon-name.ts';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useBeside } from './beside.ts';
import { useFillActions } from './fill-context.ts';
import styles from './item-context.module.css';
import { ItemHistory } from './item-history.tsx';
import { lastTimeLabel, LastTime } from './last-time.tsx';
import { LegalLines } from './legal-lines.tsx';
import { claimLabel, claimOf, UnitClaim } from './unit-claim.tsx';
import { severityTone, severityWords } from '#client/record/severity-words.ts';

export interface ItemContextProps {
  readonly item: ChecklistItem;
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
}

/** Beside the page: what is known of the active item before one writes. */
export function ContextPanel({ item, recordKey, record }: ItemContextProps) {
  const { takePhoto, mayPhotograph } = useFillActions();
  return (
    <aside className={styles.panel} aria-label={m.fill_context_of({ code: item.code })}>
      <div className={styles.title}>
        <h2>{m.fill_item({ code: item.code })}</h2>
        <Tag tone={severityTone[item.severity]}>{severityWords(item.severity)}</Tag>
      </div>
      <Part icon="eye" title={m.fill_look_at()}>
        <p>{labelText(item.lookAt)}</p>
      </Part>
      <Part icon="clock-counter-clockwise" title={m.beside_last()}>
        <LastTime item={item} recordKey={recordKey} record={record} />
      </Part>
      <Part icon="buildings" title={m.report_unit_claims()}>
        <UnitClaim item={item} recordKey={recordKey} record={record} />
      </Part>
      <Part icon="scales" title={m.fill_legal()}>
        <LegalLines item={item} />
      </Part>
      <Part icon="users" title={m.fill_history()}>
        <ItemHistory key={recordKey} item={item} recordKey={recordKey} record={record} />
      </Part>
      {mayPhotograph && (
        <Button
          variant="text"
          icon="images"
          onClick={() => takePhoto(item.code, recordKey, 'file')}
        >
          {m.photos_add_from_gallery({ code: item.code })}
        </Button>
      )}
    </aside>
  );
}

type Topic = 'look' | 'legal' | 'last' | 'claim' | 'history';

/** The same below the active item, where there is no room beside the page. */
export function InlineContext({ item, recordKey, record }: ItemContextProps) {
  const id = useId();
  const { takePhoto, mayPhotograph, legalBasisOf } = useFillActions();
  const beside = useBeside();
  const [open, setOpen] = useState<Topic | null>(null);
  const all: readonly {
    readonly topic: Topic;
    readonly icon: IconName;
    readonly label: string;
    /** There is something to read. */
    readonly holds: boolean;
  }[] = [
    { topic: 'look', icon: 'eye', label: m.fill_look_at(), holds: true },
    {
      ...{ topic: 'last', icon: 'clock-counter-clockwise' },
      label: lastTimeLabel(beside, { item, recordKey }),
      holds: beside.last?.outcomes.has(recordKey) === true,
    },
    {
      ...{ topic: 'claim', icon: 'buildings' },
      label: claimLabel(beside, { item, recordKey }),
      holds: claimOf(beside, recordKey) !== null,
    },
    {
      ...{ topic: 'legal', icon: 'scales', label: m.fill_legal() },
      holds: legalBasisOf(item).length > 0,
    },
    { topic: 'history', icon: 'users', label: m.fill_history(), holds: record !== undefined },
  ];
  const topics = all.filter(({ holds }) => holds);
  return (
    <div className={styles.inline}>
      <div className={styles.topics}>
        {topics.map(({ topic, icon, label }) => (
          <Button
            key={topic}
            icon={icon}
            aria-expanded={open === topic}
            aria-controls={`${id}-open`}
            className={classNames(styles.topic, open === topic && styles.chosen)}
            onClick={() => setOpen(open === topic ? null : topic)}
          >
            {label}
          </Button>
        ))}
        {mayPhotograph && (
          <Button icon="images" onClick={() => takePhoto(item.code, recordKey, 'file')}>
            {m.photos_from_gallery_short()}
          </Button>
        )}
      </div>
      <div id={`${id}-open`} className={styles.opened} hidden={open === null}>
        {open === 'look' && (
          <>
            <Tag tone={severityTone[item.severity]}>{severityWords(item.severity)}</Tag>
            <p>{labelText(item.lookAt)}</p>
          </>
        )}
        {open === 'legal' && <LegalLines item={item} />}
        {open === 'last' && <LastTime item={item} recordKey={recordKey} record={record} />}
        {open === 'claim' && <UnitClaim item={item} recordKey={recordKey} record={record} />}
        {open === 'history' && <ItemHistory item={item} recordKey={recordKey} record={record} />}
      </div>
    </div>
  );
}

function Part({
  icon,
  title,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section className={styles.part}>
      <h3>
        <Icon name={icon} />
        {title}
      </h3>
      {children}
    </section>
  );
}
