/** Part of the composition root: the office's calls, which come with its first page. */
import { loadOnce } from '#client/platform/load-once.ts';
import type { AppServices } from '#client/services/app-services.ts';

export function createOffice(account: string): AppServices['office'] {
  const calls = loadOnce(async () =>
    (await import('#client/sync/office-calls.ts')).createOfficeCalls(account),
  );
  return {
    accounts: async () => (await calls()).accounts(),
    directory: async () => (await calls()).directory(),
    applyPlan: async (plan) => (await calls()).applyPlan(plan),
    startFromSample: async () => (await calls()).startFromSample(),
    resetPassword: async (id) => (await calls()).resetPassword(id),
    setDisabled: async (id, disabled) => (await calls()).setDisabled(id, disabled),
    held: async (before) => (await calls()).held(before),
    acceptHeld: async (number) => (await calls()).acceptHeld(number),
  };
}
