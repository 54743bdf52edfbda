import type { RecordKey } from '#domain/sync/scope.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';

/** A shelf for one field: text that could not be stored outlives its control, for as long as the page does. */
export function shelfFor<D>(
  kept: Map<string, KeptEdit<unknown>>,
  record: RecordKey,
  field: string,
): { readonly take: () => KeptEdit<D> | undefined; readonly put: (edit: KeptEdit<D>) => void } {
  const key = `${record}|${field}`;
  return {
    take: () => {
      const edit = kept.get(key) as KeptEdit<D> | undefined;
      kept.delete(key);
      return edit;
    },
    put: (edit) => {
      kept.set(key, edit);
    },
  };
}
