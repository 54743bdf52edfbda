import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import {
  countPackages,
  findDownloadAddresses,
  findPackagesWithoutHash,
  findUnnamedOptionalPackages,
} from '#tools/lock-file.ts';

const lock = (packages: Record<string, object>): string => JSON.stringify({ packages });

describe('the lock file', () => {
  it('names the packages of the project, each with its hash and none with an address', () => {
    const text = readFileSync('package-lock.json', 'utf8');
    expect(countPackages(text)).toBeGreaterThan(200);
    expect(findDownloadAddresses(text)).toEqual([]);
    expect(findPackagesWithoutHash(text)).toEqual([]);
    expect(findUnnamedOptionalPackages(text)).toEqual([]);
  });

  it('is refused with a download address in it', () => {
    const text = lock({
      '': {},
      'node_modules/a': { integrity: 'sha512-x', resolved: 'https://example.invalid/a.tgz' },
      'node_modules/b': { integrity: 'sha512-x' },
    });
    expect(findDownloadAddresses(text)).toEqual(['node_modules/a: https://example.invalid/a.tgz']);
  });

  it('is refused with a package without a hash', () => {
    const text = lock({ '': {}, 'node_modules/a': { version: '1.0.0' } });
    expect(findPackagesWithoutHash(text)).toEqual(['node_modules/a']);
  });

  it('may lack the hash of a binary of another system, but not the binary itself', () => {
    const mac = { optional: true, os: ['darwin'], cpu: ['arm64'] };
    const here = { optional: true, os: ['linux'], cpu: ['x64'] };
    const text = lock({
      '': {},
      'node_modules/a': {
        integrity: 'sha512-x',
        optionalDependencies: { mac: '1', here: '1', win: '1' },
      },
      'node_modules/mac': mac,
      'node_modules/here': here,
    });
    expect(findPackagesWithoutHash(text)).toEqual(['node_modules/here']);
    expect(findUnnamedOptionalPackages(text)).toEqual(['win']);
  });
});
