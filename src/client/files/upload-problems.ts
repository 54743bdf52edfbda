/** What keeps a file from being sent, and for how long it is left alone then. */
import type { FileServerProblem } from './ask-files.ts';
import type { UploadProblem } from './tus-over-fetch.ts';

export type FileProblem =
  | UploadProblem
  /** The bytes stored here are no longer those that were taken: never sent as good. */
  | { readonly type: 'damaged-here' }
  /** The browser could not read them: for this moment or for good, so the next drain tries again. */
  | { readonly type: 'unreadable-here' };

/** A refused file is tried again after this time at the latest: rights may have changed meanwhile. */
const refusalMilliseconds = 60 * 60_000;
/**
 * What is `forbidden` may only be early: a photo that was taken while the queue ran is known to a
 * unit's server once its record has been sent. Such a file is asked for soon, then at twice the time;
 * that costs a question for the offset, no bytes.
 */
const firstForbiddenMilliseconds = 60_000;
/** A file that the server failed at is tried again after this time, then at twice it. */
const firstFaultMilliseconds = 10_000;
const longestFaultMilliseconds = 5 * 60_000;

/** Nothing that the server or the connection said. */
export const isOfFile = (
  problem: FileProblem,
): problem is Exclude<FileProblem, FileServerProblem> =>
  problem.type !== 'problem' && problem.type !== 'no-connection';

export const isConflict = (problem: FileProblem): boolean =>
  problem.type === 'problem' && problem.code === 'conflict';

export const isForbidden = (problem: FileProblem): boolean =>
  problem.type === 'problem' && problem.code === 'forbidden';

/** Something broke at the server: over this file, or over all. */
export const isFault = (problem: FileProblem | undefined): boolean =>
  problem?.type === 'problem' && problem.code === 'internal';

/**
 * Milliseconds for which a file is left alone; `null`: the next drain tries it. Sending the very same
 * bytes again at once would be refused again, and what the server fails at costs all its bytes each time.
 */
export function waitAfter(problem: FileProblem, before: number, failed: boolean): number | null {
  if (isFault(problem))
    return failed ? Math.min(longestFaultMilliseconds, 2 * before || firstFaultMilliseconds) : null;
  if (isForbidden(problem))
    return Math.min(refusalMilliseconds, 2 * before || firstForbiddenMilliseconds);
  const isRefusal =
    problem.type === 'damaged-here' ||
    (problem.type === 'problem' && problem.code !== 'hash-mismatch');
  return isRefusal ? refusalMilliseconds : null;
}
