import type { z } from 'zod';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { RecordField } from '#client/record/record-field.tsx';
import { useSaveField } from '#client/record/use-save-field.ts';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { useOnSite } from './on-site-context.ts';

export interface TextOfProps {
  readonly record: FoldedRecord;
  readonly field: string;
  readonly schema: z.ZodType<string>;
  readonly label: string;
  readonly long?: boolean;
  readonly help?: string;
  /** Somebody is at work in it. */
  readonly onFocus?: () => void;
}

/** A text of a record that is there already: stored while it is typed, with its own conflict. */
export function TextOf({ record, field, schema, label, long = false, help, onFocus }: TextOfProps) {
  const { scope, kept, mayWrite } = useOnSite();
  const save = useSaveField(scope, record.record, field);
  return (
    <RecordField
      {...{ scope, kept, record, field, schema, label, mayWrite, save, help }}
      recordKey={record.record}
      initial=""
      write={String}
      read={(typed) => ({ value: typed })}
      words={String}
    >
      {(box) => {
        const bindings = {
          ...box,
          onFocus: () => {
            onFocus?.();
            box.onFocus();
          },
        };
        return long ? (
          <TextArea {...bindings} maxLength={4000} />
        ) : (
          <TextInput {...bindings} maxLength={400} />
        );
      }}
    </RecordField>
  );
}
