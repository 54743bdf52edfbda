/**
 * What the sync engine asks of a store. Owned by the engine's needs, free of engine words; one
 * contract suite runs on every implementation.
 */
import type { HeldCode } from '#domain/access/judge-change.ts';
import type { ReplicaCursor, ServedScope } from '#domain/sync/replica.ts';
import type { Scope } from '#domain/sync/scope.ts';

/** What one request carries, as it was marked here. */
export interface Round {
  readonly epoch: string | null;
  readonly cursors: ReadonlyMap<Scope, ReplicaCursor>;
  readonly push: readonly PushEntry[];
}

export interface PushEntry {
  readonly scope: Scope;
  readonly id: string;
  /** The change's content as a JSON object. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly mine: boolean;
}

export interface RoundLimits {
  readonly changes: number;
  /** Bytes of JSON that changes and cursors may take, unpacked. One change goes however much the cursors take. */
  readonly bytes: number;
}

/** An accepted answer: its envelope was checked (S17) before the store hears of it. */
export interface RoundAnswer {
  readonly epoch: string;
  readonly held: ReadonlyMap<string, { readonly code: HeldCode; readonly reason: string }>;
  readonly scopes: readonly ServedScope[];
  readonly revoked: readonly { readonly scope: Scope; readonly proven: boolean }[];
  readonly more: boolean;
  /** Scopes that the server could not read or write just now: nothing is known of them. */
  readonly failed: readonly Scope[];
}

export interface Applied {
  /** Scopes whose part changed nothing: stale (S17) or damaged. */
  readonly refused: readonly { readonly scope: Scope; readonly why: string }[];
  /** Whether marks were cleared, so that everything is pushed again (S15). */
  readonly reset: boolean;
}

export interface SyncStore {
  /**
   * Chooses what to push and marks it as left in a committed transaction BEFORE it is returned
   * (S2). `skip` spares what this run has sent already (S16).
   */
  readonly takeRound: (limits: RoundLimits, skip: ReadonlySet<string>) => Promise<Round>;
  /** One transaction a scope; marks, never deletes (S16), but for what S20 says of withdrawn scopes. */
  readonly applyAnswer: (sent: Round, answer: RoundAnswer) => Promise<Applied>;
  /** The directory changed: scopes come and go, held changes are to be judged anew (S18). */
  readonly setScopes: (readable: readonly Scope[]) => Promise<void>;
}
