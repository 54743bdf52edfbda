import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { act } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { key, openFillPage } from './open-fill-page.tsx';
import { colleagueId } from './sample-visit.ts';

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

const met = { kind: 'compliance', level: 'met' };
const unmet = { kind: 'compliance', level: 'unmet' };

async function choose() {
  const page = await openFillPage();
  const { user } = page;
  await user.click(screen.getByRole('button', { name: 'Ghi loạt trong phần Hồ sơ' }));
  const sheet = () => within(screen.getByRole('dialog'));
  // Only what has four answers can be in a run.
  expect(sheet().getAllByRole('checkbox')).toHaveLength(2);
  expect(sheet().getByRole('button', { name: 'Chọn ít nhất một mục' })).toBeTruthy();
  await user.click(sheet().getByRole('button', { name: 'Chọn hết' }));
  await user.click(sheet().getByRole('button', { name: 'Xem lại 2 mục đã chọn' }));
  return { ...page, sheet };
}

it('writes one answer at several items in one save, named before, and takes it back as one', async () => {
  const { user, sheet, saves, record, row } = await choose();
  expect(sheet().getByRole('list').textContent).toContain('C17 Có đường truyền dự phòng');
  expect(saves).toEqual([]);
  await user.click(sheet().getByRole('button', { name: 'Ghi “Đạt” cho 2 mục' }));
  await row('C18').findByRole('img', { name: 'Đạt' });
  expect(saves).toHaveLength(1);
  expect(saves[0]?.map(({ record: of, value, seen }) => [of, value, seen])).toEqual([
    [key('C17'), met, []],
    [key('C18'), met, []],
  ]);
  await user.click(await screen.findByRole('button', { name: 'Hoàn tác' }));
  await waitFor(() => expect(saves).toHaveLength(2));
  for (const code of ['C17', 'C18']) expect(record(key(code))?.fields['value']?.value).toBeNull();
});

it('leaves out what a colleague answers meanwhile, and keeps it when the rest is taken back', async () => {
  const { user, sheet, saves, arrive, record } = await choose();
  act(() => {
    arrive({ record: key('C18'), field: 'value', value: unmet, by: colleagueId });
  });
  await user.click(sheet().getByRole('button', { name: 'Ghi “Đạt” cho 1 mục' }));
  await waitFor(() => expect(saves).toHaveLength(1));
  expect(saves[0]?.map(({ record: of }) => of)).toEqual([key('C17')]);
  expect(record(key('C18'))?.fields['value']?.value).toEqual(unmet);
});

it.each([
  ['an answer of another kind', { kind: 'text', text: 'Có' }],
  ['an answer that cannot be read', { of: 'later' }],
])('writes nothing over %s', async (_, value) => {
  const { user, sheet, saves, arrive, record } = await choose();
  act(() => {
    arrive({ record: key('C18'), field: 'value', value, by: colleagueId });
  });
  await user.click(sheet().getByRole('button', { name: 'Ghi “Đạt” cho 1 mục' }));
  await waitFor(() => expect(saves).toHaveLength(1));
  expect(saves[0]?.map(({ record: of }) => of)).toEqual([key('C17')]);
  expect(record(key('C18'))?.fields['value']?.value).toEqual(value);
});

it('says what is safe where it could not be stored', async () => {
  const { user, sheet, failWith, record } = await choose();
  failWith({ type: 'no-space' });
  await user.click(sheet().getByRole('button', { name: 'Ghi “Đạt” cho 2 mục' }));
  await sheet().findByRole('alert');
  failWith(null);
  await user.click(sheet().getByRole('button', { name: 'Lưu lại' }));
  await waitFor(() => expect(record(key('C17'))?.fields['value']?.value).toEqual(met));
});
