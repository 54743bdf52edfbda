/**
 * The switch for a worker that was given out broken: served in its place (`SERVICE_WORKER=retired`),
 * this one takes over at once, deletes the app's files that were kept and ends itself. The page that is
 * opened next comes from the server. It never touches the store: unsent work stays on the tablet and the
 * next working version finds it.
 *
 * Pages that are open are left as they are: one of them may hold what a person is just writing. On a
 * tablet whose page stays empty the app must be closed and opened a second time.
 */
export const retiringWorker = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => self.registration.unregister()),
  );
});
`;
