/**
 * The other side of a sync, small enough to be read at once: gapless logs with sums, verdicts, pages,
 * withdrawn scopes, and restores from a backup. Not the product's server: its sums and pages are its own.
 */
import {
  addToSum,
  changeContent,
  contentDigest,
  emptySum,
  type Change,
} from '#domain/sync/change.ts';
import type { HeldCode } from '#domain/access/judge-change.ts';
import type { ServedEntry } from '#domain/sync/replica.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { Round, RoundAnswer } from '#client/store/sync-port.ts';

interface Logged {
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly digest: string;
  readonly sum: string;
}

export class SyncServer {
  epoch = 'epoch-1';
  logs = new Map<Scope, readonly Logged[]>();
  readonly revoked = new Map<Scope, boolean>();
  /** What the server thinks of a change; `null`: it takes it. */
  judge: (change: Readonly<Record<string, unknown>>) => HeldCode | null = () => null;
  pageSize = Number.POSITIVE_INFINITY;

  log(scope: Scope): readonly Logged[] {
    return this.logs.get(scope) ?? [];
  }

  /** Takes a change that a colleague pushed. */
  append(change: Change): void {
    this.accept(change.scope, change.id, change);
  }

  answer(round: Round): RoundAnswer {
    const held = new Map<string, { code: HeldCode; reason: string }>();
    for (const { scope, id, content } of round.push) {
      const code = this.revoked.has(scope)
        ? 'forbidden'
        : (this.judge(content) ?? this.accept(scope, id, content));
      if (code) held.set(id, { code, reason: `because ${code}` });
    }
    const own = new Map(
      round.push.map((entry) => [entry.id, contentDigest(changeContent(entry.content))]),
    );
    const scopes = [...round.cursors].filter(([scope]) => !this.revoked.has(scope));
    let more = false;
    const parts = scopes.flatMap(([scope, cursor]) => {
      const log = this.log(scope);
      const sameEpoch = round.epoch === null || round.epoch === this.epoch;
      const known =
        sameEpoch && (cursor.seq === 0 ? emptySum : log[cursor.seq - 1]?.sum) === cursor.sum;
      const from = known ? cursor.seq : 0;
      const to = Math.min(log.length, from + this.pageSize);
      more ||= to < log.length;
      // As the product's server does: nothing is said of a scope without news.
      if (known && to === from) return [];
      const entries = log.slice(from, to).map(({ id, content, digest }, index): ServedEntry => {
        const line = {
          id: id as ServedEntry['id'],
          seq: from + index + 1,
          received: '2022-04-14T02:00:00.000Z',
        };
        return own.get(id) === digest ? line : { ...line, content: { ...content, seq: line.seq } };
      });
      return [{ scope, from, entries, cursor: { seq: to, sum: log[to - 1]?.sum ?? emptySum } }];
    });
    const revoked = [...this.revoked]
      .filter(([scope]) => round.cursors.has(scope))
      .map(([scope, proven]) => ({ scope, proven }));
    return { epoch: this.epoch, held, scopes: parts, revoked, more, failed: [] };
  }

  private accept(
    scope: Scope,
    id: string,
    content: Readonly<Record<string, unknown>>,
  ): HeldCode | null {
    const log = this.log(scope);
    const digest = contentDigest(changeContent(content));
    const known = log.find((entry) => entry.id === id);
    if (known) return known.digest === digest ? null : 'id-reuse';
    const sum = addToSum(log.at(-1)?.sum ?? emptySum, digest);
    this.logs.set(scope, [...log, { id, content, digest, sum }]);
    return null;
  }
}
