import { m } from '#client/i18n/paraglide/messages.js';
import type { CaptureProblem, SaveProblem } from '#client/services/app-services.ts';

export type PhotoProblem = CaptureProblem | SaveProblem;

/** Why a picture was not stored, and what is safe. */
export function photoProblemWords(problem: PhotoProblem): {
  readonly title: string;
  readonly detail: string;
} {
  switch (problem.type) {
    case 'not-a-picture':
    case 'decode-failed':
      return { title: m.photos_unreadable(), detail: m.photos_unreadable_next() };
    case 'too-large':
      return { title: m.photos_too_large(), detail: m.photos_unreadable_next() };
    case 'no-space':
      return { title: m.photos_no_space(), detail: m.photos_no_space_next() };
    case 'storage-failed':
    case 'bytes-damaged':
      return { title: m.photos_not_saved(), detail: m.photos_unreadable_next() };
  }
}
