/**
 * Brings hints to those who watch (S23), each only what its account may know: a hint is an answer,
 * and no answer tells of a scope, or of an unpublished record, that the account may not read.
 */
import { scopeAccess } from '#domain/access/scope-access.ts';
import type { ScopeHint } from '#protocol/events.ts';
import { answerDirectory, type DirectoryDependencies } from './answer-directory.ts';
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

/** One process's hub; hints are lost with it, which costs no more than a later sync. */
export function createHintHub(dependencies: DirectoryDependencies): HintHub {
  const watchers = new Set<Watcher>();
  const tell = async (watcher: Watcher, hint: Hint): Promise<void> => {
    if (hint.type === 'directory') {
      const { version } = await answerDirectory(dependencies, watcher.accountId);
      if (version === watcher.directory || !watchers.has(watcher)) return;
      watcher.directory = version;
      watcher.onEvent({ type: 'directory' });
      return;
    }
    const facts = await dependencies.readFacts();
    if (scopeAccess(facts, watcher.accountId, hint.scope).type === 'none') return;
    const head = viewOf(facts, watcher.accountId) === 'unit' ? hint.unitHead : hint.head;
    if (head === null || !watchers.has(watcher)) return;
    watcher.onEvent({ type: 'scope', hint: { scope: hint.scope, head } });
  };
  return {
    publish: (hint) => {
      for (const watcher of watchers) tell(watcher, hint).catch(watcher.failed);
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
