/** The visit is moved to another version of a checklist while somebody has it open. */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { key, openFillPage, sampleChecklist } from './open-fill-page.tsx';
import { colleagueId, me } from './sample-visit.ts';

afterEach(cleanup);

type Items = readonly ChecklistItem[];
const [section] = sampleChecklist.sections;
const items = section!.items;
const without = (code: string): Items => items.filter((item) => item.code !== code);
const changed = (code: string, more: object): Items =>
  items.map((item) => (item.code === code ? { ...item, ...more } : item));

/** Version 2026.2 with these sections. */
const newer = (...sections: readonly Items[]): Checklist =>
  checklistSchema.parse({
    ...sampleChecklist,
    version: '2026.2',
    sections: sections.map((of, index) => ({
      ...section,
      ...(index > 0 && {
        id: `phan-${index}`,
        title: { vi: `Phần ${index}`, en: `Part ${index}` },
      }),
      items: of,
    })),
  });

const words = 'Đường truyền của bưu điện';
const apart = () => within(screen.getByRole('list', { name: 'Câu trả lời theo bản khác' }));

/** Somebody types a note on C17 and has not left the box, when the version comes. */
async function typing(to: Checklist) {
  const page = await openFillPage(sampleChecklist, [to]);
  await page.user.click(page.row('C17').getByRole('radio', { name: 'Một phần' }));
  await page.row('C17').findByRole('img', { name: 'Một phần' });
  await page.user.click(screen.getByRole('button', { name: 'Ghi chú C17' }));
  await page.user.type(
    await page.row('C17').findByRole('textbox', { name: 'Ghi chú, C17' }),
    words,
  );
  await page.move(to);
  return page;
}
const noteOf = ({ record }: Awaited<ReturnType<typeof openFillPage>>) =>
  record(key('C17'))?.fields['note']?.value;
const box = ({ row }: Awaited<ReturnType<typeof openFillPage>>) =>
  row('C17').getByRole<HTMLTextAreaElement>('textbox', { name: 'Ghi chú, C17' });

it('goes on under the pen where the item is only reworded', async () => {
  const page = await typing(newer(changed('C17', { text: { vi: 'Đường truyền thứ hai' } })));
  await page.row('C17').findByText('Đường truyền thứ hai');
  expect(box(page).value).toBe(words);
  expect(document.activeElement).toBe(box(page));
  await page.user.keyboard(', tốt');
  await page.user.tab();
  await waitFor(() => expect(noteOf(page)).toBe(`${words}, tốt`));
  expect(page.row('C17').getByRole('img', { name: 'Một phần' })).toBeTruthy();
});

it('goes on under the pen where the item moved to another section', async () => {
  const page = await typing(
    newer(
      without('C17'),
      items.filter(({ code }) => code === 'C17'),
    ),
  );
  await screen.findByText('Phần 1');
  await waitFor(() => expect(document.activeElement).toBe(box(page)));
  expect(box(page).value).toBe(words);
  await page.user.keyboard(', tốt');
  await page.user.tab();
  await waitFor(() => expect(noteOf(page)).toBe(`${words}, tốt`));
  expect(page.record(key('C17'))?.fields['note']?.conflict).toBe(false);
});

it('stores the note of an item that is gone, and shows it apart with its question', async () => {
  const page = await typing(newer(without('C17')));
  await waitFor(() => expect(noteOf(page)).toBe(words));
  const entry = within(await apart().findByRole('listitem'));
  for (const text of ['C17', 'Có đường truyền dự phòng', 'Một phần', `Ghi chú: ${words}`]) {
    expect(entry.getByText(text)).toBeTruthy();
  }
  expect(page.view.container.querySelector('[data-item=C17]')).toBeNull();
  // The tools belong to an item that is there.
  expect(screen.queryByRole('button', { name: 'Ghi chú C17' })).toBeNull();
});

it('keeps the answer to an item of another type apart, and asks anew', async () => {
  const to = newer(changed('C17', { type: 'count', onFail: undefined }));
  const page = await typing(to);
  const figure = await page.row('C17').findByRole<HTMLInputElement>('textbox', { name: /^C17/ });
  expect(figure.value).toBe('');
  expect(box(page).value).toBe(words);
  expect(apart().getByRole('listitem').textContent).toMatch(/^C17Có đường truyền.*Một phần/);
  await page.user.type(figure, '2');
  await page.user.tab();
  await waitFor(() =>
    expect(page.record(key('C17'))?.fields['value']?.value).toEqual({
      ...{ kind: 'count', counts: ['2'] },
    }),
  );
  await waitFor(() => expect(screen.queryByText('Câu trả lời theo bản khác')).toBeNull());
});

