/** What is opened for one visit, as steps. */
import { checklistSchema } from '#domain/checklist/definition.ts';
import { readSelfReport } from '#domain/followup/self-report.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { readEarlierVisit } from '#domain/visit/earlier-visit.ts';
import { numberFindings } from '#domain/visit/number-findings.ts';
import { visitAnswers } from '#domain/visit/visit-answers.ts';
import type { AppFilesService, Workspace } from '#client/services/app-services.ts';
import { firstOf } from '#client/services/first-of.ts';
import { isRoomProved, photosOfADay } from '#client/services/room-for-photos.ts';
import type { VisitContext } from '#client/services/use-records.ts';
import type { KnownVisit } from '#client/services/use-earlier-visits.ts';
import { lawInChecklist } from '../checklist-facts.ts';
import type { NeededPhoto } from '../needed-photos.ts';
import { readToEndAt } from '../visit-on-device.ts';
import type { Found, Step, Trouble } from './rehearse.ts';

export interface RehearsedVisit {
  readonly context: VisitContext;
  readonly earlier: readonly KnownVisit[];
  readonly photos: readonly NeededPhoto[];
  /** How people call a version: "A Niêm yết". */
  readonly titleOf: (hash: string) => string;
  readonly clock: Clock;
}

/** Reading is quick beside drawing: so many photos are one cell. */
const photosPerStep = 8;

export function rehearsalSteps(
  { context, earlier, photos, titleOf, clock }: RehearsedVisit,
  workspace: Workspace,
  appFiles: AppFilesService,
): readonly Step[] {
  const { visit, scope, followup } = context;
  const former = (earlier[0]?.visit.checklists ?? []).filter(
    (hash) => !visit.checklists.includes(hash),
  );
  const versions = [...visit.checklists, ...former];
  return [
    { part: 'app', things: 1, open: () => openApp(appFiles) },
    {
      part: 'store',
      things: 1,
      open: async () => troubleIf(!(await workspace.tryWrite()), 'refused'),
    },
    ...versions.map((hash): Step => {
      const open = () => openVersion(workspace, hash, titleOf(hash));
      return { part: 'checklists', things: 1, open };
    }),
    { part: 'records', things: 1, open: () => openWorkingFile(workspace, scope) },
    ...earlier.map((known): Step => {
      return { part: 'last', things: 1, open: () => openEarlier(workspace, known) };
    }),
    { part: 'report', things: 1, open: () => openReport(workspace, followup) },
    ...inGroups(photos, photosPerStep).map((group): Step => {
      return { part: 'photos', things: group.length, open: () => openPhotos(workspace, group) };
    }),
    { part: 'room', things: 0, open: (signal) => tryRoom(workspace, clock, signal) },
  ];
}

const troubleIf = (bad: boolean, why: Trouble['why']): readonly Trouble[] =>
  bad ? [{ why, name: '' }] : [];

async function openApp(appFiles: AppFilesService): Promise<readonly Trouble[]> {
  const files = await appFiles.readAll();
  if (files === null) return [{ why: 'unknown', name: '' }];
  if (files.total === 0) return [{ why: 'missing', name: '' }];
  return files.missing.map((address) => ({
    why: 'missing',
    name: address.slice(address.lastIndexOf('/') + 1),
  }));
}

async function openVersion(
  workspace: Workspace,
  hash: string,
  name: string,
): Promise<readonly Trouble[]> {
  const json = await workspace.checklist(hash);
  if (json === null) return [{ why: 'missing', name }];
  if (!checklistSchema.safeParse(JSON.parse(json)).success) return [{ why: 'unreadable', name }];
  const law = lawInChecklist(json);
  return (law?.missing ?? []).map((reference) => ({
    why: 'missing',
    name: `${name}: ${reference}`,
  }));
}

async function openWorkingFile(workspace: Workspace, scope: Scope): Promise<readonly Trouble[]> {
  const records = await firstOf(workspace.watchRecords(scope));
  visitAnswers(records);
  numberFindings(records);
  return unreadOf(workspace, [scope]);
}

async function openEarlier(
  workspace: Workspace,
  { visit, followup, working }: KnownVisit,
): Promise<readonly Trouble[]> {
  const read = async (scope: Scope | null) =>
    scope === null ? [] : firstOf(workspace.watchRecords(scope));
  readEarlierVisit(visit, await read(working), await read(followup));
  return unreadOf(workspace, working === null ? [followup] : [followup, working]);
}

async function openReport(workspace: Workspace, followup: Scope): Promise<readonly Trouble[]> {
  readSelfReport(await firstOf(workspace.watchRecords(followup)));
  return unreadOf(workspace, [followup]);
}

async function unreadOf(
  workspace: Workspace,
  scopes: readonly Scope[],
): Promise<readonly Trouble[]> {
  const standing = await firstOf(workspace.watchScopes());
  return troubleIf(readToEndAt(standing, scopes) === null, 'unread');
}

async function openPhotos(
  workspace: Workspace,
  photos: readonly NeededPhoto[],
): Promise<readonly Trouble[]> {
  const troubles: Trouble[] = [];
  for (const { scope, code, files } of photos) {
    for (const { sha256 } of files) {
      const held = await workspace.photos.held(scope, sha256);
      if (held === 'whole') continue;
      troubles.push({ why: held, name: code ?? '' });
      break;
    }
  }
  return troubles;
}

/** Only what was stored has proved that there is room for it. */
async function tryRoom(
  workspace: Workspace,
  clock: Clock,
  signal: AbortSignal,
): Promise<Found | null> {
  const known = await workspace.room();
  const tried = isRoomProved(known, clock()) ? known.tried : await workspace.tryRoom(signal);
  if (signal.aborted) return null;
  if (tried === null) return { things: 0, troubles: [{ why: 'unknown', name: '' }] };
  const troubles = troubleIf(tried.photos < photosOfADay, 'full');
  return { things: tried.photos, troubles };
}

function inGroups<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
