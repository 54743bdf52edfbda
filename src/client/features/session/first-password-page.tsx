import { useEffect, useState, type SyntheticEvent } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SessionAccount } from '#client/services/app-services.ts';
import { useServices } from '#client/services/services-context.tsx';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { PasswordField } from './password-field.tsx';
import { passwordProblem } from './password-rules.ts';
import { SessionFrame } from './session-frame.tsx';
import { sessionProblemWords, type ProblemWords, type SessionProblem } from './session-problem.ts';
import styles from './session.module.css';

export interface FirstPasswordPageProps {
  readonly account: SessionAccount;
  readonly onDone: () => void;
}

/** The first password was given by the office: nothing else works before it is replaced. */
export function FirstPasswordPage({ account, onDone }: FirstPasswordPageProps) {
  const { session } = useServices();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SessionProblem>();
  const hasUnsent = useHasUnsent();
  const code = problem?.type === 'problem' ? problem.code : undefined;
  const nextProblem = passwordProblem(next) ?? (next === current ? m.auth_first_same() : undefined);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || current === '' || nextProblem !== undefined) return;
    setBusy(true);
    setProblem(undefined);
    const outcome = await session.changePassword(current, next);
    setBusy(false);
    if (outcome.ok) onDone();
    else setProblem(outcome.error);
  };
  const leave = async (): Promise<void> => {
    await session.signOut();
    onDone();
  };
  return (
    <SessionFrame
      title={m.auth_first_title()}
      lead={`${m.auth_first_account({ name: account.name })} ${m.auth_first_lead()}`}
    >
      <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        <input type="hidden" name="username" autoComplete="username" value={account.username} />
        <PasswordField
          label={m.auth_first_current()}
          autoComplete="current-password"
          value={current}
          onValueChange={setCurrent}
          error={
            code === 'wrong-credentials'
              ? m.auth_first_wrong()
              : tried && current === ''
                ? m.auth_password_missing()
                : undefined
          }
        />
        <PasswordField
          label={m.auth_first_next()}
          autoComplete="new-password"
          help={m.auth_password_rules()}
          value={next}
          onValueChange={setNext}
          error={
            code === 'weak-password' ? m.auth_password_weak() : tried ? nextProblem : undefined
          }
        />
        <Button type="submit" variant="primary" size="lg" wide busy={busy}>
          {m.auth_first_do()}
        </Button>
        {problem && code !== 'wrong-credentials' && code !== 'weak-password' && (
          <Problem words={problemWords(problem)} />
        )}
        <Button variant="text" icon="sign-out" onClick={() => void leave()}>
          {code === 'signed-out' ? m.auth_sign_in_again() : m.auth_other_person()}
        </Button>
        {hasUnsent && (
          <a href="/rescue" className={buttonClass({ variant: 'text' })}>
            {m.problems_rescue()}
          </a>
        )}
      </form>
    </SessionFrame>
  );
}

/** Whose password the office has set anew may have work here that nobody has been sent. */
function useHasUnsent(): boolean {
  const { bundles } = useServices();
  const [hasUnsent, setHasUnsent] = useState(false);
  useEffect(() => {
    let current = true;
    const show = (has: boolean): void => {
      if (current) setHasUnsent(has);
    };
    bundles.survey().then(
      ({ own }) => show(own.type !== 'nothing' && own.type !== 'nobody'),
      // The way out looks for itself.
      () => show(true),
    );
    return () => {
      current = false;
    };
  }, [bundles]);
  return hasUnsent;
}

function problemWords(problem: SessionProblem): ProblemWords {
  return problem.type === 'problem' && problem.code === 'signed-out'
    ? { title: m.auth_first_ended(), text: m.auth_first_ended_next() }
    : sessionProblemWords(problem);
}

function Problem({ words }: { readonly words: ProblemWords }) {
  return (
    <Message kind="error" title={words.title}>
      {words.text}
    </Message>
  );
}
