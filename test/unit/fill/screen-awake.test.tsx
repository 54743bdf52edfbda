import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { chooseSetting } from '#client/ui/device-settings.ts';
import { useScreenAwake } from '#client/features/fill/use-screen-awake.ts';

const request =
  vi.fn<(type: string) => Promise<{ released: boolean; release: () => Promise<void> }>>();
let locks: { released: boolean; release: () => Promise<void> }[] = [];

beforeEach(() => {
  localStorage.clear();
  locks = [];
  request.mockReset().mockImplementation(async () => {
    const lock = {
      released: false,
      release: async () => {
        lock.released = true;
      },
    };
    locks.push(lock);
    return lock;
  });
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'wakeLock');
});

const held = () => locks.filter(({ released }) => !released).length;
const open = async () => {
  const hook = renderHook(() => useScreenAwake());
  await act(async () => undefined);
  return hook;
};
async function comesBack() {
  await act(async () => document.dispatchEvent(new Event('visibilitychange')));
}

it('keeps the screen on while the page is open, and gives it back when it is left', async () => {
  const { unmount } = await open();
  expect(request).toHaveBeenCalledWith('screen');
  expect(held()).toBe(1);
  await comesBack();
  expect(locks).toHaveLength(1);
  unmount();
  expect(held()).toBe(0);
});

it('asks again when the browser took it away while the page was hidden', async () => {
  await open();
  const [first] = locks;
  if (first !== undefined) first.released = true;
  await comesBack();
  expect(held()).toBe(1);
  expect(locks).toHaveLength(2);
});

it('lets the screen go dark where somebody chose so, or the browser refuses', async () => {
  await open();
  await act(async () => chooseSetting('screenAwake', 'off'));
  expect(held()).toBe(0);
  cleanup();
  chooseSetting('screenAwake', 'on');
  request.mockRejectedValue(new Error('low battery'));
  await open();
  expect(held()).toBe(0);
});
