import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { err } from '#domain/kernel/result.ts';
import type { Accounts, CurrentAccount } from '#server/auth/accounts.ts';
import { eventRoutes } from '#server/http/routes/event-routes.ts';
import type { HintHub, WatchedEvent } from '#server/usecases/hint-hub.ts';
import { makeScope } from '#domain/sync/scope.ts';
import type { AccountRoute } from '#server/http/route.ts';
import { createSessionEnds } from '#server/http/session-ends.ts';
import { createLog } from '#server/log/create-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const account = {
  session: { id: 's1', accountId: 'a1', expires: Number.MAX_SAFE_INTEGER },
  profile: { id: 'a1' },
} as CurrentAccount;

function openEvents(watch: HintHub['watch'], current = vi.fn(async () => account)) {
  const [route] = eventRoutes({
    accounts: { current } as unknown as Accounts,
    hub: { publish: () => undefined, watch },
    sessionEnds: createSessionEnds(),
    log: createLog('silent', false),
    stopping: new AbortController().signal,
  }) as [AccountRoute];
  return () => {
    const request = new Request('http://localhost/api/events');
    return route.handle({
      ...{ request, account, url: new URL(request.url), params: {}, requestId: 'r', address: '' },
      body: err('bad-request'),
    });
  };
}

it('S23: a stream that nobody reads is cut off, and nothing more is kept for it', async () => {
  const watching = new Set<(event: WatchedEvent) => void>();
  const open = openEvents(async (_account, onEvent) => {
    watching.add(onEvent);
    return () => watching.delete(onEvent);
  });
  const [read, unread] = [await open(), await open()];
  const reading = read.body!.getReader();
  let got = 0;
  for (let round = 0; round < 40; round += 1) {
    for (let number = 0; number < 50; number += 1) {
      const hint = { scope: makeScope('visit', `visit-${number}`), head: round };
      for (const tell of watching) tell({ type: 'scope', hint });
    }
    await vi.advanceTimersByTimeAsync(1);
    for (let number = 0; number < 50; number += 1) got += (await reading.read()).value!.length;
  }
  expect(got).toBeGreaterThan(100_000);
  expect(watching.size).toBe(1);
  await expect(unread.text()).rejects.toThrow('nobody reads');
  await reading.cancel();
  expect(watching.size).toBe(0);
});

it('S23: a stream whose watch fails ends in order: no heartbeat goes on, and its place is free again', async () => {
  const current = vi.fn(async () => account);
  const open = openEvents(async () => {
    throw new Error('the database does not answer');
  }, current);
  // One more than an account may hold open at once.
  for (let number = 0; number < 13; number += 1) {
    const answer = await open();
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('retry: 10000\n\n');
  }
  await vi.advanceTimersByTimeAsync(120_000);
  expect(current).not.toHaveBeenCalled();
});
