import type { CopiedFiles } from './copy-files.ts';

const shownFiles = 20;

export function fileLines(what: string, hashes: readonly string[]): readonly string[] {
  if (hashes.length === 0) return [];
  return [
    `${what}: ${hashes.length}`,
    ...hashes.slice(0, shownFiles).map((sha256) => `  ${sha256}`),
    ...(hashes.length > shownFiles ? [`  and ${hashes.length - shownFiles} more`] : []),
  ];
}

export const restoredFileLines = (files: CopiedFiles): readonly string[] => [
  `Photos and issued documents: ${files.copied} brought back, ${files.present} were there.`,
  ...fileLines('In neither place whole; tablets that hold them bring them', files.lacking),
];
