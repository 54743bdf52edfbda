/** Stretches of a text that are taken: a number inside them is no figure. The first claim wins. */
import type { Span } from './text-structure.ts';

export class ClaimedText {
  readonly #taken: Uint8Array;

  constructor(length: number) {
    this.#taken = new Uint8Array(length);
  }

  /** False, and nothing claimed, where a part of the span is taken already. */
  claim({ start, end }: Span): boolean {
    for (let at = start; at < end; at += 1) if (this.#taken[at] === 1) return false;
    this.#taken.fill(1, start, end);
    return true;
  }

  isTaken(at: number): boolean {
    return this.#taken[at] === 1;
  }
}
