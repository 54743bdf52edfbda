import { vi } from 'vitest';

/** A history that goes back as a browser's does: later, with the state of the entry below and its event. */
export function fakeHistory() {
  const entries: unknown[] = [history.state];
  const show = () => history.replaceState(entries.at(-1) ?? null, '');
  const push = vi.spyOn(history, 'pushState').mockImplementation((state: unknown) => {
    entries.push(state);
    show();
  });
  const back = (steps = 1) => {
    entries.splice(Math.max(1, entries.length - steps));
    show();
    window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  };
  const go = vi
    .spyOn(history, 'go')
    .mockImplementation((delta = 0) => void setTimeout(() => back(-delta)));
  return {
    back,
    /** How many entries lie above the first. */
    depth: () => entries.length - 1,
    restore: () => {
      push.mockRestore();
      go.mockRestore();
      history.replaceState(null, '');
    },
  };
}
