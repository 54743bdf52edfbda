import { Component } from 'react';
import { sight } from './in-sight.ts';
import type { SheetPart } from './sheet-parts.ts';
import { rowId } from './item-row.tsx';

export interface SteadyRowProps {
  readonly code: string;
  readonly parts: readonly SheetPart[];
  /** The item whose note is open: its row is higher for that. */
  readonly note: string | null;
}

/** Where a row stood on the screen, and on what screen. */
interface Place {
  readonly code: string;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Keeps the row at which one works where it is on the screen when a row above it changes its height:
 * a colleague's note, photo or conflict makes it higher, a note that is done or a row that is no
 * longer the active one makes it lower, and the answer that one is about to tap must not move from
 * under the finger. The page is scrolled by as much, before anything is painted. Turning the tablet
 * changes every row; the active one then keeps its place too. A class, because only a class is asked
 * just before the rows change.
 */
export class SteadyRow extends Component<SteadyRowProps> {
  /** Pressed since the active row moved: it is worked at before it is active. */
  #pressed: string | null = null;
  /** Whose place was taken before the rows changed. */
  #held: string | null = null;
  #place: Place | null = null;

  override componentDidMount(): void {
    document.addEventListener('pointerdown', this.#onPress, true);
    globalThis.addEventListener('scroll', this.#remember, { passive: true });
    globalThis.addEventListener('resize', this.#onResize);
    this.#remember();
  }

  override componentWillUnmount(): void {
    document.removeEventListener('pointerdown', this.#onPress, true);
    globalThis.removeEventListener('scroll', this.#remember);
    globalThis.removeEventListener('resize', this.#onResize);
  }

  override getSnapshotBeforeUpdate(before: SteadyRowProps): number | null {
    const { code, parts, note } = this.props;
    const leaves = before.code !== code;
    const folds = leaves || before.note !== note;
    if (!folds && before.parts === parts) return null;
    const focused = rowOf(document.activeElement);
    this.#held = (folds ? (this.#pressed ?? focused) : (focused ?? this.#pressed)) ?? code;
    if (leaves) this.#pressed = null;
    return folds || movedAbove(before.parts, parts, this.#held) ? topOf(this.#held) : null;
  }

  override componentDidUpdate(
    { code }: SteadyRowProps,
    _state: unknown,
    before: number | null,
  ): void {
    const now = before === null || this.#held === null ? null : topOf(this.#held);
    // Only what is in sight has a place to keep.
    if (before !== null && now !== null && now !== before) {
      if (before < globalThis.innerHeight && now > 0) globalThis.scrollBy(0, now - before);
    }
    if (code !== this.props.code) this.#remember();
  }

  override render(): null {
    return null;
  }

  readonly #onPress = ({ target }: Event): void => {
    this.#pressed = rowOf(target) ?? this.#pressed;
  };

  readonly #remember = (): void => {
    const { code } = this.props;
    const { innerWidth: width, innerHeight: height } = globalThis;
    // Of another width: what is laid out anew is not where one left it.
    if (this.#place !== null && this.#place.code === code && this.#place.width !== width) return;
    const row = document.getElementById(rowId(code))?.getBoundingClientRect();
    this.#place =
      row === undefined ? null : { code, top: row.top, bottom: row.bottom, width, height };
  };

  readonly #onResize = (): void => {
    const place = this.#place;
    const turned = place !== null && place.width !== globalThis.innerWidth;
    if (turned && place.top < place.height && place.bottom > 0) {
      putBack(place);
      // Once more when what hangs on the width was drawn.
      requestAnimationFrame(() => putBack(place));
    }
    if (turned) this.#place = null;
    this.#remember();
  };
}

/** What a row ends with, in px: it may lie under the lower bar. */
const PADDING = 16;

/** Scrolls until the row is as far from the top as it was, higher where it would lie under the lower bar. */
function putBack({ code, top }: Place): void {
  const row = document.getElementById(rowId(code))?.getBoundingClientRect();
  if (row === undefined) return;
  const room = sight();
  const lowest = Math.max(room.top, room.bottom + PADDING - row.height);
  globalThis.scrollBy(0, row.top - Math.min(top, lowest));
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
