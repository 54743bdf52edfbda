import { Component } from 'react';
import type { SheetPart } from './sheet-parts.ts';
import { rowId } from './item-row.tsx';

export interface SteadyRowProps {
  readonly code: string;
  readonly parts: readonly SheetPart[];
}

/**
 * Keeps the row at which one works where it is on the screen when something is written into a row above
 * it: a colleague's note, photo or conflict makes that row higher, and the answer that one is about to
 * tap must not move from under the finger. The page is scrolled by as much, before anything is painted.
 * A class, because only a class is asked just before the rows change.
 */
export class SteadyRow extends Component<SteadyRowProps> {
  /** Pressed since the active row moved: it is worked at before it is active. */
  #pressed: string | null = null;
  /** Whose place was taken before the rows changed. */
  #held: string | null = null;

  override componentDidMount(): void {
    document.addEventListener('pointerdown', this.#onPress, true);
  }

  override componentWillUnmount(): void {
    document.removeEventListener('pointerdown', this.#onPress, true);
  }

  override getSnapshotBeforeUpdate(before: SteadyRowProps): number | null {
    const { code, parts } = this.props;
    if (before.code !== code) this.#pressed = null;
    if (before.code !== code || before.parts === parts) return null;
    this.#held = rowOf(document.activeElement) ?? this.#pressed ?? code;
    return movedAbove(before.parts, parts, this.#held) ? topOf(this.#held) : null;
  }

  override componentDidUpdate(
    _props: SteadyRowProps,
    _state: unknown,
    before: number | null,
  ): void {
    const now = before === null || this.#held === null ? null : topOf(this.#held);
    if (before === null || now === null || now === before) return;
    // Only what is in sight has a place to keep.
    if (before < globalThis.innerHeight && now > 0) globalThis.scrollBy(0, now - before);
  }

  override render(): null {
    return null;
  }

  readonly #onPress = ({ target }: Event): void => {
    this.#pressed = rowOf(target) ?? this.#pressed;
  };
}

/** Code of the row that an element is in. */
function rowOf(target: EventTarget | null): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
  return row?.dataset['item'] ?? null;
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
