import { afterEach, expect, it, vi } from 'vitest';
import { createMakeRoom, createReadRoom, saveWithReserve, withReserve } from '#client/main.room.ts';
import { isReserveUsed } from '#client/platform/text-reserve.ts';
import { roomForPhotos } from '#client/services/room-for-photos.ts';
import { err } from '#domain/kernel/result.ts';
import { makeScope } from '#domain/sync/scope.ts';

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

it('S28: looks for room now and then, and rests for a day once something has gone', async () => {
  let now = 0;
  const sha256 = 'a'.repeat(64);
  const request = (_name: string, _options: unknown, work: (lock: object) => unknown) => work({});
  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('fetch', async () => Response.json({ received: [sha256] }));
  const picture = { scope: makeScope('visit', 'v1'), sha256, size: 1e6 };
  const dropBytes = vi.fn(async () => 1e6);
  let used = 70;
  const readRoom = vi.fn(async () => ({ used, quota: 100, persistent: true, wordsOnly: false }));
  const store = { receivedPictures: async () => [picture], dropBytes };
  const makeRoom = createMakeRoom(store, 'a1', () => now, readRoom);
  const after = async (minutes: number): Promise<readonly number[]> => {
    now += minutes * 60_000;
    await makeRoom();
    return [readRoom.mock.calls.length, dropBytes.mock.calls.length];
  };
  expect(await after(0)).toEqual([1, 0]);
  used = 90;
  expect(await after(5)).toEqual([1, 0]);
  expect(await after(6)).toEqual([2, 1]);
  expect(await after(11)).toEqual([2, 1]);
  expect(await after(24 * 60)).toEqual([3, 2]);
});

it('lets pictures go where something found no room, whatever the browser says of it', async () => {
  const request = (_name: string, _options: unknown, work: (lock: object) => unknown) => work({});
  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('fetch', async () => Response.json({ received: ['a'.repeat(64)] }));
  const picture = { scope: makeScope('visit', 'v1'), sha256: 'a'.repeat(64), size: 200_000 };
  const dropBytes = vi.fn(async () => picture.size);
  const readRoom = async () => ({ used: 10, quota: 100, persistent: true, wordsOnly: false });
  const store = { receivedPictures: async () => [picture], dropBytes };
  let now = 0;
  const makeRoom = createMakeRoom(store, 'a1', () => now, readRoom);
  await makeRoom();
  expect(dropBytes).not.toHaveBeenCalled();
  now += 11 * 60_000;
  await makeRoom('full');
  expect(dropBytes).toHaveBeenCalledOnce();
});

it('takes photos again once there is room for the reserve, and tries that now and then', async () => {
  const marks = new Map([['so-doan.text-reserve-used', 'yes']]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => marks.get(key) ?? null,
    removeItem: (key: string) => marks.delete(key),
  });
  const put = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('full'));
  const cache = { keys: async () => [], put };
  vi.stubGlobal('caches', { open: async () => cache, delete: async () => true });
  let now = 0;
  let used = 60_000_000;
  const room = async () => {
    const persistent = true;
    return { used, quota: 100_000_000, persistent, wordsOnly: isReserveUsed() };
  };
  const read = createReadRoom(() => now, room);
  expect(roomForPhotos(await read())).toBe('full');
  expect(put).not.toHaveBeenCalled();
  used = 10_000_000;
  // The browser tells of room, and has none.
  expect(roomForPhotos(await read())).toBe('full');
  expect(put).toHaveBeenCalledTimes(1);
  expect(roomForPhotos(await read())).toBe('full');
  expect(put).toHaveBeenCalledTimes(1);
  now += 10 * 60_000;
  expect(roomForPhotos(await read())).toBe('enough');
});
