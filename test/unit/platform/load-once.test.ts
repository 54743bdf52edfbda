import { expect, it, vi } from 'vitest';
import { loadOnce } from '#client/platform/load-once.ts';

it('loads once for all who ask, and again after a failure', async () => {
  const load = vi.fn<() => Promise<string>>(async () => 'part');
  load.mockRejectedValueOnce(new Error('no network'));
  const part = loadOnce(load);
  await Promise.all([1, 2].map(() => expect(part()).rejects.toThrow('no network')));
  expect(load).toHaveBeenCalledTimes(1);
  expect(await Promise.all([part(), part()])).toEqual(['part', 'part']);
  expect(await part()).toBe('part');
  expect(load).toHaveBeenCalledTimes(2);
});
