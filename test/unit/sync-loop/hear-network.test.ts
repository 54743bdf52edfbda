/** What is shown of the connection when the browser speaks of the network (S23). */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/kernel/result.ts';
import { createEngine, type Engine } from '#client/sync/engine.ts';
import { hearNetwork } from '#client/sync/hear-network.ts';
import type { RunOutcome } from '#client/sync/run-outcome.ts';
import { shareLoopState } from '#client/sync/shared-loop-state.ts';

const start = Date.UTC(2022, 3, 14);
const noConnection: RunOutcome = err({ type: 'no-connection' });

let answer: (outcome: RunOutcome) => void;
let exchanges: number;
let engine: Engine;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  exchanges = 0;
  engine = createEngine({
    exchange: () => {
      exchanges += 1;
      return new Promise((resolve) => (answer = resolve));
    },
    drain: async () => ok(undefined),
    leads: () => true,
    clock: () => Date.now(),
    random: (length) => new Uint8Array(length).fill(255),
  });
});
afterEach(() => {
  engine.stop();
  vi.useRealTimers();
});

function openTab(onLine: boolean) {
  const browser = Object.assign(new EventTarget(), { navigator: { onLine } });
  const channel = { send: () => undefined, listen: () => undefined };
  const shown = shareLoopState(engine.words, engine.bytes, channel);
  hearNetwork(browser, {
    lost: () => shown.lost(Date.now()),
    woken: () => engine.request('woken'),
  });
  return {
    connection: () => shown.state().connection,
    since: () => shown.state().since,
    says: (type: 'online' | 'offline') => browser.dispatchEvent(new Event(type)),
  };
}

const answered = async (outcome: RunOutcome): Promise<void> => {
  await vi.advanceTimersByTimeAsync(1);
  answer(outcome);
  await vi.advanceTimersByTimeAsync(1);
};

test('that there is none is shown before anything has failed, and a real answer ends it', async () => {
  const tab = openTab(true);
  engine.request('now');
  await answered(ok(undefined));
  expect(tab.connection()).toBe('online');
  tab.says('offline');
  expect(tab.connection()).toBe('offline');
  expect(tab.since()).toBe(Date.now());
  // The try that follows hangs, as on a line that has just gone; its answer would count all the same.
  await vi.advanceTimersByTimeAsync(5_000);
  expect([exchanges, tab.connection()]).toEqual([2, 'offline']);
  await answered(ok(undefined));
  expect(tab.connection()).toBe('online');
});

test('that there is one proves nothing: the server is asked, and shown online when it has answered', async () => {
  const tab = openTab(true);
  tab.says('offline');
  await answered(noConnection);
  tab.says('online');
  expect(tab.connection()).toBe('offline');
  await answered(ok(undefined));
  expect(tab.connection()).toBe('online');
});

test('a page that is opened without one says so at once', () => {
  expect(openTab(false).connection()).toBe('offline');
  expect(openTab(true).connection()).toBe('unknown');
});

test('what is amiss on the device itself stays in sight', async () => {
  const tab = openTab(true);
  engine.request('now');
  await answered(err({ type: 'local-trouble', detail: 'no room' }));
  tab.says('offline');
  expect(tab.connection()).toBe('local-trouble');
});
