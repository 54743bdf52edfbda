import { classNames } from './class-names.ts';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';
import styles from './state-symbol.module.css';

/** un: not answered; part: half; na: does not apply; err: a figure is wrong; ask: worth asking again. */
export type SymbolState = 'un' | 'ok' | 'part' | 'fail' | 'na' | 'ask' | 'err' | 'conflict';

export interface StateSymbolProps {
  readonly state: SymbolState;
  /** A drawing of its own, where two things share a state. */
  readonly icon?: IconName | undefined;
  /** The word that a screen reader says; leave out where the same word stands beside it. */
  readonly label?: string | undefined;
}

const ICON = {
  un: null,
  ok: 'check-bold',
  part: 'circle-half-fill',
  fail: 'x-bold',
  na: 'minus-bold',
  ask: 'question-bold',
  err: 'warning-bold',
  conflict: 'arrows-split-bold',
} as const satisfies Record<SymbolState, IconName | null>;

/** The mark in the notebook's margin: every state has its own silhouette, so that colour is never alone. */
export function StateSymbol({ state, icon, label }: StateSymbolProps) {
  const drawn = icon ?? ICON[state];
  return (
    <span
      className={classNames(styles.symbol, styles[state])}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {drawn !== null && <Icon name={drawn} size="s" />}
    </span>
  );
}
