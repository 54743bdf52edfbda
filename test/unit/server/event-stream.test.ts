import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { err } from '#domain/kernel/result.ts';
import type { Accounts, CurrentAccount } from '#server/auth/accounts.ts';
import { eventRoutes } from '#server/http/routes/event-routes.ts';
import type { AccountRoute } from '#server/http/route.ts';
import { createSessionEnds } from '#server/http/session-ends.ts';
import { createLog } from '#server/log/create-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('S23: a stream whose watch fails ends in order: no heartbeat goes on, and its place is free again', async () => {
  const account = {
    session: { id: 's1', accountId: 'a1', expires: Number.MAX_SAFE_INTEGER },
    profile: { id: 'a1' },
  } as CurrentAccount;
  const current = vi.fn(async () => account);
  const [route] = eventRoutes({
    accounts: { current } as unknown as Accounts,
    hub: {
      publish: () => undefined,
      watch: async () => {
        throw new Error('the database does not answer');
      },
    },
    sessionEnds: createSessionEnds(),
    log: createLog('silent', false),
    stopping: new AbortController().signal,
  }) as [AccountRoute];
  // One more than an account may hold open at once.
  for (let number = 0; number < 13; number += 1) {
    const request = new Request('http://localhost/api/events');
    const answer = await route.handle({
      ...{ request, account, url: new URL(request.url), params: {}, requestId: 'r', address: '' },
      body: err('bad-request'),
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('retry: 10000\n\n');
  }
  await vi.advanceTimersByTimeAsync(120_000);
  expect(current).not.toHaveBeenCalled();
});
