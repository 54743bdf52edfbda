import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readAgain, retried, type Watched } from '#client/platform/watched.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Fails so often, then tells a value. */
function failing(times: number) {
  const source: Watched<string> & { asked: number; left: number } = {
    asked: 0,
    left: 0,
    subscribe: (onNext, onError) => {
      source.asked += 1;
      const now = source.asked;
      queueMicrotask(() => (now > times ? onNext('read') : onError?.(new Error('refused'))));
      return { unsubscribe: () => void (source.left += 1) };
    },
  };
  return source;
}

it('follows anew what failed for a moment, and tells nobody', async () => {
  const source = failing(2);
  const [told, failed] = [vi.fn(), vi.fn()];
  retried(source).subscribe(told, failed);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told.mock.calls).toEqual([['read']]);
  expect(failed).not.toHaveBeenCalled();
  expect(source.left).toBe(2);
});

it('tells of what stays, once', async () => {
  const source = failing(Number.POSITIVE_INFINITY);
  const failed = vi.fn();
  retried(source).subscribe(vi.fn(), failed);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failed).toHaveBeenCalledTimes(1);
  expect(source.asked).toBe(4);
});

it('asks no more when nobody follows', async () => {
  const source = failing(Number.POSITIVE_INFINITY);
  const following = retried(source).subscribe(vi.fn(), vi.fn());
  await vi.advanceTimersByTimeAsync(500);
  following.unsubscribe();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(source.asked).toBe(1);
});

it('reads again what failed for a moment, and tells what goes on failing', async () => {
  vi.useFakeTimers();
  const read = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('busy'));
  read.mockResolvedValueOnce('text').mockRejectedValue(new Error('broke'));
  const first = readAgain(read);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await first).toBe('text');
  const second = readAgain(read).catch((cause: unknown) => String(cause));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await second).toBe('Error: broke');
  expect(read).toHaveBeenCalledTimes(6);
  vi.useRealTimers();
});
