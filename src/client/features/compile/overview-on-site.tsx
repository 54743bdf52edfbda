import { Link } from 'wouter';
import { interviewTally } from '#domain/on-site/interviews.ts';
import { gatherRegisters } from '#domain/on-site/registers.ts';
import { gatherPeople, gatherRollCalls, rollCallTally } from '#domain/on-site/roll-calls.ts';
import { gatherRooms } from '#domain/on-site/rooms.ts';
import { currentSample, sampleTally } from '#domain/on-site/sample-tally.ts';
import { formatClock, formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { rollCallWords } from '#client/record/roll-call-words.ts';
import { buttonClass } from '#client/ui/button.tsx';
import { KvList, type KvEntry } from '#client/ui/kv-list.tsx';
import { Group } from '#client/ui/page.tsx';
import type { VisitData } from './use-visit-data.ts';

/** What was done on the spot, in a line each; nothing where nothing was. */
export function OverviewOnSite({
  visitId,
  data,
}: {
  readonly visitId: string;
  readonly data: VisitData;
}) {
  const { records } = data;
  const people = gatherPeople(records);
  const seen = gatherRooms(records).filter(({ observations }) => observations.length > 0);
  const asked = interviewTally(records).people;
  const entries: readonly KvEntry[] = [
    ...gatherRegisters(records)
      .filter(({ struck, dossiers }) => !struck && dossiers.length > 0)
      .map((register) => {
        const { size, dossiers } = sampleTally(currentSample(register), register.criteria);
        return {
          key: register.record,
          label: m.onsite_overview_sample({ name: register.name }),
          value: m.onsite_overview_sample_value({
            size,
            draws: register.draws.length,
            met: dossiers.met,
            unmet: dossiers.unmet,
          }),
        };
      }),
    ...gatherRollCalls(records).map((rollCall) => {
      return {
        key: rollCall.record,
        label: m.onsite_overview_roll_call({
          time: formatClock(rollCall.at),
          day: formatDate(rollCall.at),
        }),
        value: rollCallWords(rollCallTally(people, rollCall)),
      };
    }),
    ...(seen.length === 0
      ? []
      : [
          {
            key: 'rooms',
            label: m.onsite_overview_rooms(),
            value: m.onsite_overview_rooms_value({
              seen: seen.length,
              bad: seen.filter(({ observations }) =>
                observations.some(({ state }) => state === 'not-in-order'),
              ).length,
            }),
          },
        ]),
    ...(asked === 0
      ? []
      : [{ key: 'asked', label: m.onsite_overview_interviews(), value: String(asked) }]),
  ];
  if (entries.length === 0) return null;
  return (
    <Group
      title={m.onsite_overview()}
      aside={
        <Link href={`/visits/${visitId}/on-site`} className={buttonClass({ variant: 'text' })}>
          {m.onsite_item_see()}
        </Link>
      }
    >
      <KvList entries={entries} />
    </Group>
  );
}
