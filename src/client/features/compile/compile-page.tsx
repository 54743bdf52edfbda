import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { keptWith } from '#client/form/kept-with.ts';
import { createShelf } from '#client/form/shelf.ts';
import { issuedConclusions } from '#domain/visit/conclusion-draft-issue.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { ThumbBar } from '#client/ui/thumb-bar.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import { CompileActionsProvider, type CompileActions } from './compile-context.ts';
import { CompilePanes } from './compile-panes.tsx';
import { CompileLayers, CompileTools, type OpenLayer } from './compile-tools.tsx';
import styles from './compile.module.css';
import { mayCompile } from './may-compile.ts';
import { NotThisVisit } from './not-this-visit.tsx';
import { useStandingIssue } from './use-standing-issue.ts';
import { useVisitData, type VisitData } from './use-visit-data.ts';

/** Where the lead turns what was found into the conclusion: evidence, sentences, paper. */
export function CompilePage({
  visitId,
  status,
}: {
  readonly visitId: string;
  readonly status: ReactNode;
}) {
  const data = useVisitData(visitId);
  if (data) return <Compile data={data} status={status} />;
  return (
    <>
      <TopBar leading={<BackLink visitId={visitId} />} title={m.common_conclusion_title()}>
        {status}
      </TopBar>
      {data === null ? (
        <NotThisVisit />
      ) : (
        <Page>
          <Skeleton text={m.compile_opening()} lines={6} />
        </Page>
      )}
    </>
  );
}

function Compile({ data, status }: { readonly data: VisitData; readonly status: ReactNode }) {
  const { context, followup, nameOf } = data;
  const workspace = useWorkspace();
  const place = `compile ${context.scope}`;
  const kept = keptWith(workspace, place, () => createShelf<string>());
  const [open, setOpen] = useState<OpenLayer>(null);
  const [issuedHere, setIssuedHere] = useState<string | null>(null);
  const mayWrite = mayCompile(context.role);
  const actions = useMemo(
    (): CompileActions => ({
      scope: context.scope,
      mayWrite,
      nameOf,
      save: (edits) => workspace.save(edits),
      kept,
    }),
    [context.scope, mayWrite, nameOf, workspace, kept],
  );
  const [issued] = issuedConclusions(followup);
  const standing = useStandingIssue(data);
  const { changed } = standing;
  const campaign = context.campaign?.name ?? '';
  return (
    <CompileActionsProvider value={actions}>
      <div className={styles.screen}>
        <CompilePanes
          data={data}
          standing={standing}
          issuedHere={issuedHere}
          bar={
            <TopBar
              leading={<BackLink visitId={context.visit.id} />}
              title={m.compile_title({ unit: context.unit.name })}
              subtitle={
                issued
                  ? m.compile_subtitle_issued({
                      campaign,
                      number: `${issued.issue.number}/${issued.issue.symbol}`,
                    })
                  : m.compile_subtitle_draft({ campaign })
              }
            >
              {status}
              <div className={styles.wide}>
                <CompileTools data={data} changed={changed} onOpen={setOpen} />
              </div>
            </TopBar>
          }
        />
        <div className={styles.narrow}>
          <ThumbBar label={m.compile_tools()}>
            <CompileTools data={data} changed={changed} onOpen={setOpen} />
          </ThumbBar>
        </div>
      </div>
      <CompileLayers
        data={data}
        changed={changed}
        open={open}
        onIssued={setIssuedHere}
        onClose={() => setOpen(null)}
      />
    </CompileActionsProvider>
  );
}

function BackLink({ visitId }: { readonly visitId: string }) {
  return (
    <Link href={`/visits/${visitId}/overview`} className={iconButtonClass()}>
      <Icon name="caret-left" />
      <VisuallyHidden>{m.compile_back_to_overview()}</VisuallyHidden>
    </Link>
  );
}
