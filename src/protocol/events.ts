/** `GET /api/events`: server-sent hints; an event says only that there is something to fetch (S23). */
import { z } from 'zod';
import { scopeSchema } from '#domain/sync/scope.ts';

export const scopeHintSchema = z.object({ scope: scopeSchema, head: z.int().nonnegative() });
export type ScopeHint = z.infer<typeof scopeHintSchema>;
/** Event names. `directory`: fetch the directory again. */
export const hintEvents = ['scope', 'directory'] as const;
