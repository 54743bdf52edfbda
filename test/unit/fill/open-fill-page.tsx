import { act, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FillPage } from '#client/features/fill/fill-page.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import { checklistHash } from '#domain/checklist/hash.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';
import { fakeWorkspace } from './fake-workspace.ts';
import { me, sampleDirectory, visitScope } from './sample-visit.ts';

const label = (vi: string) => ({ vi });
const common = (code: string, text: string) => ({
  code,
  text: label(text),
  lookAt: label('Sổ theo dõi'),
  severity: 'critical',
  legal: [
    { document: 'Nghị định 61/2018/NĐ-CP', article: 'Điều 17', verified: 'V' },
    { document: 'Luật Lưu trữ', verified: 'M' },
  ],
});
export const sampleChecklist: Checklist = checklistSchema.parse({
  id: 'cong-nghe',
  letter: 'C',
  title: { vi: 'Ứng dụng CNTT', en: 'IT' },
  shortTitle: { vi: 'CNTT', en: 'IT' },
  version: '2026.1',
  deadlines: { major: { workingDays: 10 } },
  sections: [
    {
      id: 'ho-so',
      title: { vi: 'Hồ sơ', en: 'Files' },
      items: [
        {
          ...common('C15', 'Hồ sơ xử lý trên hệ thống'),
          type: 'ratio',
          labels: { part: label('Đã xử lý'), whole: label('Tổng tiếp nhận') },
        },
        {
          ...common('C17', 'Có đường truyền dự phòng'),
          type: 'compliance',
          severity: 'major',
          onFail: {
            finding: label('Chưa có đường truyền dự phòng'),
            proposal: label('Thuê đường truyền dự phòng'),
          },
        },
        {
          ...common('C18', 'Tài khoản cấp theo từng người'),
          type: 'compliance',
          requires: { photo: 'unmet' },
        },
        { ...common('C19', 'Ngân sách cho CNTT'), type: 'money' },
      ],
    },
  ],
});
/** The record of the answer to an item of the sample checklist. */
export const key = (code: string) => makeRecordKey('answer', `cong-nghe/${code}`);

function directoryAt(checklist: Checklist, earlier: readonly string[] = []): DirectoryAnswer {
  const directory = sampleDirectory(
    [{ hash: checklistHash(checklist), checklist }],
    [{ hash: 'e'.repeat(64), letter: 'E', title: 'Giải quyết hồ sơ' }],
  );
  const visits = directory.visits.map((visit) => ({ ...visit, earlierChecklists: [...earlier] }));
  return { ...directory, visits };
}

/** The page of a visit with one checklist on the device and one that is not. */
export async function openFillPage(
  checklist: Checklist = sampleChecklist,
  /** Of which this device has the content, and to which the visit can be moved. */
  newer: readonly Checklist[] = [],
  more: Pick<Parameters<typeof fakeWorkspace>[0], 'cameraSlot' | 'place' | 'photo'> = {},
) {
  const hash = checklistHash(checklist);
  const fake = fakeWorkspace({
    scope: visitScope,
    account: me,
    ...more,
    directory: directoryAt(checklist),
    checklists: new Map([checklist, ...newer].map((one) => [checklistHash(one), one])),
  });
  const page = (letter: string) => (
    <ServicesProvider services={fake.services}>
      <ToastRegion>
        <WorkspaceProvider workspace={fake.workspace}>
          <FillPage visitId="visit-1" letter={letter} status={<span>Đã lưu</span>} />
        </WorkspaceProvider>
      </ToastRegion>
    </ServicesProvider>
  );
  const view = render(page(checklist.letter));
  await screen.findByText(`${checklist.letter}. ${checklist.title.vi}`);
  const row = (code: string) => {
    const found = view.container.querySelector<HTMLElement>(`[data-item=${code}]`);
    if (found === null) throw new Error(`no row ${code}`);
    return within(found);
  };
  return {
    ...fake,
    view,
    row,
    user: userEvent.setup(),
    /** The visit was moved to a version that this device has. */
    move: (to: Checklist) => act(async () => fake.arriveDirectory(directoryAt(to, [hash]))),
    go: (letter: string) => view.rerender(page(letter)),
    leave: () => view.rerender(<p>another screen</p>),
  };
}
