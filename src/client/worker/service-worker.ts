/**
 * The service worker: it keeps the app itself on the device, so that it starts with the network
 * cut, and nothing else. Its laws:
 *
 * - It answers GET requests for files of the app alone. Every other request (all of `/api`, every
 *   other method, other hosts) passes it by untouched: no answer of the server, no redirect and no
 *   photo ever enters its cache, so a sign-out has nothing to clear here.
 * - It never opens the store. Records are sealed and only an unlocked page holds the key.
 * - It never calls `skipWaiting`, not even on request: a new version waits until no page is open,
 *   so a visit that is being filled stays on the code that it began with. The app says that the new
 *   version is there; it is used from the next opening.
 *
 * Should a version ever be unable to start on tablets in the field, the server gives out another
 * worker under this address that ends it (`server/http/retiring-worker.ts`). Browsers fetch this file
 * past every cache, at the latest a day after the last time.
 */
import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

import { backgroundSyncTag, syncHint } from '#protocol/worker-message.ts';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
};

/** Background Sync is in no library of types; Firefox and Safari never send it. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

/** Addresses that are the server's to answer even when a person opens them as a page. */
const serverOnly = [/^\/api(\/|$)/];

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: serverOnly }),
);

// Only the very first page of a device is open while no worker is active; claimed, it can load the
// rest of itself from the cache when the network goes before the first reload.
clientsClaim();

self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent;
  if (sync.tag === backgroundSyncTag) sync.waitUntil(wakeOpenPages());
});

async function wakeOpenPages(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(syncHint);
}
