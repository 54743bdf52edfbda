/**
 * A part of the app that is loaded when it is first needed and then kept. A failure is not kept: on
 * the very first visit the network may go before the part is on the device, and what needs it must
 * not stay broken for as long as the page lives.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    const current = (loaded ??= load());
    current.catch(() => {
      if (loaded === current) loaded = undefined;
    });
    return current;
  };
}
