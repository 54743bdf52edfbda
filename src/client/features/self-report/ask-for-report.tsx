import { useState } from 'react';
import type { Checklist } from '#domain/checklist/definition.ts';
import { reportRequestFields } from '#domain/followup/records.ts';
import { requestKey, type SelfReport } from '#domain/followup/self-report.ts';
import { bytesHash } from '#domain/kernel/canonical-json.ts';
import type { ChangeId, JsonValue } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import type { FileRef } from '#domain/visit/records.ts';
import { formatDate, formatNumber, formatWeekday, parseTypedDate } from '#client/i18n/format.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { ConflictBlock } from '#client/record/conflict-block.tsx';
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
import { useAskedChecklists, type AskedChecklist } from './use-asked-checklists.ts';
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
  const before = useAskedChecklists(context.followup, report.request);
  const standing = records.find(({ record }) => record === requestKey);
  const reading = readField(standing, 'request', reportRequestFields.request);
  const where = { scope: context.followup, record: requestKey, field: 'request' } as const;
  const takeBack = async (): Promise<void> => {
    const seen = seenHeads(standing, 'request');
    const saved = await workspace.save([{ ...where, value: null, seen }]);
    setProblem(saved.ok ? null : saved.error);
  };
  // Whoever must not know of the visit cannot be asked about it.
  if (!context.visit.disclosed) return <Note>{m.report_unannounced()}</Note>;
  return (
    <Stack>
      {reading.conflict && (
        <ConflictBlock
          {...where}
          name={m.report_ask()}
          heads={reading.heads}
          maySettle
          renderValue={requestWords}
        />
      )}
      {problem && <SaveProblemMessage problem={problem} onRetry={() => void takeBack()} />}
      <Row>
        <Button
          variant={report.request === null ? 'primary' : 'secondary'}
          icon="clipboard-text"
          onClick={() => setOpen(true)}
        >
          {report.request === null ? m.report_ask() : m.report_ask_change()}
        </Button>
        {report.request !== null && report.handedIn === null && (
          <Button variant="text" icon="x" onClick={() => void takeBack()}>
            {m.report_take_back()}
          </Button>
        )}
      </Row>
      {open && before !== undefined && (
        <RequestSheet
          {...props}
          before={before}
          seen={seenHeads(standing, 'request')}
          onClose={() => setOpen(false)}
          onAsk={async (value, files, seen) => {
            const saved = await workspace.save([{ ...where, value, seen }], files);
            if (saved.ok) setOpen(false);
            return saved.ok ? null : saved.error;
          }}
        />
      )}
    </Stack>
  );
}

function requestWords(value: unknown): string | null {
  const parsed = reportRequestFields.request.safeParse(value);
  if (!parsed.success) return null;
  if (parsed.data === null) return m.report_fact_not_asked();
  const { due, checklists, note } = parsed.data;
  return [
    m.report_fact_asked({ date: formatDate(due) }),
    m.report_fact_checklists({ count: formatNumber(checklists.length) }),
    note,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function RequestSheet({
  context,
  report: { request },
  loaded,
  before,
  seen: seenNow,
  onClose,
  onAsk,
}: AskForReportProps & {
  /** The versions of the request that stands. */
  readonly before: readonly AskedChecklist[];
  /** Heads of the request as it stands now. */
  readonly seen: readonly ChangeId[];
  readonly onClose: () => void;
  readonly onAsk: (
    value: JsonValue,
    files: readonly NewFile[],
    seen: readonly ChangeId[],
  ) => Promise<SaveProblem | null>;
}) {
  const workspace = useWorkspace();
  /** What the boxes were filled from: a colleague's request that comes meanwhile is not seen (S3). */
  const [seen] = useState(seenNow);
  const [typed, setTyped] = useState(formatDate(request?.due ?? context.visit.date));
  const due = parseTypedDate(typed);
  const [note, setNote] = useState(request?.note ?? '');
  const ready = loaded.flatMap((entry) => (entry.type === 'ready' ? [entry] : []));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        request === null
          ? ready.map(({ checklist }) => checklist.id)
          : askedIds(request.checklists, before, ready),
      ),
  );
  const [unsound, setUnsound] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const sent = ready.filter(({ checklist }) => chosen.has(checklist.id));
  const ask = async (): Promise<void> => {
    if (due === null) return;
    setBusy(true);
    const versions = await Promise.all(sent.map(({ hash }) => versionFile(workspace, hash)));
    const whole = versions.filter((version) => version !== null);
    const isWhole = whole.length === sent.length;
    setUnsound(!isWhole);
    if (isWhole) {
      const checklists = whole.map(({ ref }) => ({ ...ref }));
      const files = whole.map(({ file }) => file);
      setProblem(await onAsk({ due, checklists, note: note.trim() }, files, seen));
    }
    setBusy(false);
  };
  const wrong =
    due === null
      ? m.report_ask_needs_due()
      : sent.length === 0
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
          busy={busy}
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
              checked={chosen.has(checklist.id)}
              onCheckedChange={(checked) =>
                setChosen((before) => {
                  const next = new Set(before);
                  if (checked) next.add(checklist.id);
                  else next.delete(checklist.id);
                  return next;
                })
              }
            >
              {checklist.letter}. {labelText(checklist.title)}
            </Checkbox>
          ))}
        </fieldset>
        {ready.length < loaded.length && (
          <Message
            kind="warning"
            live={false}
            title={m.report_lacking({ count: formatNumber(loaded.length - ready.length) })}
          />
        )}
        <Field label={m.report_ask_note()}>
          {(bindings) => (
            <TextArea {...bindings} value={note} onValueChange={setNote} maxLength={20_000} />
          )}
        </Field>
        {problem && <SaveProblemMessage problem={problem} onRetry={() => void ask()} />}
        {unsound && (
          <Message kind="error" title={m.report_ask_unsound()}>
            {m.report_ask_unsound_next()}
          </Message>
        )}
      </Stack>
    </Sheet>
  );
}

/** Checklists that were asked: those of older versions too, as the visit may have moved to newer ones. */
function askedIds(
  refs: readonly FileRef[],
  before: readonly AskedChecklist[],
  ready: readonly { readonly hash: string; readonly checklist: Checklist }[],
): readonly string[] {
  const known = [...ready, ...before.flatMap((one) => (one.type === 'ready' ? [one] : []))];
  const ids = new Map(known.map(({ hash, checklist }) => [hash, checklist.id]));
  return refs.flatMap(({ sha256 }) => ids.get(sha256) ?? []);
}

/** A version is its canonical JSON: the hash that names it names the file too. `null` where it does not. */
async function versionFile(
  workspace: Workspace,
  hash: string,
): Promise<{ readonly ref: FileRef; readonly file: NewFile } | null> {
  const json = await workspace.checklist(hash).catch((cause: unknown) => {
    console.error(cause);
    return null;
  });
  if (json === null) return null;
  const bytes = new TextEncoder().encode(json);
  if (bytesHash(bytes) !== hash) return null;
  const type = 'application/json';
  return {
    ref: { sha256: hash, size: bytes.byteLength, type },
    file: { sha256: hash, type, bytes: bytes.buffer, thumbnail: false },
  };
}
