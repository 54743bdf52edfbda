/** From the account's database on this device to a file that a person can carry. */
import { bundleExtension } from '#domain/bundle/manifest.ts';
import { vietNamTime } from '#domain/kernel/viet-nam-time.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { databaseName } from '#client/store/database.ts';
import { failed, openNative, type NativeProblem } from './native-database.ts';
import { readBytes, readWork, type Choice } from './read-work.ts';
import { writeBundle, type WrittenBundle } from './write-bundle.ts';

export interface ExportFacts {
  readonly account: { readonly id: string; readonly name: string; readonly username: string };
  /** Version of the app. */
  readonly app: string;
  readonly at: number;
}

export interface ExportedBundle extends WrittenBundle {
  /** Of letters that every file system takes. */
  readonly name: string;
}

export type ExportProblem = NativeProblem | { readonly type: 'too-large' };

export async function exportBundle(
  factory: IDBFactory,
  choice: Choice,
  { account, app, at }: ExportFacts,
  onProgress?: (filesDone: number, files: number) => void,
): Promise<Result<ExportedBundle, ExportProblem>> {
  const opened = await openNative(factory, databaseName(account.id));
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const madeAt = new Date(at).toISOString();
    const source = {
      ...{ app, madeAt, holds: choice.type },
      account: { id: account.id, name: account.name },
      work: await readWork(database, choice),
      readBytes: (file: Parameters<typeof readBytes>[1]) => readBytes(database, file),
    };
    const written = await writeBundle(source, onProgress);
    if (!written.ok) return err({ type: 'too-large' });
    const day = vietNamTime(at).slice(0, 16).replace(/[T:]/g, '-');
    return ok({ ...written.value, name: `so-doan-${account.username}-${day}${bundleExtension}` });
  } catch (cause) {
    return err(failed(cause));
  } finally {
    database.close();
  }
}
