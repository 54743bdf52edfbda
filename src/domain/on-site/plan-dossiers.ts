/**
 * What becomes of a list before it is entered: every line is a new dossier, one that is there already,
 * or one that was not understood. Nothing is left out without a word.
 */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import { canonicalText } from './canonical-text.ts';
import type { RegisterEntry } from './draw-sample.ts';
import type { GivenLine } from './read-table.ts';
import { maxCodeLength } from './records.ts';
import type { Dossier } from './registers.ts';

/** Which column holds what, counted from 0; a list with more columns is not taken over whole. */
export interface ListColumns {
  readonly code: number;
  readonly group: number | null;
  /** The first line is the head of the list. */
  readonly head: boolean;
}

export type PlannedLine = { readonly line: GivenLine } &
  /** `entry` has its code in canonical form. */
  (
    | { readonly type: 'new'; readonly entry: RegisterEntry }
    /** The same code stands on an earlier line of this list. */
    | { readonly type: 'twice'; readonly entry: RegisterEntry; readonly first: number }
    /**
     * It is in the register; `group` is what stands there, where the list has another one. One that was
     * struck out stays so: a list that is entered again brings nothing back unasked.
     */
    | {
        readonly type: 'known';
        readonly entry: RegisterEntry;
        readonly group: string | null;
        readonly struck: boolean;
      }
    | { readonly type: 'unclear'; readonly reason: 'no-code' | 'no-digit' | 'too-long' }
  );

/** The first guess; the person sees it and may change it. */
export function guessColumns(lines: readonly GivenLine[]): ListColumns {
  const [first] = lines;
  const heads = (first?.cells ?? []).map((cell) => foldForSearch(cell));
  const named = heads.findIndex((cell) => /^(ma|so) (ho so|hs|bien nhan)\b|^ma hs\b/.test(cell));
  const head = lines.length > 1 && heads.length > 0 && heads.every((cell) => !/\d/.test(cell));
  const body = head ? lines.slice(1) : lines;
  const width = columnCount(lines);
  const likely = Array.from({ length: width }, (_, column) => ({
    column,
    codes: body.filter(({ cells }) => /^\S*\d\S*[-./_]\S*\d/.test(cells[column] ?? '')).length,
  })).toSorted((a, b) => b.codes - a.codes || a.column - b.column);
  const code = named >= 0 ? named : (likely[0]?.column ?? 0);
  const group = heads.findIndex((cell) => /^(tinh trang|trang thai|linh vuc|nhom)\b/.test(cell));
  const only = width === 2 ? 1 - code : null;
  return { code, group: head && group >= 0 && group !== code ? group : only, head };
}

/** Columns of the widest line, at least one. */
export function columnCount(lines: readonly GivenLine[]): number {
  return lines.reduce((width, { cells }) => Math.max(width, cells.length), 1);
}

/** `known`: the dossiers of the register, by canonical code. */
export function planDossiers(
  lines: readonly GivenLine[],
  { code, group, head }: ListColumns,
  known: ReadonlyMap<string, Pick<Dossier, 'group' | 'struck'>>,
): readonly PlannedLine[] {
  const firstLines = new Map<string, number>();
  return (head ? lines.slice(1) : lines).map((line): PlannedLine => {
    const canonical = canonicalText(line.cells[code] ?? '');
    // Two who enter the same list write the same words, however it was typed.
    const entry = { code: canonical, group: group === null ? '' : tidy(line.cells[group] ?? '') };
    if (canonical === '') return { line, type: 'unclear', reason: 'no-code' };
    // What has no digit is a name or a heading: it must not become a dossier by mistake.
    if (!/\d/.test(canonical)) return { line, type: 'unclear', reason: 'no-digit' };
    const longest = [canonical, entry.group, canonicalText(entry.group)];
    if (longest.some(({ length }) => length > maxCodeLength))
      return { line, type: 'unclear', reason: 'too-long' };
    const first = firstLines.get(canonical);
    if (first !== undefined) return { line, type: 'twice', entry, first };
    firstLines.set(canonical, line.number);
    const standing = known.get(canonical);
    if (standing === undefined) return { line, type: 'new', entry };
    const { group: stands, struck } = standing;
    const same = canonicalText(stands) === canonicalText(entry.group) || entry.group === '';
    return { line, type: 'known', entry, group: same ? null : stands, struck: struck !== null };
  });
}

const tidy = (group: string): string => group.normalize('NFC').replace(/\s+/gu, ' ').trim();
