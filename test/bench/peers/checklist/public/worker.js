// Keeps what it was asked for once and answers from that, as the plainest offline page does.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  event.respondWith(
    caches.open('kept').then(async (cache) => {
      const kept = await cache.match(event.request);
      if (kept !== undefined) return kept;
      const fresh = await fetch(event.request);
      await cache.put(event.request, fresh.clone());
      return fresh;
    }),
  );
});
