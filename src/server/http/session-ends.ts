/** Tells open connections that some session has ended, so that each looks whether it was its own. */
export interface SessionEnds {
  readonly tell: () => void;
  /** Answers the way to stop listening. */
  readonly listen: (listener: () => void) => () => void;
}

export function createSessionEnds(): SessionEnds {
  const listeners = new Set<() => void>();
  return {
    tell() {
      for (const listener of [...listeners]) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
