/** When the loop runs (S23), with the clock in our hands. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/kernel/result.ts';
import type { RunOutcome as Outcome } from '#client/sync/run-outcome.ts';
import { createSyncLoop, type Connection, type SyncLoop } from '#client/sync/sync-loop.ts';

const offline: Outcome = err({ type: 'no-connection' });
const longestWait = 5 * 60_000;

let runs: number;
let outcomes: (() => Promise<Outcome>)[];
let share: number;
let leads: boolean;
let loop: SyncLoop;

/** Outcomes in order; afterwards all is well. */
function startLoop(...given: (Outcome | (() => Promise<Outcome>))[]): void {
  outcomes = given.map((outcome) =>
    typeof outcome === 'function' ? outcome : async () => outcome,
  );
  loop = createSyncLoop({
    clock: () => Date.now(),
    random: (length) => new Uint8Array(length).fill(share),
    leads: () => leads,
    run: () => {
      runs += 1;
      return (outcomes.shift() ?? (async () => ok(undefined)))();
    },
  });
}

const pause = (milliseconds: number): Promise<Outcome> =>
  new Promise((resolve) => setTimeout(() => resolve(ok(undefined)), milliseconds));

const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

/** Milliseconds until the next run. */
async function untilNextRun(): Promise<number> {
  const before = runs;
  const start = Date.now();
  await vi.advanceTimersToNextTimerAsync();
  expect(runs).toBe(before + 1);
  return Date.now() - start;
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2022, 3, 14) });
  runs = 0;
  share = 255;
  leads = true;
});

afterEach(() => {
  loop.stop();
  vi.useRealTimers();
});

describe('asking for a run', () => {
  test('nothing runs unasked', async () => {
    startLoop();
    await pass(longestWait);
    expect(runs).toBe(0);
    expect(loop.state()).toMatchObject({ connection: 'unknown', running: false });
  });

  test('`now` runs at once', async () => {
    startLoop();
    loop.request('now');
    await pass(0);
    expect(runs).toBe(1);
    expect(loop.state().connection).toBe('online');
  });

  test('a run comes 700 ms after a write', async () => {
    startLoop();
    loop.request('soon');
    await pass(699);
    expect(runs).toBe(0);
    await pass(1);
    expect(runs).toBe(1);
  });

  test('of a text that is saved each second while one types, a save goes out every ten seconds', async () => {
    startLoop();
    loop.request('soon');
    await pass(700);
    expect(runs).toBe(1);
    for (let second = 0; second < 60; second += 1) {
      loop.request('soon');
      await pass(900);
    }
    expect(runs).toBeGreaterThanOrEqual(5);
    expect(runs).toBeLessThanOrEqual(7);
    await pass(1_500);
    const sent = runs;
    await pass(60_000);
    expect(runs).toBe(sent);
  });

  test('what is typed during a run waits like any other writing, also on a slow line', async () => {
    startLoop(...Array.from({ length: 20 }, () => () => pause(800)));
    for (let second = 0; second < 40; second += 1) {
      loop.request('soon');
      await pass(900);
    }
    expect(runs).toBeLessThanOrEqual(5);
  });

  test('asked while it runs: it runs again right after, and only once', async () => {
    let end: (outcome: Outcome) => void = () => undefined;
    startLoop(() => new Promise((resolve) => (end = resolve)));
    loop.request('now');
    await pass(0);
    expect(loop.state().running).toBe(true);
    loop.request('soon');
    loop.request('now');
    await pass(10_000);
    expect(runs).toBe(1);
    end(ok(undefined));
    await pass(0);
    expect(runs).toBe(2);
    await pass(60_000);
    expect(runs).toBe(2);
  });

  test('with nothing to do it looks every two minutes, since a hint may be lost', async () => {
    startLoop();
    loop.request('now');
    await pass(0);
    expect(await untilNextRun()).toBe(2 * 60_000);
  });

  test('a loop that does not lead ends with its first good run, until it is asked again', async () => {
    leads = false;
    startLoop(offline);
    loop.request('now');
    await pass(0);
    expect(await untilNextRun()).toBe(4250);
    await pass(longestWait * 2);
    expect(runs).toBe(2);
    loop.request('soon');
    expect(await untilNextRun()).toBe(700);
  });

  test('stopped while it runs, it tells nothing of that run and plans no other', async () => {
    let end: (outcome: Outcome) => void = () => undefined;
    startLoop(() => new Promise((resolve) => (end = resolve)));
    loop.request('now');
    await pass(0);
    loop.stop();
    end(err({ type: 'local-trouble', detail: 'closed for a newer schema' }));
    await pass(longestWait * 2);
    expect(loop.state()).toMatchObject({ connection: 'unknown', running: false });
    expect(runs).toBe(1);
  });

  test('stopped, it runs no more', async () => {
    startLoop(offline);
    loop.request('now');
    await pass(0);
    loop.stop();
    loop.request('now');
    await pass(longestWait * 2);
    expect(runs).toBe(1);
  });
});

