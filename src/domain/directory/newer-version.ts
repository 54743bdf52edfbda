import type { ChecklistRef } from './directory.ts';

/** The version in force of the same checklist, where that is another than the pinned one. */
export function newerVersion(
  pinned: Pick<ChecklistRef, 'id' | 'hash'>,
  inForce: readonly Pick<ChecklistRef, 'id' | 'hash' | 'version'>[],
): Pick<ChecklistRef, 'hash' | 'version'> | null {
  return inForce.find(({ id, hash }) => id === pinned.id && hash !== pinned.hash) ?? null;
}
