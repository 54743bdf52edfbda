import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { saveProblemWords, type SaveProblem } from './save-problem-words.ts';

/** Stands at the field whose text did not reach the storage; the text itself stays in its box. */
export function SaveProblemMessage({
  problem,
  onRetry,
}: {
  readonly problem: SaveProblem;
  /** Without it the act is done again where it was done. */
  readonly onRetry?: () => void;
}) {
  const words = saveProblemWords(problem);
  return (
    <Message
      kind="error"
      title={words.title}
      actions={onRetry && <Button onClick={onRetry}>{m.fill_save_again()}</Button>}
    >
      {words.detail}
    </Message>
  );
}
