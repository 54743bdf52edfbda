import { useCallback, useRef, useState } from 'react';

/** Runs one act at a time: a second tap before the first is stored would make a second record. */
export function useOneAtATime(): {
  readonly busy: boolean;
  readonly run: (act: () => Promise<unknown>) => Promise<void>;
} {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const run = useCallback(async (act: () => Promise<unknown>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await act();
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, run };
}
