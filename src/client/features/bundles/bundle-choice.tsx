import { useState, type ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { FileChoice } from '#client/ui/file-choice.tsx';
import { Message } from '#client/ui/message.tsx';
import { Row, Stack } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import type { Bundle, BundleProblem } from './bundle-types.ts';
import { bundleProblemWords } from './bundle-words.ts';

type State =
  | { readonly type: 'empty' | 'busy' }
  | { readonly type: 'refused'; readonly problem: BundleProblem }
  | { readonly type: 'read'; readonly bundle: Bundle; readonly turn: number };

/** Chooses a file and checks all of it; what follows is drawn only of one that is whole. */
export function BundleChoice({
  intro,
  children,
}: {
  readonly intro: ReactNode;
  readonly children: (bundle: Bundle) => ReactNode;
}) {
  const { bundles } = useServices();
  const [state, setState] = useState<State>({ type: 'empty' });
  const [turn, setTurn] = useState(0);
  const read = async (file: File): Promise<void> => {
    const mine = turn + 1;
    setTurn(mine);
    setState({ type: 'busy' });
    const outcome = await bundles
      .read(file)
      .catch(() => ({ ok: false, error: 'unreadable' }) as const);
    if (outcome.ok) setState({ type: 'read', bundle: outcome.value, turn: mine });
    else setState({ type: 'refused', problem: outcome.error });
  };
  const chosen = state.type === 'read';
  return (
    <>
      <Panel>
        <Stack>
          {intro}
          <Row>
            <FileChoice
              variant={chosen ? 'secondary' : 'primary'}
              onFile={(file) => void read(file)}
            >
              {chosen ? m.bundles_choose_other() : m.bundles_choose()}
            </FileChoice>
          </Row>
        </Stack>
      </Panel>
      {state.type === 'busy' && <p role="status">{m.bundles_checking()}</p>}
      {state.type === 'refused' && <Refused problem={state.problem} />}
      {state.type === 'read' && <div key={state.turn}>{children(state.bundle)}</div>}
    </>
  );
}

function Refused({ problem }: { readonly problem: BundleProblem }) {
  const { title, text } = bundleProblemWords(problem);
  return (
    <Message kind="error" title={title}>
      {text}
    </Message>
  );
}
