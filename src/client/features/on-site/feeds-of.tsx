import { useState } from 'react';
import { Link } from 'wouter';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import {
  feedKey,
  hasMoved,
  sourceKey,
  takesTally,
  type FeedSource,
} from '#domain/on-site/item-feeds.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Note, Row, Stack } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { Select } from '#client/ui/select.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useOnSite } from './on-site-context.ts';
import styles from './on-site.module.css';

interface Place {
  readonly answer: RecordKey;
  readonly letter: string;
  readonly item: ChecklistItem;
}

/** The items of the checklists that rest on a tally, and the choice of one more. Nothing is filled in here. */
export function FeedsOf({
  source,
  suggested,
  choice,
}: {
  /** The tally, as a new item would rest on it. */
  readonly source: FeedSource;
  /** Items whose own words ask for such a tally stand first in the list. */
  readonly suggested: (item: ChecklistItem) => boolean;
  /** What else is to be said of the tally: which criterion, met or not. */
  readonly choice?: React.ReactNode;
}) {
  const { checklists, feeds, save, scope, records, mayWrite, context } = useOnSite();
  const [chosen, setChosen] = useState('');
  const places: readonly Place[] = checklists.flatMap((checklist) =>
    checklist.sections.flatMap(({ items }) =>
      items.filter(takesTally).map((item) => ({
        answer: answerKey(checklist.id, item.code),
        letter: checklist.letter,
        item,
      })),
    ),
  );
  const own = places.flatMap((place) => {
    const feed = feeds.get(place.answer);
    return feed && sourceKey(feed.source) === sourceKey(source) ? [{ ...place, feed }] : [];
  });
  // An item that rests on another tally is not taken from it here: it is let go there first.
  const free = places.filter(({ answer }) => !feeds.has(answer));
  const ordered = [
    ...free.filter(({ item }) => suggested(item)),
    ...free.filter(({ item }) => !suggested(item)),
  ];
  const write = (answer: RecordKey, value: FeedSource | null) => {
    const record = feedKey(answer);
    const standing = records.find((one) => one.record === record);
    return save([
      { scope, record, field: 'source', value, seen: seenHeads(standing, 'source') },
      { scope, record, field: 'taken', value: null, seen: seenHeads(standing, 'taken') },
    ]);
  };
  return (
    <Panel title={m.onsite_feeds()}>
      <Stack>
        <Note>{m.onsite_feeds_text()}</Note>
        {own.length > 0 && (
          <ul role="list" className={styles.lines}>
            {own.map(({ answer, letter, item, feed }) => (
              <li key={answer} className={styles.line}>
                <span>
                  <b>{item.code}.</b> {labelText(item.short ?? item.text)}
                </span>
                <Row>
                  <span className={styles.figure}>
                    {feed.now.part}/{feed.now.whole}
                  </span>
                  {feed.taken !== null &&
                    (hasMoved(feed) ? (
                      <Tag tone="part" icon="warning-fill">
                        {m.onsite_feed_moved()}
                      </Tag>
                    ) : (
                      <Tag tone="ok" icon="check">
                        {m.onsite_feed_taken()}
                      </Tag>
                    ))}
                  <Link
                    href={`/visits/${context.visit.id}/fill/${letter}?item=${item.code}`}
                    className={buttonClass({ variant: 'text' })}
                  >
                    {m.onsite_feed_open({ code: item.code })}
                  </Link>
                  {mayWrite && (
                    <Button
                      variant="text"
                      icon="x"
                      aria-label={m.onsite_feed_remove({ code: item.code })}
                      onClick={() => void write(answer, null)}
                    >
                      {m.onsite_feed_remove_short()}
                    </Button>
                  )}
                </Row>
              </li>
            ))}
          </ul>
        )}
        {mayWrite && (
          <>
            {choice}
            <div className={styles.addLine}>
              <Field label={m.onsite_feed_item()}>
                {(control) => (
                  <Select
                    {...control}
                    value={chosen}
                    placeholder={m.onsite_feed_choose()}
                    onValueChange={setChosen}
                    options={ordered.map(({ answer, item }) => ({
                      value: answer,
                      label: `${item.code}. ${labelText(item.short ?? item.text)}`,
                    }))}
                  />
                )}
              </Field>
              <Button
                icon="link-simple"
                size="lg"
                disabledReason={chosen === '' ? m.onsite_feed_choose() : undefined}
                onClick={() => {
                  const place = ordered.find(({ answer }) => answer === chosen);
                  if (place)
                    void write(place.answer, source).then((saved) => saved.ok && setChosen(''));
                }}
              >
                {m.onsite_feed_add()}
              </Button>
            </div>
          </>
        )}
      </Stack>
    </Panel>
  );
}
