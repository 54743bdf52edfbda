import { useState } from 'react';
import { readPeople } from '#domain/on-site/read-people.ts';
import { lineText } from '#domain/on-site/read-table.ts';
import { personFields } from '#domain/on-site/records.ts';
import { markedColumns } from '#domain/on-site/removed-work.ts';
import type { Person } from '#domain/on-site/roll-calls.ts';
import { orderBehind, type Placed } from '#domain/visit/conclusion-draft-order.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useKeptText } from '#client/record/use-kept-text.ts';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Field } from '#client/ui/field.tsx';
import { Row, Stack } from '#client/ui/page.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { fieldEdits, useOnSite } from '../on-site-context.ts';
import styles from '../on-site.module.css';
import { RemoveRecord } from '../remove-record.tsx';
import { TextOf } from '../text-of.tsx';

/** The list that is called: an office a line, a name behind it where one wants it. */
export function PeopleOf({ people }: { readonly people: readonly Person[] }) {
  const { scope, mayWrite, save } = useOnSite();
  const services = useServices();
  const typed = useKeptText(useWorkspace(), `${scope} people`);
  const [busy, setBusy] = useState(false);
  const given = readPeople(typed.text);

  async function add() {
    setBusy(true);
    const placed: Placed[] = [...people];
    const edits = given.people.flatMap(({ post, name }) => {
      const record = newRecordKey(services, 'person');
      const order = orderBehind(placed);
      placed.push({ record, order });
      return fieldEdits(scope, record, { post, name, order });
    });
    const text = typed.text;
    typed.change(lineText(given.unclear));
    const saved = await save(edits);
    setBusy(false);
    if (!saved.ok) typed.change(text);
  }

  return (
    <>
      {people.length > 0 && (
        <Disclosure title={m.onsite_people_list()} icon="users">
          <PersonList people={people} />
        </Disclosure>
      )}
      {mayWrite && (
        <Disclosure title={m.onsite_people_add()} icon="user-plus" startsOpen={people.length === 0}>
          <Stack>
            <Field
              label={m.onsite_people_lines()}
              help={m.onsite_people_lines_help()}
              warning={
                given.unclear.length > 0
                  ? m.onsite_people_unclear({ count: given.unclear.length })
                  : undefined
              }
            >
              {(control) => (
                <TextArea
                  {...control}
                  rows={4}
                  value={typed.text}
                  readOnly={busy}
                  onValueChange={typed.change}
                />
              )}
            </Field>
            <Row>
              <Button
                variant="primary"
                icon="plus"
                busy={busy}
                disabledReason={given.people.length === 0 ? m.onsite_people_first() : undefined}
                onClick={() => void add()}
              >
                {m.onsite_people_enter({ count: given.people.length })}
              </Button>
            </Row>
          </Stack>
        </Disclosure>
      )}
    </>
  );
}

function PersonList({ people }: { readonly people: readonly Person[] }) {
  const { mayWrite } = useOnSite();
  return (
    <ol className={styles.criteria}>
      {people.map((person, index) => (
        <li key={person.record}>
          <TextOf
            record={person.folded}
            field="post"
            schema={personFields.post}
            label={m.onsite_person_post({ number: index + 1 })}
          />
          <TextOf
            record={person.folded}
            field="name"
            schema={personFields.name}
            label={m.onsite_person_name({ number: index + 1 })}
          />
          {mayWrite && (
            <RemoveRecord
              record={person.folded}
              removed={m.onsite_person_removed()}
              label={m.onsite_person_remove({ name: person.post })}
              work={markedColumns(person.folded).length}
              workText={m.onsite_person_remove_text()}
            />
          )}
        </li>
      ))}
    </ol>
  );
}
