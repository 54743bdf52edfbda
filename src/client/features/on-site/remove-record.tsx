import { useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import { useDeleteRecord } from '#client/record/use-delete-record.ts';
import type { SaveProblem } from '#client/services/app-services.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';

/**
 * Removes a record. What is written under it in other records goes out of sight with it, so where there
 * is any the first tap asks; `RemovedList` brings it back.
 */
export function RemoveRecord({
  record,
  removed,
  label,
  work = 0,
  workText = m.onsite_remove_with_work_text(),
  children = m.onsite_remove(),
}: {
  readonly record: FoldedRecord;
  /** Said when it is done. */
  readonly removed: string;
  /** Names what is removed where the button's own words do not. */
  readonly label?: string;
  /** How much is written under it. */
  readonly work?: number;
  /** What becomes of that, where no `RemovedList` brings it back. */
  readonly workText?: string;
  readonly children?: string;
}) {
  const remove = useDeleteRecord();
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  async function removeNow() {
    setBusy(true);
    setProblem(await remove(record, removed));
    setBusy(false);
    setAsks(false);
  }
  if (problem !== null) {
    return <SaveProblemMessage problem={problem} onRetry={() => void removeNow()} />;
  }
  if (asks) {
    return (
      <Message
        kind="warning"
        title={m.onsite_remove_with_work({ count: work })}
        actions={
          <>
            <Button onClick={() => setAsks(false)}>{m.onsite_keep()}</Button>
            <Button variant="danger" busy={busy} onClick={() => void removeNow()}>
              {children}
            </Button>
          </>
        }
      >
        {workText}
      </Message>
    );
  }
  return (
    <Button
      variant="danger"
      icon="trash"
      aria-label={label}
      busy={busy}
      onClick={() => (work > 0 ? setAsks(true) : void removeNow())}
    >
      {children}
    </Button>
  );
}
