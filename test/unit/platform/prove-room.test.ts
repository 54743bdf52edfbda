import { afterEach, expect, it, vi } from 'vitest';
import { keepReserve, proveRoom } from '#client/platform/prove-room.ts';
import { isReserveUsed, releaseReserve } from '#client/platform/text-reserve.ts';
import { mb, stubDevice } from './stub-device.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  [39, 0, true],
  [40, 20 * mb, false],
])(
  'keeps room for words only where there is twice as much: of %i MB, whatever the browser says',
  async (room, kept, wordsOnly) => {
    const device = stubDevice({ capacity: room * mb });
    await keepReserve();
    expect(device.used()).toBe(kept);
    expect(isReserveUsed()).toBe(wordsOnly);
  },
);

it('writes nothing where the reserve is there', async () => {
  const device = stubDevice({ capacity: 100 * mb });
  await keepReserve();
  const before = device.puts();
  await keepReserve();
  expect(device.puts()).toBe(before);
});

it('keeps the reserve whole after an opening that was cut off', async () => {
  const device = stubDevice({ capacity: 100 * mb });
  await keepReserve();
  for (const part of [0, 1, 2]) device.entries.delete(`/text-reserve/${part}`);
  device.entries.set('/room-trial/7', mb);
  await keepReserve();
  expect(device.used()).toBe(20 * mb);
  expect(device.paths().every((path) => path.startsWith('/text-reserve/'))).toBe(true);
});

it.each([
  [20 + 7, 10],
  [20 + 3.5, 5],
  [20, 0],
])('proves room by filling it, of %d MB with the reserve: %i parts', async (room, found) => {
  const device = stubDevice({ capacity: 100 * mb });
  await keepReserve();
  device.capacity = room * mb;
  expect(await proveRoom(10, 700_000)).toBe(found);
  expect(device.used()).toBe(20 * mb);
  expect(isReserveUsed()).toBe(false);
});

it('finds none for photos where words have none to keep', async () => {
  const device = stubDevice({ capacity: 30 * mb });
  expect(await proveRoom(10, 700_000)).toBe(0);
  expect(device.used()).toBe(0);
  expect(isReserveUsed()).toBe(true);
});

it('what a trial leaves that was cut off goes at the next opening, and before the next trial', async () => {
  const device = stubDevice({ capacity: 100 * mb });
  await keepReserve();
  device.entries.set('/room-trial/3', 70 * mb);
  device.entries.set('/room-trial/4', 10 * mb);
  await keepReserve();
  expect(device.used()).toBe(20 * mb);
  device.entries.set('/room-trial/3', 80 * mb);
  expect(await proveRoom(10, 700_000)).toBe(10);
  expect(device.used()).toBe(20 * mb);
});

it('gives way to words in the middle: they get its room first, and it writes no more', async () => {
  const device = stubDevice({ capacity: 100 * mb });
  await keepReserve();
  const begun = device.puts();
  let answer: boolean | undefined;
  const work = async () => (answer = await releaseReserve());
  device.atPut = { count: begun + 5, work };
  expect(await proveRoom(10, 700_000)).toBeLessThanOrEqual(1);
  expect(answer).toBe(true);
  expect(device.puts()).toBe(begun + 5);
  expect(device.used()).toBe(20 * mb);
  expect(isReserveUsed()).toBe(false);
});

it('tells nothing when it is ended, and leaves nothing', async () => {
  const device = stubDevice({ capacity: 100 * mb });
  await keepReserve();
  const control = new AbortController();
  device.atPut = { count: device.puts() + 3, work: async () => control.abort() };
  expect(await proveRoom(10, 700_000, control.signal)).toBe(null);
  expect(device.used()).toBe(20 * mb);
});

it('takes another failure for no proof of anything', async () => {
  const device = stubDevice({ capacity: 100 * mb });
  device.refuse = new TypeError('no cache here');
  await expect(proveRoom(10, 700_000)).rejects.toBe(device.refuse);
  expect(isReserveUsed()).toBe(false);
  vi.stubGlobal('caches', undefined);
  expect(await proveRoom(10, 700_000)).toBe(null);
});
