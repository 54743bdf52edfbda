import { Component } from 'react';
import type { SheetPart } from './sheet-parts.ts';
import { rowId } from './item-row.tsx';

export interface SteadyRowProps {
  readonly code: string;
  readonly parts: readonly SheetPart[];
}

/**
 * Keeps the active row where it is on the screen when something is written into a row above it: a
 * colleague's note, photo or conflict makes that row higher, and the answer that one is about to tap
 * must not move from under the finger. The page is scrolled by as much, before anything is painted.
 * A class, because only a class is asked just before the rows change.
 */
export class SteadyRow extends Component<SteadyRowProps> {
  override getSnapshotBeforeUpdate(before: SteadyRowProps): number | null {
    const { code, parts } = this.props;
    if (before.code !== code || !movedAbove(before.parts, parts, code)) return null;
    return topOf(code);
  }

  override componentDidUpdate(
    _props: SteadyRowProps,
    _state: unknown,
    before: number | null,
  ): void {
    const now = before === null ? null : topOf(this.props.code);
    if (before === null || now === null || now === before) return;
    // Only what is in sight has a place to keep.
    if (before < globalThis.innerHeight && now > 0) globalThis.scrollBy(0, now - before);
  }

  override render(): null {
    return null;
  }
}

function topOf(code: string): number | null {
  return document.getElementById(rowId(code))?.getBoundingClientRect().top ?? null;
}

/** Whether any row before this one holds something else than before. */
function movedAbove(
  before: readonly SheetPart[],
  after: readonly SheetPart[],
  code: string,
): boolean {
  for (const [index, part] of after.entries()) {
    const former = before[index];
    const holds = part.rows.some(({ item }) => item.code === code);
    if (part === former) {
      if (holds) return false;
      continue;
    }
    for (const [at, row] of part.rows.entries()) {
      if (row.item.code === code) return false;
      if (former?.rows[at] !== row) return true;
    }
    if (holds) return false;
    return true;
  }
  return false;
}
