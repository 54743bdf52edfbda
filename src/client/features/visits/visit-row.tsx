import { useState } from 'react';
import { Link } from 'wouter';
import {
  dateParts,
  formatBytes,
  formatDate,
  formatMonthShort,
  formatNumber,
  formatWeekdayShort,
} from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { useSyncState } from '#client/services/use-workspace-state.ts';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { FactList, type Fact } from '#client/ui/fact-list.tsx';
import { late } from '#client/ui/late.tsx';
import { DateMark, LeafRow } from '#client/ui/leaf.tsx';
import { Meta, Note, Row, StatusLine } from '#client/ui/page.tsx';
import { ChecklistChips } from './checklist-chips.tsx';
import type { ReadinessFact } from './readiness.ts';
import type { DeviceFacts } from './use-device-facts.ts';
import type { MyVisit } from './use-my-visits.ts';
import type { useScopes } from './use-scopes.ts';
import { useVisitOnDevice, type VisitOnDevice } from './use-visit-on-device.ts';
import { ownChecklists, ownItems } from './visit-progress.ts';
import styles from './visits.module.css';
import { factInWords } from './visit-words.ts';

const RehearsalSheet = late(
  async () => (await import('./rehearsal/rehearsal-sheet.tsx')).RehearsalSheet,
);

export interface VisitRowProps {
  readonly visit: MyVisit;
  readonly today: string;
  /** The visit that comes first has the page's one solid button, once nothing is missing. */
  readonly first: boolean;
  readonly scopes: ReturnType<typeof useScopes>;
  readonly device: DeviceFacts | undefined;
  readonly onKeep: () => void;
}

/** A visit that is still to do: what it is at the left, whether one can leave at the right. */
export function VisitRow({ visit, today, first, scopes, device, onKeep }: VisitRowProps) {
  const { context, progress } = visit;
  const onDevice = useVisitOnDevice(visit, scopes, device);
  const own = ownChecklists(progress.checklists);
  const start = own.find((entry) => entry.answered < entry.total) ?? own[0];
  const id = context.visit.id;
  return (
    <LeafRow id={`visit-${id}`} margin={<VisitDate date={context.visit.date} today={today} />}>
      <div className={styles.row}>
        <div className={styles.visit}>
          <h3 className={styles.unit}>{context.unit.name}</h3>
          <Note>{aboutVisit(context.visit)}</Note>
          <Assigned visit={visit} />
          <div className={styles.actions}>
            {start && (
              <Link
                href={`/visits/${id}/fill/${start.checklist.letter}`}
                className={buttonClass({
                  variant: first && onDevice?.readiness.missing === 0 ? 'primary' : 'secondary',
                  size: 'lg',
                })}
              >
                {m.visits_open()}
              </Link>
            )}
            {maySeeOverview(visit) && (
              <Link
                href={`/visits/${id}/overview`}
                className={buttonClass({ variant: 'text', size: 'lg' })}
              >
                {m.visits_overview()}
              </Link>
            )}
          </div>
        </div>
        <div className={styles.facts}>
          {onDevice ? (
            <Ready
              visit={visit}
              onDevice={onDevice}
              isOver={context.visit.date < today}
              onKeep={first ? onKeep : undefined}
            />
          ) : (
            <Meta>{m.visits_checking()}</Meta>
          )}
        </div>
      </div>
    </LeafRow>
  );
}

/** Who compiles: lead, deputy and secretary. */
export function maySeeOverview({ context }: MyVisit): boolean {
  return context.role === 'lead' || context.role === 'deputy' || context.role === 'secretary';
}

function VisitDate({ date, today }: { readonly date: string; readonly today: string }) {
  const parts = dateParts(date);
  if (parts === null) return date;
  const sameYear = dateParts(today)?.year === parts.year;
  return (
    <DateMark
      top={formatWeekdayShort(date)}
      day={parts.day}
      bottom={sameYear ? formatMonthShort(parts.month) : `${parts.month}/${parts.year}`}
    />
  );
}

function aboutVisit(visit: MyVisit['context']['visit']): string {
  const period = m.visits_period({
    from: formatDate(visit.period.from),
    to: formatDate(visit.period.to),
  });
  switch (visit.kind) {
    case 'planned':
      return period;
    case 'unannounced':
      return `${m.visits_kind_unannounced()} · ${period}`;
    case 'thematic':
      return `${m.visits_kind_thematic()} · ${period}`;
  }
}

