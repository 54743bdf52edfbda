/** 'Tải nốt' asked for before the records are here goes on by itself once they are. */
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { ok } from '#domain/kernel/result.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { WorkspaceProvider } from '#client/services/services-context.tsx';
import type { DeviceFacts } from '#client/features/visits/use-device-facts.ts';
import type { MyVisit } from '#client/features/visits/use-my-visits.ts';
import type { useScopes } from '#client/features/visits/use-scopes.ts';
import { useVisitOnDevice } from '#client/features/visits/use-visit-on-device.ts';

type Scopes = ReturnType<typeof useScopes>;

const scope = 'visit/v1';
const followup = 'followup/v1';
const original = 'a'.repeat(64);
const thumbnail = 'b'.repeat(64);
const file = (sha256: string) => ({ sha256, size: 1000, type: 'image/jpeg' });
const photo = {
  scope,
  record: 'photo:p1',
  fields: {
    picture: {
      value: { original: file(original), thumbnail: file(thumbnail), width: 4, height: 3 },
      heads: [],
      conflict: false,
    },
  },
  deleted: false,
  deletedMeanwhile: false,
} as unknown as FoldedRecord;

const given = <T,>(value: () => T) => ({
  subscribe: (next: (value: T) => void) => {
    next(value());
    return { unsubscribe: () => undefined };
  },
});

const device = {
  app: { total: 1, missing: [] },
  mendApp: () => undefined,
  room: { used: 1, quota: 10_000_000_000, persistent: true, wordsOnly: false, tried: null },
  now: 1,
  askedToKeep: false,
} as unknown as DeviceFacts;

function visitWith(records: readonly FoldedRecord[]): MyVisit {
  return {
    context: { scope, followup, visit: { id: 'v1', checklists: [] } },
    records,
    followup: [],
    progress: { checklists: [] },
    concluded: false,
  } as unknown as MyVisit;
}

test('the photos follow without a second press', async () => {
  let stored: readonly FoldedRecord[] = [];
  const read: string[] = [];
  let asked = 0;
  const workspace = {
    watchRecords: () => given(() => stored),
    account: { id: 'a1' },
    watchDirectory: () => given(() => null),
    watchHeld: () => given(() => new Set()),
    checklist: async () => null,
    syncNow: () => (asked += 1),
    photos: {
      read: async (_: string, sha256: string) => {
        read.push(sha256);
        return ok(new Blob());
      },
    },
  } as unknown as Workspace;
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <WorkspaceProvider workspace={workspace}>{children}</WorkspaceProvider>
  );
  const unread = new Map() as unknown as Scopes;
  const readToEnd = new Map(
    [scope, followup].map((entry) => [entry, { state: 'open', readAt: 5 }]),
  ) as unknown as Scopes;
  const { result, rerender } = renderHook(
    ({ visit, scopes }: { visit: MyVisit; scopes: Scopes }) =>
      useVisitOnDevice(visit, scopes, device),
    { wrapper, initialProps: { visit: visitWith([]), scopes: unread } },
  );
  await waitFor(() => expect(result.current).toBeDefined());
  act(() => result.current?.fetchRest());
  expect(asked).toBe(1);
  expect(result.current?.fetching).toBe(true);
  expect(read).toEqual([]);

  // The end of the reading is told before the screen has drawn the records.
  stored = [photo];
  rerender({ visit: visitWith([]), scopes: readToEnd });
  await waitFor(() => expect(result.current?.fetching).toBe(false));
  expect(read).toEqual([thumbnail, original]);
});
