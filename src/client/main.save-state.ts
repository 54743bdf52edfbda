/** Part of the composition root: what the whole app may say about "saved". */
import type { Edit } from '#domain/sync/edit.ts';
import { deletedField } from '#domain/sync/fold.ts';
import type { NewFile, SaveProblem, SaveState } from '#client/services/app-services.ts';

export interface SaveRecord {
  readonly state: () => SaveState;
  /** A save is under way until the answered function is called. */
  readonly begun: () => () => void;
  readonly saved: (edits: readonly Edit[], at: number) => void;
  readonly failed: (
    edits: readonly Edit[],
    files: readonly NewFile[],
    problem: SaveProblem,
  ) => void;
}

/** No disk takes so long for a photo; what is typed meanwhile waits behind it. */
const slowMilliseconds = 5_000;

/**
 * Remembers which fields could not be saved. Words that were not stored stay in their box, so "all is
 * saved" would be untrue until that very field is saved, however much else is. Acts that are done
 * anew under another id (a photo, a new row, a deletion) are no such words: of them the last outcome
 * counts. `onSlow`: a save takes too long, or has ended after all.
 */
export function createSaveRecord(onSlow: () => void): SaveRecord {
  const unsaved = new Map<string, SaveProblem>();
  let savedAt: number | null = null;
  let last: SaveProblem | null = null;
  let slow = 0;
  let state: SaveState = { savedAt, problem: null };
  const settle = (): void => {
    const failed = last ?? [...unsaved.values()].at(-1) ?? null;
    state = { savedAt, problem: failed ?? (slow > 0 ? { type: 'not-finished' } : null) };
  };
  const addSlow = (count: number): void => {
    slow += count;
    settle();
    onSlow();
  };
  return {
    state: () => state,
    begun() {
      let isSlow = false;
      const timer = setTimeout(() => {
        isSlow = true;
        addSlow(1);
      }, slowMilliseconds);
      return () => {
        clearTimeout(timer);
        if (isSlow) addSlow(-1);
      };
    },
    saved(edits, at) {
      for (const edit of edits) unsaved.delete(fieldOf(edit));
      savedAt = at;
      last = null;
      settle();
    },
    failed(edits, files, problem) {
      const [edit, ...more] = edits;
      const words = edit && more.length === 0 && files.length === 0 && edit.field !== deletedField;
      if (words) unsaved.set(fieldOf(edit), problem);
      last = problem;
      settle();
    },
  };
}

const fieldOf = ({ scope, record, field }: Edit): string => `${scope}|${record}|${field}`;
