import { render } from '@testing-library/react';
import { App } from '#client/app/app.tsx';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { makeScope } from '#domain/sync/scope.ts';
import type { SessionAccount, Workspace } from '#client/services/app-services.ts';
import { fakeServices, inspector } from '../app/fake-services.ts';
import { sampleDirectory } from '../fill/sample-visit.ts';

const directory = sampleDirectory([]);
const [visit] = directory.visits;
export const visitId = visit!.id;
const scope = makeScope('followup', visitId);
export const unit: SessionAccount = { ...inspector, role: 'unit', unitId: visit!.unitId };

/** The app at an address, for an account that reads these records of one visit's follow-up. */
export function openFollowUp(
  account: SessionAccount,
  path: string,
  records: readonly FoldedRecord[],
  waiting = 0,
  more: Partial<Workspace> = {},
): void {
  const given = <T,>(value: T) => ({
    subscribe: (next: (value: T) => void) => {
      next(value);
      return { unsubscribe: () => undefined };
    },
  });
  const services = fakeServices({ account, waiting });
  const opening = services.openWorkspace;
  const watched: Partial<Workspace> = {
    watchScopes: () => given(new Map([[scope, { state: 'active', readAt: 1 }]])),
    ...more,
    watchDirectory: () => given({ ...directory, account: account.id }),
    watchRecords: (of) => given(of === scope ? records : []),
    watchSituation: () =>
      given({
        changes: { all: waiting, onServer: 0, waiting, held: 0 },
        held: [],
        conflicts: [],
        files: { all: 0, received: 0, waitingBytes: 0 },
        staying: { changes: 0, files: 0, unreadable: 0 },
        waitingByScope: { [scope]: waiting },
        waitingSince: null,
        syncedAt: 1,
      }),
  };
  history.replaceState(null, '', path);
  render(
    <App
      services={{
        ...services,
        openWorkspace: async () => {
          const opened = await opening();
          return opened.ok ? { ...opened, value: { ...opened.value, ...watched } } : opened;
        },
      }}
    />,
  );
}
