/** S10 in random worlds: what an account may read, and that its part of the directory tells no more. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableScopes, scopeAccess } from '#domain/access/scope-access.ts';
import { accountPart } from '#domain/directory/account-part.ts';
import { makeScope } from '#domain/sync/scope.ts';
import { propertyRun } from '../checklist/property-run.ts';
import { accountIdsOfWorlds, randomDirectory } from '../../support/model/random-directory.ts';

const someone = fc.constantFrom(...accountIdsOfWorlds);

describe('S10: access comes from the directory alone', () => {
  it('is for members of the visit’s delegation, readers of the same unit, and the unit once it may know', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(randomDirectory, someone, (facts, accountId) => {
        const account = facts.accounts.find((entry) => entry.id === accountId && !entry.disabled);
        const roleOf = (delegationId: string) =>
          facts.delegations
            .find((entry) => entry.id === delegationId)
            ?.members.find((entry) => entry.accountId === accountId)?.role;
        for (const visit of facts.visits) {
          const working = scopeAccess(facts, accountId, makeScope('visit', visit.id));
          const followup = scopeAccess(facts, accountId, makeScope('followup', visit.id));
          met.add(`visit ${working.type}`).add(`followup ${followup.type}`);
          const role = account && roleOf(visit.delegationId);
          const visitsUnit = facts.visits.some(
            (other) => other.unitId === visit.unitId && roleOf(other.delegationId),
          );
          const ofUnit =
            account?.role === 'unit' && account.unitId === visit.unitId && visit.disclosed;
          // Never an older visit's working file, however often one goes to the same unit.
          expect(working).toEqual(role ? { type: 'role', role } : { type: 'none' });
          expect(followup).toEqual(
            role
              ? { type: 'role', role }
              : account?.role === 'inspector' && visitsUnit && visit.disclosed
                ? { type: 'reader' }
                : ofUnit
                  ? { type: 'role', role: 'unit' }
                  : { type: 'none' },
          );
        }
        expect(scopeAccess(facts, accountId, makeScope('visit', 'nowhere'))).toEqual({
          type: 'none',
        });
      }),
      propertyRun,
    );
    expect([...met].toSorted()).toEqual([
      'followup none',
      'followup reader',
      'followup role',
      'visit none',
      'visit role',
    ]);
  });

  it('goes through a directory once, however often it is asked: a country has thousands of visits', () => {
    fc.assert(
      fc.property(randomDirectory, someone, (facts, accountId) => {
        let readings = 0;
        const counted = {
          ...facts,
          get visits() {
            readings += 1;
            return facts.visits;
          },
          get delegations() {
            readings += 1;
            return facts.delegations;
          },
        };
        scopeAccess(counted, accountId, makeScope('visit', 'nowhere'));
        readings = 0;
        for (const visit of facts.visits)
          scopeAccess(counted, accountId, makeScope('followup', visit.id));
        expect(readings).toBe(0);
        expect(readableScopes(counted, accountId)).toEqual(readableScopes(facts, accountId));
        expect(readings).toBeLessThanOrEqual(1);
      }),
      propertyRun,
    );
  });

  it('S11: assignments give and take no right', () => {
    fc.assert(
      fc.property(randomDirectory, someone, (facts, accountId) => {
        const without = {
          ...facts,
          visits: facts.visits.map((visit) => ({ ...visit, assignments: [] })),
        };
        expect(readableScopes(without, accountId)).toEqual(readableScopes(facts, accountId));
      }),
      propertyRun,
    );
  });

  it('is the same from the account’s own part as from the whole: client and server agree', () => {
    fc.assert(
      fc.property(randomDirectory, someone, (facts, accountId) => {
        expect(readableScopes(accountPart(facts, accountId), accountId)).toEqual(
          readableScopes(facts, accountId),
        );
      }),
      propertyRun,
    );
  });
});

describe('the account’s part of the directory tells of nothing foreign', () => {
  it('holds no foreign delegation, unit, visit or person', () => {
    fc.assert(
      fc.property(randomDirectory, someone, (facts, accountId) => {
        const account = facts.accounts.find((entry) => entry.id === accountId && !entry.disabled);
        const part = accountPart(facts, accountId);
        if (account?.role === 'administrator') return;
        const readable = new Set<string>(readableScopes(facts, accountId));
        for (const visit of part.visits) expect(readable.has(`followup/${visit.id}`)).toBe(true);
        const units = new Set([...part.visits.map((visit) => visit.unitId), account?.unitId]);
        for (const unit of part.units) expect(units.has(unit.id)).toBe(true);
        const visited = new Set(part.visits.map((visit) => visit.delegationId));
        for (const { id, members } of part.delegations) {
          expect(visited.has(id) || members.some((member) => member.accountId === accountId)).toBe(
            true,
          );
        }
        const people = new Set(
          part.delegations.flatMap(({ members }) => members.map((member) => member.accountId)),
        );
        for (const person of part.accounts) {
          const staff =
            account?.role === 'inspector' && person.role === 'unit' && units.has(person.unitId);
          expect(person.id === accountId || people.has(person.id) || staff).toBe(true);
        }
        if (account?.role === 'unit') {
          for (const { members } of part.delegations)
            expect(members.every((member) => member.role === 'lead')).toBe(true);
          for (const visit of part.visits) expect(visit.disclosed).toBe(true);
        }
        if (!account) expect(part.accounts).toEqual([]);
      }),
      propertyRun,
    );
  });

  it('does not change with what the account may not know: nobody but its delegation and the office hears of an undisclosed visit', () => {
    let hidden = 0;
    fc.assert(
      fc.property(randomDirectory, someone, (facts, accountId) => {
        const account = facts.accounts.find((entry) => entry.id === accountId && !entry.disabled);
        if (account?.role !== 'inspector') return;
        const mine = new Set(
          facts.delegations
            .filter(({ members }) => members.some((member) => member.accountId === accountId))
            .map((delegation) => delegation.id),
        );
        const visits = facts.visits.filter(
          (visit) => visit.disclosed || mine.has(visit.delegationId),
        );
        hidden += facts.visits.length - visits.length;
        expect(accountPart(facts, accountId)).toEqual(accountPart({ ...facts, visits }, accountId));
      }),
      propertyRun,
    );
    expect(hidden).toBeGreaterThan(0);
  });

  it('does not change with what the account may not know: an undisclosed visit leaves no trace for its unit', () => {
    fc.assert(
      fc.property(randomDirectory, fc.constantFrom('u1', 'u2'), (facts, accountId) => {
        const without = { ...facts, visits: facts.visits.filter((visit) => visit.disclosed) };
        expect(accountPart(facts, accountId)).toEqual(accountPart(without, accountId));
      }),
      propertyRun,
    );
  });
});
