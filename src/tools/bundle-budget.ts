import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes (1000 bytes) of JavaScript, gzip, that the inspector's first screen may weigh. */
export const firstScreenGoalKilobytes = 130;
export const firstScreenLimitKilobytes = 200;

export interface WeighedFile {
  readonly file: string;
  readonly gzipBytes: number;
}

export interface FirstScreen {
  readonly files: readonly WeighedFile[];
  readonly gzipKilobytes: number;
}

/** One chunk as Vite's manifest describes it, as far as weight needs it. */
interface ManifestChunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

type Manifest = Readonly<Record<string, ManifestChunk>>;

const firstScreenSource = 'src/client/features/visits/visits-page.tsx';

/**
 * Weighs the JavaScript that must arrive before an inspector sees "my visits": the entry, whatever
 * it imports statically, and the chunks of that screen with what they import statically. Chunks
 * that other screens load later are not in it.
 */
export function weighFirstScreen(buildFolder: string): FirstScreen {
  const manifest = JSON.parse(
    readFileSync(join(buildFolder, '.vite/manifest.json'), 'utf8'),
  ) as Manifest;
  const files = firstScreenFiles(manifest).map((file) => ({
    file,
    gzipBytes: gzipSync(readFileSync(join(buildFolder, file))).byteLength,
  }));
  const bytes = files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  return { files, gzipKilobytes: bytes / 1000 };
}

/** The script files of the first screen, named as in the build folder. */
export function firstScreenFiles(manifest: Manifest): string[] {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
  const screens = Object.keys(manifest).filter(
    (key) => (manifest[key]?.src ?? key) === firstScreenSource,
  );
  const reached = new Set<string>();
  const waiting = [...entries, ...screens];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    waiting.push(...(manifest[key]?.imports ?? []));
  }
  const files = [...reached].map((key) => manifest[key]?.file ?? '');
  return [...new Set(files)].filter((file) => file.endsWith('.js')).sort();
}

/** One line for a person, then one line a file, the heaviest first. */
export function describeFirstScreen(screen: FirstScreen): string[] {
  const rows = screen.files
    .toSorted((a, b) => b.gzipBytes - a.gzipBytes)
    .map(({ file, gzipBytes }) => `  ${(gzipBytes / 1000).toFixed(1).padStart(7)} kB  ${file}`);
  const sum = screen.gzipKilobytes.toFixed(1);
  return [
    `First screen of the inspector: ${sum} kB of JavaScript, gzip ` +
      `(goal ${firstScreenGoalKilobytes}, limit ${firstScreenLimitKilobytes}).`,
    ...rows,
  ];
}
