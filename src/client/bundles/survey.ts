/** What this device holds that no server has confirmed, told without opening the app's database. */
import type { Manifest } from '#domain/bundle/manifest.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import { databaseName } from '#client/store/database.ts';
import { directoryAnswerSchema } from '#protocol/directory.ts';
import { countNative, failed, openNative, type NativeProblem } from './native-database.ts';
import { metaValue, readWork, type DeviceWork } from './read-work.ts';

/** A visit as this device's directory names it; without names where that cannot be read. */
export interface VisitName {
  readonly id: string;
  readonly unit: string | null;
  /** Calendar date. */
  readonly date: string | null;
}

export interface ScopeCount {
  readonly scope: string;
  readonly visit: VisitName;
  readonly changes: number;
  /** Photos and documents, without thumbnails. */
  readonly files: number;
}

export interface OwnWork {
  readonly scopes: readonly ScopeCount[];
  readonly changes: number;
  readonly files: number;
  /** Bytes of all files, thumbnails included. */
  readonly bytes: number;
  /** Contents that are carried although no screen shows them: twins and unreadable rows. */
  readonly kept: number;
  readonly missing: Manifest['missing'];
  /** The visits that this device knows, the latest first. */
  readonly visits: readonly VisitName[];
}

export type OwnSurvey =
  | { readonly type: 'nobody' }
  | { readonly type: 'nothing' }
  | { readonly type: 'work'; readonly work: OwnWork }
  | Exclude<NativeProblem, { readonly type: 'missing' }>;

export interface Survey {
  readonly own: OwnSurvey;
  /** Other accounts with unsent work on this device. Nobody is told whose, or what. */
  readonly others: number;
}

export async function surveyDevice(
  factory: IDBFactory,
  account: string | null,
  enrolled: readonly string[],
): Promise<Survey> {
  const own = account === null ? ({ type: 'nobody' } as const) : await surveyOwn(factory, account);
  let others = 0;
  for (const other of enrolled) {
    if (other !== account && (await hasUnsent(factory, other))) others += 1;
  }
  return { own, others };
}

async function surveyOwn(factory: IDBFactory, account: string): Promise<OwnSurvey> {
  const opened = await openNative(factory, databaseName(account));
  if (!opened.ok) return opened.error.type === 'missing' ? { type: 'nothing' } : opened.error;
  const database = opened.value;
  try {
    const names = await visitNames(database);
    const work = await readWork(database, { type: 'unsent' });
    return { type: 'work', work: countWork(work, names) };
  } catch (cause) {
    return failed(cause);
  } finally {
    database.close();
  }
}

function countWork(work: DeviceWork, names: ReadonlyMap<string, VisitName>): OwnWork {
  const originals = work.files.filter(({ thumbnail }) => !thumbnail);
  const changes = groupBy(work.changes, ({ scope }) => scope);
  const files = groupBy(originals, ({ scope }) => scope);
  const scopes = [...new Set([...changes.keys(), ...files.keys()])].toSorted();
  return {
    scopes: scopes.map((scope) => ({
      scope,
      visit: nameOf(names, scope),
      changes: changes.get(scope)?.length ?? 0,
      files: files.get(scope as (typeof originals)[number]['scope'])?.length ?? 0,
    })),
    changes: work.changes.length,
    files: originals.length,
    bytes: work.files.reduce((sum, { size }) => sum + size, 0),
    kept: work.kept.length,
    missing: work.missing,
    visits: [...names.values()].toSorted(latestFirst),
  };
}

function latestFirst(left: VisitName, right: VisitName): number {
  const [a, b] = [left.date ?? '', right.date ?? ''];
  return a === b ? 0 : a < b ? 1 : -1;
}

function nameOf(names: ReadonlyMap<string, VisitName>, scope: string): VisitName {
  const id = scope.slice(scope.indexOf('/') + 1);
  return names.get(id) ?? { id, unit: null, date: null };
}

/** From the directory as this device last read it. */
async function visitNames(database: IDBDatabase): Promise<ReadonlyMap<string, VisitName>> {
  const value = await metaValue(database, 'directory');
  const json = typeof value === 'object' && value !== null && 'json' in value ? value.json : '';
  try {
    const { visits, units } = directoryAnswerSchema.parse(JSON.parse(String(json)));
    return new Map(
      visits.map(({ id, unitId, date }) => {
        const unit = units.find((entry) => entry.id === unitId)?.name ?? null;
        return [id, { id, unit, date }];
      }),
    );
  } catch {
    // Without it everything is exported all the same; only the names are not known.
    return new Map();
  }
}

async function hasUnsent(factory: IDBFactory, account: string): Promise<boolean> {
  const opened = await openNative(factory, databaseName(account));
  if (!opened.ok) return false;
  const database = opened.value;
  try {
    for (const [store, index] of [
      ['changes', 'pending'],
      ['changes', 'held.code'],
      ['files', '[waiting+priority]'],
      ['twins', 'scope'],
    ] as const) {
      if ((await countNative(database, store, index)) > 0) return true;
    }
    return false;
  } catch {
    return false;
  } finally {
    database.close();
  }
}
