import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checklistHash } from '#domain/checklist/hash.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { FindingsPage } from '#client/features/findings/findings-page.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { fakeWorkspace, type FakeWorkspace } from '../fill/fake-workspace.ts';
import { key, sampleChecklist } from '../fill/open-fill-page.tsx';
import { colleagueId, me, sampleDirectory, visitScope } from '../fill/sample-visit.ts';

afterEach(cleanup);

function fake(): FakeWorkspace {
  const hash = checklistHash(sampleChecklist);
  return fakeWorkspace({
    scope: visitScope,
    account: me,
    directory: sampleDirectory([{ hash, checklist: sampleChecklist }], []),
    checklists: new Map([[hash, sampleChecklist]]),
  });
}

const write = (work: FakeWorkspace, id: string, fields: Readonly<Record<string, unknown>>) => {
  const [kind = '', name = ''] = id.split(':');
  for (const [field, value] of Object.entries(fields))
    work.arrive({
      record: makeRecordKey(kind, name),
      field,
      value: value as string,
      by: colleagueId,
    });
};

async function openPage(work: FakeWorkspace) {
  render(
    <ServicesProvider services={work.services}>
      <ToastRegion>
        <WorkspaceProvider workspace={work.workspace}>
          <FindingsPage visitId="visit-1" status={null} />
        </WorkspaceProvider>
      </ToastRegion>
    </ServicesProvider>,
  );
  await screen.findByRole('button', { name: 'Ghi tồn tại ngoài phiếu' });
  return userEvent.setup();
}

