import { useState } from 'react';
import { Link } from 'wouter';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { useDirectory } from '#client/services/use-records.ts';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { FactList } from '#client/ui/fact-list.tsx';
import { Message } from '#client/ui/message.tsx';
import { Group, Note, Row, Stack } from '#client/ui/page.tsx';
import { BundleChoice } from './bundle-choice.tsx';
import { BundleContents } from './bundle-contents.tsx';
import type { Bundle, HandedIn, HandInProblem } from './bundle-types.ts';
import { scopeWords } from './bundle-words.ts';

/** The office brings in the work of people who cannot: absent, revoked, or with a broken tablet. */
export function HandInPage({ onDone }: { readonly onDone: () => void }) {
  return (
    <Group title={m.admin_nav_hand_in()}>
      <BundleChoice intro={<Note>{m.bundles_hand_in_text()}</Note>}>
        {(bundle) => <ChosenHandIn bundle={bundle} onDone={onDone} />}
      </BundleChoice>
    </Group>
  );
}

type State =
  | { readonly type: 'idle' | 'asked' }
  | { readonly type: 'busy'; readonly said: string }
  | { readonly type: 'done'; readonly outcome: HandedIn }
  | { readonly type: 'failed'; readonly problem: HandInProblem };

function ChosenHandIn({
  bundle,
  onDone,
}: {
  readonly bundle: Bundle;
  readonly onDone: () => void;
}) {
  const { bundles } = useServices();
  const directory = useDirectory();
  const [state, setState] = useState<State>({ type: 'idle' });
  const run = async (): Promise<void> => {
    setState({ type: 'busy', said: m.bundles_handing_in() });
    const outcome = await bundles
      .handIn(bundle, ({ done, all }) => {
        const counts = { done: formatNumber(done), all: formatNumber(all) };
        setState({ type: 'busy', said: m.bundles_handing_in_of(counts) });
      })
      .catch(() => ({ ok: false, error: { type: 'no-connection' } }) as const);
    if (outcome.ok) setState({ type: 'done', outcome: outcome.value });
    else setState({ type: 'failed', problem: outcome.error });
    onDone();
  };
  const { scopes, files } = bundle.manifest;
  const places = scopes.map(({ scope, changes }) => ({
    ...{ scope, name: scopeWords(directory, scope), changes },
    files: files.filter((file) => file.scope === scope && !file.thumbnail).length,
  }));
  return (
    <Stack>
      <BundleContents bundle={bundle} places={state.type === 'done' ? [] : places} />
      {state.type !== 'done' && (
        <Row>
          <Button
            variant="primary"
            size="lg"
            busy={state.type === 'busy'}
            onClick={() => setState({ type: 'asked' })}
          >
            {m.bundles_hand_in_do()}
          </Button>
        </Row>
      )}
      {state.type === 'busy' && <p role="status">{state.said}</p>}
      {state.type === 'failed' && <Failed problem={state.problem} />}
      {state.type === 'done' && (
        <Outcome outcome={state.outcome} nameOf={(scope) => scopeWords(directory, scope)} />
      )}
      <Dialog
        open={state.type === 'asked'}
        onClose={() => setState({ type: 'idle' })}
        title={m.bundles_hand_in_ask()}
        actions={
          <>
            <Button onClick={() => setState({ type: 'idle' })}>{m.common_cancel()}</Button>
            <Button variant="primary" onClick={() => void run()}>
              {m.bundles_hand_in_do()}
            </Button>
          </>
        }
      >
        {m.bundles_hand_in_ask_text()}
      </Dialog>
    </Stack>
  );
}

function Outcome({
  outcome: { scopes, unreadable },
  nameOf,
}: {
  readonly outcome: HandedIn;
  readonly nameOf: (scope: string) => string;
}) {
  const held = scopes.flatMap((part) => [...part.held.values()]).reduce((sum, one) => sum + one, 0);
  return (
    <>
      {held > 0 ? (
        <Message
          kind="warning"
          icon="hand-palm-fill"
          title={m.bundles_handed_in_part()}
          actions={
            <Link href="/office/held" className={buttonClass()}>
              {m.bundles_see_held({ count: formatNumber(held) })}
            </Link>
          }
        >
          {m.bundles_handed_in_part_next()}
        </Message>
      ) : scopes.some((part) => part.filesRefused > 0) ? (
        <Message kind="warning" title={m.bundles_handed_in_files()}>
          {m.bundles_handed_in_files_next()}
        </Message>
      ) : (
        <Message kind="ok" title={m.bundles_handed_in()}>
          {m.bundles_handed_in_next()}
        </Message>
      )}
      <FactList
        facts={scopes.map((part) => ({
          key: part.scope,
          icon: part.held.size > 0 ? 'hand-palm-fill' : 'cloud-check-fill',
          tone: part.held.size > 0 ? 'part' : 'ok',
          title: nameOf(part.scope),
          detail: outcomeWords(part),
        }))}
      />
      {unreadable > 0 && (
        <Message
          kind="warning"
          live={false}
          title={m.bundles_incomplete({ count: formatNumber(unreadable) })}
        >
          {m.bundles_incomplete_next()}
        </Message>
      )}
    </>
  );
}

const heldWords = {
  forbidden: m.bundles_held_no_place,
  invalid: m.bundles_held_invalid,
  'id-reuse': m.bundles_held_id_reuse,
  'too-large': m.bundles_held_too_large,
  'unknown-kind': m.bundles_held_unknown_kind,
  unconfirmed: m.bundles_held_unconfirmed,
} as const;

/** "Đã nhận 12 thay đổi; 3 đã có từ trước; 4 ảnh và tài liệu; 1 thay đổi ghi sai kiểu dữ liệu, máy chủ chưa nhận." */
function outcomeWords({
  taken,
  known,
  held,
  files,
  filesRefused,
}: HandedIn['scopes'][number]): string {
  const count = (number: number): { readonly count: string } => ({ count: formatNumber(number) });
  const parts = [
    m.bundles_part_taken(count(taken)),
    ...(known > 0 ? [m.bundles_part_known(count(known))] : []),
    ...(files > 0 ? [m.bundles_part_files(count(files))] : []),
    ...[...held].map(([code, number]) => heldWords[code](count(number))),
    ...(filesRefused > 0 ? [m.bundles_part_files_refused(count(filesRefused))] : []),
  ];
  return `${parts.join('; ')}.`;
}

function Failed({ problem }: { readonly problem: HandInProblem }) {
  const offline = problem.type === 'no-connection';
  return (
    <Message kind="error" title={offline ? m.admin_problem_offline() : m.bundles_hand_in_refused()}>
      {m.bundles_hand_in_again()}
    </Message>
  );
}
