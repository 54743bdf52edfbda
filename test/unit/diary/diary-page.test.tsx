import { act, cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { checklistHash } from '#domain/checklist/hash.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import { makeRecordKey, type RecordKey } from '#domain/sync/scope.ts';
import { DiaryPage } from '#client/features/diary/diary-page.tsx';
import { PAGE } from '#client/features/diary/use-diary.ts';
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

async function openDiary(work: FakeWorkspace) {
  render(
    <ServicesProvider services={work.services}>
      <ToastRegion>
        <WorkspaceProvider workspace={work.workspace}>
          <DiaryPage visitId="visit-1" status={null} />
        </WorkspaceProvider>
      </ToastRegion>
    </ServicesProvider>,
  );
  await screen.findByText(/^Đã đọc/);
  return userEvent.setup();
}

const compliance = (level: string) => ({ kind: 'compliance', level });

it('tells who did what when, with the way to each place', async () => {
  const work = fake();
  work.arrive({ record: key('C17'), field: 'value', value: compliance('unmet'), by: colleagueId });
  work.arrive({
    ...{ record: key('C18'), field: 'value', value: compliance('met') },
    ...{ by: colleagueId, minute: 9 },
  });
  const finding = makeRecordKey('finding', 'f1');
  work.arrive({ record: finding, field: 'text', value: 'Thiếu', by: colleagueId, minute: 12 });
  const user = await openDiary(work);
  screen.getByText('Chuyên viên Văn phòng trả lời 2 mục của phiếu C');
  await user.click(screen.getByText('Xem 2 mục'));
  const places = within(
    await screen.findByRole('link', { name: 'C17' }).then((link) => link.closest('ul')!),
  );
  places.getByText(/: Không đạt ·/);
  expect(places.getByRole('link', { name: 'C18' }).getAttribute('href')).toBe(
    '/visits/visit-1/fill/C?item=C18',
  );
  expect(screen.getByRole('link', { name: 'Tồn tại 1' }).getAttribute('href')).toBe(
    '/visits/visit-1/findings?open=finding%3Af1',
  );
});

it('says of a new record what a person wrote, by the words of its boxes', async () => {
  const work = fake();
  const room = makeRecordKey('room', 'r1');
  const finding = makeRecordKey('finding', 'f1');
  for (const [record, field, value] of [
    [room, 'name', 'Kho lưu trữ'],
    [room, 'order', 'a0'],
    [finding, 'answer', key('C17')],
    [finding, 'text', 'Thiếu'],
    [finding, 'rule', ''],
    [finding, 'due', null],
    [finding, 'fixedOnSpot', false],
    [finding, 'evidence', []],
  ] as const)
    work.arrive({ record, field, value, by: colleagueId });
  await openDiary(work);
  screen.getByText(/^: tên ·/);
  screen.getByText(/^: nội dung ·/);
});

it('names each record of work on the spot as its screen does', async () => {
  const work = fake();
  const register = makeRecordKey('register', 'r1');
  const room = makeRecordKey('room', 'r1');
  const fields: readonly (readonly [RecordKey, string, JsonValue])[] = [
    [register, 'name', 'Sổ tiếp nhận'],
    [makeRecordKey('dossier', 'r1/h1'), 'entry', { code: 'H40-1', group: '' }],
    [makeRecordKey('criterion', 'c1'), 'text', 'Có giấy hẹn'],
    [makeRecordKey('feed', 'mot-cua/A17'), 'source', null],
    [makeRecordKey('person', 'p1'), 'post', 'Văn thư'],
    [makeRecordKey('roll-call', 'c1'), 'at', '2022-04-13T08:00'],
    [room, 'name', 'Kho lưu trữ'],
    [makeRecordKey('observation', 'o1'), 'of', room],
    [makeRecordKey('photo', 'p1'), 'of', makeRecordKey('observation', 'o1')],
  ];
  for (const [record, field, value] of fields)
    work.arrive({ record, field, value, by: colleagueId });
  const user = await openDiary(work);
  await user.click(screen.getByText(/^Xem \d+ mục$/));
  const link = (name: string) => screen.findByRole('link', { name });
  await link('hồ sơ trong sổ H40-1');
  for (const name of [
    ...['sổ hồ sơ Sổ tiếp nhận', 'tiêu chí Có giấy hẹn', 'mục dùng số tại chỗ A17'],
    ...['người trong danh sách điểm danh Văn thư', 'lần điểm danh 8:00 ngày 13/4/2022'],
    ...['phòng làm việc Kho lưu trữ', 'điều thấy tại phòng Kho lưu trữ'],
    'Ảnh của điều thấy tại phòng Kho lưu trữ',
  ])
    await link(name);
});

it('names who differs, and follows what comes in while it is open', async () => {
  const work = fake();
  const first = work.arrive({
    ...{ record: key('C17'), field: 'value', value: compliance('unmet'), by: colleagueId },
  });
  await openDiary(work);
  let second = '';
  act(() => {
    second = work.arrive({
      ...{ record: key('C17'), field: 'value', value: compliance('met'), by: me.id, minute: 1 },
    });
  });
  await screen.findByText('Bạn trả lời khác với người khác ở 1 mục của phiếu C');
  screen.getByText('Khác với Chuyên viên Văn phòng');
  act(() => {
    work.arrive({
      ...{ record: key('C17'), field: 'value', value: compliance('met'), by: me.id, minute: 2 },
      seen: [first, second],
    });
  });
  await screen.findByText('Bạn chọn một bản ở 1 chỗ có mâu thuẫn của phiếu C');
});

it('reads what a sync brings in the middle, and says where it cannot read', async () => {
  const work = fake();
  const note = (id: number) => ({
    ...{ id: `id-${1000 + id}`, record: key('C17'), field: 'note', value: `${id}`, over: [] },
    ...{ by: colleagueId, at: '2022-04-14T02:00:00.000Z-0000', relayedBy: null, held: null },
    ...{ received: null, readable: true, way: 'server' as const },
  });
  let ids = Array.from({ length: PAGE + 5 }, (_, index) => 2 * index);
  let broken = false;
  Object.assign(work.workspace, {
    log: async (_: unknown, before: string | null, limit: number) => {
      if (broken) throw new Error('broke');
      const older = ids
        .map(note)
        .toSorted((a, b) => (a.id < b.id ? 1 : -1))
        .filter(({ id }) => before === null || id < before);
      const changes = older.slice(0, limit);
      return { changes, next: older.length > limit ? (changes.at(-1)?.id ?? null) : null };
    },
  });
  work.arrive({ record: key('C17'), field: 'note', value: 'x', by: colleagueId });
  const user = await openDiary(work);
  await user.click(screen.getByRole('button', { name: 'Xem cũ hơn' }));
  await screen.findByText(new RegExp(`^Đã đọc ${PAGE + 5} thay đổi`));
  // Among those of the second stretch.
  ids = [...ids, 3];
  act(() => {
    work.arrive({ record: key('C17'), field: 'note', value: 'y', by: colleagueId });
  });
  await screen.findByText(new RegExp(`^Đã đọc ${PAGE + 6} thay đổi`));
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  broken = true;
  act(() => {
    work.arrive({ record: key('C17'), field: 'note', value: 'z', by: colleagueId });
  });
  const again = await screen.findByRole('button', { name: 'Đọc lại' });
  expect(screen.queryByText('Đây là chỗ bắt đầu của nhật ký trên máy này.')).toBeNull();
  broken = false;
  await user.click(again);
  await screen.findByText('Đây là chỗ bắt đầu của nhật ký trên máy này.');
  expect(told).toHaveBeenCalled();
  told.mockRestore();
});

it('reads the log in stretches, and filters by person and kind', async () => {
  const work = fake();
  const answer = (count: number, by: string) =>
    work.arrive({ record: key('C17'), field: 'note', value: `${count}`, by, minute: count / 60 });
  answer(0, me.id);
  for (let count = 1; count <= PAGE; count += 1) answer(count, colleagueId);
  const user = await openDiary(work);
  screen.getByText(new RegExp(`^Đã đọc ${PAGE} thay đổi`));
  await user.click(screen.getByRole('button', { name: 'Xem cũ hơn' }));
  await screen.findByText(new RegExp(`^Đã đọc ${PAGE + 1} thay đổi`));
  screen.getByText('Đây là chỗ bắt đầu của nhật ký trên máy này.');
  expect(screen.queryByRole('button', { name: 'Xem cũ hơn' })).toBeNull();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Người' }), 'Bạn');
  expect(screen.getAllByText(/^Bạn /, { selector: 'p' })).toHaveLength(1);
  expect(screen.queryByText(/^Chuyên viên Văn phòng/, { selector: 'p' })).toBeNull();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Loại việc' }), 'Ảnh');
  screen.getByText('Không có việc nào khớp.');
});
