import { useState, type ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { mayWrite } from '#domain/access/judge-change.ts';
import { recordKeySchema, type RecordKey } from '#domain/sync/scope.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { FindingSheet } from '#client/record/finding-sheet.tsx';
import { atNoItem, keptWork, newFindingKey } from '#client/record/kept-edits.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Leaf } from '#client/ui/leaf.tsx';
import { Group, Page, Row } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import { filterFindings, noFilter } from './filter-findings.ts';
import { FindingFilters } from './finding-filters.tsx';
import { FindingRow } from './finding-row.tsx';
import { useFindings, type VisitFindings } from './use-findings.ts';

/** All findings of a visit in one numbered list, and the place for those that no item asks for. */
export function FindingsPage({
  visitId,
  status,
}: {
  readonly visitId: string;
  readonly status: ReactNode;
}) {
  const data = useFindings(visitId);
  return (
    <>
      <TopBar
        leading={
          <Link href={`/visits/${visitId}/overview`} className={iconButtonClass()}>
            <Icon name="caret-left" />
            <VisuallyHidden>{m.findings_back()}</VisuallyHidden>
          </Link>
        }
        title={m.findings_title()}
        subtitle={data && `${formatDate(data.context.visit.date)} · ${data.context.unit.name}`}
      >
        {status}
      </TopBar>
      {data === null && (
        <Page width="text">
          <EmptyState
            title={m.compile_no_visit_title()}
            action={
              <Link href="/" className={buttonClass()}>
                {m.compile_back_to_visits()}
              </Link>
            }
          >
            {m.compile_no_visit_text()}
          </EmptyState>
        </Page>
      )}
      {data === undefined && (
        <Page>
          <Skeleton text={m.findings_opening()} lines={6} />
        </Page>
      )}
      {data && <Findings visitId={visitId} data={data} />}
    </>
  );
}

function Findings({ visitId, data }: { readonly visitId: string; readonly data: VisitFindings }) {
  const { context, findings, sourceOf, recordOf } = data;
  const services = useServices();
  const work = keptWork(useWorkspace(), context.scope);
  const search = useSearch();
  const mayFind = mayWrite('visit', 'finding', 'text', context.role);
  const [open, setOpen] = useState<RecordKey | null>(() => wanted(search));
  const [filter, setFilter] = useState(noFilter);
  const shown = filterFindings(findings, filter);
  const opened = findings.find(({ record }) => record === open);
  const record = open === null ? undefined : recordOf(open);
  // One that was removed meanwhile is no new one; a key that no list knows is begun here.
  const [begun, setBegun] = useState<RecordKey | null>(null);
  // Its sheet tells that it is gone.
  const [opening, setOpening] = useState<RecordKey | null>(null);
  if (opened !== undefined && opening !== open) setOpening(open);

  function begin() {
    const key = newFindingKey(work, services, atNoItem);
    setBegun(key);
    setOpen(key);
  }

  return (
    <>
      <Page>
        <Row>
          {mayFind && (
            <Button variant="primary" icon="flag" onClick={begin}>
              {m.findings_new_free()}
            </Button>
          )}
          <Link href={`/visits/${visitId}/fill`} className={buttonClass({ variant: 'text' })}>
            {m.findings_to_fill()}
          </Link>
        </Row>
        {findings.length === 0 ? (
          <EmptyState title={m.compile_findings_empty_title()}>
            {m.findings_empty_text()}
          </EmptyState>
        ) : (
          <>
            <FindingFilters findings={findings} filter={filter} onFilter={setFilter} />
            <Group
              title={
                shown.length === findings.length
                  ? m.findings_total({ count: findings.length })
                  : m.findings_shown({ shown: shown.length, total: findings.length })
              }
            >
              {shown.length === 0 ? (
                <EmptyState title={m.findings_none_match()}>
                  {m.findings_none_match_next()}
                </EmptyState>
              ) : (
                <Leaf label={m.findings_list_title()}>
                  {shown.map((finding) => (
                    <FindingRow
                      key={finding.record}
                      finding={finding}
                      onOpen={() => setOpen(finding.record)}
                    />
                  ))}
                </Leaf>
              )}
            </Group>
          </>
        )}
      </Page>
      {open !== null && (opened !== undefined || open === begun || open === opening) && (
        <FindingSheet
          key={open}
          scope={context.scope}
          kept={work.kept}
          mayFind={mayFind}
          source={sourceOf(opened?.answer ?? null)}
          findingKey={open}
          finding={opened && record ? { number: opened.number, record } : undefined}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

/** The finding that another screen led to: `?open=finding:…`. */
function wanted(search: string): RecordKey | null {
  const key = recordKeySchema.safeParse(new URLSearchParams(search).get('open'));
  return key.success ? key.data : null;
}
