import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import { runCrossChecks } from '#domain/cross-check/run-cross-checks.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { checkKey, visitAnswers } from '#domain/visit/visit-answers.ts';
import { rowChecksReader } from '#client/features/fill/row-checks.ts';
import { answerOf, counted, figuresChecklist } from '../figures/open-figures-page.tsx';
import { fakeWorkspace } from './fake-workspace.ts';
import { colleagueId, me, sampleDirectory, visitScope } from './sample-visit.ts';

/** Writes, and reads the rows anew each time; outcomes as the screen has them. */
function written() {
  const fake = fakeWorkspace({
    ...{ scope: visitScope, account: me, directory: sampleDirectory([]) },
    checklists: new Map(),
  });
  const keys = new Set<RecordKey>();
  const read = rowChecksReader();
  const rows = () => {
    const records = [...keys].flatMap((key) => fake.record(key) ?? []);
    const outcomes = runCrossChecks({
      checklists: [figuresChecklist],
      answersOf: visitAnswers(records),
      ...{ period: { from: '2021-01-01', to: '2021-12-31' }, visitDate: '2022-04-14' },
    });
    return { outcomes, byKey: new Map(records.map((record) => [record.record, record])) };
  };
  const write = (record: RecordKey, field: string, value: AnswerValue | string) => {
    keys.add(record);
    fake.arrive({ record, field, value, by: colleagueId });
  };
  return {
    read,
    rows,
    write,
    answer: (code: string, figure: string) => write(answerOf(code), 'value', counted(figure)),
  };
}

describe('rowChecksReader', () => {
  it('marks every item of what cannot be true, and shows it at the first', () => {
    const { read, rows, answer } = written();
    answer('E03', '3740');
    answer('E05', '3478');
    answer('E08', '265');
    const { outcomes, byKey } = rows();
    const checks = read(outcomes, byKey);
    expect([...checks.keys()].toSorted()).toEqual(['E03', 'E05', 'E08']);
    expect([...checks.values()].every(({ verdict }) => verdict === 'wrong')).toBe(true);
    expect(checks.get('E05')?.shown.map(({ outcome }) => outcome.source)).toEqual([
      { type: 'check', id: 'can-doi', title: { vi: 'Cân đối hồ sơ', en: 'Cân đối hồ sơ' } },
    ]);
    expect(checks.get('E03')?.shown).toEqual([]);
  });

  it('says nothing at a row of a figure that is only missing', () => {
    const { read, rows, answer } = written();
    answer('E03', '3740');
    const { outcomes, byKey } = rows();
    expect(read(outcomes, byKey).size).toBe(0);
  });

  it('gives a row the same object for as long as nothing of its own moves', () => {
    const { read, rows, answer, write } = written();
    answer('E03', '3740');
    answer('E05', '3478');
    answer('E08', '265');
    const { outcomes, byKey } = rows();
    const before = read(outcomes, byKey);
    const again = read(outcomes, new Map(byKey));
    for (const [code, entry] of before) expect(again.get(code)).toBe(entry);
    write(checkKey(figuresChecklist.id, 'can-doi'), 'explanation', 'Tính cả hồ sơ rút');
    const explained = new Map(byKey);
    for (const [key, record] of rows().byKey)
      if (recordParts(key).kind === 'check') explained.set(key, record);
    const after = read(outcomes, explained);
    expect(after.get('E05')).not.toBe(before.get('E05'));
    expect(after.get('E03')).toBe(before.get('E03'));
  });
});
