/** What the tests of the contract do with a store and a server: save, exchange, look. */
import { expect } from 'vitest';
import { changeSchema, type Change, type ChangeId } from '#domain/sync/change.ts';
import type { FoldedField, FoldedRecord } from '#domain/sync/fold.ts';
import type { Round, RoundAnswer } from '#client/store/sync-port.ts';
import {
  answerRecord,
  everything,
  noteEdit,
  visitOne,
  visitTwo,
  type LocalSubject,
} from '../../support/client/local-subject.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

export class Bench {
  readonly server = new SyncServer();

  constructor(readonly store: LocalSubject) {}

  static async on(open: () => Promise<LocalSubject>): Promise<Bench> {
    const bench = new Bench(await open());
    await bench.store.sync.setScopes([visitOne, visitTwo]);
    return bench;
  }

  readonly saved = async (
    value: string,
    seen: readonly ChangeId[] = [],
    record = answerRecord,
  ): Promise<ChangeId> => {
    const outcome = await this.store.save([noteEdit(value, seen, record)]);
    if (!outcome.ok) throw new Error(outcome.error.type);
    return outcome.value.ids[0]!;
  };

  readonly take = (skip: ReadonlySet<string> = new Set()): Promise<Round> =>
    this.store.sync.takeRound(everything, skip);

  readonly exchange = async (): Promise<{ round: Round; answer: RoundAnswer }> => {
    const round = await this.take();
    const answer = this.server.answer(round);
    const applied = await this.store.sync.applyAnswer(round, answer);
    expect(applied.refused).toEqual([]);
    return { round, answer };
  };

  readonly syncUntilQuiet = async (): Promise<void> => {
    for (let round = 0; round < 20; round += 1) {
      const { answer, round: sent } = await this.exchange();
      if (!answer.more && sent.push.length === 0) return;
    }
    throw new Error('never quiet');
  };

  readonly note = async (record = answerRecord): Promise<FoldedField | undefined> => {
    const records: readonly FoldedRecord[] = await this.store.records(visitOne);
    return records.find((entry) => entry.record === record)?.fields['note'];
  };

  readonly everythingStored = async (): Promise<unknown> => ({
    rows: await this.store.stored(visitOne),
    cursor: await this.store.cursor(visitOne),
    records: await this.store.records(visitOne),
    situation: await this.store.situation(),
  });
}

export function changeOf(content: string | undefined): Change {
  return changeSchema.parse(JSON.parse(content ?? 'null'));
}
