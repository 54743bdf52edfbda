import { useEffect, useState } from 'react';
import { heldByPage } from '#client/ui/page-hold.ts';

const lookMilliseconds = 500;

/** Where words stand that were typed and are stored nowhere: of them nothing says "saved". Null: there are none. */
export function useTypedAlone(): string | null {
  const [path, setPath] = useState(typedAlone);
  useEffect(() => {
    const timer = setInterval(() => setPath(typedAlone()), lookMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return path;
}

const typedAlone = (): string | null =>
  heldByPage().find(({ type }) => type === 'words')?.path ?? null;
