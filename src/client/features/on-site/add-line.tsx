import { useRef, useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { useKeptText } from '#client/record/use-kept-text.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import styles from './on-site.module.css';

/** One line and a button that makes something of it; Enter does the same. */
export function AddLine({
  place,
  label,
  button,
  missing,
  help,
  onAdd,
}: {
  /** Where the text is kept while one is elsewhere. */
  readonly place: string;
  readonly label: string;
  readonly button: string;
  /** Said in the button while nothing is typed. */
  readonly missing: string;
  readonly help?: string | undefined;
  /** True when it is stored: the line is empty then. */
  readonly onAdd: (text: string) => Promise<boolean>;
}) {
  const typed = useKeptText(useWorkspace(), place);
  const [busy, setBusy] = useState(false);
  const text = typed.text.trim();
  const latest = useRef(typed.text);
  const change = (next: string) => {
    latest.current = next;
    typed.change(next);
  };
  return (
    <form
      className={styles.addLine}
      onSubmit={(event) => {
        event.preventDefault();
        if (text === '' || busy) return;
        setBusy(true);
        // Cleared at once: what is typed while it is stored is the next line.
        change('');
        void onAdd(text).then((stored) => {
          setBusy(false);
          if (!stored) change(`${text} ${latest.current}`.trim());
        });
      }}
    >
      <Field label={label} help={help}>
        {(control) => (
          <TextInput
            {...control}
            value={typed.text}
            onValueChange={change}
            maxLength={400}
            enterKeyHint="done"
          />
        )}
      </Field>
      <Button
        type="submit"
        icon="plus"
        size="lg"
        busy={busy}
        disabledReason={text === '' ? missing : undefined}
      >
        {button}
      </Button>
    </form>
  );
}
