/**
 * When to sync (S23): at start, after local writes, on a hint, when the browser thinks that it is
 * online again or the app is looked at, and with capped, fully jittered back-off after a failure.
 * Whether there IS a connection is known from answers alone; that there is none the browser may say too
 * (`hear-network.ts`).
 */
import type { Clock, RandomSource } from '#domain/kernel/sources.ts';
import { err } from '#domain/kernel/result.ts';
import { localTrouble, type RunOutcome, type RunProblem } from './run-outcome.ts';

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
  | 'server-trouble'
  /** This device cannot read or write its own data: nothing is known of the server. */
  | 'local-trouble';

/**
 * - `now`: a person asks;
 * - `woken`: a hint, a network, a screen that is looked at again: at once, but never before the time
 *   that the server gave;
 * - `soon`: something was written. It must not shorten the wait after a failure: every answer given on
 *   site would knock at a server that has just asked to be left alone.
 */
export type Wish = 'now' | 'woken' | 'soon';

export interface LoopState {
  readonly connection: Connection;
  readonly running: boolean;
  /** Wall time since which the connection is what it is. */
  readonly since: number;
}

export interface SyncLoop {
  readonly state: () => LoopState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly request: (when: Wish) => void;
  /** Stops timers; a run under way ends by itself, and nothing is told of it. */
  readonly stop: () => void;
}

export interface LoopParts {
  readonly run: () => Promise<RunOutcome>;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** A loop that does not lead ends with its first good run, until it is asked again. */
  readonly leads: () => boolean;
}

const debounce = 700;
/**
 * Writes that follow each other as fast as this are one stretch of typing, saved each second (I3). Sent
 * as often, each save would stay in the log for ever: until it is sent the next one replaces it (S1).
 */
const stretchWait = 1_500;
const longestStretch = 10_000;
const firstWait = 2_000;
const longestWait = 5 * 60_000;
/** Even with nothing to do: a hint may have been lost. */
const idleWait = 2 * 60_000;

const byStrength: readonly Wish[] = ['soon', 'woken', 'now'];

export const stronger = (left: Wish | null, right: Wish): Wish =>
  left !== null && byStrength.indexOf(left) > byStrength.indexOf(right) ? left : right;

export function createSyncLoop({ run, clock, random, leads }: LoopParts): SyncLoop {
  let state: LoopState = { connection: 'unknown', running: false, since: clock() };
  let failures = 0;
  /** Wall time before which the server wants to hear nothing. */
  let notBefore = 0;
  /** What the server asked for: a clock that is set back meanwhile makes no wait longer than that. */
  let asked = 0;
  const askedStill = (): number => Math.min(asked, Math.max(0, notBefore - clock()));
  let again: Wish | null = null;
  /** When the first write came that no run has taken, and when the last one that was told of. */
  let firstWrite: number | null = null;
  let lastWrite = -Infinity;
  let wait = debounce;
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
  /** How long a write that was just told of waits for the next. A clock that was moved ends the wait. */
  const gather = (): number => {
    const now = clock();
    const follows = Math.abs(now - lastWrite) < stretchWait;
    lastWrite = now;
    firstWrite ??= now;
    const left = longestStretch - Math.abs(now - firstWrite);
    return Math.max(0, Math.min(left, follows ? stretchWait : debounce));
  };
  const go = async (): Promise<void> => {
    if (stopped || state.running) return;
    again = firstWrite = null;
    set({ running: true });
    const outcome = await run().catch((cause: unknown) => err(localTrouble(cause)));
    if (stopped) return set({ running: false });
    failures = outcome.ok ? 0 : failures + 1;
    asked = outcome.ok ? 0 : askedWait(outcome.error);
    notBefore = clock() + asked;
    set({ running: false, connection: connectionOf(outcome) });
    if (!outcome.ok) return planAfter(outcome.error);
    if (again === 'soon') plan(wait);
    else if (again || leads()) plan(again ? 0 : idleWait);
  };
  const planAfter = (problem: RunProblem): void => {
    if (again === 'now') plan(firstWait);
    else if (again === 'woken') plan(Math.max(firstWait, askedStill()));
    else plan(waitAfter(problem, failures, random));
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    request: (when) => {
      if (when === 'soon') wait = gather();
      if (state.running) again = stronger(again, when);
      else if (when === 'now') plan(0);
      else if (when === 'woken') plan(askedStill());
      else if (failures === 0) plan(wait);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function connectionOf(outcome: RunOutcome): Connection {
  const problem = outcome.ok ? outcome.value : outcome.error;
  if (!problem) return 'online';
  if (problem.type === 'no-connection') return 'offline';
  if (problem.type === 'local-trouble') return 'local-trouble';
  if (problem.type === 'answer-refused') return 'server-trouble';
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
  return Math.max(askedWait(problem), 250 + share * cap);
}

const askedWait = (problem: RunProblem): number =>
  problem.type === 'problem' ? (problem.retryAfter ?? 0) * 1000 : 0;
