/**
 * Live hints (S23): one EventSource an origin, in the tab that leads, since browsers allow six
 * connections on HTTP/1.1. A hint carries nothing but "there is something"; a lost one is made up
 * for by the loop's idle run.
 */
import { hintEvents } from '#protocol/events.ts';

export function listenForHints(account: string, onHint: () => void): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const open = (): void => {
    source = new EventSource(`/api/events?account=${encodeURIComponent(account)}`);
    for (const event of hintEvents) source.addEventListener(event, onHint);
    source.addEventListener('error', () => {
      // The browser gives up for good on an error status (signed out, busy): try again later ourselves.
      if (source?.readyState !== EventSource.CLOSED || stopped) return;
      clearTimeout(retry);
      retry = setTimeout(open, 30_000);
    });
  };
  open();
  return () => {
    stopped = true;
    clearTimeout(retry);
    source?.close();
  };
}
