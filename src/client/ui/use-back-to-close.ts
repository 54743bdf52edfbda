import { useEffect, useRef } from 'react';

/**
 * Makes Back close a layer (a sheet, a dialog) instead of leaving the screen: opening adds a history entry of the
 * same address, Back removes it. Layers nest: the entry lists every layer that is open in it.
 */
export function useBackToClose(layerId: string, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useEffect(() => {
    // An effect that is torn down and set up again at once (strict mode) keeps its entry.
    const pending = leaving.get(layerId);
    if (pending === undefined) {
      const layers = [...openLayers(), layerId];
      history.pushState({ ...stateObject(), [KEY]: layers }, '');
    } else {
      clearTimeout(pending);
      leaving.delete(layerId);
    }

    const onPopState = () => {
      if (!openLayers().includes(layerId)) close.current();
    };
    window.addEventListener('popstate', onPopState);
    return () => {
      window.removeEventListener('popstate', onPopState);
      leaving.set(
        layerId,
        setTimeout(() => {
          leaving.delete(layerId);
          // Only its own entry is taken back: after a navigation from inside the layer another one is on top.
          if (openLayers().at(-1) === layerId) history.back();
        }),
      );
    };
  }, [layerId]);
}

const KEY = 'openLayers';
const leaving = new Map<string, ReturnType<typeof setTimeout>>();

function stateObject(): Record<string, unknown> {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null ? { ...state } : {};
}

function openLayers(): readonly string[] {
  const layers = stateObject()[KEY];
  return Array.isArray(layers) ? layers.filter((layer) => typeof layer === 'string') : [];
}
