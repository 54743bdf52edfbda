import { err, type Result } from '#domain/kernel/result.ts';

/** A save that threw. */
export interface BrokenSave {
  readonly type: 'storage-failed';
  readonly detail: string;
}

/** A save that throws is a bug: logged as one, and told as any other failure. */
export async function saveOrTell<T, P>(
  save: () => Promise<Result<T, P>>,
): Promise<Result<T, P | BrokenSave>> {
  try {
    return await save();
  } catch (cause) {
    console.error(cause);
    return err({ type: 'storage-failed', detail: String(cause) });
  }
}
