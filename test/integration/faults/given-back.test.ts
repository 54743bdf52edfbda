/** A membership that is taken away and given back while a tablet is in the middle of a run. */
import { expect, it } from 'vitest';
import { createFetchTransport } from '#client/sync/fetch-transport.ts';
import { createRunSync } from '#client/sync/run-sync.ts';
import { recordKeySchema, scopeSchema } from '#domain/sync/scope.ts';
import { openDexieSubject } from '../../support/client/dexie-subject.ts';
import { post, startTestServer } from '../../support/server/start-test-server.ts';
import { testPlan, testScopes } from '../../support/server/test-plan.ts';

it('S10, S20: the visit is there again with the next run', async () => {
  const server = await startTestServer();
  const office = await server.signIn('office');
  const member = await server.signIn('member');
  const subject = await openDexieSubject(Date.now, member.accountId);
  const plan = async (body: object): Promise<void> => {
    const nothing = { accounts: [], units: [], campaigns: [], delegations: [], visits: [] };
    const answer = await office.fetch('/api/office/plan', post({ ...nothing, ...body }));
    expect(await answer.json()).toMatchObject({ problems: [] });
  };
  const [whole] = testPlan.delegations;
  const members = whole!.members.filter(({ username }) => username !== 'member');
  await plan({ visits: [{ ...testPlan.visits[0], assignments: [] }] });
  let isTakenAway = false;
  const fetcher: typeof fetch = async (path, init) => {
    if (!isTakenAway || String(path) !== '/api/sync') return member.fetch(String(path), init);
    isTakenAway = false;
    await plan({ delegations: [{ ...whole, members }] });
    const answer = await member.fetch(String(path), init);
    await plan({ delegations: [whole] });
    return answer;
  };
  const run = createRunSync(subject.store, createFetchTransport(member.accountId, fetcher));
  await run();
  const scope = scopeSchema.parse(testScopes.visit1);
  const record = recordKeySchema.parse('answer:iso-9001/B1');
  await subject.save([{ scope, record, field: 'note', value: 'x', seen: [] }]);
  await run();
  isTakenAway = true;
  await run();
  expect(await subject.records(scope)).toEqual([]);
  expect(await run()).toMatchObject({ ok: true });
  expect(await subject.records(scope)).toHaveLength(1);
  expect(await subject.cursor(scope)).toMatchObject({ state: 'active', seq: 1 });
  await subject.discard();
  await server.stop();
}, 60_000);
