import { useEffect, useState } from 'react';
import type { RemovedWork } from '#domain/on-site/removed-work.ts';
import { deletedField } from '#domain/sync/fold.ts';
import type { ChangeId } from '#domain/sync/change.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { deletionIds } from '#client/record/use-delete-record.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Row } from '#client/ui/page.tsx';
import { useOnSite } from './on-site-context.ts';

interface Removed {
  readonly record: RecordKey;
  /** What it was called; '' where nobody named it. */
  readonly name: string;
  readonly deletions: readonly ChangeId[];
}

/**
 * What was removed while something is written under it, by whoever did not know of the removal: that
 * lies in other records, so the deletion does not give way to it (S7). Shown until it is restored.
 */
export function RemovedList({
  removed,
  field,
  words,
}: {
  readonly removed: readonly RemovedWork[];
  /** Field that names it, and how it is said. */
  readonly field: string;
  readonly words: (value: unknown) => string;
}) {
  const { scope, mayWrite, save } = useOnSite();
  const found = useRemoved(removed, field);
  const work = new Map(removed.map(({ record, count }) => [record, count]));
  const standing = found.filter(({ record }) => work.has(record));
  return standing.map(({ record, name, deletions }) => {
    const said = words(name) || m.onsite_removed_unnamed();
    return (
      <Message
        key={record}
        kind="warning"
        live={false}
        title={m.onsite_removed_with_work({ name: said, count: work.get(record) ?? 0 })}
        actions={
          mayWrite && (
            <Row>
              <Button
                icon="arrow-counter-clockwise"
                onClick={() =>
                  void save([{ scope, record, field: deletedField, value: null, seen: deletions }])
                }
              >
                {m.onsite_restore_named({ name: said })}
              </Button>
            </Row>
          )
        }
      />
    );
  });
}

/** Those whose removal is known here: one that has not arrived yet is no removed one. */
function useRemoved(removed: readonly RemovedWork[], field: string): readonly Removed[] {
  const { scope, records } = useOnSite();
  const workspace = useWorkspace();
  const [found, setFound] = useState<readonly Removed[]>([]);
  const key = removed.map(({ record }) => record).join(' ');
  useEffect(() => {
    let current = true;
    const wanted = key === '' ? [] : (key.split(' ') as RecordKey[]);
    const read = async (record: RecordKey): Promise<readonly Removed[]> => {
      const history = await workspace.history(scope, record);
      const deletions = deletionIds(history);
      if (deletions.length === 0) return [];
      const named = history
        .filter((entry) => entry.field === field)
        .toSorted((left, right) => (left.at < right.at ? 1 : -1))[0]?.value;
      return [{ record, name: typeof named === 'string' ? named : '', deletions }];
    };
    void Promise.all(wanted.map(read)).then((all) => {
      if (current) setFound(all.flat());
    });
    return () => {
      current = false;
    };
    // `records`: a removal may arrive behind what stands under it.
  }, [workspace, scope, field, key, records]);
  return found;
}
