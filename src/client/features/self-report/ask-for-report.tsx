import { useState } from 'react';
import { requestKey, type SelfReport } from '#domain/followup/self-report.ts';
import { bytesHash } from '#domain/kernel/canonical-json.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { FileRef } from '#domain/visit/records.ts';
import { formatDate, formatWeekday, parseTypedDate } from '#client/i18n/format.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { NewFile, SaveProblem, Workspace } from '#client/services/app-services.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import type { LoadedChecklist } from '#client/services/use-checklists.ts';
import type { VisitContext } from '#client/services/use-records.ts';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { Field } from '#client/ui/field.tsx';
import { Message } from '#client/ui/message.tsx';
import { Note, Row, Stack } from '#client/ui/page.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import styles from './self-report.module.css';

export interface AskForReportProps {
  readonly context: VisitContext;
  readonly report: SelfReport;
  readonly loaded: readonly LoadedChecklist[];
  readonly records: readonly FoldedRecord[];
}

/** The request, made or changed in a sheet, or taken back. */
export function AskForReport(props: AskForReportProps) {
  const { context, report, records } = props;
  const workspace = useWorkspace();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const standing = records.find(({ record }) => record === requestKey);
  const write = async (value: JsonValue, files: readonly NewFile[]): Promise<boolean> => {
    const seen = seenHeads(standing, 'request');
    const edit = { scope: context.followup, record: requestKey, field: 'request', value, seen };
    const saved = await workspace.save([edit], files);
    setProblem(saved.ok ? null : saved.error);
    return saved.ok;
  };
  // Whoever must not know of the visit cannot be asked about it.
  if (!context.visit.disclosed) return <Note>{m.report_unannounced()}</Note>;
  return (
    <Stack>
      {problem && <SaveProblemMessage problem={problem} onRetry={() => setOpen(true)} />}
      <Row>
        <Button
          variant={report.request === null ? 'primary' : 'secondary'}
          icon="clipboard-text"
          onClick={() => setOpen(true)}
        >
          {report.request === null ? m.report_ask() : m.report_ask_change()}
        </Button>
        {report.request !== null && report.handedIn === null && (
          <Button variant="text" icon="x" onClick={() => void write(null, [])}>
            {m.report_take_back()}
          </Button>
        )}
      </Row>
      {open && (
        <RequestSheet
          {...props}
          onClose={() => setOpen(false)}
          onAsk={async (value, files) => {
            if (await write(value, files)) setOpen(false);
          }}
        />
      )}
    </Stack>
  );
}

function RequestSheet({
  context,
  report: { request },
  loaded,
  onClose,
  onAsk,
}: AskForReportProps & {
  readonly onClose: () => void;
  readonly onAsk: (value: JsonValue, files: readonly NewFile[]) => Promise<void>;
}) {
  const workspace = useWorkspace();
  const [typed, setTyped] = useState(formatDate(request?.due ?? context.visit.date));
  const due = parseTypedDate(typed);
  const [note, setNote] = useState(request?.note ?? '');
  const ready = loaded.flatMap((entry) => (entry.type === 'ready' ? [entry] : []));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(request?.checklists.map(({ sha256 }) => sha256) ?? ready.map(({ hash }) => hash)),
  );
  const [unsound, setUnsound] = useState(false);
  const ask = async (): Promise<void> => {
    if (due === null) return;
    const hashes = ready.map(({ hash }) => hash).filter((hash) => chosen.has(hash));
    const versions = await Promise.all(hashes.map((hash) => versionFile(workspace, hash)));
    const whole = versions.filter((version) => version !== null);
    setUnsound(whole.length < hashes.length);
    if (whole.length < hashes.length) return;
    const checklists = whole.map(({ ref }) => ({ ...ref }));
    await onAsk(
      { due, checklists, note: note.trim() },
      whole.map(({ file }) => file),
    );
  };
  const wrong =
    due === null
      ? m.report_ask_needs_due()
      : chosen.size === 0
        ? m.report_ask_needs_checklist()
        : undefined;
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.report_ask()}
      footer={
        <Button
          variant="primary"
          icon="paper-plane-tilt"
          disabledReason={wrong}
          onClick={() => void ask()}
        >
          {m.report_ask_send()}
        </Button>
      }
    >
      <Stack>
        <Note>{m.report_ask_about({ unit: context.unit.name })}</Note>
        <Field
          label={m.report_ask_due()}
          help={due === null ? m.fill_date_pattern() : formatWeekday(due)}
        >
          {(bindings) => (
            <TextInput {...bindings} value={typed} onValueChange={setTyped} autoComplete="off" />
          )}
        </Field>
        <fieldset>
          <legend className={styles.legend}>{m.report_checklists()}</legend>
          {ready.map(({ hash, checklist }) => (
            <Checkbox
              key={hash}
              checked={chosen.has(hash)}
              onCheckedChange={(checked) =>
                setChosen((before) => {
                  const next = new Set(before);
                  if (checked) next.add(hash);
                  else next.delete(hash);
                  return next;
                })
              }
            >
              {checklist.letter}. {labelText(checklist.title)}
            </Checkbox>
          ))}
        </fieldset>
        <Field label={m.report_ask_note()}>
          {(bindings) => (
            <TextArea {...bindings} value={note} onValueChange={setNote} maxLength={20_000} />
          )}
        </Field>
        {unsound && (
          <Message kind="error" title={m.report_ask_unsound()}>
            {m.report_ask_unsound_next()}
          </Message>
        )}
      </Stack>
    </Sheet>
  );
}

/** A version is its canonical JSON: the hash that names it names the file too. `null` where it does not. */
async function versionFile(
  workspace: Workspace,
  hash: string,
): Promise<{ readonly ref: FileRef; readonly file: NewFile } | null> {
  const json = await workspace.checklist(hash);
  if (json === null) return null;
  const bytes = new TextEncoder().encode(json);
  if (bytesHash(bytes) !== hash) return null;
  const type = 'application/json';
  return {
    ref: { sha256: hash, size: bytes.byteLength, type },
    file: { sha256: hash, type, bytes: bytes.buffer, thumbnail: false },
  };
}
