import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTurn, unlessElsewhere } from '#client/platform/tab-lock.ts';

type Held = (lock: object | null) => Promise<unknown>;

/** The locks of one browser, as far as they are asked for without waiting. */
function browserLocks() {
  const taken = new Set<string>();
  return {
    request: async (name: string, _options: { ifAvailable: true }, held: Held) => {
      if (taken.has(name)) return held(null);
      taken.add(name);
      return held({ name }).finally(() => taken.delete(name));
    },
  };
}

beforeEach(() => {
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('navigator', { locks: browserLocks() });
});
afterEach(() => vi.unstubAllGlobals());

const never = (): Promise<string> => new Promise(() => undefined);

test('what another tab is at is left to it, until that has ended or failed', async () => {
  let fail: (cause: Error) => void = () => undefined;
  const first = unlessElsewhere('bytes', () => new Promise<string>((_, reject) => (fail = reject)));
  expect(await unlessElsewhere('bytes', async () => 'done')).toBe(null);
  expect(await unlessElsewhere('of another account', async () => 'done')).toBe('done');
  fail(new Error('cut'));
  await expect(first).rejects.toThrow('cut');
  expect(await unlessElsewhere('bytes', async () => 'done')).toBe('done');
});

test('a tab that is frozen in the middle keeps nobody from it', async () => {
  const first = unlessElsewhere('bytes', never);
  document.dispatchEvent(new Event('freeze'));
  expect(await first).toBe(null);
  expect(await unlessElsewhere('bytes', async () => 'done')).toBe('done');
});

test('what is done in turn waits for another tab, and no longer for one that was frozen in the middle', async () => {
  const done: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, held: () => Promise<unknown>) => (last = last.then(held));
  vi.stubGlobal('navigator', { locks: { request } });
  let end: (value: string) => void = () => undefined;
  const first = inTurn('session', () => new Promise<string>((resolve) => (end = resolve)));
  const second = inTurn('session', async () => done.push('second'));
  await new Promise((resolve) => setTimeout(resolve));
  expect(done).toEqual([]);
  document.dispatchEvent(new Event('freeze'));
  await second;
  end('first, woken');
  expect(await first).toBe('first, woken');
});
