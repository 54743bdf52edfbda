/**
 * Drawing a sample that anyone can draw again, on any device or by hand.
 *
 * The rule `sha256-order`, version 1:
 * 1. Codes and seed are brought to their canonical form (`canonicalText`); a code counts once.
 * 2. The line of a dossier is its code; where the sample is divided, its code, a TAB and its group.
 *    The register is its lines in the order of their UTF-8 bytes, each ended by LF. The SHA-256 of
 *    these bytes is the register's digest.
 * 3. The number of a dossier is SHA-256 of the UTF-8 bytes of `seed|code`, in hexadecimal.
 * 4. Dossiers are ordered by their number; the first n are the sample. Where the sample is divided,
 *    each group has its own n; the number does not depend on the group.
 *
 * What follows: the order in which the register was entered does not matter; a larger sample of the
 * same seed begins with the smaller one; nobody can choose a dossier without choosing a seed for it,
 * and the seed is agreed while the register is there.
 *
 * By hand, for the seed HOA SEN and the code H40.55-220413-0007:
 * `printf '%s' 'HOA SEN|H40.55-220413-0007' | sha256sum`; for the digest
 * `LC_ALL=C sort codes.txt | sha256sum`.
 */
import { groupBy } from '#domain/kernel/group-by.ts';
import { textHash } from '#domain/kernel/canonical-json.ts';
import { byCodePoints, canonicalText } from './canonical-text.ts';

export const drawAlgorithm = 'sha256-order';
export const drawVersion = 1;

/** A dossier as a draw sees it; not yet in canonical form. */
export interface RegisterEntry {
  readonly code: string;
  /** '' where there is none. */
  readonly group: string;
}

/** How many are to be drawn: of all, or of each group by its canonical name. */
export type SampleSize =
  | { readonly type: 'whole'; readonly size: number }
  | { readonly type: 'groups'; readonly sizes: ReadonlyMap<string, number> };

export interface DrawnGroup {
  /** Canonical name; null where the sample is not divided. */
  readonly group: string | null;
  /** Dossiers of it in the register. */
  readonly count: number;
  /** How many were asked for; where the register has fewer, all of them are drawn. */
  readonly size: number;
  /** Canonical codes in the order of drawing. */
  readonly codes: readonly string[];
}

export interface Draw {
  readonly algorithm: typeof drawAlgorithm;
  readonly version: typeof drawVersion;
  /** Canonical. */
  readonly seed: string;
  readonly count: number;
  readonly digest: string;
  readonly groups: readonly DrawnGroup[];
  /** The register in its order: what `digest` is of. */
  readonly lines: readonly string[];
}

/** Draws; a seed that is blank in its canonical form is the caller's bug and throws. */
export function drawSample(
  seed: string,
  register: Iterable<RegisterEntry>,
  wanted: SampleSize,
): Draw {
  const lines = registerLines(register, wanted.type === 'groups');
  return drawFromLines(canonicalText(seed), lines, wanted);
}

/** The register as its lines, in their order; of a code that stands twice the first line counts. */
export function registerLines(
  register: Iterable<RegisterEntry>,
  withGroups: boolean,
): readonly string[] {
  const groups = new Map<string, string>();
  const entries = [...register].map(({ code, group }) => ({
    code: canonicalText(code),
    group: canonicalText(group),
  }));
  for (const { code, group } of entries.toSorted((a, b) => byCodePoints(lineOf(a), lineOf(b))))
    if (code !== '' && !groups.has(code)) groups.set(code, group);
  const lines = [...groups].map(([code, group]) => (withGroups ? lineOf({ code, group }) : code));
  return lines.toSorted(byCodePoints);
}

/** The same from lines that were written down: how a draw is checked. */
export function drawFromLines(seed: string, lines: readonly string[], wanted: SampleSize): Draw {
  if (seed === '') throw new RangeError('a draw needs a seed');
  const codes = lines.map(lineParts);
  const byGroup: readonly (readonly [string | null, readonly string[]])[] =
    wanted.type === 'whole'
      ? [[null, codes.map(({ code }) => code)]]
      : [...groupBy(codes, ({ group }) => group)]
          .map(([group, all]) => [group, all.map(({ code }) => code)] as const)
          .toSorted(([left], [right]) => byCodePoints(left, right));
  const groups = byGroup.map(([group, all]): DrawnGroup => {
    const size = wanted.type === 'whole' ? wanted.size : (wanted.sizes.get(group ?? '') ?? 0);
    return { group, count: all.length, size, codes: inOrderOfDrawing(seed, all).slice(0, size) };
  });
  return {
    ...{ algorithm: drawAlgorithm, version: drawVersion, seed },
    ...{ count: lines.length, digest: registerDigest(lines), groups, lines },
  };
}

/** The number by which a dossier is ordered: 64 hexadecimal digits. */
export function drawNumber(seed: string, code: string): string {
  return textHash(`${seed}|${code}`);
}

export function registerDigest(lines: readonly string[]): string {
  return textHash(lines.map((line) => `${line}\n`).join(''));
}

/** Code and group of a line; '' where it names no group. */
export function lineParts(line: string): RegisterEntry {
  const [code = '', group = ''] = line.split('\t');
  return { code, group };
}

const lineOf = ({ code, group }: RegisterEntry): string => `${code}\t${group}`;

function inOrderOfDrawing(seed: string, codes: readonly string[]): readonly string[] {
  return codes
    .map((code) => ({ code, number: drawNumber(seed, code) }))
    .toSorted((left, right) => byCodePoints(left.number, right.number))
    .map(({ code }) => code);
}
