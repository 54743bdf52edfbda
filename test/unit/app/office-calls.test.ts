import { expect, it } from 'vitest';
import { createOfficeCalls } from '#client/sync/office-calls.ts';
import { accountHeader } from '#protocol/directory.ts';

const plan = { accounts: [], units: [], campaigns: [], delegations: [], visits: [], dryRun: true };

it('S12: whatever the office asks for, it asks in the name of whose page it is', async () => {
  const named: (string | null)[] = [];
  const office = createOfficeCalls('officer-1', async (_path, init) => {
    named.push(new Headers(init?.headers).get(accountHeader));
    return new Response(null, { status: 204 });
  });
  const calls = {
    ...office,
    applyPlan: () => office.applyPlan(plan),
    resetPassword: () => office.resetPassword('a1'),
    setDisabled: () => office.setDisabled('a1', true),
    acceptHeld: () => office.acceptHeld(7),
  } satisfies Record<keyof typeof office, () => Promise<unknown>>;
  for (const call of Object.values(calls)) await call();
  expect(named).toEqual(Object.keys(office).map(() => 'officer-1'));
});
