import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { countPackages, findDownloadAddresses, findPackagesWithoutHash } from '#tools/lock-file.ts';

const lock = (packages: Record<string, object>): string => JSON.stringify({ packages });

describe('the lock file', () => {
  it('names the packages of the project, each with its hash and none with an address', () => {
    const text = readFileSync('package-lock.json', 'utf8');
    expect(countPackages(text)).toBeGreaterThan(200);
    expect(findDownloadAddresses(text)).toEqual([]);
    expect(findPackagesWithoutHash(text)).toEqual([]);
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
});
