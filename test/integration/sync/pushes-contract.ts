import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cursor, SyncAnswer } from '#protocol/sync.ts';
import type { Storage } from '#server/storage/port.ts';
import {
  createWorld,
  followupScope,
  makeChange,
  publication,
  scopeOf,
  sumOf,
  visitScope,
} from '../../unit/server/sample-world.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

export interface StorageCase {
  readonly adapter: string;
  readonly open: () => Promise<{ storage: Storage; discard: () => Promise<void> }>;
}

/** What use cases promise of pushes at once must not hang on one adapter. */
export function pushesContract({ adapter, open }: StorageCase): void {
  describe(`on ${adapter}`, () => {
    let storage: Storage;
    let discard: () => Promise<void>;
    beforeEach(async () => {
      ({ storage, discard } = await open());
    });
    afterEach(() => discard());

    test('fault 1: twenty equal pushes at once leave one row and one number (S13)', async () => {
      const world = await createWorld(storage);
      const changes = [makeChange(), makeChange()];
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          world.ask(index % 2 === 0 ? 'tu.phap' : 'tai.chinh', { push: changes }),
        ),
      );
      for (const answer of answers) {
        expect(answer.held).toEqual({});
        expect(scopeOf(answer, visitScope).changes).toMatchObject([
          { id: changes[0]!.id, seq: 1 },
          { id: changes[1]!.id, seq: 2 },
        ]);
        expect(scopeOf(answer, visitScope).cursor).toEqual({ seq: 2, sum: sumOf(changes) });
      }
      const accepted = (await storage.read((data) => data.audit.page(0, 1000))).filter(
        (row) => row.action === 'change-accepted',
      );
      expect(accepted).toHaveLength(2);
    });

    test('fault 16: whoever has read up to a cursor has seen everything up to it, while others push (S14)', async () => {
      const world = await createWorld(storage);
      const writers = ['truong.doan', 'pho.doan', 'tu.phap', 'tai.chinh'];
      const sent: string[] = [];
      let writing = writers.length;
      const write = async (username: string): Promise<void> => {
        for (let round = 0; round < 8; round += 1) {
          const push = Array.from({ length: 3 }, () => makeChange());
          sent.push(...push.map((change) => change.id));
          await world.ask(username, { push });
        }
        writing -= 1;
      };
      const read = async (): Promise<readonly string[]> => {
        const got: string[] = [];
        let cursors: Record<string, Cursor> = {};
        for (let last = false; ; last = writing === 0) {
          const answer: SyncAnswer = await world.ask('van.phong', { cursors });
          for (const scope of answer.scopes) {
            expect(scope.changes.map((change) => change.seq)).toEqual(
              scope.changes.map((_, index) => scope.from + 1 + index),
            );
            if (scope.scope === visitScope) got.push(...scope.changes.map((change) => change.id));
            cursors = { ...cursors, [scope.scope]: scope.cursor };
          }
          if (last) return got;
        }
      };
      const [got] = await Promise.all([read(), ...writers.map(write)]);
      expect(got).toHaveLength(96);
      expect([...got].toSorted()).toEqual(sent.toSorted());
      expect(await verifyAudit(storage)).toMatchObject({ type: 'whole' });
    });

    test('S15, S21: sums of both views are those of what was read, page by page', async () => {
      const world = await createWorld(storage);
      const photos = Array.from({ length: 12 }, (_, index) =>
        makeChange({
          ...{
            scope: followupScope,
            record: `photo:${index % 4}`,
            field: 'caption',
            by: 'id-truong.doan',
          },
          value: 'ộ'.repeat(6_000 + index),
        }),
      );
      const named = publication(['photo:1', 'photo:3']);
      await world.ask('truong.doan', { push: [...photos, named] });
      for (const username of ['xa.trung.dung', 'tu.phap']) {
        const got: Record<string, unknown>[] = [];
        let cursors: Record<string, Cursor> = {};
        for (let more = true; more;) {
          const answer = await world.ask(username, { cursors });
          for (const scope of answer.scopes) {
            if (scope.scope === followupScope) got.push(...scope.changes);
            cursors = { ...cursors, [scope.scope]: scope.cursor };
            if (scope.scope === followupScope) expect(scope.cursor.sum).toBe(sumOf(got));
          }
          more = answer.more;
        }
        expect(got).toHaveLength(username === 'tu.phap' ? 13 : 7);
      }
    });
  });
}
