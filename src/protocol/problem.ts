/**
 * The one catalogue of problems that cross the wire, as `application/problem+json` with a `code`
 * from here (RFC 9457). A client decides by code, never by text.
 */
import { z } from 'zod';

interface Problem {
  readonly status: number;
  /** May the very same request succeed later without anybody changing anything? */
  readonly retryable: boolean;
  /** For developers; people read the client's own message for the code. */
  readonly meaning: string;
}

export const problems = {
  'bad-request': { status: 400, retryable: false, meaning: 'The request cannot be read.' },
  'weak-password': {
    status: 400,
    retryable: false,
    meaning: 'The password is shorter than 12 or longer than 128 characters, or a common one.',
  },
  'signed-out': {
    status: 401,
    retryable: false,
    meaning: 'No session, or it has ended. Sign in; nothing on the device changes.',
  },
  'wrong-credentials': {
    status: 401,
    retryable: false,
    meaning: 'Name or password is wrong; which of the two is not said.',
  },
  forbidden: {
    status: 403,
    retryable: false,
    meaning: 'Not for this account, or not there: both are the same answer.',
  },
  'password-change-required': {
    status: 403,
    retryable: false,
    meaning: 'The first password must be replaced before anything else.',
  },
  'not-found': { status: 404, retryable: false, meaning: 'No such route or object.' },
  'other-account': {
    status: 409,
    retryable: false,
    meaning:
      'The session belongs to another account than the request names (S12). Nothing was stored.',
  },
  conflict: {
    status: 409,
    retryable: false,
    meaning: 'It exists already, or was changed meanwhile.',
  },
  'link-used': {
    status: 410,
    retryable: false,
    meaning: 'The one-time link was used or has expired.',
  },
  'too-large': {
    status: 413,
    retryable: false,
    meaning: 'The request is larger than the contract allows.',
  },
  'hash-mismatch': {
    status: 422,
    retryable: true,
    meaning:
      'The bytes are not those of the hash: they were damaged on the way. Nothing was stored.',
  },
  'not-a-picture': {
    status: 422,
    retryable: false,
    meaning: 'The bytes are not of the type that was said.',
  },
  'unfit-version': {
    status: 422,
    retryable: false,
    meaning: 'The server has no such version, or it is one of another checklist.',
  },
  'bad-import': {
    status: 422,
    retryable: false,
    meaning: 'The spreadsheet has rows that cannot be taken; `details` names each.',
  },
  'protocol-unsupported': {
    status: 426,
    retryable: false,
    meaning: 'This server does not speak the version that was asked for.',
  },
  'too-many-attempts': {
    status: 429,
    retryable: true,
    meaning: 'Too many attempts; see Retry-After.',
  },
  internal: {
    status: 500,
    retryable: true,
    meaning: 'A fault of the server; `id` finds it in the log.',
  },
  unavailable: {
    status: 503,
    retryable: true,
    meaning:
      'The server is busy or its disk is full (to files already when 256 MiB are left: records go on); see Retry-After. Nothing was stored.',
  },
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as readonly ProblemCode[];

export const problemSchema = z.object({
  code: z.enum(problemCodes),
  title: z.string(),
  status: z.int(),
  /** Finds the request in the server's log. */
  id: z.string().optional(),
  details: z.array(z.string()).optional(),
});
export type ProblemBody = z.infer<typeof problemSchema>;

/**
 * As a client reads it: the list grows, and one word of a later server must not be taken for a line that
 * is cut. A code that this version does not know is a fault of the server. `null`: no problem at all.
 */
export function readProblem(body: unknown): ProblemBody | null {
  const parsed = problemSchema.extend({ code: z.string() }).safeParse(body);
  if (!parsed.success) return null;
  const code = problemCodes.find((known) => known === parsed.data.code) ?? 'internal';
  return { ...parsed.data, code };
}

/** About the caller or the server and not about one request: whatever else is asked for now is answered the same. */
export const codesForAll: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'signed-out',
  'password-change-required',
  'other-account',
  'protocol-unsupported',
  'too-many-attempts',
  'unavailable',
]);
