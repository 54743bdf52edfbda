/**
 * `POST /api/hand-in`: the office brings what a bundle carries of people who cannot push it
 * themselves (S11). Administrators only; nothing is read back but a verdict for each id.
 */
import { z } from 'zod';
import { heldSchema, maxPushChanges } from './sync.ts';

/** The envelope only: each change is parsed by itself, as in a push. */
export const handInRequestSchema = z.strictObject({
  protocol: z.int().positive(),
  /** The device that the bundle was made on. */
  device: z.string().min(1).max(64),
  changes: z.array(z.record(z.string(), z.json())).max(maxPushChanges),
});
export type HandInRequest = z.infer<typeof handInRequestSchema>;

export const handInVerdictSchema = z.union([
  /** In the log from now on, as handed in by the caller. */
  z.object({ type: z.literal('taken') }),
  /** The log has this very content already. */
  z.object({ type: z.literal('known') }),
  heldSchema.extend({ type: z.literal('held') }),
]);
export type HandInVerdict = z.infer<typeof handInVerdictSchema>;

/** By change id; a change without a readable id is held and has none here. */
export const handInAnswerSchema = z.object({
  verdicts: z.record(z.string(), handInVerdictSchema),
});
export type HandInAnswer = z.infer<typeof handInAnswerSchema>;
