import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Result } from '#domain/kernel/result.ts';

/** How the last save of a field goes, where it is worth a word: it is slow, or what is in the box is stored. */
export type SaveProgress = 'none' | 'slow' | 'saved';

export interface SaveWatch {
  readonly progress: SaveProgress;
  /** Follows a save and gives it back. `quietly`: only slowness is told, another sign tells the rest. */
  readonly follow: <T extends Result<unknown, unknown>>(
    work: Promise<T>,
    options?: { readonly quietly: boolean },
  ) => Promise<T>;
  /** The box holds something else now than what was stored. */
  readonly changed: () => void;
}

/** A save that takes no longer than this is not told while it lasts: a flashing word is worse than none. */
const SLOW_MS = 700;

/** Watches the saves of one field. A failed one is told by its own message. */
export function useSaveProgress(): SaveWatch {
  const [progress, setProgress] = useState<SaveProgress>('none');
  const running = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const follow = useCallback<SaveWatch['follow']>(async (work, options) => {
    running.current += 1;
    const number = running.current;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setProgress('slow'), SLOW_MS);
    const end = (next: SaveProgress): void => {
      if (number !== running.current) return;
      clearTimeout(timer.current);
      setProgress(next);
    };
    try {
      const saved = await work;
      end(saved.ok && options?.quietly !== true ? 'saved' : 'none');
      return saved;
    } catch (cause) {
      end('none');
      throw cause;
    }
  }, []);
  const changed = useCallback(
    () => setProgress((before) => (before === 'saved' ? 'none' : before)),
    [],
  );
  return useMemo(() => ({ progress, follow, changed }), [progress, follow, changed]);
}
