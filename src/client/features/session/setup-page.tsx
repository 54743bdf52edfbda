import { useState, type SyntheticEvent } from 'react';
import { usernameSchema } from '#domain/directory/directory.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Message } from '#client/ui/message.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { PasswordField } from './password-field.tsx';
import { passwordProblem } from './password-rules.ts';
import { SessionFrame } from './session-frame.tsx';
import { sessionProblemWords, type SessionProblem } from './session-problem.ts';
import styles from './session.module.css';

/** The first administrator, from the one-time link that the server printed. */
export function SetupPage({
  token,
  onDone,
}: {
  readonly token: string;
  readonly onDone: () => void;
}) {
  const { session } = useServices();
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SessionProblem>();
  const [done, setDone] = useState(false);
  const errors = {
    name: name.trim() === '' ? m.auth_setup_name_missing() : undefined,
    username: usernameSchema.safeParse(username).success ? undefined : m.auth_setup_username_bad(),
    password: passwordProblem(password) ?? undefined,
  };
  const weak = problem?.type === 'problem' && problem.code === 'weak-password';
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || Object.values(errors).some((error) => error !== undefined)) return;
    setBusy(true);
    setProblem(undefined);
    const outcome = await session.setUp({ token, username, name: name.trim(), password });
    setBusy(false);
    if (outcome.ok) setDone(true);
    else setProblem(outcome.error);
  };
  if (done) {
    return (
      <SessionFrame title={m.auth_setup_title()} lead={m.auth_setup_lead()}>
        <Message kind="ok" title={m.auth_setup_done()}>
          {m.auth_setup_done_next({ username })}
        </Message>
        <Button variant="primary" size="lg" wide icon="sign-in" onClick={onDone}>
          {m.auth_setup_to_sign_in()}
        </Button>
      </SessionFrame>
    );
  }
  return (
    <SessionFrame title={m.auth_setup_title()} lead={m.auth_setup_lead()}>
      <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={m.auth_setup_name()}
          help={m.auth_setup_name_help()}
          error={tried ? errors.name : undefined}
          required
        >
          {(control) => (
            <TextInput
              {...control}
              name="name"
              autoComplete="off"
              maxLength={200}
              value={name}
              onValueChange={setName}
            />
          )}
        </Field>
        <Field
          label={m.auth_username()}
          help={m.auth_setup_username_help()}
          error={tried ? errors.username : undefined}
          required
        >
          {(control) => (
            <TextInput
              {...control}
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
          label={m.auth_password()}
          autoComplete="new-password"
          help={m.auth_password_rules()}
          value={password}
          onValueChange={(value) => {
            setPassword(value);
            if (weak) setProblem(undefined);
          }}
          error={weak ? m.auth_password_weak() : tried ? errors.password : undefined}
        />
        <Button type="submit" variant="primary" size="lg" wide busy={busy}>
          {m.auth_setup_do()}
        </Button>
        {problem && !weak && (
          <Message kind="error" title={sessionProblemWords(problem).title}>
            {sessionProblemWords(problem).text}
          </Message>
        )}
      </form>
    </SessionFrame>
  );
}
