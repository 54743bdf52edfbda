/** A download keeps its place, and its file open, until its bytes have been taken. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Accounts } from '#server/auth/accounts.ts';
import { createApp, type App } from '#server/http/create-app.ts';
import type { Route } from '#server/http/route.ts';
import { createLog } from '#server/log/create-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The account that a request is of stands in its header. */
const accounts = {
  current: async (headers: Headers) => ({
    session: { id: 's', accountId: headers.get('x-who'), expires: Number.MAX_SAFE_INTEGER },
    profile: { id: headers.get('x-who'), role: 'inspector', mustChangePassword: false },
  }),
} as unknown as Accounts;

/** Files that are open. */
let open: number;
let app: App;
beforeEach(() => {
  open = 0;
  const route: Route = {
    ...{ method: 'GET', path: '/api/files/:file', who: 'session', load: 'download' },
    namesAccount: false,
    handle: async () => {
      open += 1;
      let left = 3;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          left -= 1;
          if (left >= 0) return controller.enqueue(new Uint8Array(1000));
          open -= 1;
          controller.close();
        },
        cancel: () => void (open -= 1),
      });
      return new Response(body, {
        headers: { 'content-type': 'image/jpeg', 'content-length': '3000' },
      });
    },
  };
  app = createApp({
    ...{ routes: [route], accounts, allowedOrigins: new Set() },
    ...{ https: false, trustProxy: false, staticFiles: async () => null },
    log: createLog('silent', false),
  });
});

const get = (who: string): Promise<Response> =>
  app(new Request('http://127.0.0.1/api/files/one', { headers: { 'x-who': who } }), '127.0.0.1');

it('is refused to one account beyond its share, until one of its own is taken or given up', async () => {
  const mine = await Promise.all(Array.from({ length: 60 }, () => get('an')));
  expect(mine.every(({ status }) => status === 200)).toBe(true);
  expect((await get('an')).status).toBe(503);
  expect((await get('binh')).status).toBe(200);
  expect((await mine[0]!.arrayBuffer()).byteLength).toBe(3000);
  await mine[1]!.body!.cancel();
  expect((await get('an')).status).toBe(200);
  expect((await get('an')).status).toBe(200);
  expect((await get('an')).status).toBe(503);
});

it('is refused beyond all places, whoever asks, and those that nobody takes are cut off after a while', async () => {
  const all: Response[] = [];
  for (let index = 0; index < 400; index += 1) all.push(await get(`a${index % 10}`));
  expect(all.every(({ status }) => status === 200)).toBe(true);
  expect((await get('binh')).status).toBe(503);
  await vi.advanceTimersByTimeAsync(6 * 60 * 1000);
  expect(open).toBe(0);
  expect((await get('binh')).status).toBe(200);
  await expect(all[0]!.arrayBuffer()).rejects.toThrow('nobody takes');
});
