/**
 * An answer as a later version of the server may send it. Lists grow: one word that this version does
 * not know must not make the whole answer unreadable, and so a tablet that is not updated "offline".
 */
import { z } from 'zod';
import { scopeSchema } from '#domain/sync/scope.ts';
import { heldSchema, scopeAnswerSchema, syncAnswerSchema } from '#protocol/sync.ts';

/** Held all the same: with its reason in the server's words. */
const receivedHeldSchema = heldSchema.extend({ code: heldSchema.shape.code.catch('invalid') });

const namedScopeSchema = z.object({ scope: z.string() });

/** Scopes of a kind that this version does not know were never asked for; all others are parsed. */
const receivedScopesSchema = z
  .array(z.unknown())
  .transform((entries) => entries.filter((entry) => !isOfUnknownKind(entry)))
  .pipe(z.array(scopeAnswerSchema));

function isOfUnknownKind(entry: unknown): boolean {
  const named = namedScopeSchema.safeParse(entry);
  return named.success && !scopeSchema.safeParse(named.data.scope).success;
}

export const receivedAnswerSchema = syncAnswerSchema.extend({
  held: z.record(z.string(), receivedHeldSchema),
  scopes: receivedScopesSchema,
});
