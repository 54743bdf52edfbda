import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '#server/log/create-log.ts';
import { watchFiles } from '#server/watch-files.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('uploads that nobody goes on with are removed at the start, and once a day in a server that never stops', async () => {
  const removed: number[] = [];
  const end = watchFiles({
    checkFiles: async () => ({ changed: [], unread: [] }),
    removeStale: async (before) => void removed.push(before),
    ...{ clock: Date.now, log: createLog('silent', false) },
  });
  const day = 24 * 60 * 60 * 1000;
  await vi.advanceTimersByTimeAsync(3.5 * day);
  expect(removed).toHaveLength(4);
  expect(removed[3]! - removed[0]!).toBeGreaterThanOrEqual(3 * day);
  await end();
});

it('a look that fails ends neither the looks after it nor the sweeping', async () => {
  const looks = vi.fn(async () => {
    throw new Error('the database does not answer');
  });
  const sweeps = vi.fn(async () => {
    throw new Error('no right');
  });
  const end = watchFiles({
    ...{ checkFiles: looks, removeStale: sweeps },
    ...{ clock: Date.now, log: createLog('silent', false) },
  });
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(looks.mock.calls.length).toBeGreaterThanOrEqual(3);
  await end();
});
