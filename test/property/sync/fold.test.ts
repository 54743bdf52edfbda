/** The fold against an oracle that knows only the words of the rules, on small random histories. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '#domain/sync/change.ts';
import { fieldHeads, foldField, foldRecord, type FoldedRecord } from '#domain/sync/fold.ts';
import { propertyRun } from '../checklist/property-run.ts';
import { sampleChange, sampleId } from '../../support/model/sample-changes.ts';

const fields = ['note', 'explanation', 'deleted'] as const;

/** A history of one record: names may point anywhere, to itself, to other fields, to what is not here. */
const histories: fc.Arbitrary<readonly Change[]> = fc
  .array(
    fc.record({
      field: fc.constantFrom(...fields),
      over: fc.array(fc.nat(11), { maxLength: 3 }),
      value: fc.oneof(fc.constantFrom('same', 'other'), fc.constant(null)),
      list: fc.option(fc.array(fc.nat(11), { maxLength: 10 })),
      at: fc.nat(3),
    }),
    { maxLength: 10 },
  )
  .map((samples) =>
    samples.map(({ field, over, value, list, at }, id) =>
      sampleChange({
        ...{ id, field, over, at },
        value: field === 'deleted' ? (list?.map((number) => sampleId(number)) ?? null) : value,
      }),
    ),
  );

const shuffled = <T>(items: readonly T[], keys: readonly number[]): readonly T[] =>
  items
    .map((item, index) => ({ item, key: keys[index % keys.length] ?? 0, index }))
    .toSorted((left, right) => left.key - right.key || right.index - left.index)
    .map(({ item }) => item);

/** Word for word: a head is a change that no other known change of its field names; if none, all. */
function oracleHeads(changes: readonly Change[], field: string): readonly string[] {
  const here = changes.filter((change) => change.field === field);
  const heads = here.filter((change) =>
    here.every((other) => other.id === change.id || !other.over.includes(change.id)),
  );
  return (heads.length > 0 ? heads : here).map((change) => change.id).toSorted();
}

function oracleWinner(changes: readonly Change[], field: string): string | undefined {
  const heads = oracleHeads(changes, field);
  return changes
    .filter((change) => heads.includes(change.id))
    .toSorted((left, right) => (`${left.at} ${left.id}` < `${right.at} ${right.id}` ? 1 : -1))[0]
    ?.id;
}

function oracleHidden(changes: readonly Change[]): boolean {
  const deletions = oracleHeads(changes, 'deleted').map((id) =>
    changes.find((change) => change.id === id)!,
  );
  if (deletions.length === 0 || deletions.some((change) => change.value === null)) return false;
  const united = deletions.flatMap((change) => change.value as string[]);
  return ['note', 'explanation'].every((field) =>
    oracleHeads(changes, field).every((id) => united.includes(id)),
  );
}

const known = (): boolean => true;

describe('the fold and an independent oracle agree', () => {
  it('S4, S5: on heads, value and conflict', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(histories, (changes) => {
        for (const field of fields) {
          const ofField = changes.filter((change) => change.field === field);
          const folded = foldField(ofField);
          expect(folded?.heads.map((head) => head.id).toSorted() ?? []).toEqual(
            oracleHeads(changes, field),
          );
          expect(folded?.heads[0]?.id).toBe(oracleWinner(changes, field));
          expect(folded?.value).toEqual(folded?.heads[0]?.value);
          const texts = new Set(folded?.heads.map((head) => JSON.stringify(head.value)));
          expect(folded?.conflict ?? false).toBe(texts.size > 1);
          if (folded?.conflict) conflicts += 1;
        }
      }),
      propertyRun,
    );
    expect(conflicts).toBeGreaterThan(propertyRun.numRuns / 20);
  });

  it('S7: on what is hidden, and on what was edited meanwhile', () => {
    let hidden = 0;
    fc.assert(
      fc.property(histories, (changes) => {
        const folded = foldRecord(changes, known);
        expect(folded?.deleted ?? false).toBe(changes.length > 0 && oracleHidden(changes));
        expect(folded?.deleted && folded.deletedMeanwhile).not.toBe(true);
        if (folded?.deleted) hidden += 1;
      }),
      propertyRun,
    );
    expect(hidden).toBeGreaterThan(0);
  });
});

describe('S5: the fold is a pure function of the SET of changes', () => {
  it('order makes no difference', () => {
    fc.assert(
      fc.property(
        histories,
        fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
        (changes, keys) => {
          expect(foldRecord(shuffled(changes, keys), known)).toEqual(foldRecord(changes, known));
        },
      ),
      propertyRun,
    );
  });

  it('repetition makes no difference', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat(9), { maxLength: 10 }), (changes, again) => {
        const repeated = [...changes, ...again.flatMap((index) => changes[index] ?? [])];
        expect(foldRecord(repeated, known)).toEqual(foldRecord(changes, known));
      }),
      propertyRun,
    );
  });

  it('grouping makes no difference: what is known of two parts together is known of the whole', () => {
    fc.assert(
      fc.property(histories, fc.nat(10), (changes, cut) => {
        const parts = [changes.slice(cut), changes.slice(0, cut), changes.slice(cut)];
        expect(foldRecord(parts.flat(), known)).toEqual(foldRecord(changes, known));
      }),
      propertyRun,
    );
  });

  it('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(histories, (changes) => {
        const before = structuredClone(changes);
        foldRecord(changes, known);
        fieldHeads(changes);
        expect(changes).toEqual(before);
      }),
      propertyRun,
    );
  });

  it('S9: fields that a version does not know change nothing in those that it knows', () => {
    fc.assert(
      fc.property(histories, (changes) => {
        const whole = foldRecord(changes, known);
        const part: FoldedRecord | undefined = foldRecord(changes, (field) => field === 'note');
        expect(part?.fields['note']).toEqual(whole?.fields['note']);
        expect(part?.fields['explanation']).toBeUndefined();
        expect(part?.deleted).toBe(whole?.deleted);
      }),
      propertyRun,
    );
  });
});
