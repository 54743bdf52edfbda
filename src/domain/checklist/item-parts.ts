import type { AnswerSpec } from './item.ts';

/**
 * How many figures or dates are asked for: the length of `counts`, `dong`, `percents` or `dates` in
 * the answer. 1 for everything that names no parts.
 */
export function partCount(spec: AnswerSpec): number {
  return 'parts' in spec && spec.parts !== undefined ? spec.parts.length : 1;
}
