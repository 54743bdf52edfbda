import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { itemAnswerWords } from '#client/form/answer-words.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Note } from '#client/ui/page.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import styles from './other-answers.module.css';

export interface UnaskedSheetProps {
  readonly items: readonly ChecklistItem[];
  readonly answers: AnswerLookup;
  readonly onClose: () => void;
}

/** What was answered at items that are asked no more: to be looked at; it comes back with its item. */
export function UnaskedSheet({ items, answers, onClose }: UnaskedSheetProps) {
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.fill_unasked_title()}
      footer={<Button onClick={onClose}>{m.ui_close()}</Button>}
    >
      <div className={styles.stack}>
        <Note>{m.fill_unasked_kept()}</Note>
        <Leaf label={m.fill_unasked_title()}>
          {items.map((item) => {
            const answer = answers(item.code);
            return (
              <LeafRow key={item.code} margin={<span>{item.code}</span>}>
                <div className={styles.entry}>
                  <p>{labelText(item.text)}</p>
                  <p className={styles.answer}>{itemAnswerWords(item, answer)}</p>
                  {answer.note !== '' && (
                    <p className={styles.more}>
                      {m.fill_note()}: {answer.note}
                    </p>
                  )}
                  {answer.photos > 0 && item.type !== 'photo' && (
                    <p className={styles.more}>{m.answers_photos({ count: answer.photos })}</p>
                  )}
                </div>
              </LeafRow>
            );
          })}
        </Leaf>
      </div>
    </Sheet>
  );
}
