import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '#server/log/create-log.ts';
import { watchHeld } from '#server/watch-held.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const hour = 60 * 60 * 1000;

it('S18: what is held is judged at the start and twice a day, also after a time that failed', async () => {
  const times: number[] = [];
  const began = Date.now();
  const end = watchHeld({
    judgeHeld: async () => {
      times.push(Math.round((Date.now() - began) / hour));
      if (times.length === 2) throw new Error('the database does not answer');
      return { taken: 0, failed: null };
    },
    ...{ clock: Date.now, log: createLog('silent', false) },
  });
  await vi.advanceTimersByTimeAsync(37 * hour);
  expect(times).toEqual([0, 12, 24, 36]);
  await end();
  await vi.advanceTimersByTimeAsync(24 * hour);
  expect(times).toHaveLength(4);
});

it('an end tells a round that is under way to stop, and waits for it', async () => {
  let told: AbortSignal | undefined;
  let stop = (): void => undefined;
  const end = watchHeld({
    judgeHeld: (stopping) => {
      told = stopping;
      return new Promise((resolve) => (stop = () => resolve({ taken: 0, failed: null })));
    },
    ...{ clock: Date.now, log: createLog('silent', false) },
  });
  await vi.advanceTimersByTimeAsync(0);
  let isOver = false;
  const ended = end().then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(0);
  expect([told?.aborted, isOver]).toEqual([true, false]);
  stop();
  await ended;
});
