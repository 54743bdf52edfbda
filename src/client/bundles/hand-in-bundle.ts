/**
 * The office brings a bundle to the server (S11): changes first, then the bytes that they name. Each
 * step may be done again: whoever meets a break begins anew, and nothing is there twice. What the server
 * fails at keeps nothing else from being brought: the rest may be the only copy that there is.
 */
import { changeOf, isTooDeep } from '#domain/bundle/lines.ts';
import type { BundleFile } from '#domain/bundle/manifest.ts';
import type { HeldCode } from '#domain/access/judge-change.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { maxChangeBytes, utf8Length } from '#domain/sync/change.ts';
import type { FileServer } from '#client/files/ask-files.ts';
import { uploadFile, type UploadProblem } from '#client/files/tus-over-fetch.ts';
import type { TransportProblem } from '#client/sync/transport.ts';
import type { HandInAnswer, HandInRequest } from '#protocol/hand-in.ts';
import { codesForAll } from '#protocol/problem.ts';
import { maxPushChanges, maxRequestBytes } from '#protocol/sync.ts';
import { protocolVersion } from '#protocol/version.ts';
import type { Bundle } from './read-bundle.ts';

export interface HandInParts extends FileServer {
  readonly send: (request: HandInRequest) => Promise<Result<HandInAnswer, TransportProblem>>;
}

/** What has become of one scope's part. */
export interface HandedIn {
  readonly scope: string;
  readonly taken: number;
  readonly known: number;
  readonly held: ReadonlyMap<HeldCode, number>;
  /** Photos and documents, without thumbnails. */
  readonly files: number;
  /** No change that the server has names them, or it refused their bytes. */
  readonly filesRefused: number;
}

export interface HandInOutcome {
  readonly scopes: readonly HandedIn[];
  /** Rows that nobody could read: what of them could be sent is held, all stays in the file. */
  readonly unreadable: number;
}

export interface HandInProgress {
  readonly done: number;
  readonly all: number;
}

/** A problem says that something is not there, and not that nothing is. */
export async function handInBundle(
  parts: HandInParts,
  bundle: Bundle,
  onProgress: (progress: HandInProgress) => void = () => undefined,
): Promise<Result<HandInOutcome, TransportProblem>> {
  const entries = entriesOf(bundle);
  const all = entries.length + bundle.manifest.files.length;
  let done = 0;
  let failure: TransportProblem | null = null;
  const tallies = new Map<string, Tally>();
  for (const batch of batchesOf(entries)) {
    const answer = await parts.send({
      protocol: protocolVersion,
      device: bundle.manifest.device === '' ? 'unknown' : bundle.manifest.device,
      changes: batch.map(({ content }) => content as HandInRequest['changes'][number]),
    });
    if (!answer.ok) {
      if (isForAll(answer.error)) return answer;
      failure ??= answer.error;
      continue;
    }
    for (const { scope, id } of batch) {
      const verdict = answer.value.verdicts[id];
      const tally = tallyOf(tallies, scope);
      if (verdict === undefined) tally.held.set('invalid', (tally.held.get('invalid') ?? 0) + 1);
      else if (verdict.type === 'held') {
        tally.held.set(verdict.code, (tally.held.get(verdict.code) ?? 0) + 1);
      } else tally[verdict.type] += 1;
    }
    done += batch.length;
    onProgress({ done, all });
  }
  const files = bundle.manifest.files.toSorted((a, b) => Number(b.thumbnail) - Number(a.thumbnail));
  for (const file of files) {
    const brought = await bring(parts, bundle, file);
    if (!brought.ok) {
      if (isForAll(brought.error)) return brought;
      failure ??= brought.error;
      continue;
    }
    const tally = tallyOf(tallies, file.scope);
    if (!brought.value) tally.filesRefused += 1;
    else if (!file.thumbnail) tally.files += 1;
    done += 1;
    onProgress({ done, all });
  }
  if (failure) return err(failure);
  const unreadable = bundle.kept.filter(({ kind }) => kind === 'unreadable').length;
  return ok({ scopes: [...tallies.values()].toSorted(byScope), unreadable });
}

/** Whatever comes next meets it too. */
const isForAll = (problem: TransportProblem): boolean =>
  problem.type === 'no-connection' || problem.code === 'forbidden' || codesForAll.has(problem.code);

type Tally = { -readonly [K in keyof HandedIn]: HandedIn[K] } & {
  readonly held: Map<HeldCode, number>;
};

function tallyOf(tallies: Map<string, Tally>, scope: string): Tally {
  const known = tallies.get(scope);
  if (known) return known;
  const tally = { scope, taken: 0, known: 0, held: new Map(), files: 0, filesRefused: 0 };
  tallies.set(scope, tally);
  return tally;
}

const byScope = (a: HandedIn, b: HandedIn): number => (a.scope < b.scope ? -1 : 1);

interface Entry {
  readonly scope: string;
  readonly id: string;
  readonly content: unknown;
  readonly bytes: number;
}

/** Twins and what is JSON at all of the unreadable go too: the server keeps them as held, as evidence. */
function entriesOf({ changes, kept }: Bundle): readonly Entry[] {
  const entry = (scope: string, id: string, text: string): Entry[] => {
    const content = objectOf(text);
    const bytes = utf8Length(text) + 16;
    return content === null || bytes > 2 * maxChangeBytes ? [] : [{ scope, id, content, bytes }];
  };
  return [
    ...changes.flatMap(({ change, content }) => entry(change.scope, change.id, content)),
    ...kept.flatMap(({ scope, id, text }) => {
      const read = changeOf(text);
      return read ? entry(read.change.scope, read.change.id, text) : entry(scope, id, text);
    }),
  ];
}

function objectOf(text: string): object | null {
  if (isTooDeep(text)) return null;
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : null;
  } catch {
    return null;
  }
}

/** Room for the envelope. */
const batchBytes = maxRequestBytes - 8 * 1024;

/** Verdicts are by id: two contents of one id never share a request. */
function* batchesOf(entries: readonly Entry[]): Generator<readonly Entry[]> {
  let batch: Entry[] = [];
  let ids = new Set<string>();
  let bytes = 0;
  for (const entry of entries) {
    const isFull = batch.length >= maxPushChanges || bytes + entry.bytes > batchBytes;
    if (batch.length > 0 && (isFull || ids.has(entry.id))) {
      yield batch;
      [batch, ids, bytes] = [[], new Set(), 0];
    }
    batch.push(entry);
    ids.add(entry.id);
    bytes += entry.bytes;
  }
  if (batch.length > 0) yield batch;
}

/** Whether the server has the bytes now; what concerns the caller and not the file ends the whole. */
async function bring(
  parts: HandInParts,
  bundle: Bundle,
  { scope, sha256, type }: BundleFile,
): Promise<Result<boolean, TransportProblem>> {
  const bytes = await bundle.readFile({ sha256 });
  const job = { scope, sha256, type, bytes, fresh: false, onProgress: () => undefined };
  const sent = await uploadFile(parts, job);
  if (sent.ok) return ok(true);
  return endOrRefusal(sent.error);
}

function endOrRefusal(problem: UploadProblem): Result<boolean, TransportProblem> {
  if (problem.type === 'interrupted') return err({ type: 'no-connection' });
  if (problem.type === 'no-connection') return err(problem);
  switch (problem.code) {
    case 'conflict':
      // Complete already.
      return ok(true);
    case 'forbidden':
    case 'too-large':
    case 'not-a-picture':
    case 'bad-request':
      return ok(false);
    default:
      return err(problem);
  }
}
