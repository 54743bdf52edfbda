import type { Clock } from '#domain/kernel/sources.ts';
import type { Storage } from '../storage/port.ts';
import { writeAudit } from './audit-book.ts';

/** Gives a new server its first epoch; every start calls it. */
export async function ensureEpoch(storage: Storage, newId: () => string): Promise<void> {
  await storage.write('epoch', async ({ epoch }) => {
    if ((await epoch.current()) === null) await epoch.replace(newId());
  });
}

/** The server's past is another one from now on: every tablet reads and pushes all again (S15, S24). */
export async function replaceEpoch(
  storage: Storage,
  clock: Clock,
  newId: () => string,
): Promise<void> {
  await storage.write('epoch', async ({ epoch, audit }) => {
    const details = { before: await epoch.current(), after: newId() };
    await epoch.replace(details.after);
    const at = new Date(clock()).toISOString();
    await writeAudit(audit, [{ at, actor: 'server', action: 'epoch-replaced', details }]);
  });
}
