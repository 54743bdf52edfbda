import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ScreenBoundary } from '#client/app/screen-boundary.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { useChecklists } from '#client/services/use-checklists.ts';
import { fakeServices } from '../app/fake-services.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('breaks its screen where a checklist cannot be read, instead of opening for ever', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const services = fakeServices();
  const opened = await services.openWorkspace();
  if (!opened.ok) throw new Error(opened.error.type);
  const checklist = async () => Promise.reject(new Error('UnknownError'));
  const hashes = ['h'];
  function Titles() {
    return useChecklists(hashes) ? 'open' : 'opening';
  }
  render(
    <ServicesProvider services={services}>
      <WorkspaceProvider workspace={{ ...opened.value, checklist }}>
        <ScreenBoundary>
          <Titles />
        </ScreenBoundary>
      </WorkspaceProvider>
    </ServicesProvider>,
  );
  expect(await screen.findByText('Màn hình này gặp lỗi.')).toBeTruthy();
});
