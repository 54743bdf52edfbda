import type { PublishablePicture, PublishedCopy } from '#domain/visit/shown-picture.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** Which file of a photo publishing would give to the unit. */
export function publishableWords(publishable: PublishablePicture): string {
  switch (publishable.type) {
    case 'original':
      return m.photos_publish_original();
    case 'annotated':
      return publishable.covers === 0
        ? m.photos_publish_annotated()
        : m.photos_publish_covered({ count: publishable.covers });
    case 'withheld':
      return {
        conflict: m.photos_publish_conflict,
        unreadable: m.photos_publish_unreadable,
        'no-picture': m.photos_publish_no_picture,
      }[publishable.reason]();
  }
}

/** What the unit has and cannot be taken back; null where that is what would be published now, or nothing. */
export function publishedBeforeWords(copies: ReadonlySet<PublishedCopy>): string | null {
  if (copies.has('original')) return m.photos_published_original();
  return copies.has('earlier') ? m.photos_published_earlier() : null;
}
