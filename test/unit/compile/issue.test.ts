import { describe, expect, it } from 'vitest';
import { frozenConclusionSchema } from '#domain/followup/frozen-conclusion.ts';
import { readOutcomes } from '#domain/followup/outcomes.ts';
import { namedByPublications } from '#domain/followup/publications.ts';
import { planPublication } from '#domain/followup/publish.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { conclusionDraft } from '#domain/visit/conclusion-draft.ts';
import {
  changedSince,
  frozenConclusion,
  issuedConclusions,
  issueObstacle,
  planIssue,
  publishedDrafts,
} from '#domain/visit/conclusion-draft-issue.ts';
import type { Edit } from '#domain/sync/edit.ts';
import {
  change,
  context,
  disputed,
  fold,
  followupScope,
  record,
  visitScope,
} from './sample-visit.ts';

const statement = record('statement:s1', { section: 'limitation', order: 'a0', text: 'Chậm.' });
const draft = record('recommendation:r1', { content: 'Làm ngay', due: null, order: 'a0' });

describe('what stands against issuing', () => {
  it.each([
    ['somebody else than the lead', [statement], false, { type: 'not-lead' }],
    [
      'an open conflict',
      [statement, disputed('answer:x/C1', 'note', ['a', 'b'])],
      true,
      { type: 'conflicts', count: 1 },
    ],
    ['nothing to say', [record('notice:main', { place: 'Tiên Lữ' })], true, { type: 'empty' }],
    [
      'a blank sentence',
      [record('statement:s2', { text: ' ' })],
      true,
      { type: 'blank', count: 1 },
    ],
  ])('%s', (_, records, isLead, obstacle) => {
    expect(issueObstacle(records, isLead)).toEqual(obstacle);
  });

  it('nothing, once there is a sentence or a recommendation', () => {
    expect(issueObstacle([statement], true)).toBeNull();
    expect(issueObstacle([draft], true)).toBeNull();
  });
});

describe('S22: freezing a document', () => {
  const records = [statement, draft, record('answer:x/C1', { note: 'không in' })];

  it('names the heads of what is printed, and of nothing else', () => {
    const frozen = frozenConclusion(conclusionDraft(records, context), records);
    expect(frozenConclusionSchema.parse(frozen)).toEqual(frozen);
    const heads = [statement, draft].flatMap(({ fields }) =>
      Object.values(fields).flatMap((field) => field.heads.map(({ id }) => id)),
    );
    expect(frozen.froze).toEqual(heads.toSorted());
  });

  it('tells what was written, made or taken away afterwards', () => {
    const frozen = frozenConclusion(conclusionDraft(records, context), records);
    expect(changedSince(frozen, records)).toBe(false);
    expect(changedSince(frozen, [...records, record('answer:x/C2', { note: 'khác' })])).toBe(false);
    expect(changedSince(frozen, [...records, record('statement:s9', { text: 'Mới' })])).toBe(true);
    expect(changedSince(frozen, [draft])).toBe(true);
  });
});

const file = { sha256: 'a'.repeat(64), size: 10, type: 'application/json' as const };
const input = (recommendations: readonly FoldedRecord[], from = 0) => {
  let next = from;
  return {
    visit: visitScope,
    followup: followupScope,
    issue: { number: '15', symbol: 'TB-ĐKT', date: '2022-04-20', document: file, docx: file },
    recommendations,
    photos: [],
    newId: () => `id${String((next += 1))}`,
  };
};

function storedAs(edits: readonly Edit[]): FoldedRecord[] {
  const byRecord = new Map<string, ReturnType<typeof change>[]>();
  for (const edit of edits) {
    const made = change(edit.record, edit.field, edit.value, { scope: edit.scope });
    byRecord.set(edit.record, [...(byRecord.get(edit.record) ?? []), made]);
  }
  return [...byRecord.values()].map(fold);
}

