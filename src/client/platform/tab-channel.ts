/** Words between the tabs of this browser; whoever sends does not hear itself. */
export interface TabChannel {
  readonly send: (message: unknown) => void;
  /** What another tab sent, perhaps of another version of the app: the hearer parses it. */
  readonly listen: (listener: (message: unknown) => void) => void;
}

/** Without BroadcastChannel each tab knows what it sees by itself, no more. */
export function openTabChannel(name: string): TabChannel {
  if (typeof BroadcastChannel === 'undefined') {
    return { send: () => undefined, listen: () => undefined };
  }
  const channel = new BroadcastChannel(name);
  return {
    send: (message) => channel.postMessage(message),
    listen: (listener) =>
      channel.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data)),
  };
}
