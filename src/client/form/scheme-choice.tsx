import { useState } from 'react';
import type { AnswerSpec } from '#domain/checklist/item.ts';
import { levelSchemes, type LevelScheme } from '#domain/checklist/level-scheme.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Field } from '#client/ui/field.tsx';
import { Select } from '#client/ui/select.tsx';
import { schemesOf } from './answer-codecs.ts';
import type { AnswerControlProps } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import type { AnswerDraft } from './answer-draft.ts';
import { schemeWords } from './scheme-words.ts';

/**
 * The draft with the scale that was chosen before any figure was typed. Blank boxes are no answer, so
 * until then there is nothing that it could be stored with.
 */
export function useChosenScheme(control: AnswerControlProps): {
  readonly draft: AnswerDraft;
  readonly choose: (scheme: LevelScheme) => void;
} {
  const [chosen, setChosen] = useState<LevelScheme>();
  const { draft, onAnswer } = control;
  const blank = !draft.notApplicable && draft.boxes.every((text) => text.trim() === '');
  return {
    draft: blank && chosen !== undefined ? { ...draft, scheme: chosen } : draft,
    choose: (scheme) => {
      setChosen(scheme);
      if (!blank) onAnswer({ ...draft, scheme });
    },
  };
}

/**
 * The scale by which figures of levels are meant (R22): a text where only one may be meant, a list where
 * there are more. It always shows what is or will be stored with the figures; an answer from before, which
 * has none, says so until somebody chooses.
 */
export function SchemeChoice({
  item,
  draft,
  locked,
  onChoose,
}: {
  readonly item: AnswerSpec;
  readonly draft: AnswerDraft;
  readonly locked: boolean;
  readonly onChoose: (scheme: LevelScheme) => void;
}) {
  const offered = schemesOf(item);
  if (draft.notApplicable || (offered.length === 0 && draft.scheme === undefined)) return null;
  if (draft.scheme !== undefined && offered.every((scheme) => scheme === draft.scheme)) {
    return (
      <p className={styles.scheme}>
        {m.answers_scheme()}: {schemeWords(draft.scheme)}
      </p>
    );
  }
  const options = [
    ...offered,
    ...levelSchemes.filter((scheme) => scheme === draft.scheme && !offered.includes(scheme)),
  ];
  return (
    <Field label={m.answers_scheme()} className={styles.schemeField}>
      {(field) => (
        <Select
          {...field}
          disabled={locked}
          placeholder={draft.scheme === undefined ? m.answers_scheme_unknown() : undefined}
          options={options.map((scheme) => ({ value: scheme, label: schemeWords(scheme) }))}
          value={draft.scheme ?? ''}
          onValueChange={(value) => {
            const scheme = options.find((option) => option === value);
            if (scheme !== undefined) onChoose(scheme);
          }}
        />
      )}
    </Field>
  );
}
