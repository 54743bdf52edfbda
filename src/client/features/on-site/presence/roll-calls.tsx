import { useState } from 'react';
import { asksForPresence } from '#domain/on-site/item-feeds.ts';
import { markField, personFields, rollCallFields } from '#domain/on-site/records.ts';
import {
  presenceOf,
  rollCallTally,
  type Person,
  type Presence,
  type RollCall,
} from '#domain/on-site/roll-calls.ts';
import { readField } from '#domain/sync/read-field.ts';
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import { readDate, writeDate } from '#client/form/box-text.ts';
import { useKeptText } from '#client/form/use-kept-text.ts';
import { formatClock, formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { ConflictBlock } from '#client/record/conflict-block.tsx';
import { rollCallWords } from '#client/record/roll-call-words.ts';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import { useDeleteRecord } from '#client/record/use-delete-record.ts';
import type { SaveProblem } from '#client/services/app-services.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Field } from '#client/ui/field.tsx';
import { FourWay } from '#client/ui/four-way.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Meter } from '#client/ui/meter.tsx';
import { Note, Question, Row, Stack } from '#client/ui/page.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { FeedsOf } from '../feeds-of.tsx';
import { localMinute } from '../local-minute.ts';
import { newColumnKey } from '../new-column-key.ts';
import { useOnSite } from '../on-site-context.ts';
import styles from '../on-site.module.css';
import { TextOf } from '../text-of.tsx';
import { presenceWords } from './presence-words.ts';

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
          title={m.onsite_roll_call({
            time: formatClock(rollCall.at),
            day: formatDate(rollCall.at),
            place: rollCall.place === '' ? '' : `, ${rollCall.place}`,
          })}
        >
          <Called rollCall={rollCall} people={people} />
        </Disclosure>
      ))}
      {mayWrite && (
        <Row>
          <Button
            icon="clock"
            size="lg"
            disabledReason={people.length === 0 ? m.onsite_roll_call_people_first() : undefined}
            onClick={() => void begin()}
          >
            {m.onsite_roll_call_begin()}
          </Button>
        </Row>
      )}
    </>
  );
}

function Called({
  rollCall,
  people,
}: {
  readonly rollCall: RollCall;
  readonly people: readonly Person[];
}) {
  const { mayWrite } = useOnSite();
  const remove = useDeleteRecord();
  const [problem, setProblem] = useState<SaveProblem | null>(null);
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
        <TimeOf key={rollCall.at} rollCall={rollCall} />
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
      {problem && <SaveProblemMessage problem={problem} onRetry={() => setProblem(null)} />}
      {mayWrite && (
        <Row>
          <Button
            variant="danger"
            icon="trash"
            onClick={() =>
              void remove(rollCall.folded, m.onsite_roll_call_removed()).then(setProblem)
            }
          >
            {m.onsite_roll_call_remove()}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

/** The time that is stated in front of the unit; the clock of the tablet only proposes it. */
function TimeOf({ rollCall }: { readonly rollCall: RollCall }) {
  const { mayWrite, put } = useOnSite();
  const [day, setDay] = useState(writeDate(rollCall.at.slice(0, 10)));
  const [time, setTime] = useState(formatClock(rollCall.at));
  const at = stated(day, time);
  const store = () => {
    if (at !== null && at !== rollCall.at) void put(rollCall.folded, 'at', at);
  };
  return (
    <>
      <Field
        label={m.onsite_roll_call_time()}
        error={at === null ? m.onsite_roll_call_unclear() : undefined}
      >
        {(control) => (
          <TextInput
            {...control}
            disabled={!mayWrite}
            value={time}
            placeholder="8:00"
            onValueChange={setTime}
            onBlur={store}
          />
        )}
      </Field>
      <Field label={m.onsite_roll_call_day()}>
        {(control) => (
          <TextInput
            {...control}
            disabled={!mayWrite}
            value={day}
            placeholder={m.fill_date_pattern()}
            onValueChange={setDay}
            onBlur={store}
          />
        )}
      </Field>
    </>
  );
}

/** yyyy-mm-ddThh:mm of a typed day and "8:00", "8h", "8 giờ 30"; null where they are none. */
function stated(day: string, time: string): string | null {
  const read = readDate(day);
  const date = read.ok ? read.value.text : null;
  const match = /^\s*(\d{1,2})\s*(?::|h|giờ|g)\s*(\d{1,2})?\s*(?:phút|p)?\s*$/iu.exec(time);
  if (date === null || !isCalendarDate(date) || match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return `${date}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function PersonRow({
  person,
  rollCall,
  number,
}: {
  readonly person: Person;
  readonly rollCall: RollCall;
  readonly number: number;
}) {
  const { scope, mayWrite, put } = useOnSite();
  const field = markField(rollCall.id);
  const reading = readField(person.folded, field, personFields.mark);
  const presence = presenceOf(person, rollCall);
  const name = person.name === '' ? person.post : `${person.post}, ${person.name}`;
  const set = (value: Presence | null) =>
    put(person.folded, field, value === null ? null : { ...value });
  return (
    <LeafRow
      margin={
        <>
          <span>{number}</span>
          <StateSymbol
            {...(reading.conflict
              ? { state: 'conflict' as const }
              : symbols[presence?.state ?? 'open'])}
            label={presenceWords(presence)}
          />
        </>
      }
    >
      <Stack>
        <Question>{name}</Question>
        {reading.conflict ? (
          <ConflictBlock
            {...{ scope, field, name, heads: reading.heads, maySettle: mayWrite }}
            record={person.record}
            renderValue={(value) => {
              const parsed = personFields.mark.safeParse(value);
              return parsed.success ? presenceWords(parsed.data) : null;
            }}
          />
        ) : (
          <FourWay
            label={name}
            locked={!mayWrite}
            value={presence?.state ?? null}
            onChange={(state) =>
              void set(state === null ? null : { state, reason: presence?.reason ?? '' })
            }
            options={[
              { value: 'present', label: m.onsite_present(), icon: 'check', tone: 'ok' },
              { value: 'absent', label: m.onsite_absent(), icon: 'x', tone: 'fail' },
              { value: 'business', label: m.onsite_business(), icon: 'briefcase', tone: 'na' },
              { value: 'leave', label: m.onsite_leave(), icon: 'calendar-x', tone: 'na' },
            ]}
          />
        )}
        {presence !== null && presence.state !== 'present' && !reading.conflict && (
          <ReasonOf
            key={reading.heads[0]?.id}
            place={`${person.record} ${field} reason`}
            presence={presence}
            label={m.onsite_reason_of({ name })}
            onReason={(reason) => void set({ ...presence, reason })}
          />
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

/** State and reason are one value; the reason is stored when the box is left. */
function ReasonOf({
  place,
  presence,
  label,
  onReason,
}: {
  readonly place: string;
  readonly presence: Presence;
  readonly label: string;
  readonly onReason: (reason: string) => void;
}) {
  const { mayWrite } = useOnSite();
  const typed = useKeptText(useWorkspace(), place);
  const [text, setText] = useState(typed.text === '' ? presence.reason : typed.text);
  return (
    <Field
      label={label}
      warning={
        presence.state === 'absent' && presence.reason.trim() === ''
          ? m.onsite_without_reason()
          : undefined
      }
    >
      {(control) => (
        <TextInput
          {...control}
          disabled={!mayWrite}
          value={text}
          maxLength={400}
          onValueChange={(next) => {
            setText(next);
            typed.change(next);
          }}
          onBlur={() => {
            if (text !== presence.reason) onReason(text);
            typed.forget();
          }}
        />
      )}
    </Field>
  );
}
