import { useEffect, useState, type ReactNode } from 'react';
import type { Change, ChangeId } from '#domain/sync/change.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useReadToEnd } from '#client/services/use-read-to-end.ts';
import { Button } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Message } from '#client/ui/message.tsx';
import { AuthorLine } from './author-line.tsx';
import styles from './conflict-block.module.css';
import { saveProblemWords, type SaveProblem } from './save-problem-words.ts';

export interface ConflictBlockProps {
  readonly scope: Scope;
  readonly record: RecordKey;
  readonly field: string;
  /** What the two differ in, for the accessible names: 'C19, câu trả lời'. */
  readonly name: string;
  /** All heads, whole: none is dropped. */
  readonly heads: readonly Change[];
  /** `null`: this version cannot read the value. */
  readonly renderValue: (value: unknown) => ReactNode | null;
  readonly maySettle: boolean;
}

/** Two people differ: both answers whole, side by side. Choosing one writes it over all of them; the others stay in the history. */
export function ConflictBlock(props: ConflictBlockProps) {
  const { scope, record, field, name, heads, renderValue, maySettle } = props;
  const workspace = useWorkspace();
  const readToEnd = useReadToEnd(scope);
  const ways = useWays(scope, record, heads);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SaveProblem | null>(null);

  async function choose(head: Change) {
    setBusy(true);
    const seen: readonly ChangeId[] = heads.map(({ id }) => id);
    const saved = await workspace.save([{ scope, record, field, value: head.value, seen }]);
    setBusy(false);
    setProblem(saved.ok ? null : saved.error);
  }

  const people = new Set(heads.map(({ by }) => by)).size;
  return (
    <section className={styles.block} aria-label={m.conflicts_label({ name })}>
      <p className={styles.head}>
        <Icon name="arrows-split-bold" />
        <span>
          <b>
            {people === 2 && heads.length === 2
              ? m.conflicts_two_people()
              : m.conflicts_several({ count: heads.length })}
          </b>{' '}
          {!maySettle
            ? m.conflicts_kept()
            : readToEnd
              ? m.conflicts_kept_choose()
              : m.conflicts_unread()}
        </span>
      </p>
      <div className={styles.columns}>
        {heads.map((head) => {
          const shown = renderValue(head.value);
          return (
            <article key={head.id} className={styles.column}>
              <AuthorLine by={head.by} at={head.at} {...ways.get(head.id)} />
              <div className={styles.value}>{shown ?? m.fill_unreadable()}</div>
              {maySettle && readToEnd && shown !== null && (
                <Button wide busy={busy} onClick={() => void choose(head)}>
                  {m.conflicts_choose()}
                </Button>
              )}
            </article>
          );
        })}
      </div>
      {problem !== null && (
        <Message kind="error" title={saveProblemWords(problem).title}>
          {saveProblemWords(problem).detail}
        </Message>
      )}
    </section>
  );
}

interface Way {
  readonly received: string | null;
  readonly relayedBy: string | null;
}

/** How each change came here; not part of its content, so it is asked of the store. */
function useWays(
  scope: Scope,
  record: RecordKey,
  heads: readonly Change[],
): ReadonlyMap<string, Way> {
  const workspace = useWorkspace();
  const [ways, setWays] = useState<ReadonlyMap<string, Way>>(new Map());
  const key = heads.map(({ id }) => id).join(' ');
  useEffect(() => {
    let current = true;
    void workspace.history(scope, record).then((entries) => {
      if (!current) return;
      setWays(new Map(entries.map(({ id, received, relayedBy }) => [id, { received, relayedBy }])));
    });
    return () => {
      current = false;
    };
  }, [workspace, scope, record, key]);
  return ways;
}
