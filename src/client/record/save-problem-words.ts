import type { Workspace } from '#client/services/app-services.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** Why a save did not reach the device's storage. */
export type SaveProblem = Extract<
  Awaited<ReturnType<Workspace['save']>>,
  { readonly ok: false }
>['error'];

/** First the fact, then what is safe, then what to do. */
export function saveProblemWords(problem: SaveProblem): {
  readonly title: string;
  readonly detail: string;
} {
  switch (problem.type) {
    case 'no-space':
      return { title: m.fill_save_no_space(), detail: m.fill_save_no_space_next() };
    case 'too-large':
      return { title: m.fill_save_too_large(), detail: m.fill_save_too_large_next() };
    case 'storage-failed':
    case 'bytes-damaged':
      return { title: m.fill_save_failed(), detail: m.fill_save_failed_next() };
  }
}
