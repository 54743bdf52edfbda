import { z } from 'zod';
import { conclusionInputSchema } from '#domain/documents/conclusion-input.ts';

/**
 * The issued conclusion as it is kept for ever (S22): everything that it says, and the ids of the
 * changes whose values it froze. Stored as canonical JSON in a file whose SHA-256 is its
 * fingerprint; what was written later is "after issue" and never mixed in.
 */
export const frozenConclusionSchema = z.strictObject({
  version: z.literal(1),
  conclusion: conclusionInputSchema,
  froze: z.array(z.uuid()),
});
export type FrozenConclusion = z.infer<typeof frozenConclusionSchema>;
