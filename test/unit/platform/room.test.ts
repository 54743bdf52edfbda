import { afterEach, expect, it, vi } from 'vitest';
import {
  createMakeRoom,
  createReadRoom,
  createTryRoom,
  saveWithReserve,
  withReserve,
} from '#client/main.room.ts';
import { readStorageRoom } from '#client/platform/storage-room.ts';
import { markReserve } from '#client/platform/text-reserve.ts';
import type { NewFile } from '#client/services/app-services.ts';
import { roomForPhotos } from '#client/services/room-for-photos.ts';
import { err, ok } from '#domain/kernel/result.ts';
import { makeScope } from '#domain/sync/scope.ts';
import { mb, stubDevice } from './stub-device.ts';

afterEach(() => vi.unstubAllGlobals());

it('answers as the store did where the reserve cannot be given back', async () => {
  vi.stubGlobal('caches', { has: () => Promise.reject(new Error('broke')) });
  const noSpace = err({ type: 'no-space' } as const);
  const save = vi.fn(async () => noSpace);
  expect(await saveWithReserve({ save }, () => 0, [])).toEqual(noSpace);
  expect(save).toHaveBeenCalledTimes(1);
});

it('gives the reserve to work that carries words out, once, and tries again', async () => {
  const device = stubDevice({ capacity: 10 });
  device.entries.set('/text-reserve/0', 1).set('/text-reserve/1', 1);
  const full = new DOMException('no room', 'QuotaExceededError');
  const work = vi.fn<() => Promise<string>>().mockRejectedValueOnce(full).mockResolvedValue('sent');
  expect(await withReserve(work)).toBe('sent');
  expect(device.used()).toBe(0);
  const never = vi.fn(() => Promise.reject(full));
  await expect(withReserve(never)).rejects.toBe(full);
  expect(never).toHaveBeenCalledTimes(1);
});

it('gives words what a trial holds at this moment before the reserve, and both where one is not enough', async () => {
  const device = stubDevice({ capacity: 10 });
  device.entries.set('/text-reserve/0', 1).set('/room-trial/0', 1).set('/room-trial/1', 1);
  const noSpace = err({ type: 'no-space' } as const);
  const stored = ok({ ids: [], at: 1 } as const);
  const save = vi.fn<() => Promise<typeof noSpace | typeof stored>>();
  save.mockResolvedValueOnce(noSpace).mockResolvedValueOnce(stored);
  expect(await saveWithReserve({ save }, () => 0, [])).toBe(stored);
  expect(device.paths()).toEqual(['/text-reserve/0']);
  device.entries.set('/room-trial/0', 1);
  save.mockResolvedValue(noSpace);
  expect(await saveWithReserve({ save }, () => 0, [])).toBe(noSpace);
  expect(device.paths()).toEqual([]);
});

it('keeps the reserve where something else than room is missing', async () => {
  const open = vi.fn();
  vi.stubGlobal('caches', { has: async () => true, open });
  const broken = new Error('closed');
  await expect(withReserve(() => Promise.reject(broken))).rejects.toBe(broken);
  expect(open).not.toHaveBeenCalled();
});

it('S28: looks for room now and then, and rests for a day once something has gone', async () => {
  stubDevice({ capacity: 0 });
  let now = 0;
  const sha256 = 'a'.repeat(64);
  const request = (_name: string, _options: unknown, work: (lock: object) => unknown) => work({});
  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('fetch', async () => Response.json({ received: [sha256] }));
  const picture = { scope: makeScope('visit', 'v1'), sha256, size: 1e6 };
  const dropBytes = vi.fn(async () => 1e6);
  let used = 70;
  const readRoom = vi.fn(async () => ({
    used,
    quota: 100,
    persistent: true,
    wordsOnly: false,
    tried: null,
  }));
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
  const { marks } = stubDevice({ capacity: 0 });
  const request = (_name: string, _options: unknown, work: (lock: object) => unknown) => work({});
  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('fetch', async () => Response.json({ received: ['a'.repeat(64)] }));
  const picture = { scope: makeScope('visit', 'v1'), sha256: 'a'.repeat(64), size: 200_000 };
  const dropBytes = vi.fn(async () => picture.size);
  const readRoom = async () => ({
    used: 10,
    quota: 100,
    persistent: true,
    wordsOnly: false,
    tried: null,
  });
  const store = { receivedPictures: async () => [picture], dropBytes };
  let now = 0;
  const makeRoom = createMakeRoom(store, 'a1', () => now, readRoom);
  await makeRoom();
  expect(dropBytes).not.toHaveBeenCalled();
  now += 11 * 60_000;
  marks.set('so-doan.room-tried', '1 0');
  await makeRoom('full');
  expect(dropBytes).toHaveBeenCalledOnce();
  // Nobody knows any more.
  expect(marks.has('so-doan.room-tried')).toBe(false);
});

it('notes that a photo found no room, and gives it none of what is kept for words', async () => {
  const { marks } = stubDevice({ capacity: 100 * mb });
  const save = vi.fn(async () => err({ type: 'no-space' } as const));
  const photo = { sha256: 'a'.repeat(64) } as unknown as NewFile;
  await saveWithReserve({ save }, () => 7, [], [photo]);
  expect(save).toHaveBeenCalledTimes(1);
  expect((await readStorageRoom()).tried).toEqual({ at: 7, photos: 0 });
  expect(marks.has('so-doan.text-reserve-used')).toBe(false);
});

it('takes photos again once there is room for the reserve, and tries that now and then', async () => {
  const device = stubDevice({ capacity: 0 });
  markReserve('used');
  let now = 0;
  const read = createReadRoom(() => now);
  expect(roomForPhotos(await read())).toBe('full');
  expect(device.puts()).toBe(0);
  now += 10 * 60_000;
  expect(roomForPhotos(await read())).toBe('full');
  expect(device.puts()).toBe(1);
  // The browser tells of room all the time, and has some again.
  device.capacity = 100 * mb;
  expect(roomForPhotos(await read())).toBe('full');
  expect(device.puts()).toBe(1);
  now += 10 * 60_000;
  expect(roomForPhotos(await read())).toBe('enough');
  expect(device.used()).toBe(20 * mb);
});

it('notes what a trial found and when, and tells of it', async () => {
  const device = stubDevice({ capacity: 48 * mb });
  const tell = vi.fn();
  expect(await createTryRoom(() => 9, tell)()).toEqual({ at: 9, photos: 40 });
  expect((await readStorageRoom()).tried).toEqual({ at: 9, photos: 40 });
  expect(roomForPhotos(await readStorageRoom())).toBe('scarce');
  expect(tell).toHaveBeenCalledOnce();
  device.refuse = new TypeError('no cache here');
  const quiet = vi.spyOn(console, 'error').mockReturnValue();
  expect(await createTryRoom(() => 10, tell)()).toBe(null);
  quiet.mockRestore();
  expect((await readStorageRoom()).tried).toEqual({ at: 9, photos: 40 });
});
