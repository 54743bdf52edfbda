import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import {
  changeIdSchema,
  changeSchema,
  contentDigest,
  maxChangeBytes,
  utf8Length,
  withoutWireMembers,
  type Change,
} from '#domain/sync/change.ts';
import { scopeSchema, type Scope } from '#domain/sync/scope.ts';

/** One entry of a push, parsed by itself: what cannot be read stops nobody else's work (S18). */
export type PushedChange = {
  /** As received, the members of the wire removed, unknown ones kept. */
  readonly content: string;
  readonly digest: string;
  /** Written on the pushing device by the session's own account (S19). */
  readonly mine: boolean;
} & (
  | { readonly type: 'change'; readonly change: Change }
  | {
      readonly type: 'unreadable';
      readonly code: 'invalid' | 'too-large';
      /** What it claims, as far as that can be read. */
      readonly id: string | null;
      readonly scope: Scope | null;
    }
);

/**
 * An entry must be JSON through and through: then its content says what it says, and what is judged is
 * what is kept and summed. `by` other than the session's account makes `mine` a contradiction: then
 * nothing is confirmed.
 */
export function readPushed(
  entry: Readonly<Record<string, unknown>>,
  accountId: string,
): PushedChange {
  const received = withoutWireMembers(entry);
  const content = canonicalJson(received);
  const mine = entry['mine'] === true && entry['by'] === accountId;
  const kept = { content, digest: contentDigest(content), mine };
  const unreadable = (code: 'invalid' | 'too-large'): PushedChange => ({
    ...kept,
    type: 'unreadable',
    code,
    id: changeIdSchema.safeParse(entry['id']).data ?? null,
    scope: scopeSchema.safeParse(entry['scope']).data ?? null,
  });
  if (utf8Length(content) > maxChangeBytes) return unreadable('too-large');
  const parsed = changeSchema.safeParse(received);
  return parsed.success ? { ...kept, type: 'change', change: parsed.data } : unreadable('invalid');
}
