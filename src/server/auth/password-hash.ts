import { hash, verify } from '@node-rs/argon2';

/** OWASP's lowest recommended cost: 19 MiB, two passes, one lane; the algorithm's default is Argon2id. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** Thrown through the account library, which knows no other way; becomes 503 at the border. */
export class PasswordQueueFull extends Error {
  override readonly name = 'PasswordQueueFull';
  constructor() {
    super('too many passwords are being checked');
  }
}

export interface PasswordHasher {
  readonly hash: (password: string) => Promise<string>;
  /** For the office's own work, which may be two thousand accounts at once: waits however long the line is. */
  readonly hashInTurn: (password: string) => Promise<string>;
  readonly verify: (entry: {
    readonly hash: string;
    readonly password: string;
  }) => Promise<boolean>;
}

/**
 * Argon2id behind a bounded queue: memory and the few threads of the process are what a flood of
 * sign-ins would eat, and everything else on this server needs those threads to reach the disk.
 */
export function createPasswordHasher({
  atOnce,
  waiting,
}: {
  readonly atOnce: number;
  readonly waiting: number;
}): PasswordHasher {
  const queue = createQueue(atOnce);
  return {
    hash: (password) => queue(() => hash(password, cost), waiting),
    hashInTurn: (password) => queue(() => hash(password, cost), Infinity),
    verify: (entry) => queue(() => verify(entry.hash, entry.password), waiting),
  };
}

function createQueue(atOnce: number) {
  let running = 0;
  const line: (() => void)[] = [];
  return async <T>(work: () => Promise<T>, waiting: number): Promise<T> => {
    if (running >= atOnce) {
      if (line.length >= waiting) throw new PasswordQueueFull();
      // Whoever finishes hands the place on, so `running` stays as it is.
      await new Promise<void>((resolve) => line.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
