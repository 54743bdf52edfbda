import { m } from '#client/i18n/paraglide/messages.js';
import { Icon } from '#client/ui/icons/icon.tsx';
import { draftOf } from './answer-codecs.ts';
import { notApplicableDraft } from './answer-draft.ts';
import type { AnswerControlProps } from './answer-control-props.ts';
import styles from './answer-controls.module.css';

/** The third thing beside blank and zero, for answers that are typed. Pressed again it leaves the boxes blank. */
export function NotApplicableToggle({ control }: { readonly control: AnswerControlProps }) {
  const { item, draft, locked, onAnswer } = control;
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={draft.notApplicable}
      aria-disabled={locked || undefined}
      onClick={() => {
        if (locked) return;
        onAnswer(draft.notApplicable ? draftOf(item, null) : notApplicableDraft);
      }}
    >
      <Icon name="minus" size="s" />
      {m.fill_not_applicable()}
    </button>
  );
}
