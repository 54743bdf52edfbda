import { describe, expect, it } from 'vitest';
import { planEdit, type EditPlan, type KnownChange } from '#domain/sync/edit.ts';
import { recordKeySchema, scopeSchema } from '#domain/sync/scope.ts';
import { fieldHeads } from '#domain/sync/fold.ts';
import {
  sampleChange,
  sampleId,
  sampleStamp,
  type SampleChange,
} from '../../support/model/sample-changes.ts';

type Marks = Partial<Omit<KnownChange, 'change'>>;

const own = (sample: SampleChange, marks: Marks = {}): KnownChange => ({
  ...{ change: sampleChange(sample), left: false, readBack: false, written: true },
  ...marks,
});
const sent = (sample: SampleChange): KnownChange => own(sample, { left: true });
const colleague = (sample: SampleChange): KnownChange =>
  own(
    { by: 'binh', device: 'tablet-2', ...sample },
    { left: true, readBack: true, written: false },
  );
const relayed = (sample: SampleChange): KnownChange => ({ ...colleague(sample), readBack: false });

function plan(seen: readonly number[], known: readonly KnownChange[], id = 90): EditPlan {
  return planEdit(
    {
      scope: scopeSchema.parse('visit/v1'),
      record: recordKeySchema.parse('answer:list/1'),
      field: 'note',
      value: 'new',
      seen: seen.map((number) => sampleId(number)),
    },
    { id: sampleId(id), at: sampleStamp(id), by: 'an', device: 'tablet-1' },
    known,
  );
}

const ids = (...numbers: readonly number[]): readonly string[] =>
  numbers.map((number) => sampleId(number));

describe('S1: folding several unsent edits makes a new change with a new id and drops the old ones', () => {
  it('drops the own unsent edit and takes over what that one named', () => {
    const planned = plan([2], [colleague({ id: 1 }), own({ id: 2, over: [1] })]);
    expect(planned.dropped).toEqual(ids(2));
    expect(planned.change.id).toBe(sampleId(90));
    expect(planned.change.over).toEqual(ids(1));
  });

  it('drops several in a row', () => {
    const planned = plan(
      [1],
      [own({ id: 1 }), own({ id: 2, over: [1] }), own({ id: 3, over: [2] })],
    );
    expect(planned.dropped.toSorted()).toEqual(ids(1, 2, 3));
    expect(planned.change.over).toEqual([]);
  });

  it('never drops what has left (S2): it is named instead', () => {
    const planned = plan([1], [sent({ id: 1 })]);
    expect(planned.dropped).toEqual([]);
    expect(planned.change.over).toEqual(ids(1));
  });

  it('never drops what came back, even where its mark was lost with a restored tablet (S2)', () => {
    const planned = plan([1], [own({ id: 1 }, { readBack: true })]);
    expect(planned.dropped).toEqual([]);
    expect(planned.change.over).toEqual(ids(1));
  });

  it('never drops an edit that another change names', () => {
    const planned = plan([2], [own({ id: 1 }), colleague({ id: 2, over: [1] })]);
    expect(planned.dropped).toEqual([]);
  });

  it('never drops an edit that an own change which has left names', () => {
    const planned = plan([2], [own({ id: 1 }), sent({ id: 2, over: [1] })]);
    expect(planned.dropped).toEqual([]);
    expect(planned.change.over).toEqual(ids(1, 2));
  });

  it('never drops what was not written here', () => {
    const planned = plan([1], [{ ...relayed({ id: 1 }), left: false }]);
    expect(planned.dropped).toEqual([]);
    expect(planned.change.over).toEqual(ids(1));
  });
});

describe('S3: `over` is what stood on the screen when the edit began, and the writer’s own since', () => {
  it('leaves out a colleague’s change that arrived while one typed: a conflict, not a victim', () => {
    const [before, arrived] = [colleague({ id: 1 }), colleague({ id: 2, over: [1] })];
    const planned = plan([1], [before, arrived]);
    expect(planned.change.over).toEqual(ids(1));
    const heads = fieldHeads([before.change, arrived.change, planned.change]).map(
      (head) => head.id,
    );
    expect(heads.toSorted()).toEqual(ids(2, 90));
  });

  it('names the writer’s own since, when the edit began on an empty field', () => {
    expect(plan([], [sent({ id: 1 })]).change.over).toEqual(ids(1));
  });

  it('names the writer’s own since, when the edit began on a colleague’s value', () => {
    const planned = plan([1], [colleague({ id: 1 }), sent({ id: 2, over: [1] })]);
    expect(planned.change.over).toEqual(ids(1, 2));
  });

  it('names the writer’s own since, though what the screen showed was folded away by it', () => {
    // The screen opened on 2 (unsent); 3 folded 2 away and took over its `over`; the screen still says 2.
    const known = [colleague({ id: 1 }), sent({ id: 3, over: [1] })];
    const planned = plan([2], known);
    expect(planned.change.over).toContain(sampleId(3));
    const heads = fieldHeads([...known.map((entry) => entry.change), planned.change]);
    expect(heads.map((head) => head.id)).toEqual(ids(90));
  });

  it('drops the writer’s own since, unsent, though what the screen showed was folded away by it', () => {
    const planned = plan([2], [colleague({ id: 1 }), own({ id: 3, over: [1] })]);
    expect(planned.dropped).toEqual(ids(3));
    expect(planned.change.over).toContain(sampleId(1));
  });

  it('names what an unread head names, at any remove, and stops at what was read back', () => {
    const known = [
      colleague({ id: 1 }),
      colleague({ id: 2, over: [1] }),
      relayed({ id: 3, over: [2] }),
      relayed({ id: 4, over: [3] }),
    ];
    expect(plan([4], known).change.over).toEqual(ids(2, 3, 4));
  });

  it('names the last of a text that was typed, sent and read back a thousand times', () => {
    const readBack = (sample: SampleChange): KnownChange =>
      own(sample, { left: true, readBack: true });
    const known = Array.from({ length: 1000 }, (_, index) =>
      readBack({ id: index + 1, over: index === 0 ? [] : [index] }),
    );
    expect(plan([1000], known, 1001).change.over).toEqual(ids(1000));
    // Two that nothing read back has replaced are named, the screen was still at an older one.
    const unread = [...known, sent({ id: 1001, over: [1000] })];
    expect(plan([998], unread, 1002).change.over).toEqual(ids(998, 1000, 1001));
  });

  it('does not take a clone’s change with the same device id for the writer’s own', () => {
    const twin = { ...colleague({ id: 2, by: 'an', device: 'tablet-1' }) };
    expect(plan([], [twin]).change.over).toEqual([]);
  });

  it('names all heads of a conflict that stood on the screen: so it is settled', () => {
    const known = [colleague({ id: 1 }), colleague({ id: 2 })];
    const planned = plan([1, 2], known);
    expect(fieldHeads([...known.map((entry) => entry.change), planned.change])).toHaveLength(1);
  });

  it('never names itself or what it drops, and lists each name once', () => {
    const planned = plan([1, 1, 2], [own({ id: 1 }), sent({ id: 2 })]);
    expect(planned.change.over).toEqual(ids(2));
  });
});
