import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { useChecklists } from '#client/services/use-checklists.ts';
import { useVisit, type VisitContext } from '#client/services/use-records.ts';
import { buttonClass } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { BesideProvider, useBesideOf } from './beside.ts';
import { FillFrame } from './fill-frame.tsx';
import styles from './fill-page.module.css';
import { LoadedFill } from './loaded-fill.tsx';
import { useCameraReturn } from './use-camera-return.ts';
import { useFillData } from './use-fill-data.ts';
import { useScreenAwake } from './use-screen-awake.ts';

export interface FillPageProps {
  readonly visitId: string;
  /** Letter of the checklist; the first one where there is none. */
  readonly letter: string | undefined;
  /** Where the data is: stands at the right end of the bar on every screen. */
  readonly status: ReactNode;
}

/** Filling the checklists of one visit. */
export function FillPage({ visitId, letter, status }: FillPageProps) {
  const context = useVisit(visitId);
  if (context === undefined) return <Opening status={status} />;
  if (context === null) {
    return (
      <FillFrame title={m.fill_title()} status={status}>
        <main className={styles.page}>
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
        </main>
      </FillFrame>
    );
  }
  return <VisitFill key={visitId} context={context} letter={letter} status={status} />;
}

function VisitFill({
  context,
  letter,
  status,
}: {
  readonly context: VisitContext;
  readonly letter: string | undefined;
  readonly status: ReactNode;
}) {
  useScreenAwake();
  const data = useFillData(context.scope);
  const checklists = useChecklists(context.visit.checklists);
  const slot = useCameraReturn(context.visit.id);
  const beside = useBesideOf(context);
  if (data === undefined || checklists === undefined || slot === undefined) {
    return <Opening title={context.unit.name} status={status} />;
  }
  return (
    <BesideProvider value={beside}>
      <LoadedFill
        context={context}
        letter={letter}
        status={status}
        data={data}
        checklists={checklists}
        slot={slot}
      />
    </BesideProvider>
  );
}

function Opening({
  title = m.fill_title(),
  status,
}: {
  readonly title?: string;
  readonly status: ReactNode;
}) {
  return (
    <FillFrame title={title} status={status}>
      <main className={styles.page}>
        <Skeleton text={m.fill_opening()} lines={8} />
      </main>
    </FillFrame>
  );
}
