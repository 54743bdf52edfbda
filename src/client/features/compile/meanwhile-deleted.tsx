import type { FoldedRecord } from '#domain/sync/fold.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useReadToEnd } from '#client/services/use-read-to-end.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { useCompileActions } from './compile-context.ts';
import type { DraftActs } from './use-draft-acts.ts';

interface MeanwhileDeletedProps {
  readonly folded: FoldedRecord;
  readonly acts: DraftActs;
  readonly words: string;
}

/** One deleted what another went on writing (S7): it stays until somebody says which. */
export function MeanwhileDeleted(props: MeanwhileDeletedProps) {
  return props.folded.deletedMeanwhile ? <EditedAndDeleted {...props} /> : null;
}

function EditedAndDeleted({ folded, acts, words }: MeanwhileDeletedProps) {
  const { scope } = useCompileActions();
  const readToEnd = useReadToEnd(scope);
  return (
    <Message
      kind="conflict"
      title={m.compile_meanwhile_title()}
      actions={
        readToEnd ? (
          <>
            <Button onClick={() => acts.restore(folded.record)}>
              {m.compile_meanwhile_keep()}
            </Button>
            <Button variant="danger" onClick={() => acts.remove(folded, words)}>
              {m.compile_meanwhile_delete()}
            </Button>
          </>
        ) : undefined
      }
    >
      {readToEnd ? m.compile_meanwhile_text() : m.conflicts_unread()}
    </Message>
  );
}
