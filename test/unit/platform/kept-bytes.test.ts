import { afterEach, expect, it, vi } from 'vitest';
import { unlessBytesStay, whileBytesStay } from '#client/platform/kept-bytes.ts';

afterEach(() => vi.unstubAllGlobals());

/** As much of Web Locks as is asked for: shared holders, and one who wants it alone and at once. */
function stubLocks(request?: LockManager['request']) {
  let holders = 0;
  const asked = async (
    _name: string,
    options: LockOptions,
    work: (lock: object | null) => Promise<unknown>,
  ): Promise<unknown> => {
    if (options.ifAvailable === true) return work(holders === 0 ? {} : null);
    holders += 1;
    return work({}).finally(() => (holders -= 1));
  };
  vi.stubGlobal('navigator', { locks: { request: request ?? asked } });
}
const drop = vi.fn(async () => 7);

it('no bytes go while a file is made of them, and then they may', async () => {
  stubLocks();
  const during = await whileBytesStay('a1', () => unlessBytesStay('a1', drop));
  expect([during, drop.mock.calls.length]).toEqual([null, 0]);
  expect(await unlessBytesStay('a1', drop)).toBe(7);
});

it('a file is made whatever becomes of the lock, once', async () => {
  stubLocks(() => Promise.reject(new DOMException('late', 'TimeoutError')));
  const work = vi.fn(async () => 'made');
  expect(await whileBytesStay('a1', work)).toBe('made');
  stubLocks();
  const failing = vi.fn(() => Promise.reject(new Error('disk')));
  await expect(whileBytesStay('a1', failing)).rejects.toThrow('disk');
  expect([work, failing].map((made) => made.mock.calls.length)).toEqual([1, 1]);
});

it('without Web Locks nothing goes', async () => {
  vi.stubGlobal('navigator', {});
  expect(await unlessBytesStay('a1', drop)).toBeNull();
});
