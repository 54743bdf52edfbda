import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The time of the newest change of any file below the given paths, in milliseconds since the
 * epoch; 0 when none of them exists.
 *
 * Folders count by their files alone: a file that was taken away is not noticed, which leaves an
 * output that is too large but never one that lacks something.
 */
export function newestChange(
  paths: readonly string[],
  isIgnored: (path: string) => boolean = () => false,
): number {
  return paths.reduce((newest, path) => Math.max(newest, newestChangeOf(path, isIgnored)), 0);
}

function newestChangeOf(path: string, isIgnored: (path: string) => boolean): number {
  if (isIgnored(path)) return 0;
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChangeOf(join(path, name), isIgnored)),
    0,
  );
}
