import { useState } from 'react';
import { markField, personFields } from '#domain/on-site/records.ts';
import type { Person, Presence, RollCall } from '#domain/on-site/roll-calls.ts';
import { readField } from '#domain/sync/read-field.ts';
import { useFieldEdit } from '#client/form/use-field-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { ConflictBlock } from '#client/record/conflict-block.tsx';
import { shelfFor } from '#client/record/kept-edits.ts';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import { useSaveField } from '#client/record/use-save-field.ts';
import type { SaveProblem } from '#client/services/app-services.ts';
import { Field } from '#client/ui/field.tsx';
import { FourWay } from '#client/ui/four-way.tsx';
import { LeafRow } from '#client/ui/leaf.tsx';
import { Question, Stack } from '#client/ui/page.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { useOnSite } from '../on-site-context.ts';
import { presenceWords } from './presence-words.ts';

export interface PersonRowProps {
  readonly person: Person;
  readonly rollCall: RollCall;
  readonly number: number;
}

/**
 * One of those who are called. State and reason are one value and one session: a state that is tapped
 * takes the words with it that are in the box.
 */
export function PersonRow({ person, rollCall, number }: PersonRowProps) {
  const { scope, kept, mayWrite } = useOnSite();
  const field = markField(rollCall.id);
  const reading = readField(person.folded, field, personFields.mark);
  const standing = reading.value ?? null;
  const [draft, setDraft] = useState<Presence | null>(standing);
  const save = useSaveField(scope, person.record, field);
  const edit = useFieldEdit<Presence | null, Presence | null, SaveProblem>({
    standing: { draft: standing, heads: reading.heads.map(({ id }) => id) },
    draft,
    setDraft,
    sameDraft: (left, right) => left?.state === right?.state && left?.reason === right?.reason,
    read: (presence) => ({ value: presence }),
    save: (presence, seen) => save(presence === null ? null : { ...presence }, seen),
    keep: shelfFor(kept, person.record, field),
  });
  const name = person.name === '' ? person.post : `${person.post}, ${person.name}`;
  const conflict = !edit.editing && reading.conflict;
  return (
    <LeafRow
      margin={
        <>
          <span>{number}</span>
          <StateSymbol
            {...(conflict ? { state: 'conflict' as const } : symbols[draft?.state ?? 'open'])}
            label={presenceWords(draft)}
          />
        </>
      }
    >
      <Stack>
        <Question>{name}</Question>
        {conflict ? (
          <ConflictBlock
            {...{ scope, field, name, heads: reading.heads, maySettle: mayWrite }}
            record={person.record}
            renderValue={(value) => {
              const parsed = personFields.mark.safeParse(value);
              return parsed.success ? presenceWords(parsed.data) : null;
            }}
          />
        ) : (
          <>
            <FourWay
              label={name}
              locked={!mayWrite}
              value={draft?.state ?? null}
              onChange={(state) =>
                edit.answer(state === null ? null : { state, reason: draft?.reason ?? '' })
              }
              options={[
                { value: 'present', label: m.onsite_present(), icon: 'check', tone: 'ok' },
                { value: 'absent', label: m.onsite_absent(), icon: 'x', tone: 'fail' },
                { value: 'business', label: m.onsite_business(), icon: 'briefcase', tone: 'na' },
                { value: 'leave', label: m.onsite_leave(), icon: 'calendar-x', tone: 'na' },
              ]}
            />
            {draft !== null && draft.state !== 'present' && (
              <Field
                label={m.onsite_reason_of({ name })}
                warning={
                  draft.state === 'absent' && draft.reason.trim() === ''
                    ? m.onsite_without_reason()
                    : undefined
                }
              >
                {(control) => (
                  <TextInput
                    {...control}
                    disabled={!mayWrite}
                    value={draft.reason}
                    maxLength={400}
                    onFocus={edit.begin}
                    onBlur={edit.end}
                    onValueChange={(reason) => edit.change({ ...draft, reason })}
                  />
                )}
              </Field>
            )}
          </>
        )}
        {edit.problem !== null && (
          <SaveProblemMessage problem={edit.problem} onRetry={edit.flush} />
        )}
      </Stack>
    </LeafRow>
  );
}

const symbols = {
  present: { state: 'ok' },
  absent: { state: 'fail' },
  business: { state: 'na', icon: 'briefcase' },
  leave: { state: 'na', icon: 'calendar-x' },
  open: { state: 'un' },
} as const;
