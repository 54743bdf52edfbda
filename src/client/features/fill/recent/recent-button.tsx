import { useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { formatTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Message } from '#client/ui/message.tsx';
import { Note, Stack } from '#client/ui/page.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { recentActs, useRecentList } from './recent-acts.ts';
import styles from './recent.module.css';
import type { RecentAct } from './take-back.ts';
import { useTurnAct, type Turned } from './use-turn-act.ts';

export interface RecentProps {
  readonly scope: Scope;
  readonly records: ReadonlyMap<RecordKey, FoldedRecord>;
}

/** The way to what was done last; always under the thumb, also before there is anything. */
export function RecentButton(props: RecentProps) {
  const [open, setOpen] = useState(false);
  return (
    // A frame of its own: the bar stretches its buttons, and on a phone this one is an icon alone.
    <span className={styles.way}>
      <Button
        size="lg"
        icon="arrow-counter-clockwise"
        aria-label={m.filling_recent_open()}
        onClick={() => setOpen(true)}
      >
        {m.filling_take_back()}
      </Button>
      {open && <RecentSheet {...props} onClose={() => setOpen(false)} />}
    </span>
  );
}

function RecentSheet({ scope, records, onClose }: RecentProps & { readonly onClose: () => void }) {
  const list = useRecentList(recentActs(useWorkspace(), scope));
  const turn = useTurnAct(scope, records);
  const [told, setTold] = useState<Turned | null>(null);
  const onTurn = async (act: RecentAct): Promise<void> => setTold(await turn(act));
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.filling_recent()}
      footer={<Button onClick={onClose}>{m.ui_close()}</Button>}
    >
      {list.length === 0 ? (
        <EmptyState title={m.filling_recent_empty()}>{m.filling_recent_empty_next()}</EmptyState>
      ) : (
        <Stack>
          <Note>{m.filling_recent_note()}</Note>
          <div role="status">
            {told && <Message kind={told.done ? 'ok' : 'warning'} live={false} title={told.text} />}
          </div>
          <ol role="list" className={styles.acts}>
            {list.map((act) => (
              <li key={act.number} className={styles.act}>
                <div>
                  <p className={styles.words}>{act.words}</p>
                  <p className={styles.facts}>{factsOf(act).join(' · ')}</p>
                </div>
                <Button
                  aria-label={
                    act.takenBack
                      ? m.filling_do_again_of({ what: act.words })
                      : m.filling_take_back_of({ what: act.words })
                  }
                  onClick={() => void onTurn(act)}
                >
                  {act.takenBack ? m.filling_do_again() : m.filling_take_back()}
                </Button>
              </li>
            ))}
          </ol>
        </Stack>
      )}
    </Sheet>
  );
}

function factsOf({ at, takenBack, wordsBefore }: RecentAct): readonly string[] {
  return [
    formatTime(at),
    ...(wordsBefore === null ? [] : [m.filling_act_before({ answer: wordsBefore })]),
    ...(takenBack ? [m.filling_taken_back_state()] : []),
  ];
}
