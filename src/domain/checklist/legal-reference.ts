import { z } from 'zod';

const documentSchema = z
  .string()
  .trim()
  .min(1)
  .describe('Name and number of the document, without article: Nghị định 118/2025/NĐ-CP.');

const verifiedReferenceSchema = z
  .strictObject({
    document: documentSchema,
    article: z
      .string()
      .trim()
      .min(1)
      .optional()
      .describe('Clause and article as cited: khoản 3 Điều 7.'),
    verified: z.literal('V').describe('V: the cited passage itself was read.'),
  })
  .describe('A basis whose passage was read.');

const namedReferenceSchema = z
  .strictObject(
    {
      document: documentSchema,
      verified: z
        .enum(['D', 'P', 'M'])
        .describe(
          'D: the document is confirmed, the article was not read. P: seen in practice. M: from memory.',
        ),
    },
    {
      // Without this the author would read "unrecognized key" and think it a spelling mistake.
      error: (issue) =>
        issue.code === 'unrecognized_keys' && issue.keys.includes('article')
          ? 'an article may be named only where verified is V; name the document alone'
          : undefined,
    },
  )
  .describe('A basis of which only the document may be shown.');

/**
 * One document that an item rests on. An unread article number on the screen of an inspector would
 * be quoted to a commune as law, so the shape cannot hold one: `article` exists only beside
 * `verified: V`.
 */
export const legalReferenceSchema = z
  .discriminatedUnion('verified', [verifiedReferenceSchema, namedReferenceSchema])
  .describe('One document; an article only where it was read (verified: V).');
