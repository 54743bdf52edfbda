import type { ReactNode } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { Field } from '#client/ui/field.tsx';
import { Select, type SelectOption } from '#client/ui/select.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextInput } from '#client/ui/text-input.tsx';

interface FormFieldProps<Values extends FieldValues> {
  readonly control: Control<Values, unknown, Values>;
  readonly name: FieldPath<Values>;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly warning?: ReactNode;
  readonly required?: boolean;
}

export interface FormTextProps<Values extends FieldValues> extends FormFieldProps<Values> {
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** A name to sign in with: no capital letters, no corrections by the keyboard. */
  readonly code?: boolean;
  readonly long?: boolean;
}

export function FormText<Values extends FieldValues>(props: FormTextProps<Values>) {
  const { control, name, label, help, warning, required, maxLength, placeholder, code, long } =
    props;
  const { field, fieldState } = useController({ control, name });
  const shared = {
    name: field.name,
    maxLength,
    placeholder,
    value: field.value,
    onValueChange: field.onChange,
    onBlur: field.onBlur,
  };
  return (
    <Field
      label={label}
      help={help}
      warning={warning}
      error={fieldState.error?.message}
      required={required}
    >
      {(bindings) =>
        long ? (
          <TextArea {...bindings} {...shared} />
        ) : (
          <TextInput
            {...bindings}
            {...shared}
            ref={field.ref}
            autoComplete="off"
            {...(code ? { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } : {})}
          />
        )
      }
    </Field>
  );
}

export interface FormSelectProps<Values extends FieldValues> extends FormFieldProps<Values> {
  readonly options: readonly SelectOption[];
  readonly placeholder?: string;
}

export function FormSelect<Values extends FieldValues>(props: FormSelectProps<Values>) {
  const { control, name, label, help, warning, required, options, placeholder } = props;
  const { field, fieldState } = useController({ control, name });
  return (
    <Field
      label={label}
      help={help}
      warning={warning}
      error={fieldState.error?.message}
      required={required}
    >
      {(bindings) => (
        <Select
          {...bindings}
          name={field.name}
          options={options}
          placeholder={placeholder}
          value={field.value}
          onValueChange={field.onChange}
          onBlur={field.onBlur}
        />
      )}
    </Field>
  );
}
