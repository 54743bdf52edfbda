import { afterEach, expect, it, vi } from 'vitest';
import { saveWithReserve, withReserve } from '#client/main.room.ts';
import { err } from '#domain/kernel/result.ts';

afterEach(() => vi.unstubAllGlobals());

it('answers as the store did where the reserve cannot be given back', async () => {
  vi.stubGlobal('caches', { has: () => Promise.reject(new Error('broke')) });
  const noSpace = err({ type: 'no-space' } as const);
  const save = vi.fn(async () => noSpace);
  expect(await saveWithReserve({ save }, [])).toEqual(noSpace);
  expect(save).toHaveBeenCalledTimes(1);
});

it('gives the reserve to work that carries words out, once, and tries again', async () => {
  const parts = new Set(['a', 'b']);
  const cache = {
    keys: async () => [...parts],
    delete: async (part: string) => parts.delete(part),
  };
  vi.stubGlobal('caches', { has: async () => true, open: async () => cache });
  vi.stubGlobal('localStorage', { setItem: () => undefined });
  const full = new DOMException('no room', 'QuotaExceededError');
  const work = vi.fn<() => Promise<string>>().mockRejectedValueOnce(full).mockResolvedValue('sent');
  expect(await withReserve(work)).toBe('sent');
  expect(parts.size).toBe(0);
  const never = vi.fn(() => Promise.reject(full));
  await expect(withReserve(never)).rejects.toBe(full);
  expect(never).toHaveBeenCalledTimes(1);
});

it('keeps the reserve where something else than room is missing', async () => {
  const open = vi.fn();
  vi.stubGlobal('caches', { has: async () => true, open });
  const broken = new Error('closed');
  await expect(withReserve(() => Promise.reject(broken))).rejects.toBe(broken);
  expect(open).not.toHaveBeenCalled();
});
