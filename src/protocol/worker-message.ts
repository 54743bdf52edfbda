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
