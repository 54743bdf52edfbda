/**
 * Outcome of work that is expected to fail sometimes. Throwing is kept for bugs: whatever a caller
 * can meet in normal use (bad input, no right, no space) comes back as an `error` value.
 */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({
  ok: false,
  error,
});
