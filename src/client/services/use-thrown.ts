import { useCallback, useState } from 'react';

/** Breaks the screen around it with what failed where React does not hear it: its own error says what is safe. */
export function useThrown(): (cause: unknown) => void {
  const [, set] = useState<never>();
  return useCallback((cause) => {
    set(() => {
      throw cause;
    });
  }, []);
}
