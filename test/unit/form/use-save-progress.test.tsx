import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { useSaveProgress } from '#client/form/use-save-progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

type Saved = Result<number, string>;

function saving() {
  const { result } = renderHook(() => useSaveProgress());
  const begin = (quietly = false) => {
    const waiting = resolvers<Saved>();
    act(() => void result.current.follow(waiting.promise, { quietly }).catch(() => undefined));
    return {
      stored: () => act(async () => waiting.resolve(ok(1))),
      refused: () => act(async () => waiting.resolve(err('no-space'))),
      broken: () => act(async () => waiting.reject(new Error('bug'))),
    };
  };
  const now = () => result.current.progress;
  const wait = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));
  return { begin, now, wait, changed: () => act(() => result.current.changed()) };
}

it('says that a save is under way only when it is slow, and marks what is stored until it changes', async () => {
  const { begin, now, wait, changed } = saving();
  const quick = begin();
  await wait(300);
  expect(now()).toBe('none');
  await quick.stored();
  expect(now()).toBe('saved');
  await wait(5000);
  expect(now()).toBe('saved');
  changed();
  expect(now()).toBe('none');
  const slow = begin();
  await wait(800);
  expect(now()).toBe('slow');
  await slow.stored();
  expect(now()).toBe('saved');
});

it('marks nothing that was refused or broke, nor what another sign tells', async () => {
  const { begin, now, wait } = saving();
  await begin().refused();
  expect(now()).toBe('none');
  await begin().broken();
  expect(now()).toBe('none');
  const tapped = begin(true);
  await wait(800);
  expect(now()).toBe('slow');
  await tapped.stored();
  expect(now()).toBe('none');
});

it('speaks of the last of several saves', async () => {
  const { begin, now, wait } = saving();
  const first = begin();
  const second = begin();
  await first.stored();
  expect(now()).toBe('none');
  await wait(800);
  expect(now()).toBe('slow');
  await second.stored();
  expect(now()).toBe('saved');
});

/** What Node 20 does not have yet. */
function resolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (cause: Error) => void;
  const promise = new Promise<T>((stored, broken) => {
    resolve = stored;
    reject = broken;
  });
  return { promise, resolve, reject };
}
