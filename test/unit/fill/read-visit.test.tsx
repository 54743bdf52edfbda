import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FillPage } from '#client/features/fill/fill-page.tsx';
import { readVisit } from '#client/services/read-visit.ts';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { loadChecklist } from '#client/services/use-checklists.ts';
import { mapWatched } from '#client/platform/watched.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';
import { ToastRegion } from '#client/ui/toast.tsx';
import { openFillPage } from './open-fill-page.tsx';

afterEach(cleanup);

/** The other one of the visit is not on this device, and would be looked for again. */
const withOneChecklist = (directory: DirectoryAnswer | null): DirectoryAnswer | null =>
  directory && {
    ...directory,
    visits: directory.visits.map((visit) => ({
      ...visit,
      checklists: visit.checklists.slice(0, 1),
    })),
  };

it('shows the items in the very first drawing of a visit that was read ahead', async () => {
  const { services, workspace } = await openFillPage();
  cleanup();
  const read = {
    ...workspace,
    watchDirectory: () => mapWatched(workspace.watchDirectory(), withOneChecklist),
    cameraSlot: { ...workspace.cameraSlot, known: () => null },
  };
  const hashes = await readVisit(read, 'visit-1');
  await Promise.all(hashes.map((hash) => loadChecklist(read, hash)));
  const { container } = render(
    <ServicesProvider services={services}>
      <ToastRegion>
        <WorkspaceProvider workspace={read}>
          <FillPage visitId="visit-1" letter={undefined} status={null} />
        </WorkspaceProvider>
      </ToastRegion>
    </ServicesProvider>,
  );
  expect(container.querySelector('[data-item] [role=radio]')).not.toBeNull();
});
