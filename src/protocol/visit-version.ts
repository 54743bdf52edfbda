/**
 * `POST /api/visits/:id/checklist-version`: moves a visit from the pinned version of a checklist to
 * another one. By an administrator or the lead of the visit's delegation. Every answer stays; what was
 * assigned moves along. Asking again for what is done already is good: 204.
 */
import { z } from 'zod';
import { checklistRefSchema } from '#domain/directory/directory.ts';

export const moveVersionSchema = z.strictObject({
  /** The version that the caller takes the visit to be pinned to; `conflict` where it is not. */
  from: checklistRefSchema.shape.hash,
  /** Another version of the same checklist; `unfit-version` where it is none. */
  to: checklistRefSchema.shape.hash,
});
export type MoveVersion = z.infer<typeof moveVersionSchema>;
