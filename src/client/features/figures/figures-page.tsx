import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { useChecklists } from '#client/services/use-checklists.ts';
import { useRecords, useVisit, type VisitContext } from '#client/services/use-records.ts';
import { buttonClass } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { LoadedFigures } from './loaded-figures.tsx';

export interface FiguresPageProps {
  readonly visitId: string;
  readonly status: ReactNode;
}

/** The figures of a visit held against each other. */
export function FiguresPage({ visitId, status }: FiguresPageProps) {
  const context = useVisit(visitId);
  if (context) return <VisitFigures key={visitId} context={context} status={status} />;
  return (
    <>
      <FiguresBar visitId={visitId} title={m.figures_title()} status={status} />
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

function VisitFigures({
  context,
  status,
}: {
  readonly context: VisitContext;
  readonly status: ReactNode;
}) {
  const records = useRecords(context.scope);
  const loaded = useChecklists(context.visit.checklists);
  return (
    <>
      <FiguresBar
        visitId={context.visit.id}
        title={context.unit.name}
        subtitle={m.figures_title()}
        status={status}
      />
      {records === undefined || loaded === undefined ? (
        <Page>
          <Skeleton text={m.fill_opening()} lines={8} />
        </Page>
      ) : (
        <LoadedFigures context={context} records={records} loaded={loaded} />
      )}
    </>
  );
}

function FiguresBar({
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
