/** The lead hears of a newer version of a checklist, sees what is different, and moves the visit. */
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Checklist } from '#domain/checklist/definition.ts';
import { err } from '#domain/kernel/result.ts';
import { OverviewPage } from '#client/features/compile/overview-page.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { fakeWorkspace, refOf } from './fake-workspace.ts';
import { change, checklist } from './sample-visit.ts';

afterEach(cleanup);

const [section] = checklist.sections;
const [first, second] = section!.items;
const newer: Checklist = {
  ...checklist,
  version: '2022.2',
  sections: [
    {
      ...section!,
      items: [
        { ...first!, text: { vi: 'Câu hỏi C15, viết lại' } },
        { ...second!, type: 'text', length: 'short' },
        { ...first!, code: 'C19', text: { vi: 'Câu hỏi mới' } },
      ],
    },
  ],
};
const level = (code: string) =>
  change(`answer:cong-nghe/${code}`, 'value', { kind: 'compliance', level: 'met' });

async function openOverview(options: Parameters<typeof fakeWorkspace>[0] = {}) {
  const fake = fakeWorkspace({
    ...{ newer, connection: 'online', changes: ['C15', 'C17', 'C18'].map(level) },
    ...options,
  });
  render(
    <ServicesProvider services={fake.services}>
      <WorkspaceProvider workspace={fake.workspace}>
        <ToastRegion>
          <OverviewPage visitId="v1" status={null} />
        </ToastRegion>
      </WorkspaceProvider>
    </ServicesProvider>,
  );
  await screen.findByText(/UBND xã Trung Dũng/, { selector: 'h1' });
  return { ...fake, user: userEvent.setup() };
}
const look = () => screen.findByRole('button', { name: 'Xem thay đổi phiếu C' });
const dialog = () => within(screen.getByRole('dialog'));
const moveButton = () => dialog().findByRole('button', { name: 'Chuyển sang bản 2022.2' });

it('says what is different and what becomes of each answer, and moves when told to', async () => {
  const { user, moves } = await openOverview();
  expect(await screen.findByText('Phiếu C có phiên bản mới: 2022.2.')).toBeTruthy();
  await user.click(await look());
  const move = await moveButton();
  expect(dialog().getByText('Mọi câu trả lời đều được giữ.')).toBeTruthy();
  for (const words of [
    '1 câu giữ nguyên chỗ',
    '1 câu giữ riêng, vì mục nay hỏi kiểu khác',
    '1 câu giữ riêng, vì mục không còn',
    'Trước: Câu hỏi C15',
    'Nay: Câu hỏi C15, viết lại',
  ]) {
    expect(dialog().getByText(words)).toBeTruthy();
  }
  const items = dialog().getByRole('list', { name: 'Các mục thay đổi' });
  expect(
    within(items)
      .getAllByRole('listitem')
      .flatMap(({ textContent }) => /^C\d\d/.exec(textContent)?.[0] ?? []),
  ).toEqual(['C18', 'C19', 'C15', 'C17']);
  expect(moves).toEqual([]);
  await user.click(move);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(moves).toEqual([{ visitId: 'v1', from: refOf(checklist).hash, to: refOf(newer).hash }]);
  expect(screen.getByText('Đã chuyển phiếu C sang bản 2022.2.')).toBeTruthy();
  expect(await screen.findByText('Bản 2022.2')).toBeTruthy();
  expect(screen.queryByText(/có phiên bản mới/)).toBeNull();
});

it('says why it was not moved, and moves at the next press', async () => {
  const answers = [
    err({ type: 'problem', code: 'conflict', retryAfter: null } as const),
    err({ type: 'no-connection' } as const),
  ];
  const { user } = await openOverview({
    moving: () => answers.shift() ?? { ok: true, value: undefined },
  });
  await user.click(await look());
  await user.click(await moveButton());
  const told = async () => (await dialog().findByRole('alert')).textContent;
  expect(await told()).toContain('phiếu này vừa được người khác đổi bản');
  await user.click(await moveButton());
  await waitFor(async () => expect(await told()).toContain('bấm hai lần cũng chỉ chuyển một lần'));
  await user.click(await moveButton());
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('shows the difference without a network, and says that moving needs one', async () => {
  const { user, moves } = await openOverview({ connection: 'offline' });
  await user.click(await look());
  await user.click(await dialog().findByRole('button', { name: 'Chuyển: cần có mạng' }));
  expect(dialog().getByText('Câu hỏi mới')).toBeTruthy();
  expect(moves).toEqual([]);
});

it('cannot compare what it has not got, offers no move then, and reads again', async () => {
  let here = false;
  const { user } = await openOverview({ isNewerHere: () => here });
  await user.click(await look());
  expect(await dialog().findByText('Chưa đọc được bản mới.')).toBeTruthy();
  expect(dialog().queryByRole('button', { name: /^Chuyển/ })).toBeNull();
  here = true;
  await user.click(dialog().getByRole('button', { name: 'Đọc lại' }));
  await moveButton();
});

it('is the lead’s to decide: others hear nothing of it', async () => {
  await openOverview({ accountId: 'thu-ky' });
  await screen.findByText('Bản 2022.1');
  await act(async () => undefined);
  expect(screen.queryByText(/có phiên bản mới/)).toBeNull();
});
