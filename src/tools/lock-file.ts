/**
 * Addresses that a lock file holds, each with the package that it belongs to. The project's lock
 * file has none: who installs decides where packages come from, their hashes say what they are.
 */
export function findDownloadAddresses(lockFileText: string): string[] {
  return packagesOf(lockFileText)
    .filter(([, entry]) => typeof entry.resolved === 'string' && /^\w+:/.test(entry.resolved))
    .map(([path, entry]) => `${path}: ${String(entry.resolved)}`);
}

/** Packages without the hash that would notice a changed download. */
export function findPackagesWithoutHash(lockFileText: string): string[] {
  return packagesOf(lockFileText)
    .filter(([path, entry]) => path !== '' && entry.link !== true && entry.inBundle !== true)
    .filter(([, entry]) => typeof entry.integrity !== 'string')
    .map(([path]) => path);
}

/** How many packages the lock file names, the project itself not counted. */
export function countPackages(lockFileText: string): number {
  return packagesOf(lockFileText).filter(([path]) => path !== '').length;
}

interface LockedPackage {
  readonly resolved?: unknown;
  readonly integrity?: unknown;
  readonly link?: unknown;
  readonly inBundle?: unknown;
}

function packagesOf(lockFileText: string): [string, LockedPackage][] {
  const lock = JSON.parse(lockFileText) as { packages?: Record<string, LockedPackage> };
  return Object.entries(lock.packages ?? {});
}
