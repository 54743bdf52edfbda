/** Words and bytes beside each other (S26), with the clock in our hands. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/kernel/result.ts';
import { createEngine, type Engine } from '#client/sync/engine.ts';
import type { RunOutcome } from '#client/sync/run-outcome.ts';

const busy: RunOutcome = err({ type: 'problem', code: 'unavailable', retryAfter: 600 });
const offline: RunOutcome = err({ type: 'no-connection' });

let exchanged: RunOutcome;
let exchanges: number;
let drains: number;
let endDrain: (outcome: RunOutcome) => void;
let engine: Engine;

const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2022, 3, 14) });
  exchanged = ok(undefined);
  exchanges = 0;
  drains = 0;
  engine = createEngine({
    exchange: async () => {
      exchanges += 1;
      return exchanged;
    },
    drain: () => {
      drains += 1;
      return new Promise((resolve) => (endDrain = resolve));
    },
    leads: () => true,
    clock: () => Date.now(),
    random: (length) => new Uint8Array(length).fill(255),
  });
});
afterEach(() => {
  engine.stop();
  vi.useRealTimers();
});

test('bytes begin when the words have gone, and while they are on their way words go on', async () => {
  engine.request('now');
  await pass(1);
  expect([exchanges, drains]).toEqual([1, 1]);
  for (let write = 2; write < 5; write += 1) {
    engine.request('soon');
    await pass(1_501);
    expect([exchanges, drains]).toEqual([write, 1]);
  }
  expect(engine.bytes.state().running).toBe(true);
  // Those that were taken meanwhile are not left to the next two minutes.
  endDrain(ok(undefined));
  await pass(1_501);
  expect(drains).toBe(2);
});

test('a server that refuses bytes alone delays no words, and is left alone as long as it asked', async () => {
  engine.request('now');
  await pass(1);
  endDrain(busy);
  await pass(1);
  expect(engine.words.state().connection).toBe('online');
  engine.request('soon');
  await pass(701);
  engine.request('woken');
  await pass(1);
  expect([exchanges, drains]).toEqual([3, 1]);
  await pass(600_000);
  expect(drains).toBe(2);
});

test('no bytes where the words could not go; as soon as they can, bytes wait no longer', async () => {
  engine.request('now');
  await pass(1);
  exchanged = offline;
  endDrain(offline);
  engine.hint();
  await pass(1);
  expect([exchanges, drains]).toEqual([2, 1]);
  exchanged = ok(undefined);
  engine.hint();
  await pass(1);
  expect([exchanges, drains]).toEqual([3, 2]);
});

test('a hint says nothing of what hinders bytes', async () => {
  engine.request('now');
  await pass(1);
  endDrain(offline);
  await pass(1);
  engine.hint();
  await pass(1);
  expect([exchanges, drains]).toEqual([2, 1]);
});

test('an answer that was refused for one scope keeps no photo back', async () => {
  exchanged = err({ type: 'answer-refused', why: 'number 7 where 3 was due' });
  engine.request('now');
  await pass(1);
  expect(drains).toBe(1);
});

test.each([
  ['throws', () => Promise.reject(new DOMException('full', 'QuotaExceededError'))],
  ['says so', async () => err({ type: 'local-trouble', detail: 'full' } as const)],
])(
  'bytes are tried where the device has no room for the words: one that %s',
  async (_, exchange) => {
    engine.stop();
    const drain = vi.fn(async (): Promise<RunOutcome> => ok(undefined));
    engine = createEngine({
      ...{ exchange, drain, leads: () => true, clock: () => Date.now() },
      random: (length) => new Uint8Array(length),
    });
    engine.request('now');
    await pass(60_000);
    expect(drain).toHaveBeenCalled();
    expect(engine.words.state().connection).toBe('local-trouble');
  },
);
