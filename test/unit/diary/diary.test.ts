import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordParts } from '#domain/sync/scope.ts';
import {
  clockDrift,
  diaryActs,
  diaryRuns,
  longestBreakMilliseconds,
  type LoggedChange,
} from '#domain/visit/diary.ts';

let made = 0;
const at = (minute: number): string =>
  `${new Date(Date.parse('2022-04-14T02:00:00Z') + minute * 60_000).toISOString()}-0000`;
/** An id of the time that its stamp tells, as a tablet with a right clock makes it. */
function idAt(minute: number): string {
  made += 1;
  const time = (Date.parse('2022-04-14T02:00:00Z') + minute * 60_000)
    .toString(16)
    .padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(made).padStart(12, '0')}`;
}
function change(minute: number, more: Partial<LoggedChange> = {}): LoggedChange {
  return {
    id: idAt(minute),
    record: 'answer:iso/B01',
    field: 'value',
    value: minute,
    over: [],
    by: 'a',
    at: at(minute),
    received: null,
    relayedBy: null,
    held: null,
    readable: true,
    way: 'server',
    ...more,
  };
}
const runs = (...changes: readonly LoggedChange[]) =>
  diaryRuns(diaryActs(changes), (record) =>
    recordParts(record).kind === 'answer' ? record : null,
  );
const kinds = (...changes: readonly LoggedChange[]) => diaryActs(changes).map(({ kind }) => kind);

it('tells nothing of short interviews: a minute would tell who was at the counter', () => {
  const interview = { record: 'interview:0a1b', field: 'markXwaiting' };
  expect(kinds(change(0, interview), change(1))).toEqual(['answer']);
});

describe('runs of the diary', () => {
  it('gather what one person did of one checklist, though others work in between', () => {
    const [first, second] = runs(
      change(0, { record: 'answer:iso/B01' }),
      change(5, { record: 'answer:iso/B02' }),
      change(6, { by: 'b', record: 'answer:iso/B03' }),
      change(9, { record: 'answer:iso/B02', over: [] }),
      change(10, { record: 'answer:khac/C01' }),
    ).toReversed();
    expect(first).toMatchObject({ by: 'b', checklistId: 'iso' });
    expect(second).toMatchObject({ by: 'a', kind: 'answer', checklistId: 'iso' });
    expect(second?.acts.map(({ record }) => record)).toEqual([
      'answer:iso/B01',
      'answer:iso/B02',
      'answer:iso/B02',
    ]);
  });

  it('end with a longer break', () => {
    const pause = longestBreakMilliseconds / 60_000;
    expect(runs(change(0), change(pause))).toHaveLength(1);
    expect(runs(change(0), change(pause + 1))).toHaveLength(2);
  });

  it('hold every change exactly once, whatever comes in whatever order', () => {
    const logged = fc.record({
      minute: fc.nat(600),
      by: fc.constantFrom('a', 'b', ''),
      record: fc.constantFrom('answer:iso/B01', 'row:r1', 'finding:f1', 'new:x', 'no key at all'),
      field: fc.constantFrom('value', 'note', 'deleted', 'later'),
      readable: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(logged, { maxLength: 40 }), (all) => {
        const changes = all.map(({ minute, ...more }) => change(minute, more));
        const ids = runs(...changes.toReversed()).flatMap(({ acts }) =>
          acts.map((act) => act.change.id),
        );
        expect(ids.toSorted()).toEqual(changes.map(({ id }) => id).toSorted());
        const ends = runs(...changes).map(({ to }) => to);
        expect(ends).toEqual(ends.toSorted((left, right) => right - left));
      }),
      { seed: 22 },
    );
  });
});

describe('acts of the diary', () => {
  it('tell a removal from its undoing', () => {
    expect(
      kinds(
        change(0, { record: 'finding:f1', field: 'text' }),
        change(1, { record: 'finding:f1', field: 'deleted', value: ['x'] }),
        change(2, { record: 'finding:f1', field: 'deleted', value: null }),
      ),
    ).toEqual(['finding', 'removed', 'restored']);
  });

  it('tell who gave a section to whom, by its checklist', () => {
    const [run] = runs(
      change(0, { record: 'assignment:iso/ho-so', field: 'assignee', value: 'b' }),
    );
    expect(run).toMatchObject({ kind: 'assignment', checklistId: 'iso' });
  });

  it('tell where two differ, with whom, and who settled it', () => {
    const first = change(0, { by: 'a', value: 'một' });
    const second = change(1, { by: 'b', value: 'hai' });
    const settled = change(2, { by: 'c', value: 'hai', over: [first.id, second.id] });
    const later = change(3, { by: 'a', value: 'ba', over: [settled.id] });
    const acts = diaryActs([later, settled, second, first]);
    expect(acts.map(({ kind }) => kind)).toEqual(['answer', 'differs', 'settled', 'answer']);
    expect(acts[1]?.differsFrom).toEqual(['a']);
  });

  it('settle nothing by typing on, or over two that say the same', () => {
    const first = change(0, { by: 'a', value: 'một' });
    const typed = change(1, { by: 'a', value: 'một hai', over: [first.id, 'folded-away'] });
    const same = change(2, { by: 'b', value: 'một hai' });
    const over = change(3, { by: 'a', value: 'ba', over: [typed.id, same.id] });
    expect(diaryActs([first, typed, same, over]).map(({ kind }) => kind)).not.toContain('settled');
  });

  it('see no difference in the same words, in one that was seen, or in one that is held', () => {
    const first = change(0, { by: 'a', value: 'một' });
    expect(kinds(first, change(1, { by: 'b', value: 'một' }))).not.toContain('differs');
    expect(kinds(first, change(1, { by: 'b', over: [first.id] }))).not.toContain('differs');
    const held = { code: 'forbidden', reason: '' };
    expect(kinds(first, change(1, { by: 'b', held }))).not.toContain('differs');
  });

  it('keep what cannot be read, with the time of its id', () => {
    const [act] = diaryActs([change(7, { readable: false, at: '', by: '' })]);
    expect(act).toMatchObject({ kind: 'unreadable', time: Date.parse('2022-04-14T02:07:00Z') });
  });
});

describe('a clock that was off', () => {
  it('is ahead where the server had it before it was written', () => {
    const drift = clockDrift(change(60, { received: '2022-04-14T02:00:00.000Z' }));
    expect(drift).toBe(60 * 60_000);
  });
  it('is behind where the id is older than the stamp that others had reached', () => {
    expect(clockDrift({ ...change(0), at: at(30) })).toBe(-30 * 60_000);
  });
  it('is not known of work that waited for a network', () => {
    expect(clockDrift(change(0, { received: '2022-04-14T09:00:00.000Z' }))).toBe(0);
    expect(clockDrift(change(0, { received: '2022-04-14T02:00:01.000Z' }))).toBe(0);
  });
});
