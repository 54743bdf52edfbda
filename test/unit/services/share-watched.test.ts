import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Watched } from '#client/platform/watched.ts';
import { shareWatched } from '#client/services/share-watched.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A source whose readings the test counts and leads. */
function fakeSource() {
  const readings: {
    readonly tell: (value: string) => void;
    readonly fail: (cause: unknown) => void;
    ended: boolean;
  }[] = [];
  const source: Watched<string> = {
    subscribe: (tell, fail = () => undefined) => {
      const reading = { tell, fail, ended: false };
      readings.push(reading);
      return { unsubscribe: () => void (reading.ended = true) };
    },
  };
  return { shared: shareWatched(source), readings };
}

const heard = () => ({ onNext: vi.fn<(value: string) => void>(), onError: vi.fn() });

describe('a shared reading', () => {
  it('is read once for all who follow, and tells who comes later what was told last', () => {
    const { shared, readings } = fakeSource();
    const [first, second] = [heard(), heard()];
    shared.subscribe(first.onNext);
    expect(shared.now?.()).toBeUndefined();
    readings[0]?.tell('one');
    shared.subscribe(second.onNext);
    expect(readings).toHaveLength(1);
    expect(second.onNext.mock.calls).toEqual([['one']]);
    readings[0]?.tell('two');
    expect(first.onNext.mock.calls).toEqual([['one'], ['two']]);
    expect(second.onNext.mock.calls).toEqual([['one'], ['two']]);
    expect(shared.now?.()).toBe('two');
  });

  it('goes on for a while after the last has gone, and stays true meanwhile', () => {
    const { shared, readings } = fakeSource();
    shared.subscribe(() => undefined).unsubscribe();
    vi.advanceTimersByTime(5000);
    readings[0]?.tell('meanwhile');
    const next = heard();
    const following = shared.subscribe(next.onNext);
    expect(next.onNext.mock.calls).toEqual([['meanwhile']]);
    vi.advanceTimersByTime(60_000);
    expect(readings[0]?.ended).toBe(false);
    following.unsubscribe();
    vi.advanceTimersByTime(60_000);
    expect(readings[0]?.ended).toBe(true);
    expect(shared.now?.()).toBeUndefined();
    shared.subscribe(() => undefined);
    expect(readings).toHaveLength(2);
  });

  it('tells all of a failure; who comes then has a reading of his own, and who stayed hears the old one', () => {
    const { shared, readings } = fakeSource();
    const [stays, comes] = [heard(), heard()];
    shared.subscribe(stays.onNext, stays.onError);
    readings[0]?.tell('before');
    readings[0]?.fail('gone');
    expect(stays.onError).toHaveBeenCalledWith('gone');
    expect(shared.now?.()).toBeUndefined();
    shared.subscribe(comes.onNext, comes.onError);
    expect(readings).toHaveLength(2);
    expect(comes.onNext).not.toHaveBeenCalled();
    readings[1]?.tell('after');
    readings[0]?.tell('again');
    expect(comes.onNext.mock.calls).toEqual([['after']]);
    expect(stays.onNext.mock.calls).toEqual([['before'], ['again']]);
  });
});
