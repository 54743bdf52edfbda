import { describe, expect, it } from 'vitest';
import { createRowWindow, rowsAround, type RowPlace } from '#client/features/fill/row-window.ts';

const rows = (count: number, estimate = 100): readonly RowPlace[] =>
  Array.from({ length: count }, (_, index) => ({ code: `A${index + 1}`, estimate }));
const drawnOf = (
  { isDrawn }: ReturnType<typeof createRowWindow>,
  list: readonly RowPlace[],
): readonly string[] => list.filter(({ code }) => isDrawn(code)).map(({ code }) => code);
const estimated = ({ estimate }: RowPlace) => estimate;

describe('rows around a place', () => {
  it('reach a screen each way, the row itself counted with those below', () => {
    expect([...rowsAround(rows(50), 'A20', 250, estimated)].sort()).toEqual(
      ['A17', 'A18', 'A19', 'A20', 'A21', 'A22'].sort(),
    );
  });

  it('end with the list, and begin at its top where the place is not in it', () => {
    expect([...rowsAround(rows(2), 'A2', 900, estimated)].sort()).toEqual(['A1', 'A2']);
    expect([...rowsAround(rows(50), 'B1', 150, estimated)]).toEqual(['A1', 'A2']);
    expect(rowsAround([], 'A1', 900, estimated).size).toBe(0);
  });
});

describe('the window of a long list', () => {
  it('opens with a screen of rows where the work stands', () => {
    const list = rows(500);
    const window = createRowWindow({ rows: list, at: 'A300', reach: 200 });
    window.settle();
    expect(drawnOf(window, list)).toEqual(['A298', 'A299', 'A300', 'A301']);
  });

  it('draws what comes near the viewport and lets go what leaves it, but never the place of work', () => {
    const list = rows(500);
    const window = createRowWindow({ rows: list, at: 'A1', reach: 100 });
    window.pass([
      { code: 'A1', near: false, height: 140 },
      { code: 'A40', near: true, height: 100 },
    ]);
    expect(drawnOf(window, list)).toEqual(['A1', 'A40']);
    window.pass([{ code: 'A40', near: false, height: 150 }]);
    expect(drawnOf(window, list)).toEqual(['A1']);
  });

  it('keeps the height that a row had when it was drawn, not that of its stand-in', () => {
    const window = createRowWindow({ rows: rows(500), at: 'A1', reach: 100 });
    const place = { code: 'A40', estimate: 100 };
    window.pass([{ code: 'A40', near: true, height: 100 }]);
    window.pass([{ code: 'A40', near: false, height: 187.5 }]);
    window.pass([{ code: 'A40', near: true, height: 99 }]);
    expect(window.heightOf(place)).toBe(187.5);
    expect(window.heightOf({ code: 'A41', estimate: 100 })).toBe(100);
  });

  it('tells only the rows that begin or cease to be drawn when the work goes elsewhere', () => {
    const list = rows(500);
    const window = createRowWindow({ rows: list, at: 'A1', reach: 200 });
    const heard: string[] = [];
    for (const { code } of list) window.subscribe(code, () => heard.push(code));
    window.standAt('A400');
    expect(heard.sort()).toEqual(['A1', 'A2', 'A398', 'A399', 'A400', 'A401']);
    expect(drawnOf(window, list)).toEqual(['A398', 'A399', 'A400', 'A401']);
    window.standAt('A400');
    expect(heard).toHaveLength(6);
  });

  it('draws the first rows of a search at once, and the place of work where the search has it', () => {
    const list = rows(500);
    const window = createRowWindow({ rows: list, at: 'A1', reach: 200 });
    window.pass([{ code: 'A2', near: true, height: 100 }]);
    const found = ['A77', 'A90', 'A212', 'A300'].map((code) => ({ code, estimate: 100 }));
    window.arrange(found);
    expect(drawnOf(window, list)).toEqual(['A77', 'A90']);
    window.standAt('A300');
    expect(drawnOf(window, found)).toEqual(['A90', 'A212', 'A300']);
  });

  it('stands in a list that is about to be shown', () => {
    const list = rows(500);
    const window = createRowWindow({ rows: list.slice(0, 3), at: 'A1', reach: 100 });
    window.standAt('A400', list);
    expect(drawnOf(window, list)).toEqual(['A399', 'A400']);
  });
});

describe('the window of a short list', () => {
  it('opens with a screen of rows and draws the rest after that', () => {
    const list = rows(30);
    const window = createRowWindow({ rows: list, at: 'A1', reach: 300 });
    expect(drawnOf(window, list)).toEqual(['A1', 'A2', 'A3']);
    const heard: string[] = [];
    for (const { code } of list) window.subscribe(code, () => heard.push(code));
    window.settle();
    expect(drawnOf(window, list)).toHaveLength(30);
    expect(heard).toHaveLength(30);
    window.pass([{ code: 'A30', near: false, height: 100 }]);
    expect(window.isDrawn('A30')).toBe(true);
  });
});
