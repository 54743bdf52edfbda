import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useDirectory } from '#client/services/use-records.ts';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Message } from '#client/ui/message.tsx';
import { Note, Page, PageHeader, Row, Stack } from '#client/ui/page.tsx';
import { BundleChoice } from './bundle-choice.tsx';
import { BundleContents } from './bundle-contents.tsx';
import type { Bundle, Imported, ImportPlan, ImportProblem } from './bundle-types.ts';
import { countWords, scopeWords } from './bundle-words.ts';
import styles from './bundles.module.css';

/** A file from another tablet comes into this one, which then sends it for its writers. */
export function ImportWorkPage({ status }: { readonly status: ReactNode }) {
  return (
    <Page width="text">
      <PageHeader title={m.bundles_import_title()}>{status}</PageHeader>
      <div className={styles.parts}>
        <Row>
          <Link href="/me" className={buttonClass({ variant: 'text' })}>
            <Icon name="caret-left" />
            {m.common_nav_me()}
          </Link>
        </Row>
        <BundleChoice intro={<Note>{m.bundles_import_text()}</Note>}>
          {(bundle) => <ChosenImport bundle={bundle} />}
        </BundleChoice>
      </div>
    </Page>
  );
}

type State =
  | { readonly type: 'idle' }
  | { readonly type: 'busy'; readonly said: string }
  | { readonly type: 'done'; readonly imported: Imported }
  | { readonly type: 'failed'; readonly problem: ImportProblem };

function ChosenImport({ bundle }: { readonly bundle: Bundle }) {
  const { bundles } = useWorkspace();
  const directory = useDirectory();
  const plan = usePlan(bundle);
  const [state, setState] = useState<State>({ type: 'idle' });
  if (plan === undefined) return <p role="status">{m.bundles_checking()}</p>;
  if (plan === null) return <Failed problem={{ type: 'no-directory' }} />;
  const run = async (): Promise<void> => {
    setState({ type: 'busy', said: m.bundles_importing() });
    const outcome = await bundles
      .run(bundle, (done, all) => {
        const counts = { done: formatNumber(done), all: formatNumber(all) };
        setState({ type: 'busy', said: m.bundles_importing_files(counts) });
      })
      .catch((cause: unknown) => {
        const detail = cause instanceof Error ? cause.message : String(cause);
        return { ok: false, error: { type: 'storage-failed', detail } } as const;
      });
    if (outcome.ok) setState({ type: 'done', imported: outcome.value });
    else setState({ type: 'failed', problem: outcome.error });
  };
  const places = plan.parts.map(({ scope, changes, files }) => ({
    ...{ scope, name: scopeWords(directory, scope), changes: changes.length },
    files: files.filter(({ thumbnail }) => !thumbnail).length,
  }));
  const left = plan.leftOut.changes + plan.leftOut.files;
  return (
    <Stack>
      <BundleContents bundle={bundle} places={places} />
      {left > 0 && (
        <Message
          kind="info"
          live={false}
          title={m.bundles_left_out({
            count: countWords(plan.leftOut.changes, plan.leftOut.files),
          })}
        >
          {m.bundles_left_out_next()}
        </Message>
      )}
      {places.length === 0 && <Message kind="warning" title={m.bundles_nothing_for_you()} />}
      {places.length > 0 && state.type !== 'done' && (
        <Row>
          <Button
            variant="primary"
            size="lg"
            busy={state.type === 'busy'}
            onClick={() => void run()}
          >
            {m.bundles_import_do()}
          </Button>
        </Row>
      )}
      {state.type === 'busy' && <p role="status">{state.said}</p>}
      {state.type === 'failed' && <Failed problem={state.problem} />}
      {state.type === 'done' && <Done imported={state.imported} />}
    </Stack>
  );
}

function usePlan(bundle: Bundle): ImportPlan | null | undefined {
  const { bundles } = useWorkspace();
  const [plan, setPlan] = useState<ImportPlan | null>();
  useEffect(() => {
    let current = true;
    const show = (found: ImportPlan | null): void => {
      if (current) setPlan(found);
    };
    bundles.plan(bundle).then(
      (found) => show(found.ok ? found.value : null),
      () => show(null),
    );
    return () => {
      current = false;
    };
  }, [bundles, bundle]);
  return plan;
}

function Done({ imported }: { readonly imported: Imported }) {
  const { taken, known, twins, files } = imported;
  const parts = [
    known > 0 ? m.bundles_imported_known({ count: formatNumber(known) }) : null,
    twins > 0 ? m.bundles_imported_twins({ count: formatNumber(twins) }) : null,
    m.bundles_imported_next(),
  ].filter((part) => part !== null);
  return (
    <Message kind="ok" title={m.bundles_imported({ count: countWords(taken, files) })}>
      {parts.join(' ')}
    </Message>
  );
}

function Failed({ problem }: { readonly problem: ImportProblem }) {
  const { title, text } = importProblemWords(problem);
  return (
    <Message kind="error" title={title}>
      {text}
    </Message>
  );
}

function importProblemWords(problem: ImportProblem): {
  readonly title: string;
  readonly text: string;
} {
  switch (problem.type) {
    case 'no-directory':
      return { title: m.bundles_no_directory(), text: m.bundles_no_directory_next() };
    case 'no-space':
      return { title: m.bundles_no_space(), text: m.bundles_no_space_next() };
    case 'too-large':
    case 'storage-failed':
    case 'bytes-damaged':
      return { title: m.bundles_not_imported(), text: m.bundles_not_imported_next() };
  }
}
