import { err, ok } from './result.ts';
import type { Result } from './result.ts';

/** `empty`: nothing typed. `malformed`: something that is no single number ('98/952', '1.38', 'hơn 600'); keep the text. */
export type NumberTextProblem = { readonly type: 'empty' | 'malformed'; readonly text: string };

// Either no grouping at all, or groups of exactly three: '1.38' may mean 138 or 1,38, so it is asked about, not guessed.
const VIETNAMESE_NUMBER = /^(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+)(?:,(\d+))?$/;
const ANY_SPACE = /[\u00a0\u2009\u202f\s]+/g;

/**
 * Reads a number as Vietnamese write it: point or space between groups of three, comma before the fraction.
 * The value is a machine decimal ('1.385.062.438' gives '1385062438', '97,30' gives '97.30'): never a float,
 * and the precision that was typed is kept.
 */
export function parseVietnameseNumber(text: string): Result<string, NumberTextProblem> {
  const clean = text.replace(ANY_SPACE, ' ').trim();
  if (clean === '') return err({ type: 'empty', text });
  const match = VIETNAMESE_NUMBER.exec(clean);
  if (match === null) return err({ type: 'malformed', text });
  const whole = (match[1] ?? '').replace(/[. ]/g, '').replace(/^0+(?=\d)/, '');
  return ok(match[2] === undefined ? whole : `${whole}.${match[2]}`);
}
