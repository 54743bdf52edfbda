import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import { checkWords } from '#client/form/check-words.ts';
import { Message } from '#client/ui/message.tsx';
import { CheckExplanation, isExplained, type CheckExplanationProps } from './check-explanation.tsx';
import styles from './finding-sheet.module.css';

/** What a check says at the item where it is shown, and what the unit says to it. Nothing of it blocks. */
export function CheckMessage(props: Omit<CheckExplanationProps, 'name'>) {
  const { outcome, record } = props;
  const words = checkWords(outcome);
  const speaks = speaksAtItem(outcome);
  if (!speaks && !isExplained(record)) return null;
  return (
    <div className={styles.stack}>
      {speaks && (
        <Message
          kind={outcome.level === 'error' ? 'error' : 'warning'}
          live={false}
          title={words.title}
        >
          {words.detail}
        </Message>
      )}
      {(outcome.state === 'fails' || isExplained(record)) && (
        <CheckExplanation {...props} name={words.title} />
      )}
    </div>
  );
}

/**
 * Where one writes, a check speaks that does not hold, or that asks for more than an answer: the numbers
 * of a percentage, a figure in the place of a bound. That an item is not answered yet, its row shows.
 */
export function speaksAtItem(outcome: CheckOutcome): boolean {
  if (outcome.state !== 'open') return outcome.state === 'fails';
  const { facts, missing } = outcome;
  return facts?.kind === 'base' || facts?.kind === 'none-left' || missing.length === 0;
}
