import { useEffect, useRef, useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import type { AskedItems } from './visit-progress.ts';
import { useScopes } from './use-scopes.ts';

export type CountAsked = (
  hashes: readonly string[],
  records: readonly FoldedRecord[],
) => AskedItems;

const nothingKnown: CountAsked = () => new Map();

/** Counts the items of a visit that are asked, once its versions have been read; nothing before. */
export function useAskedItems(hashes: readonly string[]): CountAsked {
  const workspace = useWorkspace();
  // An exchange may have brought a version.
  const scopes = useScopes();
  const [count, setCount] = useState<CountAsked>(() => nothingKnown);
  const versionsRead = useRef(0);
  const key = hashes.join(' ');
  useEffect(() => {
    let current = true;
    const load = async (): Promise<void> => {
      const { countAsked, readVersions } = await import('./count-asked.ts');
      const read = await readVersions(workspace, key === '' ? [] : key.split(' '));
      // A version never changes: where none has come, what was counted still holds.
      if (!current || read.size === versionsRead.current) return;
      versionsRead.current = read.size;
      setCount(() => countedOnce((ofVisit, records) => countAsked(ofVisit, read, records)));
    };
    // Without the part of the app that counts, the list counts all items as before.
    load().catch((cause: unknown) => console.error(cause));
    return () => {
      current = false;
    };
  }, [workspace, key, scopes]);
  return count;
}

/** The records of a visit are one object until one of them changes: each state is counted once. */
function countedOnce(count: CountAsked): CountAsked {
  const counted = new WeakMap<readonly FoldedRecord[], Map<string, AskedItems>>();
  return (hashes, records) => {
    const ofRecords = counted.get(records) ?? new Map<string, AskedItems>();
    counted.set(records, ofRecords);
    const key = hashes.join(' ');
    const known = ofRecords.get(key) ?? count(hashes, records);
    ofRecords.set(key, known);
    return known;
  };
}
