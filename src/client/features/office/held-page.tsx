import { useState } from 'react';
import { judgeWithRight } from '#domain/access/judge-with-right.ts';
import { changeSchema } from '#domain/sync/change.ts';
import { formatDateTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { KvList } from '#client/ui/kv-list.tsx';
import { Group, Note, Row } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { heldContent } from './held-content.ts';
import { heldWords } from './held-words.ts';
import { useOffice } from './office-context.ts';
import { OfficeProblemMessage } from './office-problem.tsx';
import type { HeldChange, OfficeProblem } from './office-types.ts';
import styles from './office.module.css';

interface OlderHeld {
  readonly held: readonly HeldChange[];
  readonly before: number | null;
}

/** What the server keeps back: nothing of it is lost, and only a missing right can be granted here. */
export function HeldPage() {
  const { office: api } = useServices();
  const { held: newest, heldBefore, reload } = useOffice();
  const [older, setOlder] = useState<OlderHeld | null>(null);
  const held = [...newest, ...(older?.held ?? [])];
  const before = older === null ? heldBefore : older.before;
  const toast = useToast();
  const [asked, setAsked] = useState<HeldChange | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<OfficeProblem | null>(null);
  const accept = async (change: HeldChange): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await api.acceptHeld(change.number);
    setBusy(false);
    setAsked(null);
    if (!answer.ok) return setProblem(answer.error);
    toast({ text: m.admin_held_accepted({ number: change.number }) });
    setOlder(null);
    await reload();
  };
  const showOlder = async (from: number): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await api.held(from);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    const { held: next, before: last = null } = answer.value;
    setOlder((shown) => ({ held: [...(shown?.held ?? []), ...next], before: last }));
  };
  return (
    <Group title={m.admin_nav_held()}>
      <Note>{m.admin_held_text()}</Note>
      {problem && (
        <OfficeProblemMessage
          problem={problem}
          actions={<Button onClick={() => void reload()}>{m.admin_read_again()}</Button>}
        />
      )}
      {held.length === 0 && (
        <EmptyState title={m.admin_held_empty()}>{m.admin_held_empty_text()}</EmptyState>
      )}
      {held.map((change) => (
        <HeldPanel key={change.number} change={change} onAccept={() => setAsked(change)} />
      ))}
      {before !== null && (
        <Row>
          <Button busy={busy} onClick={() => void showOlder(before)}>
            {m.admin_held_older()}
          </Button>
        </Row>
      )}
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked ? m.admin_held_accept_title({ number: asked.number }) : ''}
        actions={
          <>
            <Button onClick={() => setAsked(null)}>{m.common_cancel()}</Button>
            <Button variant="primary" busy={busy} onClick={() => asked && void accept(asked)}>
              {m.admin_held_accept()}
            </Button>
          </>
        }
      >
        {m.admin_held_accept_text()}
      </Dialog>
    </Group>
  );
}

/** By its content as this version judges it: an upgrade may have brought what it was held for. */
function lacksOnlyARight({ code, content }: HeldChange): boolean {
  if (code === 'too-large' || code === 'id-reuse') return false;
  const parsed = changeSchema.safeParse(content);
  return parsed.success && judgeWithRight(parsed.data).type === 'accept';
}

function HeldPanel({
  change,
  onAccept,
}: {
  readonly change: HeldChange;
  readonly onAccept: () => void;
}) {
  const { accounts, directory } = useOffice();
  const { number, code, received, pushedBy, content } = change;
  const sender = accounts.find(({ id }) => id === pushedBy);
  const { read, raw } = heldContent(content, directory);
  return (
    <Panel>
      <div className={styles.held}>
        <Row spread>
          <h3>
            {m.admin_held_from({
              number,
              name: sender?.name ?? pushedBy,
              time: formatDateTime(Date.parse(received)),
            })}
          </h3>
          <Tag tone="part" icon="hand-palm-fill">
            {heldWords[code].reason()}
          </Tag>
        </Row>
        <p>{heldWords[code].next()}</p>
        {read ? (
          <KvList
            entries={[
              { key: 'place', label: m.admin_held_place(), value: read.place },
              { key: 'what', label: m.admin_held_field(), value: read.what },
              ...(read.words === null
                ? []
                : [{ key: 'words', label: m.admin_held_value(), value: read.words }]),
            ]}
          />
        ) : (
          <p>{m.admin_held_unreadable()}</p>
        )}
        <Disclosure title={m.admin_held_raw()}>
          <pre
            className={styles.value}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
            tabIndex={0}
            role="group"
            aria-label={m.admin_held_raw()}
          >
            {raw}
          </pre>
        </Disclosure>
        {lacksOnlyARight(change) && (
          <Row>
            <Button onClick={onAccept}>{m.admin_held_accept_number({ number })}</Button>
          </Row>
        )}
      </div>
    </Panel>
  );
}
