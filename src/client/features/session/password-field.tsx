import { useState, type Ref } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { Field } from '#client/ui/field.tsx';
import { TextInput } from '#client/ui/text-input.tsx';

export interface PasswordFieldProps {
  readonly label: string;
  /** Tells password managers which one it is. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** A password that may be pasted and shown: hidden letters on a tablet's keyboard only make mistakes. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Field label={props.label} help={props.help} error={props.error} required>
        {(control) => (
          <TextInput
            {...control}
            {...(props.ref === undefined ? {} : { ref: props.ref })}
            type={shown ? 'text' : 'password'}
            name={props.autoComplete}
            autoComplete={props.autoComplete}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            value={props.value}
            onValueChange={props.onValueChange}
          />
        )}
      </Field>
      <Checkbox checked={shown} onCheckedChange={setShown}>
        {m.auth_show_password()}
      </Checkbox>
    </div>
  );
}
