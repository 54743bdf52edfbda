/**
 * When to sync (S23): at start, after local writes, on a hint, when the browser thinks that it is
 * online again, and with capped, fully jittered back-off after a failure. Whether there IS a
 * connection is known from answers alone.
 */
import type { Clock, RandomSource } from '#domain/kernel/sources.ts';
import { err, type Result } from '#domain/kernel/result.ts';
import type { RunProblem } from './run-sync.ts';

export type Connection =
  /** Nothing has been tried yet. */
  | 'unknown'
  /** The last exchange brought a real answer. */
  | 'online'
  | 'offline'
  /** The session has ended: nothing on the device changes; sign in and it goes on. */
  | 'signed-out'
  /** Another account is signed in in this browser (S12). */
  | 'other-account'
  /** The server no longer speaks this version. */
  | 'update-needed'
  /** The server answers, but with a fault. */
  | 'server-trouble';

export interface LoopState {
  readonly connection: Connection;
  readonly running: boolean;
  /** Wall time since which the connection is what it is. */
  readonly since: number;
}

export interface SyncLoop {
  readonly state: () => LoopState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for a run soon; `now` skips the debounce. */
  readonly request: (when: 'now' | 'soon') => void;
  /** Stops timers; a run under way ends by itself. */
  readonly stop: () => void;
}

export interface LoopParts {
  readonly run: () => Promise<Result<void, RunProblem>>;
  readonly clock: Clock;
  readonly random: RandomSource;
}

const debounce = 700;
const firstWait = 2_000;
const longestWait = 5 * 60_000;
/** Even with nothing to do: a hint may have been lost. */
const idleWait = 2 * 60_000;

export function createSyncLoop({ run, clock, random }: LoopParts): SyncLoop {
  let state: LoopState = { connection: 'unknown', running: false, since: clock() };
  let failures = 0;
  let again: 'now' | 'soon' | null = null;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const set = (next: Partial<LoopState>): void => {
    const moved = next.connection !== undefined && next.connection !== state.connection;
    state = { ...state, ...next, ...(moved ? { since: clock() } : {}) };
    for (const listener of listeners) listener();
  };
  const plan = (delay: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void go(), delay);
  };
  const go = async (): Promise<void> => {
    if (stopped || state.running) return;
    again = null;
    set({ running: true });
    const outcome = await run().catch((cause: unknown): Result<void, RunProblem> =>
      err({
        type: 'local-trouble',
        detail: cause instanceof Error ? cause.message : String(cause),
      }),
    );
    failures = outcome.ok ? 0 : failures + 1;
    set({ running: false, connection: connectionOf(outcome) });
    if (outcome.ok) plan(again ? 0 : idleWait);
    else if (again === 'now') plan(firstWait);
    else plan(waitAfter(outcome.error, failures, random));
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    request: (when) => {
      if (state.running) again = again === 'now' ? 'now' : when;
      else if (when === 'now') plan(0);
      // A write must not shorten the wait after a failure: every answer given on site would knock at a
      // server that has just asked to be left alone.
      else if (failures === 0) plan(debounce);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function connectionOf(outcome: Result<void, RunProblem>): Connection {
  if (outcome.ok) return 'online';
  const problem = outcome.error;
  if (problem.type === 'no-connection') return 'offline';
  if (problem.type === 'answer-refused' || problem.type === 'local-trouble')
    return 'server-trouble';
  switch (problem.code) {
    case 'signed-out':
    case 'password-change-required':
      return 'signed-out';
    case 'other-account':
      return 'other-account';
    case 'protocol-unsupported':
      return 'update-needed';
    default:
      return 'server-trouble';
  }
}

/** Full jitter between nothing and a cap that doubles; never sooner than the server asked. */
function waitAfter(problem: RunProblem, failures: number, random: RandomSource): number {
  const cap = Math.min(longestWait, firstWait * 2 ** Math.min(failures, 10));
  const share = (random(1)[0] ?? 0) / 255;
  const asked = problem.type === 'problem' ? (problem.retryAfter ?? 0) * 1000 : 0;
  return Math.max(asked, 250 + share * cap);
}
