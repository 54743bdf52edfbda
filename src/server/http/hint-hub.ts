import type { Hint, HintPublisher } from '#server/usecases/hint-port.ts';

export type HubEvent = Hint | { readonly type: 'sessions' };

/** Carries hints from the use cases, and the news that sessions ended, to the open event streams. */
export interface HintHub extends HintPublisher {
  readonly sessionsEnded: () => void;
  /** Answers the way to stop. */
  readonly subscribe: (listener: (event: HubEvent) => void) => () => void;
}

export function createHintHub(): HintHub {
  const listeners = new Set<(event: HubEvent) => void>();
  const tell = (event: HubEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  return {
    publish: tell,
    sessionsEnded: () => tell({ type: 'sessions' }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
