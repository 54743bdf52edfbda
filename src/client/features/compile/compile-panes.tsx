import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { conclusionDocument } from '#domain/documents/conclusion-document.ts';
import { issuedConclusions } from '#domain/visit/conclusion-draft-issue.ts';
import { draftEvidence } from '#domain/visit/conclusion-draft-evidence.ts';
import {
  conclusionDraft,
  draftRecommendations,
  draftStatements,
} from '#domain/visit/conclusion-draft.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { DocumentView } from '#client/documents/document-view.tsx';
import { m } from '#client/i18n/paraglide/messages.js';
import { useSaveState } from '#client/services/use-workspace-state.ts';
import { Message } from '#client/ui/message.tsx';
import { Tag } from '#client/ui/tag.tsx';
import styles from './compile.module.css';
import { useCompileActions } from './compile-context.ts';
import { ContentPane } from './content-pane.tsx';
import { EvidencePane } from './evidence-pane.tsx';
import { IssuedPanel, issuedPanelId } from './issued-panel.tsx';
import { saveProblemWords } from './obstacle-words.ts';
import { PaneTabs } from './pane-tabs.tsx';
import { useDraftActs } from './use-draft-acts.ts';
import { useEvidenceActs } from './use-evidence-acts.ts';
import type { StandingIssue } from './use-standing-issue.ts';
import type { VisitData } from './use-visit-data.ts';

type PaneKey = 'evidence' | 'content' | 'preview';

/** Evidence, sentences, paper: beside each other where there is room, else one at a time. */
export function CompilePanes({
  data,
  standing,
  bar,
  issuedHere,
}: {
  readonly data: VisitData;
  readonly standing: StandingIssue;
  readonly bar: ReactNode;
  /** Number of the conclusion that was issued on this screen a moment ago. */
  readonly issuedHere: string | null;
}) {
  const { records, checklists, draft: context } = data;
  const { mayWrite } = useCompileActions();
  const { problem } = useSaveState();
  const [pane, setPane] = useState<PaneKey>('content');
  const [active, setActive] = useState<RecordKey | null>(null);
  const statements = useMemo(() => draftStatements(records), [records]);
  const recommendations = useMemo(() => draftRecommendations(records), [records]);
  const evidence = useMemo(() => draftEvidence(records, checklists), [records, checklists]);
  const byKey = useMemo(() => new Map(evidence.map((one) => [one.record, one])), [evidence]);
  const { changed, frozen } = standing;
  const model = useMemo(
    () => conclusionDocument(frozen?.conclusion ?? conclusionDraft(records, context)),
    [frozen, records, context],
  );
  const acts = useDraftActs();
  const show = (record: RecordKey) => {
    setActive(record);
    setPane('content');
  };
  const evidenceActs = useEvidenceActs({ acts, statements, recommendations, show });
  const pick = (id: string) => {
    const found = [...statements, ...recommendations].find(({ record }) => record === id);
    if (found) show(found.record);
  };
  useActiveInSight(active);
  useIssuedInSight(data, issuedHere, () => setPane('content'));
  const unused = evidence.filter(({ uses }) => uses.length === 0).length;
  return (
    <>
      <div className={styles.bars}>
        {bar}
        <PaneTabs
          label={m.compile_panes()}
          current={pane}
          onSelect={(key) => setPane(key as PaneKey)}
          tabs={[
            {
              key: 'evidence',
              label: m.compile_pane_evidence(),
              badge: unused > 0 && <span className={styles.tabCount}>{unused}</span>,
            },
            { key: 'content', label: m.compile_pane_content() },
            { key: 'preview', label: m.compile_pane_preview() },
          ]}
        />
      </div>
      <main className={styles.panes}>
        <section
          id="pane-evidence"
          className={styles.pane}
          data-shown={pane === 'evidence'}
          aria-label={m.compile_pane_evidence()}
          tabIndex={-1}
        >
          <div className={styles.paneHead}>
            <h2>{m.compile_pane_evidence()}</h2>
            {unused > 0 ? (
              <Tag tone="part" icon="warning-fill">
                {m.compile_unused_count({ count: unused })}
              </Tag>
            ) : (
              evidence.length > 0 && (
                <Tag tone="ok" icon="check">
                  {m.compile_unused_none()}
                </Tag>
              )
            )}
          </div>
          <div className={styles.paneBody}>
            <EvidencePane scope={data.context.scope} evidence={evidence} acts={evidenceActs} />
          </div>
        </section>
        <section
          id="pane-content"
          className={styles.pane}
          data-shown={pane === 'content'}
          aria-label={m.compile_pane_content_long()}
          tabIndex={-1}
        >
          <div className={styles.paneHead}>
            <h2>{m.compile_pane_content_long()}</h2>
          </div>
          <div className={styles.paneBody}>
            {problem !== null && problem.type !== 'not-finished' && (
              <Message kind="error" title={saveProblemWords(problem).title}>
                {saveProblemWords(problem).text}
              </Message>
            )}
            {!mayWrite && <Message kind="info" title={m.compile_read_only()} live={false} />}
            <IssuedPanel data={data} changed={changed} />
            <ContentPane
              {...{ statements, recommendations, active, acts }}
              evidence={byKey}
              onActivate={setActive}
            />
          </div>
        </section>
        <section
          id="pane-preview"
          className={styles.pane}
          data-shown={pane === 'preview'}
          aria-label={m.compile_pane_preview()}
          tabIndex={0}
        >
          <div className={styles.paneHead}>
            <h2>{frozen === null ? m.compile_pane_preview() : m.compile_preview_issued()}</h2>
            {frozen === null && (
              <span className={styles.draftNote}>{m.compile_preview_draft()}</span>
            )}
          </div>
          <DocumentView
            label={m.compile_preview_label()}
            model={model}
            marked={active ?? undefined}
            onPick={pick}
          />
        </section>
      </main>
    </>
  );
}

/** Number and fingerprint are what one looks for after issuing: the panel comes into sight then. */
function useIssuedInSight(
  { followup }: VisitData,
  issuedHere: string | null,
  show: () => void,
): void {
  const stands = issuedConclusions(followup).some(({ issue }) => issue.number === issuedHere);
  const arrived = stands ? issuedHere : null;
  const [shown, setShown] = useState<string | null>(null);
  if (arrived !== shown) {
    setShown(arrived);
    if (arrived !== null) show();
  }
  useEffect(() => {
    if (arrived !== null) document.getElementById(issuedPanelId)?.scrollIntoView();
  }, [arrived]);
}

/** The row that was pointed at on the paper, or made from evidence, comes into sight. */
function useActiveInSight(active: RecordKey | null): void {
  useEffect(() => {
    if (active === null) return;
    const row = document.querySelector(`#pane-content [data-record="${CSS.escape(active)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
  }, [active]);
}
