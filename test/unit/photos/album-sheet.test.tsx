import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { AlbumPage } from '#client/features/album/album-page.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { checklistHash } from '#domain/checklist/hash.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { fakeWorkspace } from '../fill/fake-workspace.ts';
import { key, sampleChecklist } from '../fill/open-fill-page.tsx';
import { colleagueId, me, sampleDirectory, visitScope } from '../fill/sample-visit.ts';

afterEach(cleanup);

const file = (letter: string) => ({ sha256: letter.repeat(64), size: 3, type: 'image/jpeg' });
const hash = checklistHash(sampleChecklist);

async function openAlbum() {
  const work = fakeWorkspace({
    scope: visitScope,
    account: me,
    directory: sampleDirectory([{ hash, checklist: sampleChecklist }], []),
    checklists: new Map([[hash, sampleChecklist]]),
    photo: () => new Blob(['x']),
  });
  const photos = [makeRecordKey('photo', 'p1'), makeRecordKey('photo', 'p2')] as const;
  for (const [at, record] of photos.entries()) {
    const picture = { original: file(`${at}`), thumbnail: file(`${at + 2}`), width: 4, height: 3 };
    for (const [field, value] of Object.entries({ picture, of: key('C18'), caption: '' }))
      work.arrive({ record, field, value, by: colleagueId });
  }
  render(
    <ServicesProvider services={work.services}>
      <ToastRegion>
        <WorkspaceProvider workspace={work.workspace}>
          <AlbumPage visitId="visit-1" status={null} />
        </WorkspaceProvider>
      </ToastRegion>
    </ServicesProvider>,
  );
  return { ...work, photos, user: userEvent.setup() };
}

it('a caption that could not be stored stays with its photo when the viewer goes on', async () => {
  const { user, failWith, record, photos } = await openAlbum();
  await user.click(await screen.findByRole('button', { name: /^C18, ảnh 1/ }));
  const caption = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Chú thích' });
  failWith({ type: 'no-space' });
  await user.type(caption(), 'Cửa trước');
  await user.tab();
  await screen.findByRole('button', { name: 'Lưu lại' });
  await user.click(screen.getByRole('button', { name: /^Xem lớn/ }));
  failWith(null);
  await user.click(await screen.findByRole('button', { name: 'Ảnh sau' }));
  await waitFor(() => expect(caption().value).toBe(''));
  await user.click(caption());
  await user.tab();
  expect(record(photos[1])?.fields['caption']?.value).toBe('');
  await user.click(screen.getByRole('button', { name: 'Ảnh trước' }));
  await waitFor(() => expect(record(photos[0])?.fields['caption']?.value).toBe('Cửa trước'));
});
