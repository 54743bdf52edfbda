/** Part of the composition root: a page is one account's, and goes when that account does. */
import { onAccountChange } from '#client/platform/remembered-account.ts';

export interface PageOfAccount {
  /** Whose page this is; null: nobody's, and nothing of anybody is on it. */
  readonly account: string | null;
  /** Who works on this device now. */
  readonly now: () => string | null;
  /** Takes the screens away: what was typed is given to be saved, and is shown no more. */
  readonly clear: () => void;
  /** Resolves when nothing is being saved. */
  readonly saved: () => Promise<unknown>;
  readonly leave: () => void;
}

/** A disk that does not answer must not keep an emptied page open. */
const patience = 5_000;

/**
 * Another tab signed out, or somebody else signed in there: whoever holds the device now must not read
 * here what is another's, nor write in his name (invariant 40). What is typed is saved before.
 */
export function leaveWithAccount(page: PageOfAccount): void {
  if (page.account === null) return;
  const stop = onAccountChange(() => {
    if (page.now() === page.account) return;
    stop();
    page.clear();
    const late = new Promise((resolve) => setTimeout(resolve, patience));
    void Promise.race([page.saved(), late]).finally(page.leave);
  });
}

export interface UnderWay {
  readonly note: <T>(work: Promise<T>) => Promise<T>;
  /** Resolves when none of it is under way any more, what it has led to included. */
  readonly ended: () => Promise<void>;
}

/** Saves that have begun. */
export function createUnderWay(): UnderWay {
  const works = new Set<Promise<unknown>>();
  return {
    note: (work) => {
      works.add(work);
      const end = (): boolean => works.delete(work);
      work.then(end, end);
      return work;
    },
    ended: async () => {
      do {
        await Promise.allSettled(works);
        // A field saves again what was typed while its last save was under way.
        await new Promise((resolve) => setTimeout(resolve));
      } while (works.size > 0);
    },
  };
}
