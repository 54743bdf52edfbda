import { afterEach, expect, it, vi } from 'vitest';
import { createDevicePlace } from '#client/platform/device-place.ts';

afterEach(() => vi.unstubAllGlobals());

it('is one person’s choice, and nobody else’s on the same tablet', () => {
  const marks = new Map([['so-doan.photo-place', 'on']]);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => marks.get(key) ?? null,
    setItem: (key: string, value: string) => marks.set(key, value),
    removeItem: (key: string) => marks.delete(key),
  });
  const first = createDevicePlace('a1');
  expect(first.wanted()).toBe(false);
  first.want(true);
  expect(first.wanted()).toBe(true);
  expect(createDevicePlace('a2').wanted()).toBe(false);
  first.want(false);
  expect(first.wanted()).toBe(false);
});
