/** Random worlds of a directory for properties of access: few of everything, so that parts overlap. */
import fc from 'fast-check';
import type { DirectoryFacts } from '#domain/directory/directory.ts';

const accountIds = ['admin', 'a1', 'a2', 'a3', 'a4', 'u1', 'u2'] as const;
const inspectors = ['a1', 'a2', 'a3', 'a4'] as const;
const units = ['unit1', 'unit2', 'unit3'] as const;
const campaigns = ['c1', 'c2'] as const;
const delegations = ['d1', 'd2', 'd3'] as const;

const roles = fc.constantFrom('lead', 'deputy', 'secretary', 'member');
const members = fc.uniqueArray(
  fc.record({ accountId: fc.constantFrom(...inspectors), role: roles }),
  {
    selector: (member) => member.accountId,
    maxLength: 3,
  },
);
const visit = fc.record({
  delegation: fc.nat(delegations.length - 1),
  unitId: fc.constantFrom(...units),
  kind: fc.constantFrom('planned', 'unannounced', 'thematic'),
  disclosed: fc.boolean(),
});

export const accountIdsOfWorlds: readonly string[] = [...accountIds, 'stranger'];

export const randomDirectory: fc.Arbitrary<DirectoryFacts> = fc
  .record({
    disabled: fc.uniqueArray(fc.constantFrom(...accountIds), { maxLength: 1 }),
    members: fc.tuple(members, members, members),
    visits: fc.array(visit, { maxLength: 6 }),
  })
  .map(({ disabled, members: memberLists, visits }) => ({
    accounts: accountIds.map((id) => ({
      id,
      name: `name of ${id}`,
      office: 'office',
      role: id === 'admin' ? 'administrator' : id.startsWith('u') ? 'unit' : 'inspector',
      unitId: id === 'u1' ? 'unit1' : id === 'u2' ? 'unit2' : null,
      disabled: disabled.includes(id),
    })),
    units: units.map((id) => ({ id, name: id, district: '' })),
    campaigns: campaigns.map((id) => ({ id, name: id, basis: '' })),
    delegations: delegations.map((id, index) => ({
      id,
      campaignId: campaigns[index % 2]!,
      name: id,
      members: memberLists[index]!,
    })),
    visits: visits.map(({ delegation, unitId, kind, disclosed }, index) => ({
      ...{ id: `v${index}`, unitId, kind, disclosed, checklists: [] },
      campaignId: campaigns[delegation % 2]!,
      delegationId: delegations[delegation]!,
      date: '2022-04-14',
      period: { from: '2021-01-01', to: '2022-03-31' },
      assignments: [{ accountId: 'a4', checklist: 'f'.repeat(64) }],
    })),
  }));
