import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Watched } from '#client/platform/watched.ts';
import { useWatched } from '#client/services/use-watched.ts';

afterEach(cleanup);

/** A source that tells what the test says, and counts who reads it. */
function fakeSource() {
  const followers = new Set<(value: string) => void>();
  const failing = new Set<(cause: unknown) => void>();
  const subscribe = vi.fn<Watched<string>['subscribe']>((onNext, onError = () => undefined) => {
    followers.add(onNext);
    failing.add(onError);
    return {
      unsubscribe: () => {
        followers.delete(onNext);
        failing.delete(onError);
      },
    };
  });
  return {
    source: { subscribe },
    subscribe,
    followers,
    tell: (value: string) => act(() => followers.forEach((follower) => follower(value))),
    fail: (cause: unknown) => act(() => failing.forEach((follower) => follower(cause))),
  };
}

function Words({ source }: { readonly source: Watched<string> }) {
  return <p>{useWatched(source) ?? 'being read'}</p>;
}

it('reads a source once, shows what it tells, and leaves it', () => {
  const one = fakeSource();
  const view = render(<Words source={one.source} />);
  screen.getByText('being read');
  expect(one.subscribe).toHaveBeenCalledTimes(1);
  one.tell('first');
  screen.getByText('first');
  one.tell('second');
  screen.getByText('second');
  expect(one.subscribe).toHaveBeenCalledTimes(1);
  view.unmount();
  expect(one.followers.size).toBe(0);
});

it('shows nothing of a former source as if it were of the next one', () => {
  const [one, other] = [fakeSource(), fakeSource()];
  const view = render(<Words source={one.source} />);
  one.tell('of one');
  view.rerender(<Words source={other.source} />);
  screen.getByText('being read');
  expect(one.followers.size).toBe(0);
  other.tell('of the other');
  screen.getByText('of the other');
});

it('breaks the screen with what fails', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const one = fakeSource();
  render(<Words source={one.source} />);
  expect(() => one.fail(new Error('the database is gone'))).toThrow('the database is gone');
  vi.restoreAllMocks();
});