describe('the first notice', () => {
  it('saves exactly what the publication plans', () => {
    expect(planIssue(input([draft]), [], []).edits).toEqual(planPublication(input([draft])).edits);
  });

  it('is listed as issued', () => {
    const followup = storedAs(planIssue(input([draft]), [], []).edits);
    expect(issuedConclusions(followup).map(({ issue }) => issue.number)).toEqual(['15']);
    expect([...publishedDrafts(followup).keys()]).toEqual([draft.record]);
  });
});

describe('an amended notice', () => {
  const followup = storedAs(planIssue(input([draft]), [], []).edits);

  it('writes over what the unit has and publishes only what is new', () => {
    const later = record('recommendation:r1', {
      content: 'Làm trong tháng',
      due: '2022-05-20',
      order: 'a0',
    });
    const added = record('recommendation:r2', { content: 'Thêm việc', order: 'a1' });
    const plan = planIssue(input([later, added], 100), followup, []);
    const [published] = publishedDrafts(followup).values();
    const amended = plan.edits.filter((edit) => edit.record === published?.record);
    expect(amended.map(({ field, value }) => [field, value])).toEqual([
      ['content', 'Làm trong tháng'],
      ['due', '2022-05-20'],
    ]);
    expect(amended[0]?.seen).toEqual(published?.fields['content']?.heads.map(({ id }) => id));
    expect([...plan.published.keys()]).toEqual([added.record]);
    expect(plan.amended).toBe(1);
  });

  it('leaves alone what reads the same', () => {
    const plan = planIssue(input([draft], 100), followup, []);
    expect(plan.amended).toBe(0);
    expect(plan.edits).toEqual(planPublication(input([], 100)).edits);
  });
});

describe('what the next delegation will read', () => {
  const met = { kind: 'compliance', level: 'met' };
  const unmet = { kind: 'compliance', level: 'unmet' };
  const finding = record('finding:f1', {
    answer: 'answer:x/C1',
    kind: 'limitation',
    text: 'Chưa niêm yết.',
    severity: 'major',
  });
  const asks = record('recommendation:r1', {
    ...{ content: 'Niêm yết ngay', due: null, order: 'a0' },
    evidence: ['finding:f1'],
  });
  const working = [
    record('answer:x/C1', { value: unmet, note: 'chỉ trong đoàn' }),
    record('answer:x/C2', { value: met }),
    record('answer:x/C3', { value: null }),
    finding,
    asks,
  ];
  const plan = planIssue(input([asks]), [], working);
  const followup = storedAs(plan.edits);

  it('is each answered item with its findings and the recommendations that rest on it, and no note', () => {
    const published = [...publishedDrafts(followup).values()][0]?.record;
    expect(Object.fromEntries(readOutcomes(followup))).toEqual({
      'answer:x/C1': {
        value: unmet,
        findings: [
          { kind: 'limitation', text: 'Chưa niêm yết.', severity: 'major', fixedOnSpot: false },
        ],
        recommendations: [published],
      },
      'answer:x/C2': { value: met, findings: [], recommendations: [] },
    });
    expect(JSON.stringify(plan.edits)).not.toContain('chỉ trong đoàn');
  });

  it('S21: no publication names it', () => {
    const named = namedByPublications(followup);
    for (const { record: key } of followup)
      if (key.startsWith('outcome:')) expect(named.has(key)).toBe(false);
  });

  it('an amended notice writes only what came out otherwise', () => {
    const again = planIssue(input([asks], 100), followup, [
      ...working.slice(1),
      record('answer:x/C1', { value: met }),
    ]);
    expect(
      again.edits
        .filter(({ record: key }) => key.startsWith('outcome:'))
        .map(({ record: key, field, value }) => [key, field, value]),
    ).toEqual([['outcome:x/C1', 'value', met]]);
  });

  it('an amended notice takes back what nothing stands behind any more', () => {
    const again = planIssue(input([], 100), followup, [record('answer:x/C2', { value: met })]);
    const amended = storedAs([...plan.edits, ...again.edits]);
    expect(Object.fromEntries(readOutcomes(amended))).toEqual({
      'answer:x/C1': { value: null, findings: [], recommendations: [] },
      'answer:x/C2': { value: met, findings: [], recommendations: [] },
    });
  });
});
