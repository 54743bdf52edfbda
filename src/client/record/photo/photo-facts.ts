import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { photoFields } from '#domain/visit/records.ts';
import { coversOf } from '#domain/visit/photo-edit.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { IconName } from '#client/ui/icons/icon-name.ts';

export type FileStates = ReadonlyMap<string, 'waiting' | 'received'> | undefined;
type Uploading = ReturnType<Workspace['uploading']>;

/**
 * Where the files of a photo are, the original, the annotated copy and their thumbnails together: as
 * far as this device knows, which is only of what was written or fetched here.
 */
export function fileStateOf(
  photo: FoldedRecord,
  files: FileStates,
  uploading: Uploading,
): 'waiting' | 'received' | { readonly percent: number } | null {
  const pictures = [
    readField(photo, 'picture', photoFields.picture).value,
    readField(photo, 'annotated', photoFields.annotated).value?.picture,
  ];
  const hashes = pictures.flatMap((picture) =>
    picture === undefined ? [] : [picture.original.sha256, picture.thumbnail.sha256],
  );
  if (uploading !== null && hashes.includes(uploading.sha256)) {
    return { percent: Math.floor((100 * uploading.sent) / Math.max(1, uploading.size)) };
  }
  const states = hashes.map((sha256) => files?.get(sha256));
  if (states.includes('waiting')) return 'waiting';
  return states.includes('received') ? 'received' : null;
}

/** The same on the picture. `time` stands where nothing has to be said. */
export function fileBadge(
  state: ReturnType<typeof fileStateOf>,
  time: string | undefined,
): { readonly icon: IconName; readonly text: string } | undefined {
  if (state === 'waiting') return { icon: 'arrow-up', text: m.photos_waiting() };
  if (state !== null && state !== 'received') {
    return {
      icon: 'cloud-arrow-up',
      text: m.photos_sending_percent({ percent: state.percent }),
    };
  }
  if (time === undefined) return undefined;
  return { icon: state === 'received' ? 'cloud-check-fill' : 'clock', text: time };
}

/** On the place of a picture that this device does not have yet. */
export const notHereBadge = (): { readonly icon: IconName; readonly text: string } => ({
  icon: 'download-simple',
  text: m.photos_not_here(),
});

/** Whether and what was drawn on a photo; null: nothing. */
export function marksOf(
  photo: FoldedRecord,
): { readonly marks: number; readonly covers: number } | null {
  const annotated = readField(photo, 'annotated', photoFields.annotated).value;
  if (!annotated) return null;
  const covers = coversOf(annotated.edit);
  return { marks: annotated.edit.marks.length - covers, covers };
}
