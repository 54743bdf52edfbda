import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SessionAccount } from '#client/services/app-services.ts';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Message } from '#client/ui/message.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { PasswordField } from './password-field.tsx';
import { sessionProblemWords, type SessionProblem } from './session-problem.ts';
import styles from './session.module.css';

export interface SignInFormProps {
  /** Filled in before the person types; another `key` begins anew with another value. */
  readonly prefilled?: { readonly username: string; readonly password: string } | undefined;
  /** In a sheet the sheet is the frame. */
  readonly plain?: boolean | undefined;
  readonly onSignedIn: (account: SessionAccount) => void;
}

/** Name and password; what goes wrong is said under the button that was pressed, and nothing typed is lost. */
export function SignInForm({ prefilled, plain = false, onSignedIn }: SignInFormProps) {
  const { session, clock } = useServices();
  const [username, setUsername] = useState(prefilled?.username ?? '');
  const [password, setPassword] = useState(prefilled?.password ?? '');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SessionProblem>();
  const { seconds, start: startWaiting } = useCountdown(clock);
  const usernameInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (username.trim() === '') return usernameInput.current?.focus();
    if (password === '') return passwordInput.current?.focus();
    if (busy || seconds > 0) return;
    setBusy(true);
    setProblem(undefined);
    const outcome = await session.signIn(username.trim(), password);
    setBusy(false);
    if (outcome.ok) return onSignedIn(outcome.value);
    setProblem(outcome.error);
    if (outcome.error.type === 'problem' && outcome.error.code === 'too-many-attempts') {
      startWaiting(outcome.error.retryAfter ?? 60);
    }
    if (outcome.error.type === 'problem' && outcome.error.code === 'wrong-credentials') {
      passwordInput.current?.select();
    }
  };
  return (
    <form
      className={plain ? styles.plain : styles.form}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <Field
        label={m.auth_username()}
        error={tried && username.trim() === '' ? m.auth_username_missing() : undefined}
        required
      >
        {(control) => (
          <TextInput
            {...control}
            ref={usernameInput}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            value={username}
            onValueChange={setUsername}
          />
        )}
      </Field>
      <PasswordField
        ref={passwordInput}
        label={m.auth_password()}
        autoComplete="current-password"
        value={password}
        onValueChange={setPassword}
        error={tried && password === '' ? m.auth_password_missing() : undefined}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        wide
        icon="sign-in"
        busy={busy}
        disabledReason={seconds > 0 ? m.auth_too_many_wait({ seconds }) : undefined}
      >
        {m.auth_sign_in()}
      </Button>
      {problem && <SignInProblem problem={problem} waiting={seconds > 0} />}
    </form>
  );
}

function SignInProblem({
  problem,
  waiting,
}: {
  readonly problem: SessionProblem;
  readonly waiting: boolean;
}) {
  const over = problem.type === 'problem' && problem.code === 'too-many-attempts' && !waiting;
  if (over) return <Message kind="info" title={m.auth_too_many_over()} />;
  const { title, text } = sessionProblemWords(problem);
  return (
    <Message kind="error" title={title}>
      {text}
    </Message>
  );
}

/** Whole seconds left; renders once a second while there are some, by the clock and not by counting. */
function useCountdown(clock: () => number): {
  readonly seconds: number;
  readonly start: (seconds: number) => void;
} {
  const [end, setEnd] = useState<number>();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (end === undefined) return undefined;
    const timer = setInterval(() => {
      const left = Math.max(0, Math.ceil((end - clock()) / 1000));
      setSeconds(left);
      if (left === 0) setEnd(undefined);
    }, 250);
    return () => clearInterval(timer);
  }, [end, clock]);
  const start = (wanted: number): void => {
    setEnd(clock() + wanted * 1000);
    setSeconds(wanted);
  };
  return { seconds, start };
}
