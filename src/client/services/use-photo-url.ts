import { useEffect, useState } from 'react';
import type { Scope } from '#domain/sync/scope.ts';
import { useWorkspace } from './services-context.tsx';

export type PhotoUrl =
  | { readonly type: 'loading' }
  | { readonly type: 'ready'; readonly url: string }
  /** Not on this device, and no connection to fetch it. */
  | { readonly type: 'missing' };

/** An object URL for a stored or fetched picture, given back when it is no longer shown. */
export function usePhotoUrl(scope: Scope, sha256: string | undefined): PhotoUrl {
  const workspace = useWorkspace();
  const [state, setState] = useState<PhotoUrl>({ type: 'loading' });
  useEffect(() => {
    if (sha256 === undefined) return undefined;
    let current = true;
    let url: string | undefined;
    void workspace.photos.read(scope, sha256).then((photo) => {
      if (!current) return;
      if (!photo.ok) return setState({ type: 'missing' });
      url = URL.createObjectURL(photo.value);
      setState({ type: 'ready', url });
    });
    return () => {
      current = false;
      if (url === undefined) return;
      URL.revokeObjectURL(url);
      // An address that was given back is never drawn again.
      setState({ type: 'loading' });
    };
  }, [workspace, scope, sha256]);
  return state;
}
