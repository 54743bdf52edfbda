import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { key, openFillPage } from './open-fill-page.tsx';
import { openTablePage, tableKey } from './open-table-page.tsx';
import { colleagueId } from './sample-visit.ts';

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

const text = (words: string) => ({ kind: 'text', text: words });
/** "Hơn 1.138": a word beside a figure that is exact. */
const doubtful = { kind: 'count', counts: ['1138'], hedges: ['over'] };
/** Written when the column asked for words. */
const wrong = text('nhiều');

describe('what does not add up in a table', () => {
  it('says it below the lines, the gravest first, and opens the cell', async () => {
    const { user, box } = await openTablePage([
      { cellField: text('Hộ tịch'), cellLate: doubtful },
      { cellField: text('Đất đai'), cellReceived: wrong },
      { cellField: text('Chứng thực') },
    ]);
    const told = within(screen.getByRole('list', { name: 'Chỗ không khớp trong bảng' }));
    expect(told.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Lĩnh vực 2: Đất đai, Tiếp nhận (hồ sơ): Câu trả lời này được ghi theo bản khác của mục.',
      'Lĩnh vực 1: Hộ tịch, Trễ hạn: “hơn 1.138”: số đến từng đơn vị thì không đi với từ “hơn”.',
    ]);
    await user.click(told.getByRole('button', { name: /^Lĩnh vực 1/ }));
    expect(document.activeElement).toBe(box('Lĩnh vực 1: Hộ tịch, Trễ hạn'));
    // The open cell says it itself now.
    expect(screen.getAllByText(/số đến từng đơn vị/)).toHaveLength(1);
    expect(told.getAllByRole('button')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Xong' }));
    expect(told.getAllByRole('button')).toHaveLength(2);
  });

  it('tells three of many and counts the others', async () => {
    await openTablePage(
      Array.from({ length: 200 }, (_, index) => ({
        cellField: text(`Dòng ${index + 1}`),
        cellLate: doubtful,
      })),
    );
    const told = within(screen.getByRole('list', { name: 'Chỗ không khớp trong bảng' }));
    expect(told.getAllByRole('button')).toHaveLength(3);
    expect(told.getByText('và 197 chỗ nữa trong bảng')).toBeTruthy();
  });

  it('says nothing of a table in which all agrees', async () => {
    await openTablePage([
      { cellField: text('Hộ tịch'), cellLate: { kind: 'count', counts: ['4'] } },
    ]);
    expect(screen.queryByRole('list', { name: 'Chỗ không khớp trong bảng' })).toBeNull();
  });

  it.each([
    [{ kind: 'table', none: true }, 'Ghi là không có gì, nhưng bảng có 1 dòng.'],
    [{ kind: 'na' }, 'Ghi là không áp dụng, nhưng bảng có 1 dòng.'],
  ])(
    'marks a table that has rows beside %o, and asks nobody to explain it',
    async (value, words) => {
      const { rowArrives, arrive } = await openTablePage();
      act(() => {
        rowArrives(1, { cellField: text('Hộ tịch') });
        arrive({ record: tableKey, field: 'value', value, by: colleagueId });
      });
      expect(await screen.findByText(words)).toBeTruthy();
      expect(screen.getByRole('img', { name: words })).toBeTruthy();
      expect(screen.queryByRole('textbox', { name: /Giải trình/ })).toBeNull();
    },
  );
});

describe('photos that are begun', () => {
  const checklist = checklistSchema.parse({
    id: 'cong-nghe',
    letter: 'C',
    title: { vi: 'Ảnh', en: 'Photos' },
    shortTitle: { vi: 'Hình', en: 'Pictures' },
    version: '2026.1',
    sections: [
      {
        id: 'anh',
        title: { vi: 'Ảnh', en: 'Photos' },
        items: [
          {
            code: 'C30',
            text: { vi: 'Ảnh bảng niêm yết' },
            lookAt: { vi: 'Bảng niêm yết' },
            severity: 'minor',
            legal: [],
            type: 'photo',
            atLeast: 3,
          },
        ],
      },
    ],
  });

  it('are counted until there are as many as the item asks for', async () => {
    const { arrive, row } = await openFillPage(checklist);
    const take = (number: number) =>
      arrive({
        record: makeRecordKey('photo', `0198c000-0000-7000-8000-00000000000${number}`),
        ...{ field: 'of', value: key('C30'), by: colleagueId },
      });
    expect(row('C30').queryByText(/mục này cần 3 ảnh/)).toBeNull();
    act(() => void take(1));
    expect(await row('C30').findByText(/^Mới có 1 ảnh, mục này cần 3 ảnh\./)).toBeTruthy();
    expect(row('C30').getByRole('img', { name: 'Chưa trả lời' })).toBeTruthy();
    act(() => {
      take(2);
      take(3);
    });
    await waitFor(() => expect(row('C30').queryByText(/mục này cần 3 ảnh/)).toBeNull());
  });
});
