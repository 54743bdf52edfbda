/** Bodies that trickle in: they keep nobody out, and are given up after the time that their length needs. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Accounts } from '#server/auth/accounts.ts';
import { createApp, type App } from '#server/http/create-app.ts';
import { json, type RequestFacts, type Route } from '#server/http/route.ts';
import { createLog } from '#server/log/create-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const core = { method: 'POST', namesAccount: false } as const;
const routes: readonly Route[] = [
  {
    ...core,
    ...{ who: 'anonymous', path: '/api/sign-in', bodyBytes: 8 * 1024 },
    handle: async () => json({}),
  },
  {
    ...core,
    ...{ who: 'session', path: '/api/push', bodyBytes: 1024 * 1024 },
    handle: async () => json({}),
  },
  {
    ...core,
    ...{ who: 'session', path: '/api/files', load: 'upload' },
    // It waits for the bytes of a photo.
    handle: async (facts: RequestFacts) => json(await facts.request.text()),
  },
];

/** The account that a request is of stands in its header. */
const accounts = {
  current: async (headers: Headers) => ({
    session: { id: 's', accountId: headers.get('x-who'), expires: Number.MAX_SAFE_INTEGER },
    profile: { id: headers.get('x-who'), role: 'inspector', mustChangePassword: false },
  }),
} as unknown as Accounts;

const newApp = (): App =>
  createApp({
    ...{ routes, accounts, allowedOrigins: new Set(), https: false, trustProxy: false },
    staticFiles: async () => null,
    log: createLog('silent', false),
  });

const headersOf = (who: string) => ({ 'content-type': 'application/json', 'x-who': who });

/** One byte has come; nothing more ever does. */
function beginning(path: string, who: string): Request {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
  });
  const init = { method: 'POST', headers: headersOf(who), body, duplex: 'half' };
  return new Request(`http://127.0.0.1${path}`, init);
}

const whole = (path: string, who: string): Request =>
  new Request(`http://127.0.0.1${path}`, { method: 'POST', headers: headersOf(who), body: '{}' });

/** Statuses of those that were answered, once nothing moves any more. */
async function send(app: App, requests: readonly (readonly [Request, string])[]) {
  const statuses: number[] = [];
  for (const [request, address] of requests)
    void app(request, address).then((answer) => statuses.push(answer.status));
  await vi.advanceTimersByTimeAsync(100);
  return statuses;
}

const many = (count: number, path: string, who: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => [beginning(path, who(index)), who(index)] as const);

it.each([
  ['sign-ins without an account', '/api/sign-in'],
  ['pushes over slow lines', '/api/push'],
  ['new photos over slow lines', '/api/files'],
])('a hundred and fifty %s keep no push out', async (_name, path) => {
  const app = newApp();
  // One after the other, as they come from many places.
  for (let part = 0; part < 3; part += 1) {
    const begun = many(50, path, (index) => `10.0.${part}.${index}`);
    expect(await send(app, begun)).toEqual([]);
  }
  expect(await send(app, [[whole('/api/push', 'other'), '10.1.1.1']])).toEqual([200]);
});

it('one account, or one address, does not take the places of all', async () => {
  const app = newApp();
  for (const path of ['/api/push', '/api/files', '/api/sign-in']) {
    const refused = await send(
      app,
      many(500, path, () => '10.0.0.1'),
    );
    expect(new Set(refused)).toEqual(new Set([503]));
    expect(await send(app, [[whole(path, 'other'), '10.1.1.1']])).toEqual([200]);
  }
});

it('what does not come in its time is given up with a time to come back, and its place is free', async () => {
  const app = newApp();
  const answers = many(8, '/api/push', () => 'one').map(([request]) => app(request, 'x'));
  await vi.advanceTimersByTimeAsync(100);
  expect(await send(app, [[whole('/api/push', 'one'), 'x']])).toEqual([503]);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  for (const answer of await Promise.all(answers)) {
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(await send(app, [[whole('/api/push', 'one'), 'x']])).toEqual([200]);
});
