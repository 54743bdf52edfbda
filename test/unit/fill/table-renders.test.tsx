import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { cellView } from '#client/form/cell-view.ts';
import { openTablePage, rowKey } from './open-table-page.tsx';

// Every line asks this for each of its cells when it is drawn.
vi.mock('#client/form/cell-view.ts', async (original) => {
  const actual = await original<{ cellView: typeof cellView }>();
  return { ...actual, cellView: vi.fn(actual.cellView) };
});

afterEach(cleanup);

it('draws only the rows anew that are opened, left or written in', async () => {
  const { user, rowElement } = await openTablePage(
    Array.from({ length: 200 }, (_, index) => ({
      cellField: { kind: 'text', text: `Dòng thứ ${index + 1}` },
    })),
  );
  const cell = (number: number, column: string) => {
    const found = rowElement(number).querySelector<HTMLElement>(
      `[data-column=${column}], [data-cell=${column}] input`,
    );
    if (found === null) throw new Error(`no cell ${column} in row ${number}`);
    return found;
  };
  const drawn = () => {
    const rows = new Set(vi.mocked(cellView).mock.calls.map(([, { record }]) => record));
    vi.mocked(cellView).mockClear();
    return [...rows].toSorted();
  };
  expect(drawn()).toHaveLength(200);
  await user.click(cell(20, 'late'));
  // The first one was where the Tab key stopped.
  expect(drawn()).toEqual([rowKey(1), rowKey(20)]);
  await user.keyboard('7');
  expect(drawn()).toEqual([]);
  await user.click(cell(30, 'late'));
  await waitFor(() => expect(cell(20, 'late').textContent).toBe('7'));
  expect(drawn()).toEqual([rowKey(20), rowKey(30)]);
});
