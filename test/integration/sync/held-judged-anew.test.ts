import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { post, startTestServer, type TestServer } from '../../support/server/start-test-server.ts';
import { testPlan, testScopes } from '../../support/server/test-plan.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

it('S18: what is held is judged anew when the server starts, without the tablet that brought it', async () => {
  const member = await server.signIn('member');
  const change = {
    id: '01802000-0000-7000-8000-00000000beef',
    ...{ scope: testScopes.visit2, record: 'answer:ngan-sach-tai-san/A01', field: 'note' },
    ...{ value: 'counted', over: [], at: '2022-04-14T02:00:00.000Z-0000' },
    ...{ by: member.accountId, device: 'tablet-1' },
  };
  const ask = { protocol: 1, account: member.accountId, device: 'tablet-1', epoch: null };
  const pushed = await member.fetch('/api/sync', post({ ...ask, cursors: {}, push: [change] }));
  expect(await pushed.json()).toMatchObject({ held: { [change.id]: { code: 'forbidden' } } });
  const office = await server.signIn('office');
  const [, second] = testPlan.delegations;
  const members = [...second!.members, { username: 'member', role: 'member' }];
  const nothing = { accounts: [], units: [], campaigns: [], visits: [] };
  const plan = { ...nothing, delegations: [{ ...second!, members }] };
  const planned = await office.fetch('/api/office/plan', post(plan));
  expect(await planned.json()).toMatchObject({ problems: [] });

  await server.restart();
  const held = async () => (await office.fetch('/api/office/held')).json();
  await vi.waitFor(async () => expect(await held()).toEqual({ held: [] }), 15_000);
  const other = await server.signIn('other');
  const read = { ...ask, account: other.accountId, cursors: {}, push: [] };
  expect(await (await other.fetch('/api/sync', post(read))).json()).toMatchObject({
    scopes: expect.arrayContaining([
      expect.objectContaining({
        scope: testScopes.visit2,
        changes: [expect.objectContaining({ id: change.id, value: 'counted' })],
      }),
    ]),
  });
});
