import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import type { Workspace } from '#client/services/app-services.ts';
import { WorkspaceProvider } from '#client/services/services-context.tsx';
import { useHeld, useRecordsOf } from '#client/services/use-records.ts';
import { makeScope } from '#domain/sync/scope.ts';
import { fakeServices } from '../app/fake-services.ts';

const scopes = [makeScope('visit', 'v1')];

it.each([
  ['records', () => useRecordsOf(scopes)],
  ['files', () => useHeld(scopes)],
])('%s that cannot be read are told of, not waited for without an end', async (_, hook) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const opened = await fakeServices().openWorkspace();
  if (!opened.ok) throw new Error(opened.error.type);
  const broken = {
    subscribe: (_next: unknown, onError?: (cause: unknown) => void) => {
      onError?.(new Error('the disk does not answer'));
      return { unsubscribe: () => undefined };
    },
  };
  const workspace: Workspace = {
    ...opened.value,
    watchRecords: () => broken,
    watchHeld: () => broken,
  };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <WorkspaceProvider workspace={workspace}>{children}</WorkspaceProvider>
  );
  expect(() => renderHook<unknown, unknown>(hook, { wrapper })).toThrow('the disk does not answer');
  vi.restoreAllMocks();
});
