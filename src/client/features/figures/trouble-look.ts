import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import type { Trouble } from '#domain/cross-check/trouble.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { IconName } from '#client/ui/icons/icon-name.ts';
import type { SymbolState } from '#client/ui/state-symbol.tsx';

/** Symbol and colour of a group of checks; its word stands beside it. */
export const troubleLook: Readonly<
  Record<
    Exclude<Trouble, 'asleep'>,
    { readonly symbol: SymbolState; readonly tone: 'fail' | 'part' | 'ok'; readonly icon: IconName }
  >
> = {
  wrong: { symbol: 'err', tone: 'fail', icon: 'warning-circle-fill' },
  unmet: { symbol: 'fail', tone: 'fail', icon: 'x-bold' },
  ask: { symbol: 'ask', tone: 'part', icon: 'warning-fill' },
  holds: { symbol: 'ok', tone: 'ok', icon: 'check-circle-fill' },
};

export function troubleCount(trouble: Exclude<Trouble, 'asleep'>, count: number): string {
  return {
    wrong: m.figures_wrong,
    unmet: m.figures_unmet,
    ask: m.figures_ask,
    holds: m.figures_holds,
  }[trouble]({ count });
}

/** At the end of a row: what is wrong, before one opens it. */
export function failureWord({ level }: CheckOutcome): string {
  return {
    error: m.figures_fails,
    finding: m.figures_target_missed,
    notice: m.figures_explain,
    ask: m.figures_explain,
  }[level]();
}