/** A table with two rows; `late` was a count, and becomes something else or goes. */
const tableOf = (version: string, columns: readonly object[] | null): Checklist =>
  checklistSchema.parse({
    ...sampleChecklist,
    version,
    sections: [
      {
        ...section,
        items: [
          ...items,
          ...(columns === null
            ? []
            : [
                {
                  ...{
                    code: 'C20',
                    text: { vi: 'Theo lĩnh vực' },
                    lookAt: { vi: 'Sổ' },
                    legal: [],
                  },
                  ...{ severity: 'minor', type: 'table', rowName: { vi: 'Lĩnh vực' } },
                  columns: [
                    { id: 'name', label: { vi: 'Tên' }, type: 'text', length: 'short' },
                    ...columns,
                  ],
                },
              ]),
        ],
      },
    ],
  });
const late = { id: 'late', label: { vi: 'Trễ hạn' }, unit: { vi: 'hồ sơ' }, type: 'count' };

it.each([
  [
    'a column that is gone',
    [],
    'C20Theo lĩnh vựcLĩnh vực 1: Đất đai: Trễ hạn (hồ sơ): 9 / 7Bảng này nay không có',
  ],
  [
    'a column of another type',
    [{ id: 'late', label: { vi: 'Quá hạn' }, type: 'money' }],
    'C20Theo lĩnh vựcLĩnh vực 1: Đất đai: Trễ hạn (hồ sơ): 9 / 7Bảng này nay không có',
  ],
  [
    'a table that is gone',
    null,
    'C20Theo lĩnh vựcLĩnh vực 1: Đất đai: Tên: Đất đai; Trễ hạn (hồ sơ): 9 / 7' +
      'Lĩnh vực 2: Hộ tịch: Tên: Hộ tịchMục này không còn',
  ],
])('shows the cells of %s apart, with their row and column', async (_, columns, words) => {
  const to = tableOf('2026.2', columns);
  const page = await openFillPage(tableOf('2026.1', [late]), [to]);
  const row = (number: number) =>
    makeRecordKey('row', `0198c000-0000-7000-8000-00000000000${number}`);
  act(() => {
    const arrive = (number: number, field: string, value: JsonValue) =>
      page.arrive({ record: row(number), field, value, by: colleagueId });
    for (const [at, name] of ['Đất đai', 'Hộ tịch'].entries()) {
      arrive(at + 1, 'of', key('C20'));
      arrive(at + 1, 'order', `a${at}V`);
      arrive(at + 1, 'cellName', { kind: 'text', text: name });
    }
    // Two people, neither of whom saw what the other wrote.
    arrive(1, 'cellLate', { kind: 'count', counts: ['7'] });
    page.arrive({
      ...{ record: row(1), field: 'cellLate', by: me.id },
      value: { kind: 'count', counts: ['9'] },
    });
  });
  expect(screen.queryByText('Câu trả lời theo bản khác')).toBeNull();
  await page.move(to);
  await screen.findByText('Câu trả lời theo bản khác');
  expect(apart().getByRole('listitem').textContent).toContain(words);
});

it('never reads what is in the boxes of one type as another', async () => {
  const to = newer(changed('C19', { type: 'compliance' }));
  const page = await openFillPage(sampleChecklist, [to]);
  await page.user.type(page.row('C19').getByRole('textbox'), '98/952');
  await page.move(to);
  expect(await page.row('C19').findByRole('radio', { name: 'Đạt', checked: false })).toBeTruthy();
  await page.move(sampleChecklist);
  // Text that could not be stored is there again, where it can be read.
  expect((await page.row('C19').findByRole<HTMLInputElement>('textbox')).value).toBe('98/952');
  expect(page.saves).toEqual([]);
});

it('draws new items and sections, in whatever order they come', async () => {
  const more = { ...items[3], code: 'C31', text: { vi: 'Chi cho đường truyền' } } as ChecklistItem;
  const page = await openFillPage(sampleChecklist, [newer([more], items)]);
  await act(async () => {
    page.arrive({
      ...{ record: key('C17'), field: 'value', by: colleagueId },
      value: { kind: 'compliance', level: 'met' },
    });
  });
  await page.move(newer([more], items));
  await screen.findByText('Chi cho đường truyền');
  expect(page.row('C31').getByRole<HTMLInputElement>('textbox').value).toBe('');
  expect(page.row('C17').getByRole('radio', { name: 'Đạt', checked: true })).toBeTruthy();
});
