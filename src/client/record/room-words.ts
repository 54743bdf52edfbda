import { formatMoment, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { aboutPhotos, photosTried, roomForPhotos } from '#client/services/room-for-photos.ts';
import type { Room } from '#client/services/use-room.ts';

/** What is known of the room for photos: what was found by writing, and when. */
export function roomWords(room: Room, now: number): string {
  if (roomForPhotos(room) === 'full') return foundWords(0);
  if (room.tried === null) return m.sync_room_not_tried();
  const { at, photos } = room.tried;
  return m.sync_room_tried({ when: formatMoment(at, now), found: foundWords(photos) });
}

/** So many photos, as they are told. */
export function foundWords(found: number): string {
  const photos = formatNumber(aboutPhotos(found));
  if (found === 0) return m.sync_room_found_none();
  return found < photosTried ? m.sync_room_found({ photos }) : m.sync_room_found_all({ photos });
}
