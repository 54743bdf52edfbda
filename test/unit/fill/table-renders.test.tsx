import { cleanup, screen, waitFor } from '@testing-library/react';
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
  const { user, box } = await openTablePage(
    Array.from({ length: 200 }, (_, index) => ({
      cellField: { kind: 'text', text: `Dòng thứ ${index + 1}` },
    })),
  );
  await screen.findByText('Dòng thứ 200');
  const drawn = () => {
    const rows = new Set(vi.mocked(cellView).mock.calls.map(([, { record }]) => record));
    vi.mocked(cellView).mockClear();
    return [...rows].toSorted();
  };
  drawn();
  await user.click(screen.getByText('Dòng thứ 20'));
  // The first one was where the Tab key stopped.
  expect(drawn()).toEqual([rowKey(1), rowKey(20)]);
  await user.type(box('Lĩnh vực 20: Dòng thứ 20, Trễ hạn'), '7');
  expect(drawn()).toEqual([]);
  await user.click(screen.getByText('Dòng thứ 30'));
  await waitFor(() => screen.getByText('7', { selector: 'span' }));
  expect(drawn()).toEqual([rowKey(20), rowKey(30)]);
});
