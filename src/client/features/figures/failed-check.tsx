import { useState } from 'react';
import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import {
  CheckExplanation,
  explanationKey,
  isExplained,
} from '#client/record/check-explanation.tsx';
import { checkWords, pairWords } from '#client/form/check-words.ts';
import { labelText } from '#client/form/label-text.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { classNames } from '#client/ui/class-names.ts';
import { Icon } from '#client/ui/icons/icon.tsx';
import type { FigureRow } from './figure-rows.ts';
import { useFiguresDesk } from './figures-context.ts';
import styles from './failed-check.module.css';
import { PercentDrawing } from './percent-drawing.tsx';

/** A check that does not hold, opened at its row: the true value, where the stated one may come from, what to do next. */
export function FailedCheck({
  outcome,
  row,
}: {
  readonly outcome: CheckOutcome;
  readonly row: FigureRow;
}) {
  const { scope, kept, mayWrite, mayFind, recordOf, pairsOf, raiseFinding } = useFiguresDesk();
  const record = recordOf(explanationKey(outcome));
  const [asking, setAsking] = useState(false);
  const words = checkWords(outcome);
  const pairs = pairsOf(outcome);
  const stated = statedPercent(outcome);
  const showsField = asking || isExplained(record);
  return (
    <div className={classNames(styles.failed, outcome.level === 'notice' && styles.notice)}>
      <div className={styles.words}>
        <p>
          <strong>{words.title}</strong>
        </p>
        {stated !== null && pairs.length > 0 ? (
          <>
            <p className={styles.quiet}>{m.figures_pairs()}</p>
            <ul role="list" className={styles.pairs}>
              {pairs.map((pair) => (
                <li key={`${pair.part.ref} ${pair.whole.ref}`}>
                  <Icon name="calculator" />
                  <span>{pairWords(stated.value, pair)}</span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className={styles.quiet}>{words.detail}</p>
        )}
      </div>
      {stated !== null && stated.actual !== null && (
        <PercentDrawing actual={stated.actual} stated={stated.value}>
          {stated.deviation}
        </PercentDrawing>
      )}
      {(showsField || mayWrite) && (
        <div className={styles.next}>
          {showsField && (
            <CheckExplanation
              scope={scope}
              kept={kept}
              mayWrite={mayWrite}
              outcome={outcome}
              name={words.title}
              record={record}
              takesFocus={asking}
            />
          )}
          <div className={styles.actions}>
            {!showsField && mayWrite && (
              <Button variant="primary" onClick={() => setAsking(true)}>
                {m.figures_explain_next()}
              </Button>
            )}
            {mayFind && (
              <Button icon="flag" onClick={() => raiseFinding(row, words.title)}>
                {m.figures_raise_finding()}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** What can be drawn: one true value against one stated value, neither a bound. */
function statedPercent(outcome: CheckOutcome) {
  if (outcome.state !== 'fails' || outcome.facts.kind !== 'percent') return null;
  const { stated, percent, part, whole } = outcome.facts;
  const { actual, points, units, bound } = percent;
  const isDrawn = bound === null && stated.hedge === null;
  const unit = part[0]?.unit ?? whole[0]?.unit ?? null;
  return {
    value: stated.value,
    actual: isDrawn ? actual : null,
    // What is only cut off does not deviate: rounding is the whole of the difference.
    deviation:
      percent.verdict !== 'wrong' || points === null || units === null
        ? ''
        : m.checks_deviation({
            points: formatNumber(points),
            units:
              unit === null ? formatNumber(units) : `${formatNumber(units)} ${labelText(unit)}`,
          }),
  };
}
