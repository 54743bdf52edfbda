import type { AnswerValue, ItemAnswer } from '#domain/checklist/answer.ts';
import { answerState, valueState } from '#domain/checklist/answer-state.ts';
import type { AnswerSpec } from '#domain/checklist/item.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { StateSymbol, type SymbolState } from '#client/ui/state-symbol.tsx';
import styles from './answer-value.module.css';

const SYMBOLS = {
  unanswered: 'un',
  recorded: 'ok',
  ok: 'ok',
  part: 'part',
  fail: 'fail',
  na: 'na',
} as const satisfies Record<string, SymbolState>;

/** The mark of an answer, its rows and photos included, without anything else against it. */
export function answerSymbol(item: AnswerSpec, answer: ItemAnswer): SymbolState {
  return SYMBOLS[answerState(item, answer)];
}

/** An answer to be looked at: symbol and words. A figure or a text judges nothing, and has no symbol. */
export function AnswerValueView({
  item,
  value,
}: {
  readonly item: AnswerSpec;
  readonly value: AnswerValue | null;
}) {
  const state = valueState(item, value);
  if (state === 'recorded') return <b>{answerWords(item, value)}</b>;
  const symbol = SYMBOLS[state];
  return (
    <span className={`${styles.answer} ${styles[symbol] ?? ''}`}>
      <StateSymbol state={symbol} />
      <b>{answerWords(item, value)}</b>
    </span>
  );
}