function Assigned({ visit: { progress } }: { readonly visit: MyVisit }) {
  const own = ownChecklists(progress.checklists);
  const { answered, total } = ownItems(progress);
  if (own.length === 0) return <Note>{m.visits_no_checklist()}</Note>;
  const count = formatNumber(total);
  return (
    <div className={styles.assigned}>
      <Meta>
        {own.some((entry) => entry.mine) ? m.visits_yours({ count }) : m.visits_nobody({ count })}
        {answered > 0 && ` · ${m.visits_progress({ done: formatNumber(answered), total: count })}`}
      </Meta>
      <ChecklistChips checklists={own} />
    </div>
  );
}

/** The answer in one line, then what is still to do and what one should mind; what is here proves it, folded. */
function Ready({
  visit,
  onDevice,
  isOver,
  onKeep,
}: {
  readonly visit: MyVisit;
  readonly onDevice: VisitOnDevice;
  /** Nobody leaves for it any more. */
  readonly isOver: boolean;
  /** Asked for the whole device, so offered once a page. */
  readonly onKeep: (() => void) | undefined;
}) {
  const { clock } = useServices();
  const { facts, missing } = onDevice.readiness;
  const now = clock();
  const inWords = (fact: ReadinessFact): Fact => factInWords(fact, now);
  const open = facts.filter(({ state }) => state !== 'yes').toSorted(missingFirst);
  const here = facts.filter(({ state }) => state === 'yes');
  return (
    <>
      {missing === 0 ? (
        <StatusLine icon="check-circle-fill" tone="ok">
          {m.visits_ready()}
        </StatusLine>
      ) : (
        <StatusLine icon="warning-fill" tone="part">
          {(isOver ? m.visits_not_here : m.visits_not_ready)({ count: formatNumber(missing) })}
        </StatusLine>
      )}
      <Remedies onDevice={onDevice} onKeep={onKeep} />
      {open.length > 0 && <FactList columns={2} facts={open.map(inWords)} />}
      {here.length > 0 && (
        <Disclosure icon="check-circle" title={m.visits_here({ count: formatNumber(here.length) })}>
          <FactList columns={2} facts={here.map(inWords)} />
        </Disclosure>
      )}
      <Rehearse visit={visit} onDevice={onDevice} />
    </>
  );
}

const missingFirst = (left: ReadinessFact, right: ReadinessFact): number =>
  Number(right.state === 'no') - Number(left.state === 'no');

/** Words on a list are one thing, opening it is another. */
function Rehearse({
  visit,
  onDevice,
}: {
  readonly visit: MyVisit;
  readonly onDevice: VisitOnDevice;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Row>
      <Button variant="text" icon="wifi-slash" onClick={() => setOpen(true)}>
        {m.visits_rehearse()}
      </Button>
      {open && <RehearsalSheet visit={visit} onDevice={onDevice} onClose={() => setOpen(false)} />}
    </Row>
  );
}

/** What an exchange with the server brings. */
const fetched = [
  ...(['app', 'checklists', 'law', 'records', 'last'] as const),
  ...(['figures', 'recommendations', 'report', 'photos'] as const),
];

/** What to do about what is missing; nothing where nothing is. */
function Remedies({
  onDevice,
  onKeep,
}: {
  readonly onDevice: VisitOnDevice;
  /** Asked for the whole device, so offered once a page. */
  readonly onKeep: (() => void) | undefined;
}) {
  const { connection } = useSyncState();
  const { facts, missingBytes } = onDevice.readiness;
  const lacks = new Set(facts.filter((fact) => fact.state === 'no').map((fact) => fact.type));
  const neverKept = facts.some((fact) => fact.type === 'app' && fact.app?.never);
  const toFetch = fetched.some((type) => lacks.has(type) && !(type === 'app' && neverKept));
  if (lacks.size === 0) return null;
  return (
    <div className={styles.remedies}>
      {toFetch && (
        <Button
          icon="download-simple"
          busy={onDevice.fetching}
          disabledReason={connection === 'offline' ? m.visits_fetch_offline() : undefined}
          onClick={onDevice.fetchRest}
        >
          {missingBytes > 0
            ? m.visits_fetch_size({ size: formatBytes(missingBytes) })
            : m.visits_fetch()}
        </Button>
      )}
      {lacks.has('kept') && onKeep !== undefined && (
        <Button icon="shield-check" onClick={onKeep}>
          {m.visits_keep()}
        </Button>
      )}
      {lacks.has('room') && <Note>{m.visits_room_next()}</Note>}
      {lacks.has('app') && (
        <Note>{neverKept ? m.visits_app_never_next() : m.visits_app_next()}</Note>
      )}
    </div>
  );
}
