import { useEffect, useState } from 'react';
import type { Scope } from '#domain/sync/scope.ts';
import { useWorkspace } from '#client/services/services-context.tsx';

/**
 * Whether this device has ever read the scope to its end. Before that, colleagues' work may lie at
 * the server unseen, and a conclusion would say less than the delegation knows. What arrived since
 * the last reading cannot be known offline and does not forbid issuing.
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