const texts = () =>
  within(screen.getByRole('list', { name: 'Danh sách tồn tại, ưu điểm' }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

function three(): FakeWorkspace {
  const work = fake();
  write(work, 'finding:f1', {
    ...{ kind: 'limitation', text: 'Chậm', severity: 'minor', due: '2022-05-20', owner: 'Bà Hoa' },
    ...{ answer: key('C17') },
  });
  write(work, 'finding:f2', {
    kind: 'limitation',
    text: 'Thiếu sổ',
    severity: 'critical',
    owner: '',
  });
  write(work, 'finding:f3', { kind: 'strength', text: 'Niêm yết đủ' });
  write(work, 'explanation:e1', {
    ...{
      of: 'finding:f1',
      text: 'Thiếu người.',
      name: 'Bà Hoa',
      position: 'Công chức',
      agrees: 'no',
    },
  });
  return work;
}

/** Enough of them to be sorted and narrowed down. */
function six(): FakeWorkspace {
  const work = three();
  for (const [id, text] of [
    ['finding:f4', 'Đúng hẹn'],
    ['finding:f5', 'Sạch'],
    ['finding:f6', 'Đủ ghế'],
  ] as const)
    write(work, id, { kind: 'strength', text });
  return work;
}

describe('the list of findings', () => {
  it('numbers them, says what is wanting and what the unit says, and filters', async () => {
    const user = await openPage(six());
    const strengths = ['Niêm yết đủ', 'Đúng hẹn', 'Sạch', 'Đủ ghế'];
    expect(texts()).toEqual(['Chậm', 'Thiếu sổ', ...strengths]);
    screen.getByText('Đơn vị, Bà Hoa, Công chức:');
    screen.getByText('Thiếu người.');
    await user.click(screen.getByRole('radio', { name: 'Thiếu hạn hoặc người: 1' }));
    expect(texts()).toEqual(['Thiếu sổ']);
    await user.click(screen.getByRole('radio', { name: 'Tất cả: 6' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Sắp theo' }), 'Mức độ');
    expect(texts()).toEqual(['Thiếu sổ', 'Chậm', ...strengths]);
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Người chịu trách nhiệm' }),
      'Bà Hoa',
    );
    expect(texts()).toEqual(['Chậm']);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Mức độ' }), 'Nghiêm trọng');
    screen.getByText('Không có tồn tại nào khớp.');
  });

  it('offers no lists to choose from where a few are seen at a glance', async () => {
    await openPage(three());
    expect(screen.queryByRole('combobox')).toBeNull();
    screen.getByRole('heading', { name: '3 tồn tại, ưu điểm' });
  });

  it('folds the lists to choose from away on a phone', async () => {
    const list = { addEventListener: () => undefined, removeEventListener: () => undefined };
    vi.stubGlobal('matchMedia', (query: string) => ({ ...list, matches: query.includes('max') }));
    await openPage(six());
    vi.unstubAllGlobals();
    const folded = screen.getByText('Lọc, sắp xếp').closest('details');
    expect(folded?.open).toBe(false);
    expect(folded?.querySelectorAll('select')).toHaveLength(3);
  });

  it('opens one with its item, by keyboard', async () => {
    const user = await openPage(three());
    screen.getByRole('button', { name: 'Chậm' }).focus();
    await user.keyboard('{Enter}');
    screen.getByRole('heading', { name: 'Tồn tại 1, mục C17' });
  });

  it('records one that no item asks for, whole and in one save', async () => {
    const work = fake();
    const user = await openPage(work);
    await user.click(screen.getByRole('button', { name: 'Ghi tồn tại ngoài phiếu' }));
    const sheet = within(screen.getByRole('dialog'));
    sheet.getByRole('heading', { name: 'Ghi tồn tại ngoài phiếu' });
    await user.type(sheet.getByRole('textbox', { name: 'Nội dung' }), 'Trụ sở thiếu biển tên.');
    await user.click(sheet.getByRole('radio', { name: 'Nhẹ' }));
    await waitFor(() => expect(texts()).toEqual(['Trụ sở thiếu biển tên.']));
    const [first] = work.saves;
    expect(
      Object.fromEntries((first ?? []).map(({ field, value }) => [field, value])),
    ).toMatchObject({ answer: null, kind: 'limitation', due: null });
    await user.click(sheet.getByRole('button', { name: 'Xong' }));
    screen.getByText('Ngoài phiếu');
  });

  it('says that one was deleted elsewhere while it stood open, and begins no new one', async () => {
    const work = three();
    const user = await openPage(work);
    await user.click(screen.getByRole('button', { name: 'Thiếu sổ' }));
    const record = makeRecordKey('finding', 'f2');
    const heads = Object.values(work.record(record)?.fields ?? {}).flatMap((field) =>
      field.heads.map(({ id }) => id),
    );
    act(() => {
      work.arrive({ record, field: 'deleted', value: heads, by: colleagueId });
    });
    await screen.findByText('Tồn tại này vừa được xóa ở nơi khác. Trang của nó đã đóng.');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(work.saves).toEqual([]);
  });

  it('tells of its own deletion once, with the way back', async () => {
    const user = await openPage(three());
    await user.click(screen.getByRole('button', { name: 'Thiếu sổ' }));
    await user.click(screen.getByRole('button', { name: 'Xóa tồn tại này' }));
    await screen.findByText(/^Đã xóa tồn tại/);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByText(/vừa được xóa ở nơi khác/)).toBeNull();
  });

  it('a statement that is deleted while it is being stored does not come back', async () => {
    const work = three();
    const user = await openPage(work);
    await user.click(screen.getByRole('button', { name: 'Thiếu sổ' }));
    const sheet = within(screen.getByRole('dialog'));
    await user.click(sheet.getByText('Giải trình của đơn vị: 0'));
    await user.click(sheet.getByRole('button', { name: 'Ghi lời giải trình' }));
    const { save } = work.workspace;
    let store = (): void => {};
    const stored = new Promise<void>((resolve) => (store = resolve));
    Object.assign(work.workspace, {
      save: async (...given: Parameters<typeof save>) => {
        await stored;
        return save(...given);
      },
    });
    await user.type(sheet.getByLabelText('Lời giải trình 1'), 'Đã mua sổ.');
    await user.click(sheet.getByRole('button', { name: 'Xóa lời này: lời giải trình 1' }));
    await act(async () => store());
    await waitFor(() =>
      expect(work.saves.flat().map(({ field }) => field)).toEqual(
        expect.arrayContaining(['text', 'deleted']),
      ),
    );
    await waitFor(() => expect(sheet.queryByLabelText('Lời giải trình 1')).toBeNull());
    sheet.getByText('Giải trình của đơn vị: 0');
  });

  it('goes on with one whose words could not be stored', async () => {
    const work = fake();
    const user = await openPage(work);
    const begin = () => user.click(screen.getByRole('button', { name: 'Ghi tồn tại ngoài phiếu' }));
    const sheet = () => within(screen.getByRole('dialog'));
    await begin();
    work.failWith({ type: 'no-space' });
    await user.type(sheet().getByRole('textbox', { name: 'Nội dung' }), 'Thiếu biển tên.');
    await user.tab();
    await sheet().findByRole('button', { name: 'Lưu lại' });
    await user.click(sheet().getByRole('button', { name: 'Đóng' }));
    work.failWith(null);
    await begin();
    expect(sheet().getByRole<HTMLTextAreaElement>('textbox', { name: 'Nội dung' }).value).toBe(
      'Thiếu biển tên.',
    );
    await waitFor(() => expect(texts()).toEqual(['Thiếu biển tên.']));
  });

  it('goes on with a statement whose words could not be stored', async () => {
    const work = three();
    const user = await openPage(work);
    const open = () => user.click(screen.getByRole('button', { name: 'Thiếu sổ' }));
    const sheet = () => within(screen.getByRole('dialog'));
    await open();
    await user.click(sheet().getByText('Giải trình của đơn vị: 0'));
    await user.click(sheet().getByRole('button', { name: 'Ghi lời giải trình' }));
    work.failWith({ type: 'no-space' });
    await user.type(sheet().getByLabelText('Lời giải trình 1'), 'Đã mua sổ.');
    await user.tab();
    await sheet().findByRole('button', { name: 'Lưu lại' });
    await user.click(sheet().getByRole('button', { name: 'Đóng' }));
    work.failWith(null);
    await open();
    expect(sheet().getByLabelText<HTMLTextAreaElement>('Lời giải trình 1').value).toBe(
      'Đã mua sổ.',
    );
    await waitFor(() =>
      expect(screen.getByText('Đã mua sổ.', { selector: 'p, span' })).toBeTruthy(),
    );
  });
});
