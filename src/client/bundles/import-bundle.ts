/** Taking a bundle into this tablet: what of it is this account's, files first, then one scope after the other. */
import { changeOf, type BundleChange } from '#domain/bundle/lines.ts';
import type { BundleFile } from '#domain/bundle/manifest.ts';
import { takenParts, type TakenPart } from '#domain/bundle/takes.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { LocalStore } from '#client/store/local-store.ts';
import { saveProblemOf, type SaveProblem } from '#client/store/save-edits.ts';
import { directoryAnswerSchema } from '#protocol/directory.ts';
import type { Bundle } from './read-bundle.ts';

export type ImportProblem = SaveProblem | { readonly type: 'no-directory' };

export interface ImportOutcome {
  readonly taken: number;
  readonly known: number;
  /** Contents that went into the held list: their id stands for something else. */
  readonly twins: number;
  /** Photos and documents, without thumbnails. */
  readonly files: number;
}

/** What would be taken of a bundle, and how much of it belongs to scopes that are not this account's. */
export interface ImportPlan {
  readonly parts: readonly TakenPart<BundleFile>[];
  readonly leftOut: { readonly changes: number; readonly files: number };
}

export type ImportStore = Pick<
  LocalStore,
  'account' | 'readDirectory' | 'importWork' | 'importFile'
>;

/** By the directory of this device; `no-directory` while it has none. */
export async function planImport(
  store: ImportStore,
  bundle: Bundle,
): Promise<Result<ImportPlan, 'no-directory'>> {
  const row = await store.readDirectory();
  const directory = row ? directoryAnswerSchema.safeParse(parsed(row.json)) : null;
  if (!directory?.success) return err('no-directory');
  const { changes, manifest } = bundle;
  const files = manifest.files;
  const parts = takenParts(directory.data, store.account, { changes, files });
  const count = (of: 'changes' | 'files'): number =>
    parts.reduce((sum, part) => sum + part[of].length, 0);
  const leftOut = {
    changes: changes.length - count('changes'),
    files: files.length - count('files'),
  };
  return ok({ parts, leftOut });
}

/**
 * Files go before the records that name them (S25), each in a transaction of its own; then each
 * scope's changes in one. A tab that dies in between leaves files that wait, and the same import
 * once more goes on from there.
 */
export async function importBundle(
  store: ImportStore,
  bundle: Bundle,
  onProgress: (filesDone: number, files: number) => void = () => undefined,
): Promise<Result<ImportOutcome, ImportProblem>> {
  const plan = await planImport(store, bundle);
  if (!plan.ok) return err({ type: plan.error });
  const { parts } = plan.value;
  const outcome = { taken: 0, known: 0, twins: 0, files: 0 };
  const all = parts.reduce((sum, { files }) => sum + files.length, 0);
  let done = 0;
  try {
    for (const { scope, changes, files } of parts) {
      for (const file of files) {
        const bytes = await bundle.readFile(file);
        const stored = await store.importFile({ ...file, bytes });
        if (stored === 'taken' && !file.thumbnail) outcome.files += 1;
        done += 1;
        onProgress(done, all);
      }
      const imported = await store.importWork({ scope, changes, twins: twinsOf(bundle, scope) });
      outcome.taken += imported.taken;
      outcome.known += imported.known;
      outcome.twins += imported.twins;
    }
  } catch (cause) {
    return err(saveProblemOf(cause));
  }
  return ok(outcome);
}

/** Twins that are changes of the scope; others stay in the file. */
function twinsOf({ kept }: Bundle, scope: string): readonly BundleChange[] {
  return kept.flatMap((line) => {
    const read = line.kind === 'twin' && line.scope === scope ? changeOf(line.text) : null;
    return read && read.change.scope === scope ? [read] : [];
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