describe('after a failure', () => {
  test('waits double up to a cap of five minutes', async () => {
    startLoop(...Array.from({ length: 14 }, () => offline));
    loop.request('now');
    await pass(0);
    const waits: number[] = [];
    for (let failure = 0; failure < 13; failure += 1) waits.push(await untilNextRun());
    expect(waits.slice(0, 4)).toEqual([4250, 8250, 16_250, 32_250]);
    expect(Math.max(...waits)).toBe(longestWait + 250);
    expect(waits.at(-1)).toBe(longestWait + 250);
  });

  test('the wait is jittered over its whole length, and never nothing', async () => {
    share = 0;
    startLoop(offline, offline);
    loop.request('now');
    await pass(0);
    expect(await untilNextRun()).toBe(250);
    share = 128;
    expect(await untilNextRun()).toBe(250);
  });

  test('one success begins the count anew', async () => {
    startLoop(offline, offline, offline, ok(undefined), offline);
    loop.request('now');
    await pass(0);
    for (let run = 0; run < 3; run += 1) await untilNextRun();
    expect(loop.state().connection).toBe('online');
    await untilNextRun();
    expect(await untilNextRun()).toBe(4250);
  });

  test('never sooner than the server asked', async () => {
    share = 0;
    startLoop(err({ type: 'problem', code: 'unavailable', retryAfter: 90 }));
    loop.request('now');
    await pass(0);
    expect(await untilNextRun()).toBe(90_000);
  });

  test('a person who asks does not wait', async () => {
    startLoop(offline, offline, offline);
    loop.request('now');
    await pass(0);
    loop.request('now');
    await pass(0);
    expect(runs).toBe(2);
  });

  test('a run that throws is a failure like others: the loop goes on', async () => {
    startLoop(() => Promise.reject(new Error('the database is closed')));
    loop.request('now');
    await pass(0);
    expect(loop.state()).toMatchObject({ connection: 'local-trouble', running: false });
    expect(await untilNextRun()).toBe(4250);
    expect(loop.state().connection).toBe('online');
  });
});

