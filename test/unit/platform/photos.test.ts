import { expect, it, vi } from 'vitest';
import { createPhotos } from '#client/main.photos.ts';
import type { LocalStore } from '#client/store/local-store.ts';
import { mayKeepFetched } from '#client/services/room-for-photos.ts';
import { err } from '#domain/kernel/result.ts';
import type { Scope } from '#domain/sync/scope.ts';

it('a photo that cannot be taken is an answer: its code is not here, or it broke', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const capture = vi
    .fn<() => Promise<{ capturePhoto: () => Promise<never> }>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    .mockResolvedValue({
      capturePhoto: async () => {
        throw new Error('no memory');
      },
    });
  const photos = createPhotos({} as LocalStore, 'a1', {
    capture,
    annotate: () => Promise.reject(new Error('not asked for here')),
    fetch: () => Promise.reject(new Error('not asked for here')),
    room: async () => ({
      used: null,
      quota: null,
      persistent: null,
      wordsOnly: false,
      tried: null,
    }),
  });
  const take = () => photos.capture(new Blob(['x']), 'camera');
  expect(await take()).toEqual(err({ type: 'decode-failed' }));
  expect(await take()).toEqual(err({ type: 'decode-failed' }));
  expect(capture).toHaveBeenCalledTimes(2);
  expect(told).toHaveBeenCalledTimes(2);
  told.mockRestore();
});

it('fault 27: with 95 % of the room used no photo is taken, so that words can still be saved', async () => {
  const capture = vi.fn<() => Promise<never>>();
  const photos = createPhotos({} as LocalStore, 'a1', {
    capture,
    annotate: () => Promise.reject(new Error('not asked for here')),
    fetch: () => Promise.reject(new Error('not asked for here')),
    room: async () => ({ used: 95, quota: 100, persistent: true, wordsOnly: false, tried: null }),
  });
  expect(await photos.capture(new Blob(['x']), 'camera')).toEqual(err({ type: 'no-space' }));
  expect(capture).not.toHaveBeenCalled();
});

it('a photo that cannot be read is an answer too', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const photos = createPhotos({} as LocalStore, 'a1', {
    capture: () => Promise.reject(new Error('not asked for here')),
    annotate: () => Promise.reject(new Error('not asked for here')),
    fetch: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
    room: async () => ({
      used: null,
      quota: null,
      persistent: null,
      wordsOnly: false,
      tried: null,
    }),
  });
  expect(await photos.read('visit/v1' as Scope, 'a'.repeat(64))).toEqual(err({ type: 'missing' }));
  told.mockRestore();
});

it.each([
  [300, true],
  [40, false],
])('where a trial found room for %i photos, large fetched bytes are kept: %s', (photos, kept) => {
  const room = { used: 1, quota: 100, wordsOnly: false, tried: { at: 1, photos } };
  expect(mayKeepFetched(room, 900_000)).toBe(kept);
});

it.each([
  [0.5, 900_000, true],
  [0.85, 900_000, false],
  [0.85, 30_000, true],
  [0.96, 30_000, false],
])('with %f of the room used, fetched bytes (%i) are kept: %s', (used, bytes, kept) => {
  expect(mayKeepFetched({ used, quota: 1, wordsOnly: false, tried: null }, bytes)).toBe(kept);
});
