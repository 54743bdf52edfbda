/** Which photos of a visit the server has, by its own word: records travel before bytes (S26). */
import { useEffect, useMemo, useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { photoFields } from '#domain/visit/records.ts';
import type { Workspace } from './app-services.ts';
import { useServices, useWorkspace } from './services-context.tsx';
import { recordsOfKind, useFiles } from './use-records.ts';
import { useSyncState } from './use-workspace-state.ts';

/** Originals, each counted once: `received + waiting + missing + unknown = total`. */
export interface PhotosAtServer {
  readonly total: number;
  readonly received: number;
  /** Not sent yet from this device. */
  readonly waiting: number;
  /** The server has them not, and they are to come from elsewhere: whose they are, and how many. */
  readonly missing: readonly { readonly by: string; readonly count: number }[];
  /** The server was never asked. */
  readonly unknown: number;
  /** Wall time of the last answer, where the question after it had none; `null`: it is as asked just now. */
  readonly asOf: number | null;
}

interface Told {
  readonly has: boolean;
  /** Wall time. */
  readonly at: number;
}

/** A receipt is believed so long: a server may lose what it had. What it has not is asked for each time. */
const believedMilliseconds = 10 * 60_000;
const askAgainMilliseconds = 60_000;

/** What the server said, while the page lives, so that the next screen need not ask. */
const memories = new WeakMap<Workspace, Map<string, Told>>();

function memoryOf(workspace: Workspace): Map<string, Told> {
  const memory = memories.get(workspace) ?? new Map<string, Told>();
  memories.set(workspace, memory);
  return memory;
}

/** `undefined` while what waits on this device is being read. */
export function usePhotosAtServer(
  scope: Scope,
  records: readonly FoldedRecord[] | undefined,
): PhotosAtServer | undefined {
  const files = useFiles(scope);
  const authors = useMemo(() => authorsOf(records ?? []), [records]);
  const asked = [...authors.keys()].filter((sha256) => files?.get(sha256) !== 'waiting');
  const { told, failing } = useTold(scope, files === undefined ? [] : asked);
  if (files === undefined || records === undefined) return undefined;
  const missing = new Map<string, number>();
  const count = { received: 0, unknown: 0 };
  let asOf = Infinity;
  for (const sha256 of asked) {
    const answer = told(sha256);
    if (answer === undefined) count.unknown += 1;
    else if (answer.has) count.received += 1;
    else {
      const by = authors.get(sha256) ?? '';
      missing.set(by, (missing.get(by) ?? 0) + 1);
    }
    if (answer !== undefined) asOf = Math.min(asOf, answer.at);
  }
  return {
    ...{ total: authors.size, waiting: authors.size - asked.length, ...count },
    missing: [...missing].map(([by, photos]) => ({ by, count: photos })),
    asOf: failing && asOf !== Infinity ? asOf : null,
  };
}

/** Hash of each photo's original, with the account that took it. */
function authorsOf(records: readonly FoldedRecord[]): ReadonlyMap<string, string> {
  return new Map(
    recordsOfKind(records, 'photo').flatMap((photo) => {
      const picture = readField(photo, 'picture', photoFields.picture).value;
      const by = photo.fields['picture']?.heads[0]?.by ?? '';
      return picture === undefined ? [] : [[picture.original.sha256, by] as const];
    }),
  );
}

function useTold(scope: Scope, hashes: readonly string[]) {
  const workspace = useWorkspace();
  const { clock } = useServices();
  const { connection } = useSyncState();
  const [, setAnswers] = useState(0);
  const [failing, setFailing] = useState(false);
  const memory = memoryOf(workspace);
  const key = hashes.join(' ');
  useEffect(() => {
    let gone = false;
    const ask = async (): Promise<void> => {
      const due = (key === '' ? [] : key.split(' ')).filter((sha256) => {
        const before = memory.get(`${scope} ${sha256}`);
        return !before?.has || Math.abs(clock() - before.at) > believedMilliseconds;
      });
      if (due.length === 0) return;
      const answer = await workspace.photos.received(scope, due);
      const at = clock();
      if (answer.ok)
        for (const sha256 of due)
          memory.set(`${scope} ${sha256}`, { has: answer.value.has(sha256), at });
      if (gone) return;
      setFailing(!answer.ok);
      setAnswers((before) => before + 1);
    };
    void ask();
    const timer = setInterval(() => void ask(), askAgainMilliseconds);
    return () => {
      gone = true;
      clearInterval(timer);
    };
    // `connection`: whenever it comes or goes the server is asked at once.
  }, [workspace, clock, memory, scope, key, connection]);
  return { told: (sha256: string) => memory.get(`${scope} ${sha256}`), failing };
}
