/**
 * The directory (S10): who there is and who goes where. It is written at the server in
 * transactions, online, by the office; a tablet keeps a versioned snapshot of its account's part.
 */
import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);
const name = z.string().min(1).max(200);
const isoDate = z.iso.date();

const contentHash = z.string().regex(/^[0-9a-f]{64}$/);

/** The name that a person signs in with: nothing that a keyboard could write in two ways. */
export const usernameSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{2,39}$/);

export const accountRoles = ['administrator', 'inspector', 'unit'] as const;

/** Facts of an account that access is computed from, and the name that colleagues see. */
export const directoryAccountSchema = z.object({
  id: z.string().min(1).max(64),
  name,
  /** The body that the person comes from: delegations are made of members of different offices. */
  office: z.string().max(200),
  role: z.enum(accountRoles),
  /** Only for the staff of a unit. */
  unitId: id.nullable(),
  disabled: z.boolean(),
});
export type DirectoryAccount = z.infer<typeof directoryAccountSchema>;

export const unitSchema = z.object({ id, name, district: z.string().max(200) });
export type Unit = z.infer<typeof unitSchema>;

export const campaignSchema = z.object({
  id,
  name,
  /** Number and date of the plan and the decision, in words: they are cited in the conclusion. */
  basis: z.string().max(2000),
});
export type Campaign = z.infer<typeof campaignSchema>;

export const memberSchema = z.object({
  accountId: z.string().min(1).max(64),
  role: z.enum(['lead', 'deputy', 'secretary', 'member']),
});

export const delegationSchema = z.object({
  id,
  campaignId: id,
  name,
  members: z.array(memberSchema).max(100),
});
export type Delegation = z.infer<typeof delegationSchema>;

export const visitSchema = z.object({
  id,
  campaignId: id,
  delegationId: id,
  unitId: id,
  kind: z.enum(['planned', 'unannounced', 'thematic']),
  date: isoDate,
  /** The inspected period, both days included; it differs from the visit's date. */
  period: z.object({ from: isoDate, to: isoDate }),
  /** Content hashes of the checklist versions that the visit is pinned to. */
  checklists: z.array(contentHash).max(50),
  /**
   * Versions that it was pinned to before it was moved: their questions are shown beside answers for
   * which the present ones have no item.
   */
  earlierChecklists: z.array(contentHash).max(200).optional(),
  /** Advisory (S11): which checklists (by hash) were given to whom. */
  assignments: z.array(
    z.object({
      accountId: z.string().min(1).max(64),
      checklist: contentHash,
    }),
  ),
  /** Whether the unit may know of the visit: not before an unannounced one is published. */
  disclosed: z.boolean(),
});
export type Visit = z.infer<typeof visitSchema>;

/** A checklist version that visits are pinned to; its content is fetched by hash and never changes. */
export const checklistRefSchema = z.object({
  hash: contentHash,
  id: z.string(),
  letter: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  version: z.string(),
  itemCount: z.int().nonnegative(),
});
export type ChecklistRef = z.infer<typeof checklistRefSchema>;

/** What access is computed from: the whole directory on the server, an account's part on a tablet. */
export interface DirectoryFacts {
  readonly accounts: readonly DirectoryAccount[];
  readonly units: readonly Unit[];
  readonly campaigns: readonly Campaign[];
  readonly delegations: readonly Delegation[];
  readonly visits: readonly Visit[];
}
