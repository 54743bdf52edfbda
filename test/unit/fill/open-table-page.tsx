import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FillPage } from '#client/features/fill/fill-page.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import { checklistHash } from '#domain/checklist/hash.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { colleagueId, me, sampleDirectory, visitScope } from './sample-visit.ts';
import { fakeWorkspace } from './fake-workspace.ts';

const label = (vi: string) => ({ vi });
const checklist: Checklist = checklistSchema.parse({
  id: 'ho-so',
  letter: 'E',
  title: { vi: 'Giải quyết hồ sơ', en: 'Files' },
  shortTitle: { vi: 'Hồ sơ', en: 'Files' },
  version: '2026.1',
  sections: [
    {
      id: 'so-lieu',
      title: { vi: 'Số liệu', en: 'Figures' },
      items: [
        {
          code: 'E17',
          text: label('Số liệu theo lĩnh vực'),
          lookAt: label('Bảng theo lĩnh vực'),
          severity: 'major',
          legal: [],
          type: 'table',
          rowName: label('Lĩnh vực'),
          rows: [label('Hộ tịch'), label('Chứng thực'), label('Đất đai')],
          columns: [
            { id: 'field', label: label('Lĩnh vực'), type: 'text', length: 'short' },
            { id: 'received', label: label('Tiếp nhận'), type: 'count', unit: label('hồ sơ') },
            { id: 'late', label: label('Trễ hạn'), type: 'count' },
            { id: 'apology', label: label('Đã xin lỗi'), type: 'yes-no', failsOn: 'no' },
          ],
        },
      ],
    },
  ],
});
const hash = checklistHash(checklist);
export const tableKey = makeRecordKey('answer', 'ho-so/E17');
export const rowKey = (number: number) =>
  makeRecordKey('row', `0198c000-0000-7000-8000-${String(number).padStart(12, '0')}`);

type Cells = Readonly<Record<string, JsonValue>>;

/** The page of a visit whose only item is a table; `rows` are there when it opens. */
export async function openTablePage(rows: readonly Cells[] = []) {
  const fake = fakeWorkspace({
    scope: visitScope,
    account: me,
    directory: sampleDirectory([{ hash, checklist }]),
    checklists: new Map([[hash, checklist]]),
  });
  const rowArrives = (number: number, cells: Cells) => {
    const record = rowKey(number);
    const from = { record, by: colleagueId };
    fake.arrive({ ...from, field: 'of', value: tableKey });
    fake.arrive({ ...from, field: 'order', value: `a${String(number).padStart(3, '0')}V` });
    for (const [field, value] of Object.entries(cells)) fake.arrive({ ...from, field, value });
    return record;
  };
  rows.forEach((cells, index) => rowArrives(index + 1, cells));
  const page = () => (
    <ServicesProvider services={fake.services}>
      <ToastRegion>
        <WorkspaceProvider workspace={fake.workspace}>
          <FillPage visitId="visit-1" letter="E" status={<span>Đã lưu</span>} />
        </WorkspaceProvider>
      </ToastRegion>
    </ServicesProvider>
  );
  const view = render(page());
  await screen.findAllByText('Số liệu theo lĩnh vực');
  return {
    ...fake,
    view,
    user: userEvent.setup(),
    leave: () => view.rerender(<p>another screen</p>),
    comeBack: () => view.rerender(page()),
    /** A row comes in from a colleague, with what stands in its cells. */
    rowArrives,
    lines: () => {
      const table = screen.queryByRole('table');
      return table === null
        ? []
        : within(table)
            .getAllByRole('row')
            .slice(1)
            .filter((row) => row.dataset['row'] !== undefined)
            .map((row) =>
              within(row)
                .queryAllByRole('cell')
                .map((cell) => cell.textContent),
            );
    },
    /** A row by its number, as it stands: asking for roles among two hundred rows takes seconds. */
    rowElement: (number: number) => {
      const row = view.container.querySelector<HTMLElement>(`[data-row="${rowKey(number)}"]`);
      if (row === null) throw new Error(`no row ${number}`);
      return row;
    },
    box: (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name }),
    press: (name: string | RegExp) => screen.getByRole('button', { name }),
  };
}
