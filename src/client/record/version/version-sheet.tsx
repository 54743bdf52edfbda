import { useState } from 'react';
import { answerOutlook } from '#domain/checklist/answer-outlook.ts';
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { ChecklistRef } from '#domain/directory/directory.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { VersionProblem } from '#client/services/app-services.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useSyncState } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { AnswerFates, ApartItems } from './answer-fates.tsx';
import { moveProblemWords } from './move-problem-words.ts';
import { useComparison } from './use-comparison.ts';
import styles from './version.module.css';
import { VersionChanges } from './version-changes.tsx';

/** A version of a checklist as a directory names it. */
export type NamedVersion = Pick<ChecklistRef, 'hash' | 'version'>;

export interface VersionSheetProps {
  readonly visitId: string;
  readonly letter: string;
  readonly from: NamedVersion;
  readonly to: NamedVersion;
  /** Null where the answers of the visit are not on this device. */
  readonly answers: AnswerLookup | null;
  readonly onMoved?: () => void;
  readonly onClose: () => void;
}

/** What another version asks, what becomes of the answers, and the button that moves the visit to it. */
export function VersionSheet(props: VersionSheetProps) {
  const { visitId, letter, from, to, answers, onMoved, onClose } = props;
  const { versions } = useWorkspace();
  const toast = useToast();
  const { connection } = useSyncState();
  const { compared, again } = useComparison(from.hash, to.hash);
  const [moving, setMoving] = useState(false);
  const [problem, setProblem] = useState<VersionProblem | null>(null);

  const move = async () => {
    setMoving(true);
    setProblem(null);
    const moved = await versions.move(visitId, { from: from.hash, to: to.hash });
    setMoving(false);
    if (!moved.ok) return setProblem(moved.error);
    toast({ text: m.versions_moved({ letter, version: to.version }) });
    onMoved?.();
    onClose();
  };

  const words = problem && moveProblemWords(problem);
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.versions_title({ letter, before: from.version, after: to.version })}
      footer={
        <>
          <Button onClick={onClose}>{m.common_later()}</Button>
          {compared.type === 'compared' && (
            <Button
              variant="primary"
              busy={moving}
              disabledReason={moveNeeds(connection)}
              onClick={() => void move()}
            >
              {moving ? m.versions_moving() : m.versions_move({ version: to.version })}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.parts}>
        <Message kind="info" title={m.versions_kept()} live={false}>
          {m.versions_kept_text()}
        </Message>
        {compared.type === 'reading' && <Skeleton text={m.versions_reading()} lines={5} />}
        {compared.type === 'not-read' && (
          <Message
            kind="warning"
            title={m.versions_not_read()}
            actions={
              <Button icon="arrows-clockwise" onClick={again}>
                {m.versions_read_again()}
              </Button>
            }
          >
            {m.versions_not_read_next()}
          </Message>
        )}
        {compared.type === 'unreadable' && (
          <Message kind="warning" title={m.versions_not_known()}>
            {m.versions_not_known_next()}
          </Message>
        )}
        {compared.type === 'compared' && (
          <>
            {answers === null ? (
              <ApartItems comparison={compared.comparison} />
            ) : (
              <AnswerFates outlook={answerOutlook(compared.before, compared.after, answers)} />
            )}
            <VersionChanges comparison={compared.comparison} />
          </>
        )}
        {words && (
          <div ref={bringIntoSight}>
            <Message kind="error" title={words.title}>
              {words.text}
            </Message>
          </div>
        )}
      </div>
    </Sheet>
  );
}

/** The button that failed stands below a list of any length. */
function bringIntoSight(message: HTMLElement | null): void {
  message?.scrollIntoView({ block: 'nearest' });
}

/** A server with a fault may be well again, and one not asked yet may answer: only what surely fails is disabled. */
function moveNeeds(connection: ReturnType<typeof useSyncState>['connection']): string | undefined {
  switch (connection) {
    case 'offline':
      return m.versions_move_needs_network();
    case 'signed-out':
    case 'other-account':
      return m.versions_move_needs_sign_in();
    case 'update-needed':
      return m.versions_move_needs_update();
    default:
      return undefined;
  }
}
