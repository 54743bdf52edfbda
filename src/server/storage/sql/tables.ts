/** Rows as they stand in the database; what a column means is said at the port. */
import type { Generated, Kysely } from 'kysely';

export interface Tables {
  readonly meta: { name: string; value: string };
  readonly change: {
    scope: string;
    seq: number;
    sum: string;
    id: string;
    record: string;
    content: string;
    digest: string;
    received: string;
    relayed_by: string | null;
    view_seq: number | null;
    view_sum: string | null;
  };
  readonly scope_head: {
    scope: string;
    seq: number;
    sum: string;
    view_seq: number;
    view_sum: string;
    published: number;
  };
  readonly visible_record: { scope: string; record: string };
  readonly named_file: { scope: string; sha256: string; seq: number; by_unit: number };
  readonly held_change: {
    number: Generated<number>;
    change_id: string;
    scope: string | null;
    code: string;
    reason: string;
    received: string;
    pushed_by: string;
    device: string;
    mine: number;
    content: string;
    digest: string;
    /** Of the content: a sum of them must not read every content. */
    bytes: number;
  };
  readonly unit: { id: string; name: string; district: string };
  readonly campaign: { id: string; name: string; basis: string };
  readonly delegation: { id: string; campaign_id: string; name: string; members: string };
  readonly visit: {
    id: string;
    campaign_id: string;
    delegation_id: string;
    unit_id: string;
    kind: string;
    date: string;
    period_from: string;
    period_to: string;
    checklists: string;
    earlier_checklists: string;
    assignments: string;
  };
  readonly account_profile: {
    id: string;
    username: string;
    name: string;
    office: string;
    role: string;
    unit_id: string | null;
    disabled: number;
    must_change_password: number;
    first_password_until: string | null;
  };
  readonly checklist_version: {
    hash: string;
    id: string;
    version: string;
    content: string;
    current: number;
  };
  readonly stored_file: {
    scope: string;
    sha256: string;
    size: number;
    type: string;
    completed: string;
    by_unit: number;
  };
  readonly lost_bytes: { sha256: string; since: string };
  readonly audit: {
    number: number;
    at: string;
    actor: string;
    action: string;
    details: string;
    previous: string;
    hash: string;
  };
}

export type Db = Kysely<Tables>;

/** Rows of one statement: SQLite takes at most 32,766 parameters in it, PostgreSQL 65,535. */
export function* inBatches<T>(rows: readonly T[], size = 500): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** The last row of each key: PostgreSQL refuses to insert or replace a row twice in one statement. */
export function lastOfEach<T>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
