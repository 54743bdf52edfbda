import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** The module as a page has it that was just opened. */
async function freshPage() {
  const { firstScreen } = await import('#client/ui/first-screen.ts');
  const { Skeleton } = await import('#client/ui/skeleton.tsx');
  const told = vi.fn();
  void firstScreen.then(told);
  const passes = (milliseconds: number) =>
    act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));
  return { Skeleton, told, passes };
}

describe('the first screen', () => {
  it('is there when nothing stands any more for what is still being read', async () => {
    const { Skeleton, told, passes } = await freshPage();
    const view = render(<Skeleton text="the device is being opened" />);
    await passes(1000);
    expect(told).not.toHaveBeenCalled();
    view.rerender(
      <main>
        <Skeleton text="the visit is being read" />
      </main>,
    );
    await passes(1000);
    expect(told).not.toHaveBeenCalled();
    view.rerender(<p>the items</p>);
    expect(told).not.toHaveBeenCalled();
    await passes(500);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is waited for three seconds at most', async () => {
    const { Skeleton, told, passes } = await freshPage();
    render(<Skeleton text="the device does not open" />);
    await passes(2900);
    expect(told).not.toHaveBeenCalled();
    await passes(200);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
