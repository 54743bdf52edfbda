import { useMemo } from 'react';
import { observationFields, roomFields } from '#domain/on-site/records.ts';
import { workWithoutRoom } from '#domain/on-site/removed-work.ts';
import { gatherRooms, type Observation, type Room } from '#domain/on-site/rooms.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { orderBehind } from '#domain/visit/conclusion-draft-order.ts';
import { numberFindings } from '#domain/visit/number-findings.ts';
import { findingFields } from '#domain/visit/records.ts';
import { formatClock } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { FourWay } from '#client/ui/four-way.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Note, Row, Stack } from '#client/ui/page.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { AddLine } from '../add-line.tsx';
import { localMinute } from '../local-minute.ts';
import { useOnSite } from '../on-site-context.ts';
import styles from '../on-site.module.css';
import { PhotosOf } from '../photos-of.tsx';
import { RemoveRecord } from '../remove-record.tsx';
import { RemovedList } from '../removed-list.tsx';
import { TextOf } from '../text-of.tsx';
import { useOneAtATime } from '../use-one-at-a-time.ts';

/** Rooms and counters in the order of the walk, each with what was seen. */
export function RoomRound() {
  const { records, scope, mayWrite, write } = useOnSite();
  const services = useServices();
  const { busy, run } = useOneAtATime();
  const rooms = useMemo(() => gatherRooms(records), [records]);
  const removed = useMemo(() => workWithoutRoom(records), [records]);
  const add = (name: string) =>
    write(newRecordKey(services, 'room'), { name, order: orderBehind(rooms) });
  const offered = offeredRooms().filter((name) => !rooms.some((room) => room.name === name));
  return (
    <>
      {rooms.length > 0 && (
        <Leaf label={m.onsite_rooms()} ordered>
          {rooms.map((room, index) => (
            <RoomRow key={room.record} room={room} number={index + 1} />
          ))}
        </Leaf>
      )}
      <RemovedList removed={removed} field="name" words={String} />
      {mayWrite && (
        <>
          {offered.length > 0 && (
            <>
              <Note>{m.onsite_rooms_offered()}</Note>
              <Row>
                {offered.map((name) => (
                  <Button
                    key={name}
                    icon="plus"
                    busy={busy}
                    onClick={() => void run(() => add(name))}
                  >
                    {name}
                  </Button>
                ))}
              </Row>
            </>
          )}
          <AddLine
            place={`${scope} room`}
            label={m.onsite_room_new()}
            button={m.onsite_room_add()}
            missing={m.onsite_room_first()}
            onAdd={async (name) => (await add(name)).ok}
          />
        </>
      )}
    </>
  );
}

const offeredRooms = (): readonly string[] => [
  m.onsite_room_counter(),
  m.onsite_room_waiting(),
  m.onsite_room_reception(),
  m.onsite_room_archive(),
  m.onsite_room_offices(),
  m.onsite_room_notice_board(),
];

function RoomRow({ room, number }: { readonly room: Room; readonly number: number }) {
  const { mayWrite, write } = useOnSite();
  const services = useServices();
  const { busy, run } = useOneAtATime();
  const { observations } = room;
  const state = observations.some((one) => one.state === 'not-in-order')
    ? 'fail'
    : observations.length > 0
      ? 'ok'
      : 'un';
  const see = (seen: Observation['state']) =>
    write(newRecordKey(services, 'observation'), {
      ...{ of: room.record, state: seen, text: '' },
      at: localMinute(services.clock()),
    });
  return (
    <LeafRow
      margin={
        <>
          <span>{number}</span>
          <StateSymbol
            state={state}
            label={
              state === 'un'
                ? m.onsite_room_not_seen()
                : state === 'ok'
                  ? m.onsite_in_order()
                  : m.onsite_not_in_order()
            }
          />
        </>
      }
    >
      <Stack>
        <TextOf
          record={room.folded}
          field="name"
          schema={roomFields.name}
          label={m.onsite_room_name({ number })}
        />
        {observations.map((observation) => (
          <ObservationOf key={observation.record} room={room} observation={observation} />
        ))}
        {mayWrite && observations.length > 0 && <Note>{m.onsite_see_again()}</Note>}
        {mayWrite && (
          <Row>
            <Button
              icon="check"
              aria-label={m.onsite_see_in_order({ room: room.name })}
              busy={busy}
              onClick={() => void run(() => see('in-order'))}
            >
              {m.onsite_in_order()}
            </Button>
            <Button
              icon="flag"
              aria-label={m.onsite_see_not_in_order({ room: room.name })}
              busy={busy}
              onClick={() => void run(() => see('not-in-order'))}
            >
              {m.onsite_not_in_order()}
            </Button>
            {observations.length === 0 && (
              <RemoveRecord
                record={room.folded}
                removed={m.onsite_room_removed()}
                label={m.onsite_room_remove({ room: room.name })}
              />
            )}
          </Row>
        )}
      </Stack>
    </LeafRow>
  );
}

function ObservationOf({
  room,
  observation,
}: {
  readonly room: Room;
  readonly observation: Observation;
}) {
  const { records, mayWrite, put, write } = useOnSite();
  const services = useServices();
  const { busy, run } = useOneAtATime();
  const { record, folded, state, text, at } = observation;
  const finding = useMemo(
    () =>
      numberFindings(records.filter(({ record: key }) => recordParts(key).kind === 'finding')).find(
        (one) =>
          readField(one.record, 'evidence', findingFields.evidence).value?.includes(record) ??
          false,
      ),
    [records, record],
  );
  const raise = () => write(newRecordKey(services, 'finding'), newFinding(record, room.name, text));
  return (
    <div className={styles.observation}>
      <FourWay
        label={m.onsite_state_of({ room: room.name, time: formatClock(at) })}
        locked={!mayWrite}
        value={state}
        onChange={(next) => next !== null && void put(folded, 'state', next)}
        options={[
          { value: 'in-order', label: m.onsite_in_order(), icon: 'check', tone: 'ok' },
          { value: 'not-in-order', label: m.onsite_not_in_order(), icon: 'x', tone: 'fail' },
        ]}
      />
      <TextOf
        long
        record={folded}
        field="text"
        schema={observationFields.text}
        label={m.onsite_seen_at({ time: formatClock(at) })}
      />
      <PhotosOf of={record} name={room.name}>
        {finding ? (
          <Tag icon="flag-fill" tone="fail">
            {m.onsite_finding_raised({ number: finding.number })}
          </Tag>
        ) : (
          mayWrite &&
          state === 'not-in-order' && (
            <Button
              variant="text"
              icon="flag"
              disabledReason={text.trim() === '' ? m.onsite_finding_words_first() : undefined}
              busy={busy}
              onClick={() => void run(raise)}
            >
              {m.onsite_finding_raise()}
            </Button>
          )
        )}
        {mayWrite && (
          <RemoveRecord
            record={folded}
            removed={m.onsite_observation_removed()}
            label={m.onsite_observation_remove({ room: room.name, time: formatClock(at) })}
          />
        )}
      </PhotosOf>
    </div>
  );
}

/** All fields of a finding that stands alone, in the words of what was seen. */
function newFinding(from: RecordKey, room: string, text: string) {
  return {
    ...{ answer: null, kind: 'limitation', text: `${room}: ${text.trim()}`, severity: 'minor' },
    ...{ rule: '', cause: null, proposal: '', owner: '', due: null },
    ...{ fixedOnSpot: false, guidance: '', evidence: [from] },
  };
}
