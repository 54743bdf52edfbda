import { describe, expect, it } from 'vitest';
import { guessColumns, planDossiers } from '#domain/on-site/plan-dossiers.ts';
import { readTable } from '#domain/on-site/read-table.ts';

type Known = ReadonlyMap<string, { readonly group: string; readonly struck: string | null }>;
const nothingKnown: Known = new Map();
const planOf = (text: string, known: Known = nothingKnown) => {
  const lines = readTable(text);
  return planDossiers(lines, guessColumns(lines), known);
};
const said = (text: string, known?: Known) =>
  planOf(text, known).map((line) =>
    line.type === 'unclear' ? [line.line.number, line.reason] : [line.line.number, line.type],
  );

describe('a pasted list', () => {
  it('has cells parted by TAB, semicolon or comma', () => {
    const cells = (text: string) => readTable(text).map((line) => line.cells);
    expect(cells('a\tb, c\nd\t')).toEqual([
      ['a', 'b, c'],
      ['d', ''],
    ]);
    expect(cells('a;b, c')).toEqual([['a', 'b, c']]);
    expect(cells('a,b\r\nc')).toEqual([['a', 'b'], ['c']]);
    expect(cells('\uFEFF"x ""y"", z",2\n"never closed,3')).toEqual([
      ['x "y", z', '2'],
      ['"never closed', '3'],
    ]);
  });

  it('keeps the numbers of its lines, blank ones and broken cells counted', () => {
    const lines = readTable('H1\n\n"two\nlines"\nH2\n');
    expect(lines.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [1, 'H1'],
      [3, 'two\nlines'],
      [5, 'H2'],
    ]);
  });

  it('finds the code by its head, or by its look, and takes no column of names', () => {
    const exported =
      'STT\tHọ và tên\tMã hồ sơ\tTình trạng\n1\tA\tH40.55-220413-0001\tTrễ hạn\n2\tB\tH40.55-220413-0002\tĐúng hạn';
    expect(guessColumns(readTable(exported))).toEqual({ code: 2, group: 3, head: true });
    expect(planOf(exported).map((line) => line.type === 'new' && line.entry)).toEqual([
      { code: 'H40.55-220413-0001', group: 'Trễ hạn' },
      { code: 'H40.55-220413-0002', group: 'Đúng hạn' },
    ]);
    expect(guessColumns(readTable('Trễ;H40-22-1\nĐúng;H40-22-2'))).toEqual({
      ...{ code: 1, group: 0, head: false },
    });
    expect(guessColumns(readTable('17'))).toEqual({ code: 0, group: null, head: false });
  });

  it('says of every line what becomes of it, and drops none', () => {
    const known = new Map([['H-9', { group: 'Trễ hạn', struck: null }]]);
    const list = ['H-1;Trễ hạn', 'h–1;Trễ hạn', 'Nguyễn Thị Mẫu;', ';Trễ hạn', 'H-9;Đúng hạn'];
    expect(said([...list, `H-${'1'.repeat(70)};`, 'H-2;Trễ hạn'].join('\n'), known)).toEqual([
      [1, 'new'],
      [2, 'twice'],
      [3, 'no-digit'],
      [4, 'no-code'],
      [5, 'known'],
      [6, 'too-long'],
      [7, 'new'],
    ]);
    const plan = planOf(list.join('\n'), known);
    expect(plan[1]).toMatchObject({ first: 1 });
    expect(plan[4]).toMatchObject({ group: 'Trễ hạn', struck: false });
  });

  it('brings nothing back that was struck out', () => {
    const known = new Map([['H-9', { group: 'Trễ hạn', struck: 'nhập nhầm' }]]);
    expect(planOf('H-9', known)).toMatchObject([{ type: 'known', group: null, struck: true }]);
  });

  it('is read however many lines it has', () => {
    const lines = Array.from({ length: 200_000 }, (_, at) => ({ number: at, cells: [`H-${at}`] }));
    expect(guessColumns(lines)).toEqual({ code: 0, group: null, head: false });
  });
});