describe('what is told of the connection', () => {
  const cases: readonly [Outcome, Connection][] = [
    [ok(undefined), 'online'],
    [offline, 'offline'],
    [err({ type: 'problem', code: 'signed-out', retryAfter: null }), 'signed-out'],
    [err({ type: 'problem', code: 'password-change-required', retryAfter: null }), 'signed-out'],
    [err({ type: 'problem', code: 'other-account', retryAfter: null }), 'other-account'],
    [err({ type: 'problem', code: 'protocol-unsupported', retryAfter: null }), 'update-needed'],
    [err({ type: 'problem', code: 'internal', retryAfter: null }), 'server-trouble'],
    [err({ type: 'answer-refused', why: 'stale' }), 'server-trouble'],
    [err({ type: 'local-trouble', detail: 'closed' }), 'local-trouble'],
    // The records went; what was amiss beside them is told all the same.
    [ok({ type: 'answer-refused', why: 'directory' }), 'server-trouble'],
    [ok({ type: 'local-trouble', detail: 'full' }), 'local-trouble'],
  ];

  test.each(cases)('%o is %s', async (outcome, connection) => {
    startLoop(outcome);
    loop.request('now');
    await pass(0);
    expect(loop.state().connection).toBe(connection);
  });

  test('signed out, it goes on by itself once somebody has signed in again', async () => {
    startLoop(err({ type: 'problem', code: 'signed-out', retryAfter: null }));
    loop.request('now');
    await pass(0);
    expect(loop.state().connection).toBe('signed-out');
    await untilNextRun();
    expect(loop.state().connection).toBe('online');
  });

  test('`since` moves with the connection and not with each run; listeners hear of both', async () => {
    startLoop(offline, offline, ok(undefined));
    const seen: string[] = [];
    const stop = loop.subscribe(() =>
      seen.push(`${loop.state().connection} ${loop.state().running}`),
    );
    loop.request('now');
    await pass(0);
    const { since } = loop.state();
    await untilNextRun();
    expect(loop.state()).toMatchObject({ connection: 'offline', since });
    await untilNextRun();
    expect(loop.state().since).toBe(Date.now());
    expect(seen).toEqual([
      ...['unknown true', 'offline false', 'offline true', 'offline false'],
      ...['offline true', 'online false'],
    ]);
    stop();
    loop.request('now');
    await pass(0);
    expect(seen).toHaveLength(6);
  });
});

describe('asking while the server cannot be had', () => {
  const busy: Outcome = err({ type: 'problem', code: 'unavailable', retryAfter: 60 });

  test('a write does not shorten the wait that the server asked for; a person may', async () => {
    startLoop(busy);
    loop.request('now');
    await pass(0);
    loop.request('soon');
    await pass(59_000);
    expect(runs).toBe(1);
    loop.request('now');
    await pass(0);
    expect(runs).toBe(2);
  });

  test('what wakes it ends the back-off, but never before the time that the server gave', async () => {
    startLoop(offline, busy);
    loop.request('now');
    await pass(0);
    loop.request('woken');
    expect(await untilNextRun()).toBe(0);
    await pass(1000);
    loop.request('woken');
    expect(await untilNextRun()).toBe(59_000);
  });

  test('a clock that is set back makes nobody wait who was not told to', async () => {
    startLoop(offline);
    loop.request('now');
    await pass(0);
    vi.setSystemTime(Date.now() - 3 * 3_600_000);
    loop.request('woken');
    expect(await untilNextRun()).toBe(0);
  });

  test('woken during a run that the server sends away, it waits as long as it is told', async () => {
    let fail: () => void = () => undefined;
    startLoop(() => new Promise((resolve) => (fail = () => resolve(busy))));
    loop.request('now');
    await pass(0);
    loop.request('woken');
    fail();
    await pass(0);
    expect(await untilNextRun()).toBe(60_000);
  });

  test('trouble beside an exchange of records delays no other', async () => {
    startLoop(ok({ type: 'answer-refused', why: 'directory' }));
    loop.request('now');
    await pass(0);
    loop.request('soon');
    expect(await untilNextRun()).toBe(700);
  });

  test('`now` during a run that fails is not forgotten until the back-off is over', async () => {
    let fail: () => void = () => undefined;
    startLoop(
      offline,
      offline,
      offline,
      () =>
        new Promise((resolve) => {
          fail = () => resolve(offline);
        }),
    );
    loop.request('now');
    await pass(0);
    for (const _ of [1, 2, 3]) await vi.advanceTimersToNextTimerAsync();
    expect(runs).toBe(4);
    loop.request('now');
    fail();
    await pass(0);
    expect(await untilNextRun()).toBe(2_000);
  });
});
