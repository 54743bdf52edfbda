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
import { cacheNames, clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  getCacheKeyForURL,
  precacheAndRoute,
} from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

import {
  backgroundSyncTag,
  isAppFilesQuestion,
  syncHint,
  type AppFilesAnswer,
  type AppFilesQuestion,
} from '#protocol/worker-message.ts';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
};

/** Background Sync is in no library of types; Firefox and Safari never send it. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

/** Addresses that are the server's to answer even when a person opens them as a page. */
const serverOnly = [/^\/api(\/|$)/];

const files = self.__WB_MANIFEST;
precacheAndRoute(files);
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

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const question: unknown = event.data;
  if (port === undefined || !isAppFilesQuestion(question)) return;
  event.waitUntil(lookAtFiles(question).then((answer) => port.postMessage(answer)));
});

async function lookAtFiles({ whole, mend }: AppFilesQuestion): Promise<AppFilesAnswer> {
  const cache = await caches.open(cacheNames.precache);
  const urls = files.map((entry) => (typeof entry === 'string' ? entry : entry.url));
  const missing: string[] = [];
  for (const url of urls) {
    const key = getCacheKeyForURL(url) ?? url;
    if (await isThere(cache, key, whole)) continue;
    if (!mend || !(await fetchAgain(cache, key, url))) missing.push(url);
  }
  return { total: urls.length, missing };
}

async function isThere(cache: Cache, key: string, whole: boolean): Promise<boolean> {
  const found = await cache.match(key);
  if (found === undefined || !whole) return found !== undefined;
  const bytes = await found.arrayBuffer().catch(() => null);
  return bytes !== null && bytes.byteLength > 0;
}

/**
 * A file's name holds its hash, so it is the same or gone at the server. The page itself has one name
 * in all versions: it is taken only if every script that it asks for is of this version.
 */
async function fetchAgain(cache: Cache, key: string, url: string): Promise<boolean> {
  const answer = await fetch(url, { cache: 'no-cache' }).catch(() => null);
  if (answer === null || !answer.ok || answer.redirected) return false;
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (isPage !== url.endsWith('.html')) return false;
  if (isPage) {
    const asked = (await answer.clone().text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g);
    for (const [, address = ''] of asked)
      if (getCacheKeyForURL(address) === undefined) return false;
  }
  // Without room for it, it is missing as before.
  return cache.put(key, answer).then(
    () => true,
    () => false,
  );
}
