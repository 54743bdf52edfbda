import { useEffect, useRef } from 'react';

/**
 * Makes Back close a layer (a sheet, a dialog) instead of leaving the screen: opening adds a history entry of the
 * same address, Back removes it. Layers nest: the entry lists every layer that is open in it. `stays`:
 * closing would only ask, so the layer gets its entry back before it does.
 */
export function useBackToClose(layerId: string, onClose: () => void, stays = false): void {
  const latest = useRef({ onClose, stays });
  useEffect(() => {
    latest.current = { onClose, stays };
  });

  useEffect(() => {
    // An effect that is torn down and set up again at once (strict mode) keeps its entry.
    const pending = leaving.get(layerId);
    if (pending === undefined) {
      pushLayer(layerId);
    } else {
      clearTimeout(pending);
      leaving.delete(layerId);
    }

    const onPopState = () => {
      if (openLayers().includes(layerId)) return;
      // Before what it asks with opens: that lies above it.
      if (latest.current.stays) pushLayer(layerId);
      latest.current.onClose();
    };
    window.addEventListener('popstate', onPopState);
    return () => {
      window.removeEventListener('popstate', onPopState);
      leaving.set(
        layerId,
        setTimeout(() => {
          takeBack(layerId);
        }),
      );
    };
  }, [layerId]);
}

const KEY = 'openLayers';
const leaving = new Map<string, ReturnType<typeof setTimeout>>();

function pushLayer(layerId: string): void {
  history.pushState({ ...stateObject(), [KEY]: [...openLayers(), layerId] }, '');
}

/**
 * Takes back the entry of a closed layer, with those of layers above it that closed at the same time.
 * Only such entries: after a navigation from inside the layer another one is on top.
 */
function takeBack(layerId: string): void {
  const layers = openLayers();
  const at = layers.indexOf(layerId);
  const above = layers.slice(at + 1);
  leaving.delete(layerId);
  if (at < 0 || !above.every((layer) => leaving.has(layer))) return;
  for (const layer of above) {
    clearTimeout(leaving.get(layer));
    leaving.delete(layer);
  }
  history.go(-1 - above.length);
}

function stateObject(): Record<string, unknown> {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null ? { ...state } : {};
}

function openLayers(): readonly string[] {
  const layers = stateObject()[KEY];
  return Array.isArray(layers) ? layers.filter((layer) => typeof layer === 'string') : [];
}
