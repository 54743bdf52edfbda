import { useEffect, useState, type ReactNode } from 'react';
import { conclusionDocument } from '#domain/documents/conclusion-document.ts';
import {
  frozenConclusionSchema,
  type FrozenConclusion,
} from '#domain/followup/frozen-conclusion.ts';
import { publishedConclusions } from '#domain/followup/publications.ts';
import { conclusionFields } from '#domain/followup/records.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { DocumentView } from '#client/documents/document-view.tsx';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { CalendarMark } from '#client/record/calendar-mark.tsx';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { downloadFile } from '#client/ui/download-file.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Message } from '#client/ui/message.tsx';
import { Meta, Page, PageHeader, Question, Row, Stack } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import styles from './conclusions-page.module.css';
import { useFollowups } from './use-followups.ts';

/** The conclusions that were issued to the unit: read on the screen, or as DOCX. */
export function ConclusionsPage({ status }: { readonly status: ReactNode }) {
  const followups = useFollowups();
  const conclusions = (followups ?? []).flatMap(({ scope, records, visit }) =>
    publishedConclusions(records).map((record) => ({ scope, record, visit })),
  );
  return (
    <Page>
      <PageHeader title={m.followup_conclusions_title()}>{status}</PageHeader>
      {followups === undefined && <Skeleton text={m.followup_opening()} />}
      {followups !== undefined && conclusions.length === 0 && (
        <EmptyState title={m.followup_conclusions_empty()}>
          {m.followup_conclusions_empty_text()}
        </EmptyState>
      )}
      {conclusions.length > 0 && (
        <Leaf label={m.followup_conclusions_title()}>
          {conclusions.map(({ scope, record, visit }) => (
            <ConclusionRow
              key={record.record}
              scope={scope}
              record={record}
              visitDate={visit.date}
            />
          ))}
        </Leaf>
      )}
    </Page>
  );
}

function ConclusionRow({
  scope,
  record,
  visitDate,
}: {
  readonly scope: Scope;
  readonly record: FoldedRecord;
  readonly visitDate: string;
}) {
  const workspace = useWorkspace();
  const [open, setOpen] = useState(false);
  const [missing, setMissing] = useState(false);
  const issue = readField(record, 'issue', conclusionFields.issue).value;
  if (!issue) return null;
  const download = async () => {
    const file = await workspace.photos.read(scope, issue.docx.sha256);
    setMissing(!file.ok);
    if (!file.ok) return;
    downloadFile(file.value, `thong-bao-ket-luan-${issue.number}.docx`);
  };
  return (
    <LeafRow
      margin={<CalendarMark date={issue.date} />}
      below={
        open ? (
          <FrozenDocument scope={scope} sha256={issue.document.sha256} number={issue.number} />
        ) : undefined
      }
    >
      <Stack>
        <Question>{m.followup_conclusion_of({ date: formatDate(visitDate) })}</Question>
        <Meta>{m.followup_conclusion_line({ number: issue.number, symbol: issue.symbol })}</Meta>
        <Row>
          <Button icon="file-text" onClick={() => setOpen(!open)}>
            {open ? m.followup_conclusion_close() : m.followup_conclusion_open()}
          </Button>
          <Button icon="download-simple" variant="text" onClick={() => void download()}>
            {m.followup_conclusion_docx()}
          </Button>
        </Row>
        {missing && <MissingDocument />}
      </Stack>
    </LeafRow>
  );
}

function MissingDocument() {
  return (
    <Message kind="warning" title={m.followup_conclusion_missing()}>
      {m.followup_conclusion_missing_text()}
    </Message>
  );
}

type Frozen =
  | { readonly type: 'loading' }
  | { readonly type: 'missing' }
  | { readonly type: 'damaged' }
  | { readonly type: 'ready'; readonly frozen: FrozenConclusion };

/** The frozen content, drawn by the same model as the paper. */
function FrozenDocument({
  scope,
  sha256,
  number,
}: {
  readonly scope: Scope;
  readonly sha256: string;
  readonly number: string;
}) {
  const workspace = useWorkspace();
  const [state, setState] = useState<Frozen>({ type: 'loading' });
  useEffect(() => {
    let current = true;
    void workspace.photos.read(scope, sha256).then(async (file) => {
      const next = file.ok ? parseFrozen(await file.value.text()) : ({ type: 'missing' } as const);
      if (current) setState(next);
    });
    return () => {
      current = false;
    };
  }, [workspace, scope, sha256]);
  if (state.type === 'loading') return <Skeleton text={m.followup_opening()} />;
  if (state.type === 'missing') return <MissingDocument />;
  if (state.type === 'damaged') {
    return <Message kind="error" title={m.followup_conclusion_damaged()} />;
  }
  return (
    <div className={styles.document}>
      <DocumentView
        label={m.followup_preview_label({ number })}
        model={conclusionDocument(state.frozen.conclusion)}
      />
      <Meta>{m.followup_conclusion_fingerprint({ hash: inGroups(sha256) })}</Meta>
    </div>
  );
}

function parseFrozen(text: string): Frozen {
  try {
    const parsed = frozenConclusionSchema.safeParse(JSON.parse(text));
    return parsed.success ? { type: 'ready', frozen: parsed.data } : { type: 'damaged' };
  } catch {
    return { type: 'damaged' };
  }
}

/** A hash in groups that a person can compare by eye. */
function inGroups(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? hash;
}
