import { expect, it } from 'vitest';
import { createServerTime } from '#client/platform/server-time.ts';

const answer = (date?: string) =>
  new Response(null, date === undefined ? {} : { headers: { date } });

it('is the device’s own until an answer tells another, and goes on from there', async () => {
  let now = Date.UTC(2020, 0, 1);
  let next = answer();
  const time = createServerTime(
    () => now,
    async () => next,
  );
  await time.fetcher('/api/files/receipts');
  expect(time.now()).toBe(now);

  next = answer('Mon, 30 Nov 2026 02:00:00 GMT');
  expect(await time.fetcher('/api/files/receipts')).toBe(next);
  expect(time.now()).toBe(Date.UTC(2026, 10, 30, 2));
  now += 60_000;
  expect(time.now()).toBe(Date.UTC(2026, 10, 30, 2, 1));
  // A page without a date says nothing.
  next = answer();
  await time.fetcher('/');
  expect(time.now()).toBe(Date.UTC(2026, 10, 30, 2, 1));
});
