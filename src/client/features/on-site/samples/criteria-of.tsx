import { useMemo } from 'react';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { asksForSample, feedKey } from '#domain/on-site/item-feeds.ts';
import { criterionFields } from '#domain/on-site/records.ts';
import { markedColumns, workWithoutCriterion } from '#domain/on-site/removed-work.ts';
import type { Register } from '#domain/on-site/registers.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { orderBehind } from '#domain/visit/conclusion-draft-order.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Note, Row } from '#client/ui/page.tsx';
import { AddLine } from '../add-line.tsx';
import { newColumnKey } from '../new-column-key.ts';
import { fieldEdits, useOnSite } from '../on-site-context.ts';
import styles from '../on-site.module.css';
import { RemoveRecord } from '../remove-record.tsx';
import { RemovedList } from '../removed-list.tsx';
import { TextOf } from '../text-of.tsx';
import { useOneAtATime } from '../use-one-at-a-time.ts';

/** What each dossier is held against: own words, or an item of the checklists that asks for a sample. */
export function CriteriaOf({ register }: { readonly register: Register }) {
  const { context, scope, checklists, feeds, records, mayWrite, save } = useOnSite();
  const services = useServices();
  const { busy, run } = useOneAtATime();
  const { criteria } = register;
  const marked = useMemo(
    () => register.dossiers.flatMap(({ folded }) => markedColumns(folded)),
    [register.dossiers],
  );
  const removed = useMemo(() => workWithoutCriterion(register), [register]);
  const offered = checklists.flatMap((checklist) =>
    checklist.sections.flatMap(({ items }) =>
      items
        .filter(asksForSample)
        .map((item) => ({ item, answer: answerKey(checklist.id, item.code) })),
    ),
  );
  const open = offered.filter(({ answer }) => !feeds.has(answer));

  const add = (
    text: string,
    from?: { readonly item: ChecklistItem; readonly answer: RecordKey },
  ) => {
    const record = newColumnKey(services.random, 'criterion');
    const fields = { of: register.record, text, order: orderBehind(criteria) };
    const feed = from && feedKey(from.answer);
    const standing = records.find((one) => one.record === feed);
    const source = {
      ...{ type: 'register', register: register.record, criterion: record, figure: 'met' },
    };
    return save([
      ...fieldEdits(scope, record, fields),
      ...(feed ? fieldEdits(scope, feed, { source }, seenHeads(standing, 'source')) : []),
    ]);
  };
  return (
    <>
      {criteria.length === 0 && <Note>{m.onsite_criteria_none()}</Note>}
      {criteria.length > 0 && (
        <ol className={styles.criteria}>
          {criteria.map((criterion, index) => (
            <li key={criterion.record}>
              <TextOf
                record={criterion.folded}
                field="text"
                schema={criterionFields.text}
                label={m.onsite_criterion({ number: index + 1 })}
              />
              {mayWrite && (
                <RemoveRecord
                  record={criterion.folded}
                  removed={m.onsite_criterion_removed()}
                  label={m.onsite_criterion_remove({ name: criterion.text })}
                  work={marked.filter((id) => id === criterion.id).length}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      <RemovedList removed={removed} field="text" words={String} />
      {mayWrite && (
        <>
          <AddLine
            place={`${context.scope} criterion ${register.record}`}
            label={m.onsite_criterion_new()}
            button={m.onsite_criterion_add()}
            missing={m.onsite_criterion_first()}
            onAdd={async (text) => (await add(text)).ok}
          />
          {open.length > 0 && (
            <Disclosure
              title={m.onsite_criteria_offered({ count: open.length })}
              icon="list-checks"
            >
              <Note>{m.onsite_criteria_offered_text()}</Note>
              <Row>
                {open.map(({ item, answer }) => (
                  <Button
                    key={answer}
                    icon="plus"
                    busy={busy}
                    onClick={() =>
                      void run(() => add(labelText(item.short ?? item.text), { item, answer }))
                    }
                  >
                    {`${item.code}. ${labelText(item.short ?? item.text)}`}
                  </Button>
                ))}
              </Row>
            </Disclosure>
          )}
        </>
      )}
    </>
  );
}
