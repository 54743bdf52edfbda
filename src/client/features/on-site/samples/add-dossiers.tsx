import { useMemo, useState } from 'react';
import { guessColumns, planDossiers, type ListColumns } from '#domain/on-site/plan-dossiers.ts';
import { lineText, readTable, type GivenLine } from '#domain/on-site/read-table.ts';
import { dossierKey, type Register } from '#domain/on-site/registers.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useKeptText } from '#client/record/use-kept-text.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Field } from '#client/ui/field.tsx';
import { FileChoice } from '#client/ui/file-choice.tsx';
import { Message } from '#client/ui/message.tsx';
import { Meter } from '#client/ui/meter.tsx';
import { Row, Stack } from '#client/ui/page.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { fieldEdits, useOnSite } from '../on-site-context.ts';
import { ListPreview } from './list-preview.tsx';
import { readListFile, type ListFileProblem } from './read-list-file.ts';

/** So many dossiers go into one transaction: the screen stays quick, and what failed is few. */
const chunkSize = 250;

/** Dossiers typed, pasted or from a file. What is not understood stays here and is shown. */
export function AddDossiers({
  register,
  startsOpen,
}: {
  readonly register: Register;
  readonly startsOpen: boolean;
}) {
  return (
    <Disclosure title={m.onsite_dossiers_add()} icon="plus" startsOpen={startsOpen}>
      <EntryForm register={register} />
    </Disclosure>
  );
}

interface Progress {
  readonly done: number;
  readonly total: number;
}

function EntryForm({ register }: { readonly register: Register }) {
  const { scope, save } = useOnSite();
  const typed = useKeptText(useWorkspace(), `${register.record} list`);
  const [fromFile, setFromFile] = useState<{ name: string; lines: readonly GivenLine[] } | null>(
    null,
  );
  const [fileProblem, setFileProblem] = useState<ListFileProblem | 'text-waits' | null>(null);
  const [reading, setReading] = useState(false);
  const [chosen, setChosen] = useState<ListColumns | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [entered, setEntered] = useState<number | null>(null);
  const lines = useMemo(() => fromFile?.lines ?? readTable(typed.text), [fromFile, typed.text]);
  const columns = useMemo(() => chosen ?? guessColumns(lines), [chosen, lines]);
  const known = useMemo(
    () => new Map(register.dossiers.map((dossier) => [dossier.canonical, dossier])),
    [register.dossiers],
  );
  const plan = useMemo(
    () => (lines.length === 0 ? [] : planDossiers(lines, columns, known)),
    [lines, columns, known],
  );
  const news = plan.flatMap((line) => (line.type === 'new' ? [line.entry] : []));
  const unclear = plan.filter(({ type }) => type === 'unclear');

  function begin(text: string) {
    typed.change(text);
    setFileProblem(null);
    setFromFile(null);
    setChosen(null);
    setEntered(null);
  }
  async function choose(file: File) {
    // Its lines would take the box of the typed ones, of which some may be left over in the end.
    if (fromFile === null && typed.text.trim() !== '') return setFileProblem('text-waits');
    setReading(true);
    const read = await readListFile(file);
    setReading(false);
    setFileProblem(read.ok ? null : read.error);
    if (!read.ok) return;
    setFromFile({ name: file.name, lines: read.value });
    setChosen(null);
    setEntered(null);
  }
  async function enter() {
    setEntered(null);
    for (let at = 0; at < news.length; at += chunkSize) {
      setProgress({ done: at, total: news.length });
      const edits = news
        .slice(at, at + chunkSize)
        .flatMap((entry) =>
          fieldEdits(scope, dossierKey(register.record, entry.code), { entry: { ...entry } }),
        );
      // One chunk after the other, so that a full disk stops at what was stored.
      // oxlint-disable-next-line no-await-in-loop
      const saved = await save(edits);
      if (!saved.ok) return setProgress(null);
    }
    setProgress(null);
    setEntered(news.length);
    // What was not understood stays where it was typed.
    typed.change(lineText(unclear.map(({ line }) => line)));
    setFromFile(null);
    setChosen(null);
  }

  return (
    <Stack>
      <Field label={m.onsite_list()} help={m.onsite_list_help()}>
        {(control) => (
          <TextArea
            {...control}
            rows={4}
            value={fromFile === null ? typed.text : m.onsite_list_from({ name: fromFile.name })}
            readOnly={fromFile !== null || progress !== null}
            onValueChange={begin}
          />
        )}
      </Field>
      <Row>
        <FileChoice
          accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          disabled={reading || progress !== null}
          onFile={(file) => void choose(file)}
        >
          {m.onsite_list_file()}
        </FileChoice>
        {fromFile !== null && (
          <Button variant="text" icon="x" onClick={() => begin(typed.text)}>
            {m.onsite_list_no_file()}
          </Button>
        )}
      </Row>
      {fileProblem !== null && <Message kind="error" title={fileProblemWords(fileProblem)} />}
      {plan.length > 0 && (
        <ListPreview plan={plan} lines={lines} columns={columns} onColumns={setChosen} />
      )}
      {progress !== null && (
        <div role="status">
          <Meter
            size="m"
            label={m.onsite_entering(formatted(progress))}
            total={progress.total}
            parts={[{ tone: 'action', amount: progress.done }]}
          />
          <p>{m.onsite_entering(formatted(progress))}</p>
        </div>
      )}
      {entered !== null && (
        <Message kind="ok" title={m.onsite_entered({ count: formatNumber(entered) })}>
          {typed.text.trim() === '' ? undefined : m.onsite_entered_rest()}
        </Message>
      )}
      {plan.length > 0 && (
        <Row>
          <Button
            variant="primary"
            size="lg"
            icon="plus"
            busy={progress !== null}
            disabledReason={news.length === 0 ? m.onsite_nothing_new() : undefined}
            onClick={() => void enter()}
          >
            {m.onsite_enter({ count: formatNumber(news.length) })}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

const formatted = ({ done, total }: Progress) => ({
  done: formatNumber(done),
  total: formatNumber(total),
});

function fileProblemWords(problem: ListFileProblem | 'text-waits'): string {
  switch (problem) {
    case 'text-waits':
      return m.onsite_file_text_waits();
    case 'too-large':
      return m.onsite_file_large();
    case 'not-a-list':
      return m.onsite_file_unreadable();
    case 'no-reader':
      return m.onsite_file_no_reader();
  }
}
