import { expect, it } from 'vitest';
import { noAnswer, type ItemAnswer } from '#domain/checklist/answer.ts';
import { hiddenAnswers } from '#domain/checklist/hidden-answers.ts';
import { checklistItemSchema } from '#domain/checklist/item.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { otherTypeCodes, otherVersionCodes } from '#domain/visit/other-version-codes.ts';

const item = (code: string, type = 'compliance') =>
  checklistItemSchema.parse({
    ...{ code, type, severity: 'minor', legal: [] },
    ...{ text: { vi: code }, lookAt: { vi: 'Sổ' } },
  });
const answers: Readonly<Record<string, Partial<ItemAnswer>>> = {
  A02: { value: { kind: 'compliance', level: 'met' } },
  A03: { note: 'Đã xem' },
  A04: { photos: 1 },
  A05: { value: { kind: 'money', dong: ['12'] } },
  A06: { value: { kind: 'na' } },
  A07: { note: '  ' },
  A08: { value: { kind: 'compliance', level: 'met' } },
  A09: { rows: [{ record: 'row:1', cells: {} }] },
};
const lookup = (code: string): ItemAnswer => ({ ...noAnswer, ...answers[code] });
const items = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08'].map((code) => item(code));

it('finds every item with something written that is not asked, of whichever kind it is', () => {
  const hidden = hiddenAnswers({ items }, lookup, (code) => code === 'A08');
  expect(hidden.map(({ code }) => code)).toEqual(['A02', 'A03', 'A04', 'A05', 'A06']);
});

it('finds nothing where everything is asked', () => {
  expect(hiddenAnswers({ items }, lookup, () => true)).toEqual([]);
});

it('lists the codes of another version in their order, and none of another checklist', () => {
  const sections = [{ id: 'phan', title: { vi: 'Phần', en: 'Part' }, items }];
  const keys = [
    ...['phieu/A77', 'phieu/A01', 'phieu/A10', 'phieu-khac/A78'].map((id) =>
      makeRecordKey('answer', id),
    ),
    makeRecordKey('check', 'phieu/A79'),
  ];
  expect(otherVersionCodes({ id: 'phieu', sections }, keys)).toEqual(['A10', 'A77']);
});

it('lists the codes whose answer is of another type, and those with rows of what was a table', () => {
  const asked = [
    item('A02', 'yes-no'),
    item('A03'),
    item('A05', 'money'),
    item('A06'),
    item('A09'),
  ];
  const sections = [{ id: 'phan', title: { vi: 'Phần', en: 'Part' }, items: asked }];
  expect(otherTypeCodes({ sections }, lookup)).toEqual(['A02', 'A09']);
});
