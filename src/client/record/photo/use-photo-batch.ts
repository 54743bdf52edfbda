import { useCallback, useEffect, useRef } from 'react';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { holdWhile } from '#client/ui/page-hold.ts';
import { tellPage } from '#client/ui/page-news.ts';
import { photoProblemWords, type PhotoProblem } from './photo-problem-words.ts';

type StoreOne = (file: Blob) => Promise<PhotoProblem | null>;

/**
 * Stores photos one after the other, as a large picture takes much memory while it is made smaller, and
 * answers the last failure. They hold the page: what was chosen is nowhere else in the app. Whose screen
 * was left meanwhile hears of a failure above the screen where he is.
 */
export function usePhotoBatch(): (
  files: readonly Blob[],
  name: string,
  storeOne: StoreOne,
) => Promise<PhotoProblem | null> {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return useCallback((files, name, storeOne) => {
    const path = location.pathname;
    const storeAll = async (): Promise<PhotoProblem | null> => {
      const failed: PhotoProblem[] = [];
      for (const file of files) {
        // oxlint-disable-next-line no-await-in-loop
        const problem = await storeOne(file);
        if (problem !== null) failed.push(problem);
      }
      const last = failed.at(-1) ?? null;
      if (last !== null && !isHere.current) {
        const title = m.photos_lost({ count: formatNumber(failed.length), name });
        tellPage({ title, text: photoProblemWords(last).detail ?? '', path });
      }
      return last;
    };
    return holdWhile('photos', storeAll());
  }, []);
}
