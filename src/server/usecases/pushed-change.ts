import {
  changeContent,
  changeIdSchema,
  changeSchema,
  contentDigest,
  maxChangeBytes,
  utf8Length,
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

/** `by` other than the session's account makes `mine` a contradiction: then nothing is confirmed. */
export function readPushed(
  entry: Readonly<Record<string, unknown>>,
  accountId: string,
): PushedChange {
  const content = changeContent(entry);
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
  // Parsed from its content, so that what is judged is what is kept and summed.
  const parsed = changeSchema.safeParse(JSON.parse(content));
  return parsed.success ? { ...kept, type: 'change', change: parsed.data } : unreadable('invalid');
}
