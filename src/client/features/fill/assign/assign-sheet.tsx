import { useState } from 'react';
import { mayWrite } from '#domain/access/judge-change.ts';
import type { Checklist, ChecklistSection } from '#domain/checklist/definition.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import { assignmentFields } from '#domain/visit/records.ts';
import { assignmentKey } from '#domain/visit/section-assignees.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { keptWork } from '#client/record/kept-edits.ts';
import { RecordField } from '#client/record/record-field.tsx';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import { useSaveField } from '#client/record/use-save-field.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { usePeople, type VisitContext } from '#client/services/use-records.ts';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Note, Stack } from '#client/ui/page.tsx';
import { Select, type SelectOption } from '#client/ui/select.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import type { FillData } from '../use-fill-data.ts';

export interface AssignProps {
  readonly context: VisitContext;
  readonly hash: string;
  readonly checklist: Checklist;
  readonly data: FillData;
}

/** Stands in the list as long as nobody of the delegation has assigned a section: what the office gave. */
const OFFICE = 'office';

/** Who fills which section of a checklist; the heads and the secretary choose, the others read. */
export function AssignSheet({
  context,
  hash,
  checklist,
  data,
  onClose,
}: AssignProps & { readonly onClose: () => void }) {
  const { visit, delegation, scope, role } = context;
  const people = usePeople();
  const may = mayWrite('visit', 'assignment', 'assignee', role);
  const nameOf = (account: string) => people(account)?.name ?? m.filling_gone_member();
  const members = (delegation?.members ?? []).map(({ accountId }) => accountId);
  const ofOffice = visit.assignments.flatMap((given) =>
    given.checklist === hash ? [nameOf(given.accountId)] : [],
  );
  const optionsFor = (standing: string | null | undefined): readonly SelectOption[] => {
    const gone = standing && !members.includes(standing) ? [standing] : [];
    return [
      ...(standing === undefined && ofOffice.length > 0
        ? [{ value: OFFICE, label: m.filling_assign_office() }]
        : []),
      { value: '', label: m.filling_assign_nobody() },
      ...[...members, ...gone].map((value) => ({ value, label: nameOf(value) })),
    ];
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.filling_assign_title()}
      footer={<Button onClick={onClose}>{m.ui_close()}</Button>}
    >
      <Stack>
        <Note>{m.filling_assign_note()}</Note>
        {!may && <Note>{m.filling_assign_by_heads()}</Note>}
        {ofOffice.length > 0 && (
          <Note>{m.filling_assign_office_names({ names: ofOffice.join(', ') })}</Note>
        )}
        {may && checklist.sections.length > 1 && (
          <WholeChecklist {...{ scope, checklist, data }} options={optionsFor(null)} />
        )}
        {checklist.sections.map((section) => (
          <SectionAssignee
            key={section.id}
            {...{ scope, section, data, optionsFor }}
            checklistId={checklist.id}
            initial={ofOffice.length > 0 ? OFFICE : ''}
            mayWrite={may}
          />
        ))}
      </Stack>
    </Sheet>
  );
}

interface SectionAssigneeProps extends Pick<AssignProps, 'data'> {
  readonly scope: AssignProps['context']['scope'];
  readonly section: ChecklistSection;
  readonly checklistId: string;
  readonly initial: string;
  readonly mayWrite: boolean;
  readonly optionsFor: (standing: string | null | undefined) => readonly SelectOption[];
}

/** One section: a field with its own session and its own conflict, as every other. */
function SectionAssignee(props: SectionAssigneeProps) {
  const { scope, section, data, checklistId, initial, optionsFor } = props;
  const key = assignmentKey(checklistId, section.id);
  const record = data.records.get(key);
  const { value: standing } = readField(record, 'assignee', assignmentFields.assignee);
  const options = optionsFor(standing);
  return (
    <RecordField
      scope={scope}
      kept={keptWork(useWorkspace(), scope).kept}
      record={record}
      recordKey={key}
      field="assignee"
      schema={assignmentFields.assignee}
      label={labelText(section.title)}
      initial={initial}
      mayWrite={props.mayWrite}
      save={useSaveField(scope, key, 'assignee')}
      write={(value) => value ?? ''}
      read={(text) => (text === OFFICE ? null : { value: text === '' ? null : text })}
      words={(value) => options.find((option) => option.value === (value ?? ''))?.label ?? ''}
      tapped
    >
      {({ onFocus: _focus, onBlur: _blur, ...control }) => (
        <Select {...control} options={options} />
      )}
    </RecordField>
  );
}

/** All sections to one member, in one save. */
function WholeChecklist({
  scope,
  checklist,
  data,
  options,
}: Pick<AssignProps, 'checklist' | 'data'> & {
  readonly scope: AssignProps['context']['scope'];
  readonly options: readonly SelectOption[];
}) {
  const workspace = useWorkspace();
  const [failed, setFailed] = useState<{ account: string; problem: SaveProblem } | null>(null);
  const give = async (account: string): Promise<void> => {
    const saved = await workspace.save(
      checklist.sections.map(({ id }) => {
        const record = assignmentKey(checklist.id, id);
        const seen = seenHeads(data.records.get(record), 'assignee');
        return { scope, record, field: 'assignee', value: account === '' ? null : account, seen };
      }),
    );
    setFailed(saved.ok ? null : { account, problem: saved.error });
  };
  const standing = new Set(
    checklist.sections.map(({ id }) => {
      const record = data.records.get(assignmentKey(checklist.id, id));
      return readField(record, 'assignee', assignmentFields.assignee).value;
    }),
  );
  const [all] = standing;
  const same = standing.size === 1 && all !== undefined ? (all ?? '') : 'mixed';
  return (
    <div>
      <Field label={m.filling_assign_whole({ letter: checklist.letter })}>
        {(control) => (
          <Select
            {...control}
            value={same}
            onValueChange={(account) => account !== 'mixed' && void give(account)}
            options={[
              ...(same === 'mixed' ? [{ value: 'mixed', label: m.filling_assign_keep() }] : []),
              ...options,
            ]}
          />
        )}
      </Field>
      {failed !== null && (
        <SaveProblemMessage problem={failed.problem} onRetry={() => void give(failed.account)} />
      )}
    </div>
  );
}
