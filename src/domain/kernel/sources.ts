/**
 * Time, randomness and ids are arguments (never globals), so that a replay is the same and a test
 * can set the clock years off.
 */

/** Wall clock in milliseconds since 1970, UTC. May be wrong by years; see rule S6. */
export type Clock = () => number;

/** Fills and returns `length` random bytes, fit for identifiers. */
export type RandomSource = (length: number) => Uint8Array;
