import { useMemo } from 'react';
import { asksForPresence } from '#domain/on-site/item-feeds.ts';
import { rollCallFields } from '#domain/on-site/records.ts';
import { workWithoutRollCall } from '#domain/on-site/removed-work.ts';
import { rollCallTally, type Person, type RollCall } from '#domain/on-site/roll-calls.ts';
import { formatClock, formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { rollCallWords } from '#client/record/roll-call-words.ts';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Leaf } from '#client/ui/leaf.tsx';
import { Meter } from '#client/ui/meter.tsx';
import { Note, Row, Stack } from '#client/ui/page.tsx';
import { FeedsOf } from '../feeds-of.tsx';
import { localMinute } from '../local-minute.ts';
import { newColumnKey } from '../new-column-key.ts';
import { useOnSite } from '../on-site-context.ts';
import styles from '../on-site.module.css';
import { RemoveRecord } from '../remove-record.tsx';
import { RemovedList } from '../removed-list.tsx';
import { TextOf } from '../text-of.tsx';
import { useOneAtATime } from '../use-one-at-a-time.ts';
import { PersonRow } from './person-row.tsx';
import { TimeOf } from './time-of.tsx';

/** The list called at one time after the other; the latest one is open. */
export function RollCalls({
  people,
  rollCalls,
}: {
  readonly people: readonly Person[];
  readonly rollCalls: readonly RollCall[];
}) {
  const { mayWrite, write } = useOnSite();
  const services = useServices();
  const { busy, run } = useOneAtATime();
  const removed = useMemo(() => workWithoutRollCall(people, rollCalls), [people, rollCalls]);
  const begin = () =>
    write(newColumnKey(services.random, 'roll-call'), {
      at: localMinute(services.clock()),
      place: '',
    });
  return (
    <>
      {rollCalls.length === 0 && <Note>{m.onsite_roll_call_none()}</Note>}
      {rollCalls.map((rollCall, index) => (
        <Disclosure
          key={rollCall.record}
          startsOpen={index === rollCalls.length - 1}
          title={calledWords(rollCall.at, rollCall.place)}
        >
          <Called rollCall={rollCall} people={people} />
        </Disclosure>
      ))}
      <RemovedList
        removed={removed}
        field="at"
        words={(at) => {
          const parsed = rollCallFields.at.safeParse(at);
          return parsed.success ? calledWords(parsed.data, '') : '';
        }}
      />
      {mayWrite && (
        <Row>
          <Button
            icon="clock"
            size="lg"
            busy={busy}
            disabledReason={people.length === 0 ? m.onsite_roll_call_people_first() : undefined}
            onClick={() => void run(begin)}
          >
            {m.onsite_roll_call_begin()}
          </Button>
        </Row>
      )}
    </>
  );
}

function calledWords(at: string, place: string): string {
  return m.onsite_roll_call({
    ...{ time: formatClock(at), day: formatDate(at) },
    place: place === '' ? '' : `, ${place}`,
  });
}

function Called({
  rollCall,
  people,
}: {
  readonly rollCall: RollCall;
  readonly people: readonly Person[];
}) {
  const { mayWrite } = useOnSite();
  const tally = rollCallTally(people, rollCall);
  const words = rollCallWords(tally);
  return (
    <Stack>
      <div className={styles.tally}>
        <Meter
          size="m"
          label={words}
          total={tally.people}
          parts={[
            { tone: 'ok', amount: tally.present },
            { tone: 'fail', amount: tally.absent },
            { tone: 'na', amount: tally.business + tally.leave },
          ]}
        />
        <span aria-hidden="true">{words}</span>
      </div>
      <div className={styles.when}>
        <TimeOf rollCall={rollCall} />
        <TextOf
          record={rollCall.folded}
          field="place"
          schema={rollCallFields.place}
          label={m.onsite_roll_call_place()}
        />
      </div>
      <Leaf label={m.onsite_people_list()} ordered>
        {people.map((person, index) => (
          <PersonRow key={person.record} person={person} rollCall={rollCall} number={index + 1} />
        ))}
      </Leaf>
      <FeedsOf
        source={{ type: 'roll-call', rollCall: rollCall.record }}
        suggested={asksForPresence}
      />
      {mayWrite && (
        <Row>
          <RemoveRecord
            record={rollCall.folded}
            removed={m.onsite_roll_call_removed()}
            work={tally.people - tally.open}
          >
            {m.onsite_roll_call_remove()}
          </RemoveRecord>
        </Row>
      )}
    </Stack>
  );
}
