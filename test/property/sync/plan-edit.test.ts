/**
 * S1 to S3 as people meet them: two colleagues, each with a tablet, type in one field, send, read and
 * go on typing. Whoever wrote over a value had seen it, and no value that was written over returns.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeId } from '#domain/sync/change.ts';
import { planEdit, type KnownChange } from '#domain/sync/edit.ts';
import { fieldHeads } from '#domain/sync/fold.ts';
import { recordKeySchema, scopeSchema } from '#domain/sync/scope.ts';
import { propertyRun } from '../checklist/property-run.ts';
import { sampleId, sampleStamp } from '../../support/model/sample-changes.ts';

const scope = scopeSchema.parse('visit/v1');
const record = recordKeySchema.parse('answer:list/1');

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Tablet {
  readonly name: string;
  readonly known: Map<ChangeId, Mutable<KnownChange>>;
  seen: readonly ChangeId[];
  /** For the oracle: own changes since the edit began. */
  own: Set<ChangeId>;
}

const steps = fc.array(
  fc.record({
    // One of the two does most: long stories of one writer are where edits fold into each other.
    tablet: fc.constantFrom(0, 0, 0, 1),
    act: fc.constantFrom('open', 'commit', 'commit', 'commit', 'send', 'read', 'bundle'),
  }),
  { minLength: 10, maxLength: 40, size: 'max' },
);

describe('S1, S3: nobody overwrites what he has not seen, and nothing comes back', () => {
  it(
    'holds for two people and a server, in any order of typing, sending, reading and handing over',
    { timeout: 120_000 },
    () => {
      let [dropped, conflicts] = [0, 0];
      fc.assert(
        fc.property(steps, (taken) => {
          const server = new Map<ChangeId, KnownChange['change']>();
          const saw = new Map<ChangeId, ReadonlySet<ChangeId>>();
          const tablets: readonly Tablet[] = ['an', 'binh'].map((name) => ({
            ...{ name, known: new Map(), seen: [], own: new Set() },
          }));
          const receive = (
            tablet: Tablet,
            changes: Iterable<KnownChange['change']>,
            readBack: boolean,
          ): void => {
            for (const change of changes) {
              const here = tablet.known.get(change.id);
              const entry = here ?? { change, left: true, readBack: false, written: false };
              entry.left = true;
              entry.readBack ||= readBack;
              tablet.known.set(change.id, entry);
            }
          };
          for (const [index, { tablet: which, act }] of taken.entries()) {
            const [tablet, other] = [tablets[which]!, tablets[1 - which]!];
            const changes = [...tablet.known.values()].map((entry) => entry.change);
            if (act === 'open') {
              tablet.seen = fieldHeads(changes).map((head) => head.id);
              tablet.own = new Set();
            } else if (act === 'commit') {
              const planned = planEdit(
                { scope, record, field: 'note', value: `${index}`, seen: tablet.seen },
                {
                  id: sampleId(index),
                  at: sampleStamp(index),
                  by: tablet.name,
                  device: 'same-for-both',
                },
                [...tablet.known.values()],
              );
              const { change } = planned;
              expect(change.over).not.toContain(change.id);
              for (const id of planned.dropped) {
                const gone = tablet.known.get(id);
                expect(gone).toMatchObject({ left: false, readBack: false, written: true });
                tablet.known.delete(id);
                dropped += 1;
              }
              saw.set(change.id, new Set([...tablet.seen, ...tablet.own, ...planned.dropped]));
              tablet.known.set(change.id, { change, left: false, readBack: false, written: true });
              tablet.own.add(change.id);
            } else if (act === 'send') {
              for (const entry of tablet.known.values()) {
                entry.left = true;
                server.set(entry.change.id, entry.change);
              }
            } else if (act === 'read') {
              receive(tablet, server.values(), true);
            } else {
              for (const entry of tablet.known.values()) entry.left = true;
              receive(other, changes, false);
            }
          }
          const all = new Map(
            tablets.flatMap((tablet) => [...tablet.known].map(([id, { change }]) => [id, change])),
          );
          for (const [id, change] of server) all.set(id, change);
          const heads = new Set(fieldHeads([...all.values()]).map((head) => head.id));
          const replaced = new Set([...all.keys()].flatMap((id) => [...reach(id, saw)]));
          for (const id of all.keys()) {
            // A head is exactly what nobody wrote over who had seen it, directly or under what he saw.
            expect({ id, head: heads.has(id) }).toEqual({ id, head: !replaced.has(id) });
          }
          if (heads.size > 1) conflicts += 1;
        }),
        propertyRun,
      );
      expect(dropped).toBeGreaterThan(propertyRun.numRuns / 10);
      expect(conflicts).toBeGreaterThan(propertyRun.numRuns / 10);
    },
  );
});

/** All that lies under a change: what its writer saw, and what the writers of that saw. */
function reach(
  from: ChangeId,
  saw: ReadonlyMap<ChangeId, ReadonlySet<ChangeId>>,
): ReadonlySet<ChangeId> {
  const reached = new Set<ChangeId>();
  const open = [from];
  while (open.length > 0) {
    for (const id of saw.get(open.pop()!) ?? []) {
      if (reached.has(id)) continue;
      reached.add(id);
      open.push(id);
    }
  }
  return reached;
}
