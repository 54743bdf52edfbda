/**
 * What the service worker and the pages of the app say to each other. The worker never opens the
 * store and never talks to the server about records: it only wakes a page that can.
 */

/** Under this name a page asks the browser to be woken when there is a network again. */
export const backgroundSyncTag = 'so-doan-send';

/** Sent to every open page when the browser thinks that sending would succeed now. */
export interface SyncHint {
  readonly type: 'sync-hint';
}

export const syncHint: SyncHint = { type: 'sync-hint' };

/**
 * Asked by a page, with a port for the answer: are all files of the app in the worker's cache? The
 * worker alone knows which there are.
 */
export interface AppFilesQuestion {
  readonly type: 'app-files';
  /** Read each to its end instead of only looking for it. */
  readonly whole: boolean;
  /** Fetch what is missing; needs a network. */
  readonly mend: boolean;
}

export interface AppFilesAnswer {
  readonly total: number;
  /** Addresses of those that are not there, or cannot be read. */
  readonly missing: readonly string[];
}

export function isAppFilesQuestion(data: unknown): data is AppFilesQuestion {
  return (data as { readonly type?: unknown } | null)?.type === 'app-files';
}
