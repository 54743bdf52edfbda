import type { PhotosAtServer } from '#client/services/use-photos-at-server.ts';
import { formatTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { Fact } from '#client/ui/fact-list.tsx';

/** How many photos the server has by its own word, and where the others are (I32). */
export function photoFact(
  photos: PhotosAtServer | undefined,
  nameOf: (accountId: string) => string,
): Fact {
  if (photos?.total === 0) {
    return { key: 'photos', icon: 'images', tone: 'neutral', title: m.compile_fact_photos_none() };
  }
  const lacking = photosLacking(photos, nameOf);
  if (photos === undefined || photos.unknown > 0) {
    return {
      ...{ key: 'photos', icon: 'images', tone: 'neutral' },
      title: m.compile_fact_photos_unknown({ count: photos?.total ?? 0 }),
      detail: [...lacking, m.compile_fact_photos_to_ask()].join(' · '),
    };
  }
  const { received, total, asOf } = photos;
  const complete = received === total;
  const details = complete ? [m.compile_fact_photos_received()] : lacking;
  return {
    ...{ key: 'photos', icon: complete ? 'images' : 'arrow-up', tone: complete ? 'ok' : 'part' },
    title: m.compile_fact_photos({ done: received, total }),
    detail: [
      ...details,
      ...(asOf === null ? [] : [m.compile_fact_photos_as_of({ time: formatTime(asOf) })]),
    ].join(' · '),
  };
}

/** What is known not to be at the server: on this tablet, and by whose account elsewhere. */
export function photosLacking(
  photos: PhotosAtServer | undefined,
  nameOf: (accountId: string) => string,
): readonly string[] {
  if (photos === undefined) return [];
  const { waiting, missing } = photos;
  return [
    ...(waiting > 0 ? [m.compile_fact_photos_waiting({ count: waiting })] : []),
    ...missing.map(({ by, count }) => m.compile_fact_photos_with({ count, name: nameOf(by) })),
  ];
}
