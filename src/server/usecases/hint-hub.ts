/**
 * Brings hints to those who watch (S23), each only what its account may know: a hint is an answer,
 * and no answer tells of a scope, or of an unpublished record, that the account may not read.
 */
import { scopeAccess } from '#domain/access/scope-access.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { ScopeHint } from '#protocol/events.ts';
import {
  answerDirectory,
  directoryOf,
  readDirectoryGround,
  type DirectoryDependencies,
} from './answer-directory.ts';
import type { Hint, HintPublisher } from './hint-port.ts';
import { viewOf } from './serve-changes.ts';

export type WatchedEvent =
  | { readonly type: 'scope'; readonly hint: ScopeHint }
  /** The account's own part of the directory is another one than before. */
  | { readonly type: 'directory' };

export interface HintHub extends HintPublisher {
  /** Watches until the returned function is called. `failed`: a hint could not be worked out. */
  watch(
    accountId: string,
    onEvent: (event: WatchedEvent) => void,
    failed: (error: unknown) => void,
  ): Promise<() => void>;
}

interface Watcher {
  readonly accountId: string;
  readonly onEvent: (event: WatchedEvent) => void;
  readonly failed: (error: unknown) => void;
  /** Version of the account's part that its last event, or the start, stands for. */
  directory: string;
}

/**
 * One process's hub; hints are lost with it, which costs no more than a later sync. What comes while
 * others are told is told in one round after it, the newest of each scope: however much moves, and
 * however many watch, a round reads the directory once.
 */
export function createHintHub(dependencies: DirectoryDependencies): HintHub {
  const watchers = new Set<Watcher>();
  const moved = new Map<Scope, ScopeMove>();

  const inRounds = (round: () => Promise<void>): (() => void) =>
    oneAtATime(async () => {
      try {
        await round();
      } catch (error) {
        for (const { failed } of watchers) failed(error);
      }
    });

  const tellScopes = inRounds(async () => {
    const hints = [...moved.values()];
    moved.clear();
    const facts = await dependencies.readFacts();
    for (const hint of hints) {
      for (const { accountId, onEvent } of watchers) {
        if (scopeAccess(facts, accountId, hint.scope).type === 'none') continue;
        const head = viewOf(facts, accountId) === 'unit' ? hint.unitHead : hint.head;
        if (head !== null) onEvent({ type: 'scope', hint: { scope: hint.scope, head } });
      }
    }
  });

  const tellDirectory = inRounds(async () => {
    const ground = await readDirectoryGround(dependencies);
    for (const watcher of watchers) {
      const { version } = directoryOf(ground, watcher.accountId);
      if (version !== watcher.directory) {
        watcher.directory = version;
        watcher.onEvent({ type: 'directory' });
      }
      // Thousands may watch: requests go on in between.
      await new Promise(setImmediate);
    }
  });

  return {
    publish: (hint) => {
      if (watchers.size === 0) return;
      if (hint.type === 'directory') return tellDirectory();
      const { scope, head, unitHead } = hint;
      const earlier = moved.get(scope);
      moved.set(scope, { scope, head, unitHead: unitHead ?? earlier?.unitHead ?? null });
      tellScopes();
    },
    watch: async (accountId, onEvent, failed) => {
      const watcher: Watcher = { accountId, onEvent, failed, directory: '' };
      // Watches before it looks: what moves in between is told, if need be once too often.
      watchers.add(watcher);
      try {
        watcher.directory = (await answerDirectory(dependencies, accountId)).version;
      } catch (error) {
        watchers.delete(watcher);
        throw error;
      }
      return () => watchers.delete(watcher);
    },
  };
}

type ScopeMove = Omit<Extract<Hint, { type: 'scope' }>, 'type'>;

/** Called while the work goes on, it is done once more after it. The work must not reject. */
function oneAtATime(work: () => Promise<void>): () => void {
  let isBusy = false;
  let isDue = false;
  const go = async (): Promise<void> => {
    isBusy = true;
    while (isDue) {
      isDue = false;
      await work();
    }
    isBusy = false;
  };
  return () => {
    isDue = true;
    if (!isBusy) void go();
  };
}
