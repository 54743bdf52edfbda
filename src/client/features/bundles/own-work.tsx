import { useState } from 'react';
import { calendarDateOf, formatBytes, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { downloadFile } from '#client/ui/download-file.ts';
import { FactList } from '#client/ui/fact-list.tsx';
import { Field } from '#client/ui/field.tsx';
import { Message } from '#client/ui/message.tsx';
import { Group, Note, Row, Stack } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { Select } from '#client/ui/select.tsx';
import type { Choice, MadeBundle, MakeProblem, OwnWork } from './bundle-types.ts';
import { countWords, makeProblemWords, placeWords } from './bundle-words.ts';
import { visitToCarry } from './visit-to-carry.ts';
import styles from './bundles.module.css';

type State =
  | { readonly type: 'idle' }
  | { readonly type: 'busy'; readonly of: Choice; readonly said: string }
  | { readonly type: 'made'; readonly of: Choice; readonly made: MadeBundle }
  | { readonly type: 'failed'; readonly of: Choice; readonly problem: MakeProblem };

/** The own work on this device and the two files that can be made of it. */
export function OwnWorkParts({ work, name }: { readonly work: OwnWork; readonly name: string }) {
  const { state, make } = useMaking();
  const isEmpty = work.changes + work.files + work.bytes + work.kept === 0;
  return (
    <>
      <Group title={m.bundles_unsent_title({ name })}>
        <Panel>
          <Stack>
            {isEmpty && <Message kind="ok" live={false} title={m.bundles_none({ name })} />}
            {work.scopes.length > 0 && (
              <FactList
                facts={work.scopes.map(({ scope, visit, changes, files }) => ({
                  ...{ key: scope, icon: 'clipboard-text', title: placeWords(scope, visit) },
                  detail: countWords(changes, files),
                }))}
              />
            )}
            {work.kept > 0 && <Note>{m.bundles_kept({ count: formatNumber(work.kept) })}</Note>}
            {work.missing.length > 0 && <MissingNote count={work.missing.length} />}
            {(!isEmpty || work.missing.length > 0) && (
              <Row>
                <Button
                  variant="primary"
                  size="lg"
                  icon="download-simple"
                  busy={state.type === 'busy' && state.of.type === 'unsent'}
                  onClick={() => void make({ type: 'unsent' })}
                >
                  {work.bytes === 0
                    ? m.bundles_make()
                    : m.bundles_make_files({ size: formatBytes(work.bytes) })}
                </Button>
              </Row>
            )}
            <Outcome state={state} of="unsent" />
          </Stack>
        </Panel>
      </Group>
      <Group title={m.bundles_file_title()}>
        <Message kind="warning" live={false} title={m.bundles_open_file()}>
          {m.bundles_open_file_next()}
        </Message>
        <ul className={styles.list}>
          <li>{m.bundles_take_to_office()}</li>
          <li>{m.bundles_take_to_tablet()}</li>
          <li>{m.bundles_stays()}</li>
        </ul>
      </Group>
      {work.visits.length > 0 && (
        <WholeVisit work={work} state={state} onMake={(id) => void make({ type: 'visit', id })} />
      )}
    </>
  );
}

function WholeVisit({
  work,
  state,
  onMake,
}: {
  readonly work: OwnWork;
  readonly state: State;
  readonly onMake: (id: string) => void;
}) {
  const { clock } = useServices();
  const { visits } = work;
  const [id, setId] = useState(() => visitToCarry(work, calendarDateOf(clock()))?.id ?? '');
  return (
    <Group title={m.bundles_visit_title()}>
      <Panel>
        <Stack>
          <Note>{m.bundles_visit_text()}</Note>
          <Field label={m.bundles_visit()}>
            {(control) => (
              <Select
                {...control}
                value={id}
                onValueChange={setId}
                options={visits.map((visit) => ({
                  value: visit.id,
                  label: placeWords(`visit/${visit.id}`, visit),
                }))}
              />
            )}
          </Field>
          <Row>
            <Button
              icon="download-simple"
              busy={state.type === 'busy' && state.of.type === 'visit'}
              onClick={() => onMake(id)}
            >
              {m.bundles_visit_make()}
            </Button>
          </Row>
          <Outcome state={state} of="visit" visits={visits} />
        </Stack>
      </Panel>
    </Group>
  );
}

/** What came of it, below the button that was pressed. */
function Outcome({
  state,
  of,
  visits = [],
}: {
  readonly state: State;
  readonly of: Choice['type'];
  readonly visits?: OwnWork['visits'];
}) {
  if (state.type === 'idle' || state.of.type !== of) return null;
  if (state.type === 'busy') return <p role="status">{state.said}</p>;
  if (state.type === 'failed') {
    const { title, text } = makeProblemWords(state.problem);
    return (
      <Message kind="error" title={title}>
        {text}
      </Message>
    );
  }
  const { name, blob, manifest } = state.made;
  const facts = { name, size: formatBytes(blob.size) };
  const carried = state.of.type === 'visit' ? state.of.id : null;
  const visit = visits.find(({ id }) => id === carried);
  return (
    <>
      <Message
        kind="ok"
        title={
          visit
            ? m.bundles_made_visit({ ...facts, visit: placeWords(`visit/${visit.id}`, visit) })
            : m.bundles_made(facts)
        }
      >
        {m.bundles_made_next()}
      </Message>
      {manifest.missing.length > 0 && <MissingNote count={manifest.missing.length} />}
    </>
  );
}

function MissingNote({ count }: { readonly count: number }) {
  return (
    <Message kind="warning" live={false} title={m.bundles_missing({ count: formatNumber(count) })}>
      {m.bundles_missing_next()}
    </Message>
  );
}

function useMaking() {
  const { bundles } = useServices();
  const [state, setState] = useState<State>({ type: 'idle' });
  const make = async (choice: Choice): Promise<void> => {
    const of = choice;
    setState({ type: 'busy', of, said: m.bundles_making() });
    const made = await bundles
      .make(choice, (done, all) => {
        const counts = { done: formatNumber(done), all: formatNumber(all) };
        setState({ type: 'busy', of, said: m.bundles_making_files(counts) });
      })
      .catch((cause: unknown) => {
        const detail = cause instanceof Error ? cause.message : String(cause);
        return { ok: false, error: { type: 'failed', detail } } as const;
      });
    if (!made.ok) return setState({ type: 'failed', of, problem: made.error });
    downloadFile(made.value.blob, made.value.name);
    setState({ type: 'made', of, made: made.value });
  };
  return { state, make };
}
