/** Counts what of a visit is on this device. */
import { hasLimitation } from '#domain/followup/outcomes.ts';
import { readSelfReport } from '#domain/followup/self-report.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { openRecommendations } from '#domain/visit/earlier-visit.ts';
import type { Workspace } from '#client/services/app-services.ts';
import type { EarlierVisits, KnownVisit } from '#client/services/use-earlier-visits.ts';
import { lawInChecklist } from './checklist-facts.ts';
import type { LastVisit, OnDevice, UnitReport } from './readiness.ts';

export type Scopes = Parameters<
  Parameters<ReturnType<Workspace['watchScopes']>['subscribe']>[0]
>[0];

/** Stored versions by hash, those that are not here left out. */
export type StoredChecklists = ReadonlyMap<string, string>;

/** When all of these were last read to their ends; `null` where one never was. */
export function readToEndAt(scopes: Scopes, wanted: readonly Scope[]): number | null {
  const times = wanted.map((scope) => scopes.get(scope)?.readAt ?? null);
  return times.reduce<number | null>(
    (least, time) => (least === null || time === null ? null : Math.min(least, time)),
    Number.MAX_SAFE_INTEGER,
  );
}

export function lawFacts(stored: StoredChecklists, hashes: readonly string[]): OnDevice['law'] {
  const read = hashes.flatMap((hash) => {
    const json = stored.get(hash);
    return json === undefined ? [] : [lawInChecklist(json)];
  });
  return {
    documents: new Set(read.flatMap((law) => law?.documents ?? [])).size,
    missing: read.reduce((sum, law) => sum + (law === null ? 1 : law.missing.length), 0),
  };
}

export function shareOf(stored: StoredChecklists, hashes: readonly string[]) {
  return { here: hashes.filter((hash) => stored.has(hash)).length, total: hashes.length };
}

export function lastVisitOf(
  { known, told }: EarlierVisits,
  scopes: Scopes,
  stored: StoredChecklists,
): LastVisit | null {
  const [latest] = known;
  if (latest === undefined) return null;
  if (!isRead(latest, scopes)) return { type: 'unread' };
  const { id, date, checklists } = latest.visit;
  const outcomes = [...(told.find(({ visit }) => visit.id === id)?.outcomes.values() ?? [])];
  if (outcomes.length === 0) return { type: 'silent', date };
  return {
    type: 'told',
    date,
    limitations: outcomes
      .filter(hasLimitation)
      .reduce((sum, { findings }) => sum + findings.filter(isLimitation).length, 0),
    figures: outcomes.filter(({ value }) => value !== null && figures.has(value.kind)).length,
    checklists: shareOf(stored, checklists),
  };
}

export function recommendationFacts(
  { known, told }: EarlierVisits,
  scopes: Scopes,
): OnDevice['recommendations'] {
  return {
    here: known.filter(({ followup }) => readToEndAt(scopes, [followup]) !== null).length,
    total: known.length,
    open: openRecommendations(told).length,
  };
}

export function reportFacts(followup: readonly FoldedRecord[], isReadHere: boolean): UnitReport {
  const { request, handedIn, claims } = readSelfReport(followup);
  if (handedIn !== null) return { type: 'handed-in', at: handedIn.at, claims: claims.size };
  if (!isReadHere) return { type: 'unread' };
  if (request === null) return { type: 'not-asked' };
  return { type: 'asked', due: request.due, claims: claims.size };
}

function isRead({ followup, working }: KnownVisit, scopes: Scopes): boolean {
  return readToEndAt(scopes, working === null ? [followup] : [followup, working]) !== null;
}

const isLimitation = ({ kind, fixedOnSpot }: { kind: string; fixedOnSpot: boolean }): boolean =>
  kind === 'limitation' && !fixedOnSpot;
const figures: ReadonlySet<string> = new Set(['count', 'money', 'percentage', 'ratio']);
