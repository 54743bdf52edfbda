import { useEffect, useState } from 'react';
import { useWorkspace } from '#client/services/services-context.tsx';
import type { Scopes } from './visit-on-device.ts';

/** How every scope stands on this device; `undefined` while it is being read. */
export function useScopes(): Scopes | undefined {
  const workspace = useWorkspace();
  const [scopes, setScopes] = useState<Scopes>();
  useEffect(() => {
    const subscription = workspace.watchScopes().subscribe(setScopes);
    return () => subscription.unsubscribe();
  }, [workspace]);
  return scopes;
}
