import { afterEach, expect, it, vi } from 'vitest';
import { saveWithReserve } from '#client/main.room.ts';
import { err } from '#domain/kernel/result.ts';

afterEach(() => vi.unstubAllGlobals());

it('answers as the store did where the reserve cannot be given back', async () => {
  vi.stubGlobal('caches', { has: () => Promise.reject(new Error('broke')) });
  const noSpace = err({ type: 'no-space' } as const);
  const save = vi.fn(async () => noSpace);
  expect(await saveWithReserve({ save }, [])).toEqual(noSpace);
  expect(save).toHaveBeenCalledTimes(1);
});
