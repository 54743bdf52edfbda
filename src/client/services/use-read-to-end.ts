import { useEffect, useState } from 'react';
import type { Scope } from '#domain/sync/scope.ts';
import { useWorkspace } from './services-context.tsx';

/**
 * Whether this device has read the scope to its end: not before the first time, not while the server
 * has said that more waits, nor after a reset. Until then colleagues' work may lie at the server
 * unseen: a conclusion would say less than the delegation knows, and whoever settles would choose
 * among answers of which one is missing. What arrived since the last reading cannot be known offline
 * and forbids neither. Filling never waits for it.
 */
export function useReadToEnd(scope: Scope): boolean {
  const workspace = useWorkspace();
  const [read, setRead] = useState(true);
  useEffect(() => {
    const subscription = workspace.watchScopes().subscribe((scopes) => {
      const row = scopes.get(scope);
      setRead(row !== undefined && row.state === 'active' && row.readAt !== undefined);
    });
    return () => subscription.unsubscribe();
  }, [workspace, scope]);
  return read;
}
