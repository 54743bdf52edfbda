import { useController, useWatch, type Control } from 'react-hook-form';
import { newerVersion } from '#domain/directory/newer-version.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { NewVersion } from '#client/record/version/new-version.tsx';
import { useDirectory } from '#client/services/use-records.ts';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { Meta } from '#client/ui/page.tsx';
import { useOffice } from './office-context.ts';
import type { Delegation } from './office-types.ts';
import { dutyWords } from './role-words.ts';
import type { VisitValues } from './visit-values.ts';
import styles from './office.module.css';

/** Which checklists go along, and below each chosen one in whose hands it is. */
export function VisitChecklists({
  control,
  delegations,
  visitId,
}: {
  readonly control: Control<VisitValues, unknown, VisitValues>;
  /** Null: a visit that is not there yet. */
  readonly visitId: string | null;
  readonly delegations: readonly Delegation[];
}) {
  const { directory, accounts } = useOffice();
  const own = useDirectory();
  const chosen = useController({ control, name: 'checklists' });
  const given = useController({ control, name: 'assignments' });
  const delegationId = useWatch({ control, name: 'delegationId' });
  const ids: readonly string[] = chosen.field.value;
  const inForce = new Set(directory.checklists.map(({ id }) => id));
  // A pinned version that is no longer in force stays in sight.
  const kept = ids
    .filter((id) => !inForce.has(id))
    .map((id) => {
      const known = own?.checklists.find((entry) => entry.id === id || entry.hash === id);
      return { id, letter: known?.letter ?? '?', title: known?.title ?? id };
    });
  const checklists = [...directory.checklists, ...kept].toSorted((a, b) =>
    a.letter.localeCompare(b.letter, 'vi'),
  );
  const members = (delegations.find(({ id }) => id === delegationId)?.members ?? []).flatMap(
    ({ accountId, role }) => {
      const account = accounts.find(({ id }) => id === accountId);
      return account ? [{ username: account.username, name: account.name, role }] : [];
    },
  );
  // Given to somebody who has left the delegation: shown, so that it can be taken back.
  const gone = given.field.value.filter(({ username }) =>
    members.every((member) => member.username !== username),
  );
  const isGiven = (checklist: string, username: string): boolean =>
    given.field.value.some((entry) => entry.checklist === checklist && entry.username === username);
  const give = (checklist: string, username: string, wanted: boolean): void => {
    const others = given.field.value.filter(
      (entry) => entry.checklist !== checklist || entry.username !== username,
    );
    given.field.onChange(wanted ? [...others, { username, checklist }] : others);
  };
  const errors = [chosen.fieldState.error?.message, given.fieldState.error?.message];
  return (
    <fieldset className={styles.group}>
      <legend>{m.admin_visit_choose_checklists()}</legend>
      {checklists.map(({ id, letter, title }) => (
        <div key={id}>
          <Checkbox
            checked={ids.includes(id)}
            onCheckedChange={(wanted) =>
              chosen.field.onChange(wanted ? [...ids, id] : ids.filter((entry) => entry !== id))
            }
          >
            {m.admin_checklist({ letter, title })}
          </Checkbox>
          {visitId !== null && <PinnedVersion visitId={visitId} id={id} letter={letter} />}
          {ids.includes(id) && members.length > 0 && (
            <fieldset className={`${styles.group} ${styles.assigned}`}>
              <legend>{m.admin_visit_given_to({ letter })}</legend>
              {members.map(({ username, name, role }) => (
                <Checkbox
                  key={username}
                  checked={isGiven(id, username)}
                  onCheckedChange={(wanted) => give(id, username, wanted)}
                >
                  {role === 'member' ? name : `${name} (${dutyWords[role]()})`}
                </Checkbox>
              ))}
              {gone
                .filter(({ checklist }) => checklist === id)
                .map(({ username }) => (
                  <Checkbox
                    key={username}
                    checked
                    help={m.admin_visit_gone()}
                    onCheckedChange={() => give(id, username, false)}
                  >
                    {accounts.find((account) => account.username === username)?.name ?? username}
                  </Checkbox>
                ))}
            </fieldset>
          )}
        </div>
      ))}
      {errors
        .filter((error) => error !== undefined)
        .map((error) => (
          <p key={error} role="alert" className={styles.fieldError}>
            {error}
          </p>
        ))}
    </fieldset>
  );
}

/** Which version of a checklist the visit has, as the server last said, and the newer one. */
function PinnedVersion({
  visitId,
  id,
  letter,
}: {
  readonly visitId: string;
  readonly id: string;
  readonly letter: string;
}) {
  const { directory, checklistId, reload } = useOffice();
  const own = useDirectory();
  const visit = directory.visits.find((entry) => entry.id === visitId);
  const hash = visit?.checklists.find((pinned) => checklistId(pinned) === id);
  const version = [...directory.checklists, ...(own?.checklists ?? [])].find(
    (entry) => entry.hash === hash,
  )?.version;
  if (hash === undefined || version === undefined) return null;
  const to = newerVersion({ id, hash }, directory.checklists);
  if (to === null) return <Meta>{m.versions_pinned({ version })}</Meta>;
  return (
    <NewVersion
      visitId={visitId}
      letter={letter}
      from={{ hash, version }}
      to={to}
      answers={null}
      onMoved={() => void reload()}
    />
  );
}
