/**
 * What a device holds that goes into a bundle, read past the app's own opening of the database.
 * Whatever cannot be read is named or carried as text; nothing is left out in silence, and nothing
 * is written.
 */
import { changeOf, fitsKept, type KeptLine } from '#domain/bundle/lines.ts';
import { bundleFileSchema, type BundleFile, type Manifest } from '#domain/bundle/manifest.ts';
import { makeScope } from '#domain/sync/scope.ts';
import { identityCipher, type SealedText } from '#client/store/cipher.ts';
import { nativeKeys, nativeRows, readNative } from './native-database.ts';

/** Everything that the server has not confirmed, or all that is here of one visit. */
export type Choice = { readonly type: 'unsent' } | { readonly type: 'visit'; readonly id: string };

/** A file whose bytes lie here, under the scope that they were stored for. */
export interface HeldFile extends BundleFile {
  readonly home: string;
}

export interface DeviceWork {
  readonly device: string;
  /** Canonical JSON with its scope, in the order of the log's keys. */
  readonly changes: readonly { readonly scope: string; readonly content: string }[];
  readonly kept: readonly KeptLine[];
  readonly files: readonly HeldFile[];
  readonly missing: Manifest['missing'];
}

export async function readWork(database: IDBDatabase, choice: Choice): Promise<DeviceWork> {
  const wanted =
    choice.type === 'unsent'
      ? () => true
      : (scope: string) =>
          scope === makeScope('visit', choice.id) || scope === makeScope('followup', choice.id);
  const changes: DeviceWork['changes'][number][] = [];
  const kept: KeptLine[] = [];
  const missing: Manifest['missing'] = unknownStores(database);
  const keep = (line: KeptLine): void => {
    if (fitsKept(line)) kept.push(line);
    else missing.push({ place: line.kind, key: `${line.scope} ${line.id}`, why: 'too-large' });
  };
  for await (const { key, value, why } of rowsOf(database, 'changes')) {
    const [scope = '', id = ''] = textsOf(key);
    if (!wanted(scope)) continue;
    if (why !== null) {
      missing.push({ place: 'changes', key: `${scope} ${id}`, why });
      continue;
    }
    const row = objectOf(value);
    if (choice.type === 'unsent' && typeof row['seq'] === 'number') continue;
    const text = await openText(row['payload'], value);
    const read = changeOf(text);
    if (read?.change.scope === scope && read.change.id === id) {
      changes.push({ scope, content: text });
    } else keep({ kind: 'unreadable', scope, id, record: textOf(row['record']), text });
  }
  for await (const { key, value, why } of rowsOf(database, 'twins')) {
    const row = objectOf(value);
    const scope = textOf(row['scope']);
    if (why !== null) missing.push({ place: 'twins', key: textsOf(key).join(' '), why });
    else if (wanted(scope)) {
      const text = await openText(row['payload'], value);
      const [id, record] = [textOf(row['id']), textOf(row['record'])];
      keep({ kind: 'twin', scope, id, record, text });
    }
  }
  const files = await heldFiles(database, choice, wanted, missing);
  const marker = objectOf(objectOf(await metaValue(database, 'marker')));
  return { device: textOf(marker['device']), changes, kept, files, missing };
}

/** The value of one of the small facts; `undefined` where there is none or it cannot be read. */
export async function metaValue(database: IDBDatabase, key: string): Promise<unknown> {
  if (!database.objectStoreNames.contains('meta')) return undefined;
  return objectOf((await readNative(database, 'meta', key)).value)['value'];
}

/** Bytes of a file; `null`: they are gone. */
export async function readBytes(
  database: IDBDatabase,
  { home, sha256 }: HeldFile,
): Promise<ArrayBuffer | null> {
  const row = objectOf((await readNative(database, 'bytes', [home, sha256])).value);
  const { bytes } = row as { readonly bytes?: unknown };
  return isBuffer(bytes) ? identityCipher.openBytes(bytes, `bytes|${home}|${sha256}`) : null;
}

async function heldFiles(
  database: IDBDatabase,
  choice: Choice,
  wanted: (scope: string) => boolean,
  missing: Manifest['missing'],
): Promise<readonly HeldFile[]> {
  const bytesHere = new Set(
    (await nativeKeys(database, 'bytes')).map((key) => textsOf(key).join(' ')),
  );
  const files: HeldFile[] = [];
  for await (const { key, value, why } of rowsOf(database, 'files')) {
    const [scope = '', sha256 = ''] = textsOf(key);
    const row = objectOf(value);
    const waits = row['waiting'] === 1;
    if (!wanted(scope) || (choice.type === 'unsent' && !waits && why === null)) continue;
    const home = typeof row['linkFrom'] === 'string' ? row['linkFrom'] : scope;
    const hasBytes = bytesHere.has(`${home} ${sha256}`);
    // The server has it and this device does not: nothing is missing that was here.
    if (!hasBytes && !waits && why === null) continue;
    const { type, size } = row;
    const read = bundleFileSchema.safeParse({
      ...{ scope, sha256, type, size, thumbnail: row['priority'] === 0 },
    });
    if (read.success && hasBytes) files.push({ ...read.data, home });
    else missing.push({ place: 'files', key: `${scope} ${sha256}`, why: why ?? 'no-bytes' });
  }
  return files;
}

/** Stores of this version; a later one may have more, which must not go unnoticed. */
const knownStores = new Set([
  ...['changes', 'records', 'scopes', 'files', 'bytes', 'twins', 'checklists', 'meta'],
]);

function unknownStores(database: IDBDatabase): Manifest['missing'] {
  const here = [...database.objectStoreNames];
  return [
    ...here
      .filter((name) => !knownStores.has(name))
      .map((name) => ({ place: name, key: '', why: 'unknown-store' })),
    ...['changes', 'files', 'bytes', 'twins']
      .filter((name) => !here.includes(name))
      .map((name) => ({ place: name, key: '', why: 'no-such-store' })),
  ];
}

/**
 * Every row, in the order of the keys. A row that is gone when its turn comes was folded away by
 * another tab: what has taken its place was not listed yet, so the keys are listed once more.
 */
async function* rowsOf(database: IDBDatabase, store: string) {
  const listed = new Set<string>();
  for (;;) {
    const all = await nativeKeys(database, store);
    const fresh = all.filter((key) => !listed.has(textsOf(key).join(' ')));
    for (const key of fresh) listed.add(textsOf(key).join(' '));
    let isMoved = false;
    for await (const row of nativeRows(database, store, fresh)) {
      if (row.value === undefined && row.why === null) isMoved = true;
      else yield row;
    }
    if (!isMoved) return;
  }
}

async function openText(payload: unknown, row: unknown): Promise<string> {
  return typeof payload === 'string' || isBuffer(payload)
    ? identityCipher.openText(payload satisfies SealedText, '')
    : JSON.stringify(row);
}

/** By its name: a test's database makes buffers of another realm. */
const isBuffer = (value: unknown): value is ArrayBuffer =>
  Object.prototype.toString.call(value) === '[object ArrayBuffer]';

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const textsOf = (key: IDBValidKey): readonly string[] =>
  (Array.isArray(key) ? key : [key]).map(String);
