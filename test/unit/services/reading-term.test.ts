/** I36: how long a device shows what lies on it without an answer of the server. */
import { expect, test } from 'vitest';
import { isTermOver } from '#client/services/reading-term.ts';

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 30);
const rightly = (at: number) => ({ server: at, device: at });

test('35 days with full use, and no more', () => {
  expect(isTermOver(rightly(now - 35 * day), now)).toBe(false);
  expect(isTermOver(rightly(now - 35 * day - 1), now)).toBe(true);
});

test('a device that has never had an answer to be counted from is not locked', () => {
  expect(isTermOver(null, now)).toBe(false);
});

test.each([
  ['was years behind when the server answered, and was put right since', -3000, 0],
  ['was years ahead then, and is still', 3000, 3000],
  ['is years behind since its battery was empty', 0, -3000],
  ['was years ahead then, and was put right since', 3000, 0],
])('a clock that %s locks nobody out without a network', (_what, then, since) => {
  const answered = { server: now - day, device: now - day + then * day };
  expect(isTermOver(answered, now + since * day)).toBe(false);
});

test('a clock that was put forward locks until it is put right', () => {
  const answered = rightly(now - day);
  expect(isTermOver(answered, now + 3000 * day)).toBe(true);
  expect(isTermOver(answered, now)).toBe(false);
});

test('putting the clock back by less than the server had told gains no more than that', () => {
  expect(isTermOver(rightly(now - 60 * day), now - 20 * day)).toBe(true);
});
