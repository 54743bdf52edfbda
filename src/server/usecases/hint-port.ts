import type { Scope } from '#domain/sync/scope.ts';

/** What happened, told to use cases that watch: never content, only that there is something (S23). */
export type Hint =
  | {
      readonly type: 'scope';
      readonly scope: Scope;
      /** Head of the whole log. */
      readonly head: number;
      /** Head of the unit's view, `null` where it did not move: then the unit gets no hint. */
      readonly unitHead: number | null;
    }
  | { readonly type: 'directory' };

/** Published after the commit, never inside a transaction. */
export interface HintPublisher {
  publish(hint: Hint): void;
}
