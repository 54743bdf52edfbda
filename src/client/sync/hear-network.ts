/** What the browser says of the network (S23). */

interface Hearer {
  /** There is none: that much the browser knows. */
  readonly lost: () => void;
  /** Something has changed: a reason to ask the server, whose answers alone prove a connection. */
  readonly woken: () => void;
}

/**
 * "Offline" is believed and shown at once, "online" is not: some interface is up, which says nothing of the
 * server. Asked all the same, since a server on the device itself or behind a tunnel may still answer.
 */
export function hearNetwork(
  browser: Pick<EventTarget, 'addEventListener'> & {
    readonly navigator: Pick<Navigator, 'onLine'>;
  },
  { lost, woken }: Hearer,
): void {
  browser.addEventListener('online', woken);
  browser.addEventListener('offline', () => {
    lost();
    woken();
  });
  if (!browser.navigator.onLine) lost();
}
