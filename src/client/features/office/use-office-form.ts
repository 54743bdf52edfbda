import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useRef, useState } from 'react';
import { useForm, type DefaultValues, type FieldPath, type FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import { useOffice } from './office-context.ts';
import type { OfficeProblem, Plan, PlanProblem } from './office-types.ts';
import { planProblemWords } from './plan-problem-words.ts';

export interface OfficeFormInput<Values extends FieldValues> {
  /** Under which what was typed is kept when the sheet is closed: 'unit/xa-hoa-lac'. */
  readonly draft: string;
  readonly schema: z.ZodType<Values, Values>;
  readonly values: Values;
  readonly toPlan: (values: Values) => Plan;
  /** The field that a path inside the entry belongs to: 'period/to' is the box `to`. */
  readonly fieldOf: (path: string) => FieldPath<Values> | null;
  readonly onSaved: (values: Values) => void;
}

/** One form over one entry of the directory: checked here, then by the server, whose problems go to their fields. */
export function useOfficeForm<Values extends FieldValues>(input: OfficeFormInput<Values>) {
  const { drafts, apply } = useOffice();
  const [problem, setProblem] = useState<OfficeProblem | null>(null);
  const [others, setOthers] = useState<readonly PlanProblem[]>([]);
  const [restored] = useState(() => drafts.has(input.draft));
  const [start] = useState(() => (drafts.get(input.draft) ?? input.values) as Values);
  const form = useForm<Values, unknown, Values>({
    defaultValues: start as DefaultValues<Values>,
    resolver: zodResolver(input.schema),
  });
  const saved = useRef(false);
  const { isDirty } = form.formState;
  const dirty = useRef(restored);
  useEffect(() => {
    if (isDirty) dirty.current = true;
  }, [isDirty]);
  const { draft } = input;
  const { getValues } = form;
  useEffect(
    () => () => {
      if (dirty.current && !saved.current) drafts.set(draft, structuredClone(getValues()));
    },
    [drafts, draft, getValues],
  );
  const send = async (values: Values): Promise<void> => {
    setProblem(null);
    setOthers([]);
    const outcome = await apply(input.toPlan(values));
    if (outcome.type === 'done') {
      saved.current = true;
      drafts.delete(draft);
      input.onSaved(values);
      return;
    }
    if (outcome.type === 'failed') return setProblem(outcome.problem);
    const unplaced: PlanProblem[] = [];
    for (const entry of outcome.problems) {
      const field = input.fieldOf(entry.path.split('/').slice(2).join('/'));
      if (field === null) unplaced.push(entry);
      else form.setError(field, { message: planProblemWords(entry) });
    }
    setOthers(unplaced);
  };
  const submit = (): Promise<void> => form.handleSubmit(send)();
  const discard = (): void => {
    drafts.delete(draft);
    dirty.current = false;
    form.reset(input.values);
  };
  return { form, submit, problem, others, restored, discard, busy: form.formState.isSubmitting };
}
