import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { photoProblemWords, type PhotoProblem } from './photo-problem-words.ts';

/**
 * Photos that were not stored, until somebody has read it: a later one that was stored does not take
 * the word of them away.
 */
export function PhotoFailures({
  failures,
  onSeen,
}: {
  readonly failures: readonly PhotoProblem[];
  readonly onSeen: () => void;
}) {
  const last = failures.at(-1);
  if (last === undefined) return null;
  const words = photoProblemWords(last);
  return (
    <Message
      kind="error"
      title={
        failures.length === 1 ? words.title : m.photos_camera_failed({ count: failures.length })
      }
      actions={<Button onClick={onSeen}>{m.common_understood()}</Button>}
    >
      {words.detail}
    </Message>
  );
}
