/** Who is signed in, first set-up, and what the server says of itself. */
import { z } from 'zod';
import { accountRoles, usernameSchema } from '#domain/directory/directory.ts';

/** Length only; common passwords are refused by the server with `weak-password`. */
export const passwordSchema = z.string().min(12).max(128);

/** Names the session that a sign-out means: one that arrives late must end no other. */
export const sessionHeader = 'x-so-doan-session';

/** `GET /api/session`: 200 with this, or 401 `signed-out`. Signing in answers the same without `session`. */
export const sessionAnswerSchema = z.object({
  account: z.object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    office: z.string(),
    role: z.enum(accountRoles),
    unitId: z.string().nullable(),
    /** The first password was given by the office: everything but changing it answers 403. */
    mustChangePassword: z.boolean(),
  }),
  /** Names the session, and opens nothing. */
  session: z.string().optional(),
});
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

/** `POST /api/auth/sign-in/username`. */
export const signInSchema = z.strictObject({
  username: z.string().max(200),
  password: z.string().max(200),
});
/** `POST /api/auth/change-password`: ends all other sessions. */
export const changePasswordSchema = z.strictObject({
  currentPassword: z.string().max(200),
  newPassword: passwordSchema,
});

/** `POST /api/setup`: the first administrator, with the one-time token of the printed link. */
export const setupSchema = z.strictObject({
  token: z.string().min(20).max(200),
  username: usernameSchema,
  name: z.string().min(1).max(200),
  password: passwordSchema,
});

/** `GET /api/server`: public; no secret, no count. */
export const serverAnswerSchema = z.object({
  protocol: z.int(),
  lowestProtocol: z.int(),
  /** No account yet: the link that the server printed leads to the set-up page. */
  needsSetup: z.boolean(),
  /** Only on the demo server (loopback): its known accounts, which the sign-in page lists. */
  demo: z
    .array(
      z.object({ username: z.string(), password: z.string(), role: z.string(), name: z.string() }),
    )
    .nullable(),
});
export type ServerAnswer = z.infer<typeof serverAnswerSchema>;
