import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  firstScreenFiles,
  firstScreenLimitKilobytes,
  weighFirstScreen,
} from '#tools/bundle-budget.ts';
import { buildClientIfStale } from '#tools/client-build.ts';

const manifest = {
  'index.html': {
    file: 'assets/index.js',
    isEntry: true,
    imports: ['_react.js'],
    dynamicImports: ['src/client/features/visits/visits-page.tsx', 'src/client/documents/docx.ts'],
  },
  '_react.js': { file: 'assets/react.js' },
  '_list.js': { file: 'assets/list.js', imports: ['_react.js'] },
  'src/client/features/visits/visits-page.tsx': {
    file: 'assets/visits.js',
    src: 'src/client/features/visits/visits-page.tsx',
    imports: ['_list.js'],
  },
  'src/client/features/visits/rehearsal-sheet.tsx': {
    file: 'assets/rehearsal.js',
    src: 'src/client/features/visits/rehearsal-sheet.tsx',
    isDynamicEntry: true,
    imports: ['_list.js'],
  },
  'src/client/documents/docx.ts': { file: 'assets/docx.js' },
  'src/client/ui/fonts.css': { file: 'assets/fonts.css' },
};

describe('the weight of the first screen', () => {
  it('is the entry, the screen and what both import, each once; not what is loaded later', () => {
    expect(firstScreenFiles(manifest)).toEqual([
      'assets/index.js',
      'assets/list.js',
      'assets/react.js',
      'assets/visits.js',
    ]);
  });

  it('is counted as it travels, packed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'so-doan-bundle-'));
    mkdirSync(join(folder, '.vite'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(
      join(folder, '.vite/manifest.json'),
      JSON.stringify({ 'index.html': { file: 'assets/index.js', isEntry: true } }),
    );
    writeFileSync(join(folder, 'assets/index.js'), 'a'.repeat(100_000));
    const { gzipKilobytes } = weighFirstScreen(folder);
    rmSync(folder, { recursive: true });
    expect(gzipKilobytes).toBeGreaterThan(0);
    expect(gzipKilobytes).toBeLessThan(1);
  });
});

describe('the app as it is built', () => {
  let screen: ReturnType<typeof weighFirstScreen>;

  beforeAll(() => {
    buildClientIfStale();
    screen = weighFirstScreen('dist/client');
  });

  afterAll(() => {
    console.log(`First screen: ${screen.gzipKilobytes.toFixed(1)} kB of JavaScript, gzip.`);
  });

  it(`shows the first screen with at most ${firstScreenLimitKilobytes} kB of JavaScript`, () => {
    expect(screen.gzipKilobytes).toBeGreaterThan(20);
    expect(screen.gzipKilobytes).toBeLessThanOrEqual(firstScreenLimitKilobytes);
  });
});
