import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

import type { FoundBrowser } from './found-browser.ts';

/** The newest one that takes Node 20. Not a dependency: 66 MB that most machines never need. */
const packed = '@sparticuz/chromium@147.0.0';
const home = resolve('node_modules/.cache/browser');
const unpacked = join(home, 'unpacked-147.0.0');

/**
 * Installs a headless Chromium from its npm package, without touching `package.json` or the lock
 * file, and unpacks it with the libraries (NSS) and fonts that a bare machine does not have.
 * Unpacking happens in a neighbouring folder that is then renamed: a half of it is never used.
 */
export async function installPackedBrowser(): Promise<FoundBrowser> {
  if (!existsSync(unpacked)) await installAndUnpack();
  return {
    executablePath: join(unpacked, 'chromium'),
    source: `${packed}, unpacked in ${unpacked}`,
    environment: {
      LD_LIBRARY_PATH: [join(unpacked, 'lib'), process.env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(':'),
      FONTCONFIG_PATH: unpacked,
    },
    extraArguments: ['--no-zygote', '--disable-gpu'],
    hasBackgroundSync: false,
  };
}

async function installAndUnpack(): Promise<void> {
  const folder = `${unpacked}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  const options = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...options, '--prefix', home, packed], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const bin = join(home, 'node_modules/@sparticuz/chromium/bin');
  await decompress(join(bin, 'chromium.br'), join(folder, 'chromium'));
  chmodSync(join(folder, 'chromium'), 0o755);
  for (const name of ['al2023', 'fonts', 'swiftshader']) {
    const archive = join(folder, `${name}.tar`);
    await decompress(join(bin, `${name}.tar.br`), archive);
    execFileSync('tar', ['-xf', archive, '-C', folder, '--no-same-owner']);
    rmSync(archive);
  }
  // Two runs may unpack at once; the first one to finish wins.
  if (existsSync(unpacked)) rmSync(folder, { recursive: true });
  else renameSync(folder, unpacked);
}

async function decompress(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}
