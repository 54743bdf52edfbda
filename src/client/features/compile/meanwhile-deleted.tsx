import type { FoldedRecord } from '#domain/sync/fold.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import type { DraftActs } from './use-draft-acts.ts';

/** One deleted what another went on writing (S7): it stays until somebody says which. */
export function MeanwhileDeleted({
  folded,
  acts,
  words,
}: {
  readonly folded: FoldedRecord;
  readonly acts: DraftActs;
  readonly words: string;
}) {
  if (!folded.deletedMeanwhile) return null;
  return (
    <Message
      kind="conflict"
      title={m.compile_meanwhile_title()}
      actions={
        <>
          <Button onClick={() => acts.restore(folded.record)}>{m.compile_meanwhile_keep()}</Button>
          <Button variant="danger" onClick={() => acts.remove(folded, words)}>
            {m.compile_meanwhile_delete()}
          </Button>
        </>
      }
    >
      {m.compile_meanwhile_text()}
    </Message>
  );
}
