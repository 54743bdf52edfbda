/**
 * Addresses that a lock file holds, each with the package that it belongs to. The project's lock
 * file has none: who installs decides where packages come from, their hashes say what they are.
 */
export function findDownloadAddresses(lockFileText: string): string[] {
  return packagesOf(lockFileText)
    .filter(([, entry]) => typeof entry.resolved === 'string' && /^\w+:/.test(entry.resolved))
    .map(([path, entry]) => `${path}: ${String(entry.resolved)}`);
}

/**
 * Packages without the hash that would notice a changed download. Binaries of other systems than
 * Linux on x64 may lack it: the registry in front of the machine that wrote the lock file offers
 * only some of them. They must be named all the same, or newer versions of npm refuse `npm ci`.
 */
export function findPackagesWithoutHash(lockFileText: string): string[] {
  return packagesOf(lockFileText)
    .filter(([path, entry]) => path !== '' && entry.link !== true && entry.inBundle !== true)
    .filter(([, entry]) => typeof entry.integrity !== 'string' && !isOfAnotherSystem(entry))
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
  readonly optional?: unknown;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

function isOfAnotherSystem({ optional, os, cpu, libc }: LockedPackage): boolean {
  if (optional !== true || os === undefined || cpu === undefined) return false;
  return !os.includes('linux') || !cpu.includes('x64') || libc?.includes('glibc') === false;
}

function packagesOf(lockFileText: string): [string, LockedPackage][] {
  const lock = JSON.parse(lockFileText) as { packages?: Record<string, LockedPackage> };
  return Object.entries(lock.packages ?? {});
}

/** Optional packages that another one asks for and the lock file does not name: `npm ci` refuses them. */
export function findUnnamedOptionalPackages(lockFileText: string): string[] {
  const packages = packagesOf(lockFileText);
  const named = new Set(packages.map(([path]) => path.split('node_modules/').at(-1)));
  return packages
    .flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !named.has(name));
}
