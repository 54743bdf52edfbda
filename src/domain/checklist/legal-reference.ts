import { z } from 'zod';
import { lawReferenceSchema } from './law.ts';

const documentSchema = z.string().trim().min(1);

/**
 * Legal basis as versions from before the law library wrote it out: a name, and an article only where
 * it was read. Kept because a visit pinned to such a version must open for as long as the archive
 * lives; authors cite the library.
 */
const writtenOutSchema = z.discriminatedUnion('verified', [
  z.strictObject({
    document: documentSchema,
    article: documentSchema.optional(),
    verified: z.literal('V'),
  }),
  z.strictObject({ document: documentSchema, verified: z.enum(['D', 'P', 'M']) }),
]);

/** One basis of an item: a reference into the version's own library, or written out (old versions). */
export const legalReferenceSchema = z.union([lawReferenceSchema, writtenOutSchema]);
export type LegalReference = z.infer<typeof legalReferenceSchema>;
