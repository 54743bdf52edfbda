import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The link with which the first administrator comes in. Only its hash is held, and only in memory:
 * every start prints a new one, so a link in an old log opens nothing.
 */
export interface OneTimeLink {
  /** Path of the page that asks for name and password. */
  readonly path: string;
  readonly isToken: (token: string) => boolean;
}

export function createOneTimeLink(): OneTimeLink {
  const token = randomBytes(32).toString('base64url');
  const expected = digest(token);
  return { path: `/setup/${token}`, isToken: (given) => timingSafeEqual(digest(given), expected) };
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();
