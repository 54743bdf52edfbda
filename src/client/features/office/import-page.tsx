import { useState } from 'react';
import { Link } from 'wouter';
import { planFromSheets } from '#domain/directory/plan-rows.ts';
import type { PlanReading } from '#domain/directory/plan-rows-plan.ts';
import { planTemplate } from '#domain/directory/plan-rows-template.ts';
import { calendarDateOf, formatBytes, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { FileChoice } from '#client/ui/file-choice.tsx';
import { downloadFile } from '#client/ui/download-file.ts';
import { Message } from '#client/ui/message.tsx';
import { Group, Note, Row, Stack } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { importCounts, countWords } from './import-counts.ts';
import { knownOffice } from './known-office.ts';
import { useOffice } from './office-context.ts';
import { OfficeProblemMessage } from './office-problem.tsx';
import type { OfficeProblem, PlanProblem } from './office-types.ts';
import { planProblemWords } from './plan-problem-words.ts';
import { RecordList } from './record-list.tsx';
import { placeWords, rowProblemWords } from './row-problem-words.ts';

type State =
  | { readonly type: 'empty' | 'busy' }
  | {
      readonly type: 'unreadable';
      readonly reason: 'too-large' | 'not-a-spreadsheet' | 'no-reader';
    }
  | {
      readonly type: 'read';
      readonly file: File;
      readonly reading: PlanReading;
      /** What only the server could find. */
      readonly found: readonly PlanProblem[];
      readonly failed: OfficeProblem | null;
    }
  | { readonly type: 'done'; readonly words: string };

/** Everything from one spreadsheet: looked at first, written only when nothing stands in the way. */
export function ImportPage() {
  const { office: api, clock } = useServices();
  const office = useOffice();
  const [state, setState] = useState<State>({ type: 'empty' });
  const [importing, setImporting] = useState(false);
  const year = Number(calendarDateOf(clock()).slice(0, 4));

  const read = async (file: File): Promise<void> => {
    setState({ type: 'busy' });
    const reader = await import('#client/documents/read-spreadsheet.ts').catch(() => null);
    if (reader === null) return setState({ type: 'unreadable', reason: 'no-reader' });
    const sheets = await reader.readSpreadsheet(file);
    if (!sheets.ok) return setState({ type: 'unreadable', reason: sheets.error });
    const reading = planFromSheets(sheets.value, knownOffice(office));
    if (reading.problems.length > 0) {
      return setState({ type: 'read', file, reading, found: [], failed: null });
    }
    const answer = await api.applyPlan({ ...reading.plan, dryRun: true });
    setState({
      ...{ type: 'read', file, reading },
      found: answer.ok ? answer.value.problems : [],
      failed: answer.ok ? null : answer.error,
    });
  };
  const apply = async (reading: PlanReading, file: File): Promise<void> => {
    setImporting(true);
    const words = countWords(importCounts(reading.plan));
    const outcome = await office.apply(reading.plan);
    setImporting(false);
    if (outcome.type === 'done') setState({ type: 'done', words });
    else {
      setState({
        ...{ type: 'read', file, reading },
        found: outcome.type === 'problems' ? outcome.problems : [],
        failed: outcome.type === 'failed' ? outcome.problem : null,
      });
    }
  };
  const template = async (): Promise<void> => {
    const { writeSpreadsheet, spreadsheetType } =
      await import('#client/documents/write-spreadsheet.ts');
    const letters = office.directory.checklists.map(({ letter }) => letter).toSorted();
    const bytes = writeSpreadsheet(planTemplate(letters, year));
    downloadFile(new Blob([bytes.slice()], { type: spreadsheetType }), 'so-doan-mau-nhap.xlsx');
  };
  return (
    <Group title={m.admin_nav_import()}>
      <Panel>
        <Note>{m.admin_import_text()}</Note>
        <Row>
          <Button icon="download-simple" onClick={() => void template()}>
            {m.admin_import_template()}
          </Button>
          <FileChoice
            variant={state.type === 'read' ? 'secondary' : 'primary'}
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onFile={(file) => void read(file)}
          >
            {state.type === 'read' ? m.admin_import_choose_other() : m.admin_import_choose()}
          </FileChoice>
        </Row>
        <Note>{m.admin_import_sheets()}</Note>
      </Panel>
      {state.type === 'busy' && <p role="status">{m.admin_import_reading()}</p>}
      {state.type === 'unreadable' && <Unreadable reason={state.reason} />}
      {state.type === 'read' && (
        <ReadFile
          {...state}
          busy={importing}
          onTry={() => void read(state.file)}
          onImport={() => void apply(state.reading, state.file)}
        />
      )}
      {state.type === 'done' && (
        <Message
          kind="ok"
          title={m.admin_import_done({ counts: state.words })}
          actions={
            <Link href="/office/campaigns" className={buttonClass()}>
              {m.admin_import_see()}
            </Link>
          }
        />
      )}
    </Group>
  );
}

function Unreadable({
  reason,
}: {
  readonly reason: 'too-large' | 'not-a-spreadsheet' | 'no-reader';
}) {
  if (reason === 'no-reader') {
    return (
      <Message kind="error" title={m.admin_problem_offline()}>
        {m.admin_import_no_reader()}
      </Message>
    );
  }
  return (
    <Message
      kind="error"
      title={reason === 'too-large' ? m.admin_import_large() : m.admin_import_not_a_sheet()}
    >
      {m.admin_import_nothing_changed()}
    </Message>
  );
}

function ReadFile({
  file,
  reading,
  found,
  failed,
  busy,
  onTry,
  onImport,
}: Extract<State, { readonly type: 'read' }> & {
  readonly busy: boolean;
  readonly onTry: () => void;
  readonly onImport: () => void;
}) {
  const words = countWords(importCounts(reading.plan));
  const lines = [
    ...reading.problems.map((problem, index) => ({
      key: `row-${index}`,
      place: placeWords(problem),
      words: rowProblemWords(problem),
    })),
    ...found.map((problem) => ({
      key: problem.path,
      place: placeWords({ row: null, sheet: '', ...reading.places.get(entryOf(problem.path)) }),
      words: planProblemWords(problem),
    })),
  ];
  const ready = lines.length === 0 && failed === null;
  return (
    <Stack>
      <Note>{m.admin_import_file({ name: file.name, size: formatBytes(file.size) })}</Note>
      {lines.length > 0 && (
        <>
          <Message
            kind="error"
            title={m.admin_import_problems({ count: formatNumber(lines.length) })}
          >
            {m.admin_import_problems_next()}
          </Message>
          <RecordList
            caption={m.admin_import_problem_list()}
            rows={lines}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'place',
                head: m.admin_import_place(),
                rowHeader: true,
                cell: ({ place }) => place,
              },
              { key: 'words', head: m.admin_import_problem(), cell: (line) => line.words },
            ]}
          />
        </>
      )}
      {failed && (
        <OfficeProblemMessage
          problem={failed}
          actions={<Button onClick={onTry}>{m.admin_import_try()}</Button>}
        />
      )}
      {reading.notes.length > 0 && (
        <Message kind="info" live={false} title={m.admin_import_notes()}>
          <ul>
            {reading.notes.map((note, index) => (
              <li key={index}>
                {placeWords(note)}: {rowProblemWords(note)}
              </li>
            ))}
          </ul>
        </Message>
      )}
      {ready && words === '' && <Message kind="info" title={m.admin_import_nothing()} />}
      {ready && words !== '' && (
        <Message
          kind="ok"
          title={m.admin_import_ready()}
          actions={
            <Button variant="primary" size="lg" busy={busy} onClick={onImport}>
              {m.admin_import_do({ counts: words })}
            </Button>
          }
        >
          {m.admin_import_ready_text()}
        </Message>
      )}
    </Stack>
  );
}

/** 'visits/3/period/to' lies in the entry 'visits/3'. */
const entryOf = (path: string): string => path.split('/').slice(0, 2).join('/');
