import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { mayWrite } from '#domain/access/judge-change.ts';
import { itemFeeds } from '#domain/on-site/item-feeds.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { keptWork } from '#client/record/kept-edits.ts';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { SaveProblem } from '#client/services/app-services.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { readyChecklists, useChecklists } from '#client/services/use-checklists.ts';
import { useRecords, useVisit, type VisitContext } from '#client/services/use-records.ts';
import { buttonClass } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Page } from '#client/ui/page.tsx';
import { PartStrip } from '#client/ui/part-strip.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { InterviewsPart } from './interviews/interviews-part.tsx';
import { OnSiteConflicts } from './on-site-conflicts.tsx';
import { fieldEdits, OnSiteProvider, type OnSite } from './on-site-context.ts';
import { onSitePath, type OnSitePart } from './on-site-path.ts';
import { PresencePart } from './presence/presence-part.tsx';
import { SamplesPart } from './samples/samples-part.tsx';

export interface OnSitePageProps {
  readonly visitId: string;
  /** The end of the address: 'samples/<register>', 'presence', 'interviews'. */
  readonly rest: string | undefined;
  readonly status: ReactNode;
}

/** Work on the spot beside the checklists: samples, roll-calls and rooms, short interviews. */
export function OnSitePage({ visitId, rest, status }: OnSitePageProps) {
  const context = useVisit(visitId);
  if (context) {
    return <VisitOnSite context={context} rest={rest} status={status} />;
  }
  return (
    <>
      <OnSiteBar visitId={visitId} title={m.onsite_bar_title()} status={status} />
      <Page>
        {context === null ? (
          <EmptyState
            title={m.fill_no_visit()}
            action={
              <Link href="/" className={buttonClass()}>
                {m.fill_to_visits()}
              </Link>
            }
          >
            {m.fill_no_visit_next()}
          </EmptyState>
        ) : (
          <Skeleton text={m.fill_opening()} lines={8} />
        )}
      </Page>
    </>
  );
}

function VisitOnSite({
  context,
  rest = '',
  status,
}: Omit<OnSitePageProps, 'visitId'> & { readonly context: VisitContext }) {
  const records = useRecords(context.scope);
  const loaded = useChecklists(context.visit.checklists);
  const checklists = useMemo(() => readyChecklists(loaded ?? []), [loaded]);
  const [part, register] = rest.split('/');
  const current: OnSitePart = part === 'presence' || part === 'interviews' ? part : 'samples';
  return (
    <>
      <OnSiteBar
        visitId={context.visit.id}
        title={m.onsite_bar_title()}
        subtitle={`${formatDate(context.visit.date)} · ${context.unit.name}`}
        status={status}
      />
      <Parts visitId={context.visit.id} current={current} />
      <Page>
        {records === undefined || loaded === undefined ? (
          <Skeleton text={m.fill_opening()} lines={8} />
        ) : (
          <OnSiteDesk context={context} records={records} checklists={checklists}>
            {current === 'samples' && <SamplesPart openId={register} />}
            {current === 'presence' && <PresencePart />}
            {current === 'interviews' && <InterviewsPart />}
          </OnSiteDesk>
        )}
      </Page>
    </>
  );
}

/** What the parts write with; a failed save is told above them. */
function OnSiteDesk({
  context,
  records,
  checklists,
  children,
}: Pick<OnSite, 'context' | 'records' | 'checklists'> & { readonly children: ReactNode }) {
  const { scope, role } = context;
  const workspace = useWorkspace();
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const feeds = useMemo(() => itemFeeds(records), [records]);
  const save = useCallback<OnSite['save']>(
    async (edits, files = []) => {
      const saved = await workspace.save(edits, files);
      setProblem(saved.ok ? null : saved.error);
      return saved;
    },
    [workspace],
  );
  const desk = useMemo<OnSite>(
    () => ({
      ...{ context, scope, records, checklists, feeds, save },
      mayWrite: mayWrite('visit', 'dossier', 'entry', role),
      kept: keptWork(workspace, scope).kept,
      write: (record, fields) => save(fieldEdits(scope, record, fields)),
      put: (record: FoldedRecord, field, value) =>
        save(fieldEdits(scope, record.record, { [field]: value }, seenHeads(record, field))),
    }),
    [context, scope, records, checklists, feeds, save, role, workspace],
  );
  return (
    <OnSiteProvider value={desk}>
      {!desk.mayWrite && (
        <Message kind="info" icon="lock-simple" live={false} title={m.fill_read_only()}>
          {m.fill_read_only_next()}
        </Message>
      )}
      {problem && <SaveProblemMessage problem={problem} />}
      <OnSiteConflicts />
      {children}
    </OnSiteProvider>
  );
}

function Parts({ visitId, current }: { readonly visitId: string; readonly current: OnSitePart }) {
  const parts = [
    { part: 'samples', label: m.onsite_part_samples() },
    { part: 'presence', label: m.onsite_part_presence() },
    { part: 'interviews', label: m.onsite_part_interviews() },
  ] as const;
  return (
    <PartStrip bar label={m.onsite_parts()} current={current}>
      {parts.map(({ part, label }) => (
        <Link
          key={part}
          href={onSitePath(visitId, part)}
          aria-current={part === current ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </PartStrip>
  );
}

function OnSiteBar({
  visitId,
  title,
  subtitle,
  status,
}: {
  readonly visitId: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly status: ReactNode;
}) {
  return (
    <TopBar
      leading={
        <Link
          href={`/visits/${visitId}/fill`}
          className={iconButtonClass()}
          aria-label={m.figures_to_fill()}
        >
          <Icon name="caret-left" />
        </Link>
      }
      title={title}
      subtitle={subtitle}
    >
      {status}
    </TopBar>
  );
}
