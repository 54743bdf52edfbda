import { expect, it } from 'vitest';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { foldRecord, type FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { assignmentKey, sectionAssignees } from '#domain/visit/section-assignees.ts';
import { sampleChange } from '../../support/model/sample-changes.ts';

const item = (code: string) => ({
  code,
  type: 'compliance',
  text: { vi: code, en: code },
  lookAt: { vi: code },
  severity: 'minor',
  legal: [],
});
const checklist = checklistSchema.parse({
  id: 'phieu',
  letter: 'P',
  title: { vi: 'Phiếu', en: 'List' },
  shortTitle: { vi: 'Phiếu', en: 'List' },
  version: '2026.1',
  deadlines: {},
  sections: ['mot', 'hai', 'ba'].map((id, index) => ({
    id,
    title: { vi: id, en: id },
    items: [item(`P0${index + 1}`)],
  })),
});

function given(section: string, value: string | null): readonly [RecordKey, FoldedRecord] {
  const record = assignmentKey('phieu', section);
  const change = sampleChange({ id: 1, value, scope: 'visit/v1', record, field: 'assignee' });
  const folded = foldRecord([change], () => true);
  if (folded === undefined) throw new Error('nothing folded');
  return [record, folded];
}

it('S11: what the delegation wrote takes the place of what the office gave, section by section', () => {
  const visit = {
    assignments: [
      { accountId: 'a', checklist: 'h' },
      { accountId: 'b', checklist: 'h' },
      { accountId: 'c', checklist: 'other' },
    ],
  };
  const records = new Map([given('hai', 'd'), given('ba', null)]);
  expect([...sectionAssignees(visit, 'h', checklist, records)]).toEqual([
    ['mot', ['a', 'b']],
    ['hai', ['d']],
    ['ba', []],
  ]);
});
