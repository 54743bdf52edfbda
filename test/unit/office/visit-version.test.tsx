/** The office moves a visit to a newer version of a checklist from the form of the visit. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Checklist } from '#domain/checklist/definition.ts';
import { OfficeContext, type Office } from '#client/features/office/office-context.ts';
import { VisitForm } from '#client/features/office/visit-form.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { directoryFor, fakeWorkspace, refOf } from '../compile/fake-workspace.ts';
import { checklist } from '../compile/sample-visit.ts';

afterEach(cleanup);

const newer: Checklist = {
  ...checklist,
  version: '2022.2',
  sections: checklist.sections.map((of) => ({ ...of, items: of.items.slice(0, 2) })),
};

it('shows what is different, but nothing of answers, which are not here; then reads anew', async () => {
  const { workspace, services, moves } = fakeWorkspace({ newer, connection: 'online' });
  const directory = { ...directoryFor([refOf(checklist).hash]), checklists: [refOf(newer)] };
  let reloads = 0;
  const office = {
    ...{ accounts: [], held: [], directory, drafts: new Map<string, unknown>() },
    checklistId: () => checklist.id,
    reload: async () => void (reloads += 1),
  } as unknown as Office;
  render(
    <ServicesProvider services={services}>
      <WorkspaceProvider workspace={workspace}>
        <ToastRegion>
          <OfficeContext value={office}>
            <VisitForm campaignId="c1" visit={directory.visits[0]!} onClose={() => undefined} />
          </OfficeContext>
        </ToastRegion>
      </WorkspaceProvider>
    </ServicesProvider>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Xem thay đổi phiếu C' }));
  const sheet = within(screen.getByRole('dialog', { name: /^Phiếu C: bản .* sang bản 2022\.2$/ }));
  expect(await sheet.findByText('1 mục bỏ đi')).toBeTruthy();
  expect(sheet.getByText('Mọi câu trả lời đều được giữ.')).toBeTruthy();
  expect(sheet.queryByText('Các câu đã trả lời')).toBeNull();
  expect(sheet.getByText(/^Nếu đã trả lời C\d+, câu trả lời cũ được giữ riêng/)).toBeTruthy();
  await user.click(sheet.getByRole('button', { name: 'Chuyển sang bản 2022.2' }));
  await waitFor(() => expect(reloads).toBe(1));
  expect(moves).toEqual([{ visitId: 'v1', from: refOf(checklist).hash, to: refOf(newer).hash }]);
});
