import { useMemo, useState } from 'react';
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { checklistScore } from '#domain/checklist/score.ts';
import type { IsShown } from '#domain/checklist/visibility.ts';
import { scoreWords } from '#client/form/score-words.ts';
import { Icon } from '#client/ui/icons/icon.tsx';
import { ScoreSheet } from './score-sheet.tsx';
import styles from './score.module.css';

export interface ScoreLineProps {
  readonly checklist: Checklist;
  readonly answers: AnswerLookup;
  readonly isAsked: IsShown;
}

/** The points of a checklist that has some, in one quiet line; it opens how they came about. */
export function ScoreLine({ checklist, answers, isAsked }: ScoreLineProps) {
  const [open, setOpen] = useState(false);
  // Counted when an answer is stored, not while one types.
  const score = useMemo(
    () => checklistScore(checklist, answers, isAsked),
    [checklist, answers, isAsked],
  );
  if (score === null) return null;
  return (
    <>
      <button type="button" className={styles.line} onClick={() => setOpen(true)}>
        <Icon name="calculator" />
        <span>{scoreWords(score)}</span>
        <Icon name="caret-right" size="s" />
      </button>
      {open && (
        <ScoreSheet
          checklist={checklist}
          answers={answers}
          score={score}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
