/** What a tab shows of the connection when another tab runs the loop. */
import { describe, expect, test } from 'vitest';
import type { TabChannel } from '#client/platform/tab-channel.ts';
import { shareLoopState } from '#client/sync/shared-loop-state.ts';
import type { LoopState } from '#client/sync/sync-loop.ts';

/** The tabs of one browser: what one sends, all others hear. */
function browser(): () => TabChannel {
  const tabs = new Set<(message: unknown) => void>();
  return () => {
    let own: ((message: unknown) => void) | undefined;
    return {
      send: (message) => tabs.forEach((listener) => listener !== own && listener(message)),
      listen: (listener) => {
        own = listener;
        tabs.add(listener);
      },
    };
  };
}

/** A loop whose moves are in our hands. */
function handLoop(initial: LoopState = { connection: 'unknown', running: false, since: 0 }) {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    move: (next: Partial<LoopState>) => {
      state = { ...state, ...next };
      listeners.forEach((listener) => listener());
    },
    run: (connection: LoopState['connection'], since: number) => {
      state = { ...state, running: true };
      listeners.forEach((listener) => listener());
      state = { connection, since, running: false };
      listeners.forEach((listener) => listener());
    },
  };
}

describe('the connection across tabs', () => {
  test('a tab that does not run shows what the running one has seen, and hears its changes', () => {
    const open = browser();
    const leader = handLoop();
    const leading = shareLoopState(leader, handLoop(), open());
    const second = shareLoopState(handLoop(), handLoop(), open());
    let told = 0;
    second.subscribe(() => (told += 1));
    leader.run('online', 5);
    expect(second.state()).toEqual({ connection: 'online', running: false, since: 5 });
    leader.run('signed-out', 9);
    expect(second.state().connection).toBe('signed-out');
    expect(leading.state().connection).toBe('signed-out');
    expect(told).toBe(2);
  });

  test('a tab that opens later is told at once', () => {
    const open = browser();
    const leader = handLoop();
    shareLoopState(leader, handLoop(), open());
    leader.run('offline', 7);
    const late = shareLoopState(handLoop(), handLoop(), open());
    expect(late.state()).toEqual({ connection: 'offline', running: false, since: 7 });
  });

  test('the last exchange counts, whichever tab made it, and stays while the next one runs', () => {
    const open = browser();
    const [first, second] = [handLoop(), handLoop()];
    const firstShown = shareLoopState(first, handLoop(), open());
    const secondShown = shareLoopState(second, handLoop(), open());
    first.run('offline', 3);
    second.run('online', 8);
    expect(firstShown.state()).toMatchObject({ connection: 'online', since: 8 });
    first.move({ running: true });
    expect(firstShown.state()).toEqual({ connection: 'online', running: true, since: 8 });
    expect(secondShown.state().running).toBe(false);
    first.move({ running: false, connection: 'offline' });
    expect(secondShown.state().connection).toBe('offline');
  });

  test('trouble of a device’s own data is shown where it is met and told to nobody', () => {
    const open = browser();
    const [first, second] = [handLoop(), handLoop()];
    const firstShown = shareLoopState(first, handLoop(), open());
    const secondShown = shareLoopState(second, handLoop(), open());
    second.run('online', 3);
    first.run('local-trouble', 8);
    expect(firstShown.state()).toMatchObject({ connection: 'local-trouble', since: 8 });
    expect(secondShown.state()).toMatchObject({ connection: 'online', since: 3 });
    const late = shareLoopState(handLoop(), handLoop(), open());
    expect(late.state().connection).toBe('online');
  });

  test('while bytes are on their way it runs, and an exchange that ends meanwhile is told', () => {
    const open = browser();
    const [words, bytes] = [handLoop(), handLoop()];
    const shown = shareLoopState(words, bytes, open());
    bytes.move({ running: true });
    expect(shown.state().running).toBe(true);
    words.run('offline', 4);
    expect(shown.state()).toEqual({ connection: 'offline', running: true, since: 4 });
    bytes.move({ running: false });
    expect(shown.state().running).toBe(false);
  });

  test('what cannot be understood, from another version, changes nothing', () => {
    const open = browser();
    const stranger = open();
    const shown = shareLoopState(handLoop(), handLoop(), open());
    stranger.send({ type: 'connection', connection: 'by-pigeon', since: 1 });
    stranger.send(null);
    expect(shown.state().connection).toBe('unknown');
  });
});
