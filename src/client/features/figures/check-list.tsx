import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import { byTrouble, reasonsOf, troubles, type Trouble } from '#domain/cross-check/trouble.ts';
import { checkWords } from '#client/form/check-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import styles from './check-list.module.css';
import { outcomeKey } from './figure-text.ts';
import { troubleCount, troubleLook } from './trouble-look.ts';

export type ShownTrouble = Exclude<Trouble, 'asleep'>;
const shownTroubles = troubles.filter((trouble) => trouble !== 'asleep');

/** '1 sai, 2 hỏi lại, 4 khớp': each count shows only its own. */
export function CheckCounts({
  outcomes,
  only,
  onOnly,
}: {
  readonly outcomes: readonly CheckOutcome[];
  readonly only: ShownTrouble | null;
  readonly onOnly: (only: ShownTrouble | null) => void;
}) {
  const groups = byTrouble(outcomes);
  return (
    <div className={styles.counts} role="group" aria-label={m.figures_filter()}>
      {shownTroubles
        .filter((trouble) => groups[trouble].length > 0 || trouble === only)
        .map((trouble) => (
          <button
            key={trouble}
            type="button"
            className={classNames(styles.chip, styles[troubleLook[trouble].tone])}
            aria-pressed={only === trouble}
            onClick={() => onOnly(only === trouble ? null : trouble)}
          >
            <Icon name={troubleLook[trouble].icon} size="s" />
            {troubleCount(trouble, groups[trouble].length)}
          </button>
        ))}
    </div>
  );
}

/** The checks in order of trouble; those that have nothing to say are folded away with the reason. */
export function CheckList({
  outcomes,
  only,
  titleOf,
  onChoose,
}: {
  readonly outcomes: readonly CheckOutcome[];
  readonly only: ShownTrouble | null;
  readonly titleOf: (outcome: CheckOutcome) => string;
  readonly onChoose: (outcome: CheckOutcome) => void;
}) {
  const groups = byTrouble(outcomes);
  const shown = shownTroubles.filter((trouble) => only === null || trouble === only);
  return (
    <>
      <ul role="list" className={styles.list}>
        {shown.flatMap((trouble) =>
          groups[trouble].map((outcome) => (
            <li key={outcomeKey(outcome)}>
              <button type="button" onClick={() => onChoose(outcome)}>
                <StateSymbol state={troubleLook[trouble].symbol} label={troubleCount(trouble, 1)} />
                <span>
                  <b>{titleOf(outcome)}</b>
                  <span>{checkWords(outcome).title}</span>
                </span>
              </button>
            </li>
          )),
        )}
      </ul>
      {only === null && groups.asleep.length > 0 && (
        <Disclosure title={m.figures_asleep({ count: groups.asleep.length })}>
          <dl className={styles.reasons}>
            {[...reasonsOf(groups.asleep)].map(([reason, own]) => (
              <div key={reason}>
                <dt>
                  {reason === 'not-begun' || own[0] === undefined
                    ? m.figures_not_begun()
                    : checkWords(own[0]).title}{' '}
                  ({own.length})
                </dt>
                {own.map((outcome) => (
                  <dd key={outcomeKey(outcome)}>{titleOf(outcome)}</dd>
                ))}
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
    </>
  );
}
