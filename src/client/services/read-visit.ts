import { makeScope } from '#domain/sync/scope.ts';
import type { Workspace } from './app-services.ts';
import { firstOf } from './first-of.ts';
import { sharedReading } from './shared-reading.ts';

/**
 * Reads at once what the page of a visit would ask for one after the other, and keeps it for that page.
 * Answers the versions of its checklists.
 */
export async function readVisit(workspace: Workspace, visitId: string): Promise<readonly string[]> {
  const { directory, records } = sharedReading(workspace);
  const [known] = await Promise.all([
    firstOf(directory),
    firstOf(records(makeScope('visit', visitId))),
    workspace.cameraSlot.read(),
  ]);
  return known?.visits.find(({ id }) => id === visitId)?.checklists ?? [];
}
