import { useRef, useState } from 'react';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { AnswerPlace } from '#domain/figures/answer-places.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { ReportReader } from '#client/form/report-reader/report-reader.tsx';
import { m } from '#client/i18n/paraglide/messages.js';
import { saveProblemWords } from '#client/record/save-problem-words.ts';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import type { VisitChecks } from '#client/services/use-cross-checks.ts';
import type { VisitContext } from '#client/services/use-records.ts';
import { Button } from '#client/ui/button.tsx';
import { acceptedEdits, type MadeRow } from './accepted-edits.ts';

/** Figures from a paragraph of the unit's report into the checklists of the visit. */
export function ReadReport({
  context,
  records,
  input,
}: {
  readonly context: VisitContext;
  readonly records: ReadonlyMap<RecordKey, FoldedRecord>;
  readonly input: VisitChecks['input'];
}) {
  const { visit, unit, scope } = context;
  const services = useServices();
  const workspace = useWorkspace();
  const [open, setOpen] = useState(false);
  const made = useRef(new Map<string, MadeRow>());

  async function accept(place: AnswerPlace, value: AnswerValue): Promise<Result<null, string>> {
    const before = new Map(made.current);
    const saved = await workspace.save(
      acceptedEdits({
        ...{ scope, checklists: input.checklists, records, place, value, made: made.current },
        newRow: () => newRecordKey(services, 'row'),
      }),
    );
    if (saved.ok) return ok(null);
    // A row that could not be stored is none to write further cells into.
    made.current = before;
    const { title, detail } = saveProblemWords(saved.error);
    return err(`${title} ${detail}`);
  }

  return (
    <div>
      <Button
        icon="file-text"
        onClick={() => {
          made.current = new Map();
          setOpen(true);
        }}
      >
        {m.reader_title()}
      </Button>
      <ReportReader
        open={open}
        onClose={() => setOpen(false)}
        checklists={input.checklists}
        wanted={{ period: visit.period, unitName: unit.name }}
        answers={input.answersOf}
        onAccept={accept}
      />
    </div>
  );
}
