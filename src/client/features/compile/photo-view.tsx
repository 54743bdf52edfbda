import type { Scope } from '#domain/sync/scope.ts';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { PhotoThumb } from '#client/ui/photo-thumb.tsx';

/** A thumbnail from this device, or fetched; one that is not here keeps its place. */
export function PhotoView({
  scope,
  sha256,
  alt,
}: {
  readonly scope: Scope;
  readonly sha256: string | undefined;
  readonly alt: string;
}) {
  const photo = usePhotoUrl(scope, sha256);
  const src = photo.type === 'ready' ? photo.url : photo.type === 'loading' ? null : 'unreadable';
  return <PhotoThumb src={src} alt={alt} />;
}
