/** `/api/office/*`: the standing agency's work on the directory. Administrators only. */
import { z } from 'zod';
import {
  accountRoles,
  campaignSchema,
  delegationSchema,
  memberSchema,
  unitSchema,
  usernameSchema,
  visitSchema,
} from '#domain/directory/directory.ts';
import { heldCodes } from '#domain/access/judge-change.ts';

export const newAccountSchema = z.strictObject({
  username: usernameSchema,
  name: z.string().min(1).max(200),
  office: z.string().max(200),
  role: z.enum(accountRoles),
  unitId: unitSchema.shape.id.nullable(),
});
export type NewAccount = z.infer<typeof newAccountSchema>;

/**
 * `POST /api/office/plan`: the one door by which the directory is written, whole or not at all.
 * Forms, the spreadsheet and the sample campaign all come in here. An entry with a known id
 * replaces it; accounts are only ever added. Members and assignments name people by username, so
 * that one plan can bring a person and the delegation at once; checklists are named by their id and
 * pinned by the server to the version in force.
 */
export const planSchema = z.strictObject({
  accounts: z.array(newAccountSchema).max(2000).default([]),
  units: z.array(unitSchema).max(5000).default([]),
  campaigns: z.array(campaignSchema).max(200).default([]),
  delegations: z
    .array(
      delegationSchema.omit({ members: true }).extend({
        members: z
          .array(memberSchema.omit({ accountId: true }).extend({ username: z.string() }))
          .max(100),
      }),
    )
    .max(500)
    .default([]),
  visits: z
    .array(
      visitSchema
        .omit({ checklists: true, earlierChecklists: true, assignments: true, disclosed: true })
        .extend({
          checklists: z.array(z.string()).max(50),
          assignments: z.array(z.object({ username: z.string(), checklist: z.string() })).max(500),
        }),
    )
    .max(5000)
    .default([]),
  /** Only say what is wrong. */
  dryRun: z.boolean().default(false),
});
export type Plan = z.infer<typeof planSchema>;
/** What a caller may leave out. */
export type PlanInput = z.input<typeof planSchema>;

/** What stands in the way, entry by entry; with any of these nothing was written. */
export const planProblemSchema = z.object({
  /** Where: `visits/3/unitId`. */
  path: z.string(),
  code: z.enum(['unknown-reference', 'duplicate', 'invalid', 'pinned-checklist', 'exists']),
  value: z.string(),
});
export type PlanProblem = z.infer<typeof planProblemSchema>;

export const planAnswerSchema = z.object({
  problems: z.array(planProblemSchema),
  /** Shown once, to be handed over; each must be replaced at first sign-in, within 24 hours. */
  firstPasswords: z.array(
    z.object({ username: z.string(), name: z.string(), password: z.string() }),
  ),
});
export type PlanAnswer = z.infer<typeof planAnswerSchema>;

/** `GET /api/office/accounts`. */
export const officeAccountsSchema = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      username: z.string(),
      name: z.string(),
      office: z.string(),
      role: z.enum(accountRoles),
      unitId: z.string().nullable(),
      disabled: z.boolean(),
      lastSignIn: z.iso.datetime().nullable(),
    }),
  ),
});
export type OfficeAccounts = z.infer<typeof officeAccountsSchema>;

/** `POST /api/office/accounts/:id/reset` answers a new first password; `.../disabled` takes this. */
export const disableSchema = z.strictObject({ disabled: z.boolean() });
export const resetAnswerSchema = z.object({ password: z.string() });

/** `GET /api/office/directory`: everything; `GET /api/office/checklists`: versions that can be pinned. */
export const officeDirectorySchema = z.object({
  units: z.array(unitSchema),
  campaigns: z.array(campaignSchema),
  delegations: z.array(delegationSchema),
  visits: z.array(visitSchema),
  checklists: z.array(
    z.object({
      id: z.string(),
      hash: z.string(),
      letter: z.string(),
      title: z.string(),
      version: z.string(),
    }),
  ),
});
export type OfficeDirectory = z.infer<typeof officeDirectorySchema>;

/**
 * `GET /api/office/held?before=<number>`: what the server keeps back, with sender and reason (S18), a
 * page of it, newest first.
 */
export const heldListSchema = z.object({
  held: z.array(
    z.object({
      /** The server's own number: two contents may have come under one change id. */
      number: z.int(),
      code: z.enum(heldCodes),
      reason: z.string(),
      received: z.iso.datetime(),
      pushedBy: z.string(),
      /** As received; may be anything. Of what is larger than a change may be, the beginning, as a text. */
      content: z.json(),
    }),
  ),
  /** There are older ones: ask for those before this number. */
  before: z.int().optional(),
});
export type HeldList = z.infer<typeof heldListSchema>;
/** `POST /api/office/held/:number/accept`: takes it in although the sender had no right; audited. Only what lacks nothing but a right, as it is judged now, can be. */
