import { expect, test } from 'vitest';
import { makeScope, type Scope } from '#domain/sync/scope.ts';
import type { Storage, Writable } from '#server/storage/port.ts';
import { writeAudit } from '#server/usecases/audit-book.ts';
import { newChange, scopeA } from './sample-rows.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

const scopes = Array.from({ length: 6 }, (_, index) => makeScope('followup', `visit-${index}`));
const nothing = { units: [], campaigns: [], delegations: [], visits: [] };
const entry = (actor: string) => ({
  ...{ actor, at: '2022-04-14T02:00:00.000Z', details: {} },
  action: 'change-accepted' as const,
});

export function concurrencyContract(storage: () => Storage): void {
  const appendNext = (scope: Scope): Promise<void> =>
    storage().write(scope, async ({ changes, audit }) => {
      const head = (await changes.heads([scope], 'whole')).get(scope)?.seq ?? 0;
      await changes.append(scope, [newChange(head + 1)]);
      await writeAudit(audit, [entry(scope), entry(scope)]);
    });

  test('the audit book is gapless and chained, while scopes are written at once', async () => {
    const rounds = scopes.flatMap((scope) => Array.from({ length: 5 }, () => appendNext(scope)));
    await Promise.all(rounds);
    expect(await verifyAudit(storage())).toMatchObject({ type: 'whole', rows: 60 });
    const heads = await storage().read((data) => data.changes.heads(scopes, 'whole'));
    expect([...heads.values()].map((head) => head.seq)).toEqual(scopes.map(() => 5));
  });

  test('writes of different books that meet in what they share neither wait in a circle nor lose a step', async () => {
    const publish = (scope: Scope) =>
      storage().write(scope, async ({ changes, audit }) => {
        await changes.markPublished(scope);
        await writeAudit(audit, [entry(scope)]);
      });
    const put = (number: number) =>
      storage().write('directory', async ({ directory, audit }) => {
        const units = [{ id: `u${number}`, name: 'Unit', district: '' }];
        await directory.put({ ...nothing, units });
        await writeAudit(audit, [entry('office')]);
      });
    const puts = scopes.flatMap((_, index) => [put(index), put(index + 100)]);
    await Promise.all([...puts, ...scopes.map(publish), ...scopes.map(appendNext)]);
    expect(await storage().read((data) => data.directory.version())).toBe(18);
    expect(await verifyAudit(storage())).toMatchObject({ type: 'whole', rows: 30 });
  });

  test('a write of rights overlaps none of a scope, nor one of the directory', async () => {
    let inside = 0;
    const overlaps: number[] = [];
    const enter = async (data: Pick<Writable, 'epoch'>): Promise<void> => {
      inside += 1;
      for (let round = 0; round < 3; round += 1) await data.epoch.current();
      inside -= 1;
    };
    const ofRights = () =>
      storage().write('rights', async (data) => {
        overlaps.push(inside);
        await enter(data);
        overlaps.push(inside);
      });
    const others = [...scopes, 'directory' as const].map((lock) => storage().write(lock, enter));
    const late = () => scopes.map((scope) => storage().write(scope, enter));
    await Promise.all([...others, ofRights(), ...late(), ofRights(), ...late()]);
    expect(overlaps).toEqual([0, 0, 0, 0]);
  });

  test('a reader sees one moment, whatever is committed meanwhile (S14)', async () => {
    await appendNext(scopeA);
    let writing: Promise<unknown> = Promise.resolve();
    const seen = await storage().read(async ({ changes, audit }) => {
      const before = (await changes.heads([scopeA], 'whole')).get(scopeA)?.seq;
      // Not waited for: an adapter with one connection writes when this look is over.
      writing = Promise.all([appendNext(scopeA), appendNext(scopes[0]!)]);
      for (let round = 0; round < 20; round += 1) await audit.last();
      const page = await changes.page(scopeA, 'whole', 0, 1000);
      return { before, page: page.length, last: (await audit.last())?.number };
    });
    expect(seen).toEqual({ before: 1, page: 1, last: 2 });
    await writing;
    const after = await storage().read((data) => data.changes.page(scopeA, 'whole', 0, 1000));
    expect(after).toHaveLength(2);
  });

  test('a write in which a step failed and was forgiven is kept whole or not at all, and says which', async () => {
    const kept = await storage()
      .write(scopeA, async ({ changes, epoch }) => {
        await epoch.replace('before');
        await changes.append(scopeA, [newChange(1), newChange(2, { id: newChange(1).id })]).then(
          () => expect.unreachable('one id, two changes'),
          () => undefined,
        );
        return true;
      })
      .catch(() => false);
    expect(await storage().read((data) => data.epoch.current())).toBe(kept ? 'before' : null);
  });
}
