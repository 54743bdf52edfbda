import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import { troubleOf } from '#domain/cross-check/trouble.ts';
import { namesWithPlace } from '#client/form/figure-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { checkWords } from '#client/form/check-words.ts';
import { classNames } from '#client/ui/class-names.ts';
import { Icon } from '#client/ui/icons/icon.tsx';
import { outcomeKey } from './figure-text.ts';
import { useFiguresDesk } from './figures-context.ts';
import styles from './figure-table.module.css';
import { failureWord, troubleLook } from './trouble-look.ts';

/** What the checks of one row say, a line each; one that does not hold opens in place. */
export function CheckCell({ outcomes }: { readonly outcomes: readonly CheckOutcome[] }) {
  const lines = outcomes.filter((outcome) => troubleOf(outcome) !== 'asleep');
  return (
    <ul role="list" className={styles.checks}>
      {lines.map((outcome) => (
        <li key={outcomeKey(outcome)}>
          <CheckLine outcome={outcome} />
        </li>
      ))}
    </ul>
  );
}

/** What is missing is said in short: the rows of the missing figures stand in the same table. */
function lineWords(outcome: CheckOutcome): string {
  return outcome.state === 'open' && outcome.facts?.kind !== 'base' && outcome.missing.length > 0
    ? m.figures_missing({ names: namesWithPlace(outcome.missing) })
    : checkWords(outcome).title;
}

function CheckLine({ outcome }: { readonly outcome: CheckOutcome }) {
  const { isOpen, open } = useFiguresDesk();
  const trouble = troubleOf(outcome);
  if (trouble === 'asleep') return null;
  const { icon, tone } = troubleLook[trouble];
  if (outcome.state !== 'fails') {
    return (
      <span className={classNames(styles.check, styles[tone])}>
        <Icon name={icon} size="s" />
        <span>{lineWords(outcome)}</span>
      </span>
    );
  }
  const opened = isOpen(outcome);
  return (
    <button
      type="button"
      className={classNames(styles.check, styles.failing, styles[tone])}
      aria-expanded={opened}
      onClick={() => open(outcome, !opened)}
    >
      <Icon name={icon} size="s" />
      <span>{failureWord(outcome)}</span>
      <Icon name={opened ? 'caret-up' : 'caret-down'} size="s" />
    </button>
  );
}
