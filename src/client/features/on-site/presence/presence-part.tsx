import { useMemo } from 'react';
import { gatherPeople, gatherRollCalls } from '#domain/on-site/roll-calls.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Group, Note } from '#client/ui/page.tsx';
import { useOnSite } from '../on-site-context.ts';
import { PeopleOf } from './people-of.tsx';
import { RollCalls } from './roll-calls.tsx';
import { RoomRound } from './room-round.tsx';

/** Who is there, and what the rooms look like. */
export function PresencePart() {
  const { records } = useOnSite();
  const people = useMemo(() => gatherPeople(records), [records]);
  const rollCalls = useMemo(() => gatherRollCalls(records), [records]);
  return (
    <>
      <Group title={m.onsite_people({ count: people.length })}>
        <Note>{m.onsite_people_text()}</Note>
        <PeopleOf people={people} />
      </Group>
      <Group title={m.onsite_roll_calls()}>
        <RollCalls people={people} rollCalls={rollCalls} />
      </Group>
      <Group title={m.onsite_rooms()}>
        <Note>{m.onsite_rooms_text()}</Note>
        <RoomRound />
      </Group>
    </>
  );
}
