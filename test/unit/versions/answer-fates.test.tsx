import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { answerOutlook } from '#domain/checklist/answer-outlook.ts';
import { noAnswer } from '#domain/checklist/answer.ts';
import { compareVersions } from '#domain/checklist/compare-versions.ts';
import { AnswerFates, ApartItems } from '#client/record/version/answer-fates.tsx';
import { item, version, words } from '../checklist/two-versions.ts';

afterEach(cleanup);

const label = (vi: string) => ({ label: words(vi) });
const of = (columns: readonly string[], parts: readonly string[]) =>
  version('2026.1', {
    sections: [
      {
        ...{ id: 'mot', title: words('Một') },
        items: [
          item('A01', {
            ...{ type: 'table', rowName: words('Dòng') },
            columns: columns.map((id) => ({ id, type: 'count', ...label(id) })),
          }),
          item('A02', { type: 'count', parts: parts.map(label) }),
        ],
      },
    ],
  });
const before = of(['unit', 'late'], ['Nhận', 'Trả']);
const after = of(['unit'], ['Trả', 'Nhận']);

it('names the tables with cells kept apart, and the figures to be looked at again', () => {
  const outlook = answerOutlook(before, after, (code) => ({
    ...noAnswer,
    ...(code === 'A01'
      ? { rows: [{ record: 'row:1', cells: { late: { kind: 'count', counts: ['7'] } } }] }
      : { value: { kind: 'count', counts: ['1', '2'] } }),
  }));
  render(<AnswerFates outlook={outlook} />);
  const told = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(told).toEqual([
    expect.stringMatching(/^1 câu giữ nguyên, nhưng mục nay hỏi số khác.*Mục A02$/),
    expect.stringMatching(/^1 bảng giữ các dòng, nhưng có ô giữ riêng.*Mục A01$/),
  ]);
  expect(screen.getByText(/^Câu giữ riêng nằm ở cuối phiếu/)).toBeTruthy();
});

it('names a table that lost a column where the answers are not here', () => {
  render(<ApartItems comparison={compareVersions(before, after)} />);
  expect(screen.getByText(/^Nếu đã trả lời A01, câu trả lời cũ được giữ riêng/)).toBeTruthy();
});

it('has a figure by level looked at again that the new version means by another scale', () => {
  const byLevel = (...schemes: readonly string[]) =>
    version('2026.1', {
      sections: [
        {
          ...{ id: 'mot', title: words('Một') },
          items: [item('A01', { type: 'count', schemes })],
        },
      ],
    });
  const outlook = answerOutlook(byLevel('four-levels'), byLevel('full-or-partial'), () => ({
    ...noAnswer,
    value: { kind: 'count', counts: ['7'] },
  }));
  render(<AnswerFates outlook={outlook} />);
  expect(screen.getByRole('listitem').textContent).toMatch(
    /thang mức độ khác: cần xem lại.*Mục A01$/,
  );
});
