/**
 * Which rows of a checklist are drawn. Five hundred rows with all their controls are fifteen thousand
 * elements, so only those are drawn that are near the viewport or around the place where the person
 * works; of the others the list keeps one element of their height with their words in it.
 *
 * Laws:
 * - A row that has the focus, and the rows around it, are drawn wherever the page is scrolled to:
 *   what is typed is not interrupted, and Tab finds the next row.
 * - A row that was drawn keeps the height that it had, so that nothing below it moves when it goes.
 */

export interface RowPlace {
  readonly code: string;
  /** Height in px as long as the row was never drawn. */
  readonly estimate: number;
}

export interface PassedRow {
  readonly code: string;
  /** Came near the viewport, or went away from it. */
  readonly near: boolean;
  /** In px, as the row is now. */
  readonly height: number;
}

export interface RowWindow {
  readonly isDrawn: (code: string) => boolean;
  /** Hears when this row begins or ceases to be drawn. */
  readonly subscribe: (code: string, listener: () => void) => () => void;
  /** Where the person works from now on. */
  readonly standAt: (code: string, rows?: readonly RowPlace[]) => void;
  readonly pass: (rows: readonly PassedRow[]) => void;
  /** What the list shows, in its order. */
  readonly arrange: (rows: readonly RowPlace[]) => void;
  /** The first screen is there: a short list is drawn whole. */
  readonly settle: () => void;
  /** Height in px to keep for a row that is not drawn. */
  readonly heightOf: (row: RowPlace) => number;
}

export interface RowWindowOptions {
  readonly rows: readonly RowPlace[];
  /** Where the list opens; its beginning where that is not in it. */
  readonly at: string | null;
  /** How far around that place rows are drawn at once, in px: the height of the screen. */
  readonly reach: number;
}

/** A list of at most so many rows is drawn whole: all checklists of the item bank are. */
const wholeUpTo = 30;

export function createRowWindow(options: RowWindowOptions): RowWindow {
  const { reach } = options;
  const whole = options.rows.length <= wholeUpTo;
  const near = new Set<string>();
  const measured = new Map<string, number>();
  const listeners = new Map<string, () => void>();
  let rows = options.rows;
  let place = options.at;
  let settled = false;
  const heightOf = ({ code, estimate }: RowPlace): number => measured.get(code) ?? estimate;
  let around = rowsAround(rows, place, reach, heightOf);
  const isDrawn = (code: string): boolean =>
    (whole && settled) || near.has(code) || around.has(code);
  const tell = (codes: Iterable<string>): void => {
    for (const code of codes) listeners.get(code)?.();
  };
  const moveTo = (nextRows: readonly RowPlace[], nextPlace: string | null): void => {
    const before = around;
    rows = nextRows;
    place = nextPlace;
    around = rowsAround(rows, place, reach, heightOf);
    tell(new Set([...before, ...around]));
  };
  return {
    isDrawn,
    subscribe: (code, listener) => {
      listeners.set(code, listener);
      return () => {
        if (listeners.get(code) === listener) listeners.delete(code);
      };
    },
    standAt: (code, nextRows = rows) => {
      if (code !== place || nextRows !== rows) moveTo(nextRows, code);
    },
    pass: (passed) => {
      for (const { code, near: isNear, height } of passed) {
        if (isDrawn(code) && height > 0) measured.set(code, height);
        if (isNear) near.add(code);
        else near.delete(code);
      }
      tell(passed.map(({ code }) => code));
    },
    arrange: (nextRows) => {
      if (nextRows === rows) return;
      const shown = new Set(nextRows.map(({ code }) => code));
      for (const code of near) if (!shown.has(code)) near.delete(code);
      moveTo(nextRows, place);
    },
    settle: () => {
      if (settled) return;
      settled = true;
      if (whole) tell(listeners.keys());
    },
    heightOf,
  };
}

/** The row at a place and those before and after it, a screen each way; from the top where it is not in the list. */
export function rowsAround(
  rows: readonly RowPlace[],
  place: string | null,
  reach: number,
  heightOf: (row: RowPlace) => number,
): ReadonlySet<string> {
  const at = Math.max(
    rows.findIndex(({ code }) => code === place),
    0,
  );
  const around = new Set<string>();
  const take = (row: RowPlace): number => {
    around.add(row.code);
    return heightOf(row);
  };
  let covered = 0;
  for (let index = at; index < rows.length && covered < reach; index += 1) {
    const row = rows[index];
    if (row) covered += take(row);
  }
  covered = 0;
  for (let index = at - 1; index >= 0 && covered < reach; index -= 1) {
    const row = rows[index];
    if (row) covered += take(row);
  }
  return around;
}
