/** `GET /api/directory` (with ETag): the account's part of the directory (S10). */
import { z } from 'zod';
import {
  campaignSchema,
  checklistRefSchema,
  delegationSchema,
  directoryAccountSchema,
  unitSchema,
  visitSchema,
} from '#domain/directory/directory.ts';

export const directoryAnswerSchema = z.object({
  protocol: z.int().positive(),
  /** Must be the caller's: two tabs with two accounts share one cookie jar (S12). */
  account: z.string(),
  accounts: z.array(directoryAccountSchema),
  units: z.array(unitSchema),
  campaigns: z.array(campaignSchema),
  delegations: z.array(delegationSchema),
  visits: z.array(visitSchema),
  /**
   * The versions that these visits are pinned to, and those that they were pinned to before; content
   * at `/api/checklists/<hash>`.
   */
  checklists: z.array(checklistRefSchema),
  /** Versions in force of the same checklists, where a visit is pinned to another one. */
  newer: z.array(checklistRefSchema).optional(),
});
export type DirectoryAnswer = z.infer<typeof directoryAnswerSchema>;

/** Header with which a caller says whose session it takes itself to be in (S12). */
export const accountHeader = 'x-so-doan-account';
