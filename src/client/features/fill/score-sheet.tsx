import { useId } from 'react';
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { Checklist, ChecklistSection } from '#domain/checklist/definition.ts';
import type { ChecklistScore, SectionScore } from '#domain/checklist/score.ts';
import { labelText } from '#client/form/label-text.ts';
import {
  itemScoreWords,
  scoreReasonWords,
  scoreWords,
  sectionScoreWords,
} from '#client/form/score-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Note } from '#client/ui/page.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import styles from './score.module.css';

export interface ScoreSheetProps {
  readonly checklist: Checklist;
  readonly answers: AnswerLookup;
  readonly score: ChecklistScore;
  readonly onClose: () => void;
}

/** How the points of a checklist came about, item by item, so that they can be checked by hand. */
export function ScoreSheet({ checklist, answers, score, onClose }: ScoreSheetProps) {
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.score_title({ letter: checklist.letter })}
      footer={<Button onClick={onClose}>{m.ui_close()}</Button>}
    >
      <div className={styles.sheet}>
        <p className={styles.total}>{scoreWords(score)}</p>
        <Note>
          {m.score_how()} {score.weighted && m.score_how_weighted()}
        </Note>
        {score.sections.map((scored) => {
          const section = checklist.sections.find(({ id }) => id === scored.id);
          return section === undefined ? null : (
            <ScoredSection
              key={scored.id}
              section={section}
              score={scored}
              weighted={score.weighted}
              answers={answers}
            />
          );
        })}
      </div>
    </Sheet>
  );
}

function ScoredSection({
  section,
  score,
  weighted,
  answers,
}: {
  readonly section: ChecklistSection;
  readonly score: SectionScore;
  readonly weighted: boolean;
  readonly answers: AnswerLookup;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>{labelText(section.title)}</h3>
      <p className={styles.points}>{sectionScoreWords(score, weighted)}</p>
      <Leaf label={m.fill_items_of({ title: labelText(section.title) })}>
        {score.items.map((scored) => {
          const item = section.items.find(({ code }) => code === scored.code);
          return item === undefined ? null : (
            <LeafRow key={item.code} compact margin={<span>{item.code}</span>}>
              <div className={styles.item}>
                <p>{labelText(item.short ?? item.text)}</p>
                <p className={styles.points}>{itemScoreWords(scored)}</p>
                <p className={styles.reason}>
                  {scoreReasonWords(item, scored, answers(item.code))}
                </p>
              </div>
            </LeafRow>
          );
        })}
      </Leaf>
    </section>
  );
}
