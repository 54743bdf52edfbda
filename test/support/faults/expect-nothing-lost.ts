/**
 * The end of every test of a fault, once the network is well and the tablets are quiet: nothing that
 * was shown as saved is lost, nothing is doubled, and tablets and server hold the same.
 */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Scope } from '#domain/sync/scope.ts';
import { readLogs, type ServedLog } from '../journey/read-scope.ts';
import type { SignedInCaller } from '../server/start-test-server.ts';
import { waitingOn, type TabletState } from './tablet-state.ts';

/** Work that a person was told is saved. */
export interface Owed {
  readonly scope: string;
  readonly record: string;
  readonly field: string;
  readonly value: unknown;
}

export interface OwedFile {
  readonly scope: Scope;
  readonly sha256: string;
}

export interface Expected {
  /** A session of the same account at the server, for looking from outside. */
  readonly reader: SignedInCaller;
  readonly tablets: readonly TabletState[];
  readonly owed: readonly Owed[];
  readonly files?: readonly OwedFile[];
}

export async function expectNothingLost(expected: Expected): Promise<void> {
  const { reader, tablets, owed, files = [] } = expected;
  const logs = await readLogs(reader);
  for (const [scope, log] of logs) expectWholeLog(scope, log);
  for (const tablet of tablets) expectSame(tablet, logs);
  const here = [...logs.values()].flatMap(({ changes }) => changes);
  expect(owed.filter((work) => !here.some((change) => isThe(work, change)))).toEqual([]);
  // A value that was written once stands there once, under whatever ids it travelled.
  expect(owed.filter((work) => here.filter((change) => isThe(work, change)).length > 1)).toEqual(
    [],
  );
  for (const { scope, sha256 } of files) {
    const answer = await reader.fetch(`/api/files/${sha256}?scope=${encodeURIComponent(scope)}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
}

type Served = ServedLog['changes'][number];

function isThe(work: Owed, change: Served): boolean {
  return (
    change.scope === work.scope &&
    change.record === work.record &&
    change.field === work.field &&
    JSON.stringify(change.value) === JSON.stringify(work.value)
  );
}

function expectWholeLog(scope: string, { changes, cursor }: ServedLog): void {
  const ids = changes.map(({ id }) => id);
  expect(new Set(ids).size, `ids of ${scope}`).toBe(ids.length);
  expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_change, index) => index + 1));
  expect(cursor.seq).toBe(changes.length);
}

/** The sums are computed anew from what lies on the tablet: its own cursor proves nothing. */
function expectSame(tablet: TabletState, logs: ReadonlyMap<string, ServedLog>): void {
  expect(waitingOn(tablet)).toBe(0);
  expect(tablet.twins).toBe(0);
  expect(tablet.changes.filter(({ held }) => held !== null)).toEqual([]);
  for (const [scope, { cursor }] of logs) {
    const rows = tablet.changes.filter((row) => row.scope === scope);
    expect({ scope, ...tablet.cursors[scope] }).toEqual({ scope, ...cursor });
    expect({ scope, sum: sumOf(rows.map(({ content }) => content)) }).toEqual({
      scope,
      sum: cursor.sum,
    });
    expect(rows).toHaveLength(cursor.seq);
  }
}

function sumOf(contents: readonly string[]): string {
  let sum = 0n;
  for (const content of contents) {
    const digest = createHash('sha256').update(content).digest('hex').slice(0, 32);
    sum ^= BigInt(`0x${digest}`);
  }
  return sum.toString(16).padStart(32, '0');
}
