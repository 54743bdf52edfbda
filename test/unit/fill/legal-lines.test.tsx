import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { openFillPage } from './open-fill-page.tsx';

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

/** The inspected period is 1/1/2021 to 31/3/2022. */
const law = [
  {
    ...{ id: 'tt-343-2016', name: 'Thông tư 343/2016/TT-BTC', kind: 'law', verified: 'V' },
    ...{ from: '2017-01-01', to: '2021-06-30', replacedBy: ['tt-26-2021'] },
    articles: [{ id: 'd5', cite: 'Điều 5' }],
  },
  {
    ...{ id: 'tt-26-2021', name: 'Thông tư 26/2021/TT-BTC', kind: 'law', verified: 'D' },
    from: '2021-07-01',
  },
  {
    ...{ id: 'nd-63-2010', name: 'Nghị định 63/2010/NĐ-CP', kind: 'law', verified: 'V' },
    from: '2010-10-14',
    articles: [
      { id: 'd17', cite: 'Điều 17' },
      { id: 'd18', cite: 'Điều 18', to: '2021' },
    ],
  },
  { id: 'quy-che', name: 'Quy chế làm việc', kind: 'plan', verified: 'M', from: '2021-05' },
  { id: 'luat-cu', name: 'Luật cũ', kind: 'law', verified: 'D', from: '2015', to: '2020-12-31' },
  ...['tt-1', 'tt-2'].map((id) => ({
    ...{ id, name: `Thông tư ${id}`, kind: 'law', verified: 'D', from: '2015', to: '2022-12-31' },
    replacedBy: ['tt-3'],
  })),
  { id: 'tt-3', name: 'Thông tư tt-3', kind: 'law', verified: 'D', from: '2023' },
  { id: 'luat-moi', name: 'Luật mới', kind: 'law', verified: 'D', from: '2022-07' },
];
const checklistOf = (legal: readonly string[]) =>
  checklistSchema.parse({
    id: 'cong-khai',
    letter: 'C',
    title: { vi: 'Công khai ngân sách', en: 'Budget' },
    shortTitle: { vi: 'Ngân sách', en: 'Budget' },
    version: '2026.1',
    law,
    sections: [
      {
        id: 'mot',
        title: { vi: 'Một', en: 'One' },
        items: [
          {
            ...{ code: 'C01', type: 'compliance', severity: 'major', legal },
            text: { vi: 'Dự toán được niêm yết' },
            lookAt: { vi: 'Bảng niêm yết' },
          },
        ],
      },
    ],
  });

async function linesOf(...legal: readonly string[]) {
  await openFillPage(checklistOf(legal));
  const panel = screen.getByRole('complementary', { name: /C01/ });
  expect(within(panel).getByText('Thời kỳ kiểm tra: từ 1/1/2021 đến 31/3/2022.')).toBeTruthy();
  const shown = [...panel.querySelectorAll('section')].find((part) =>
    part.querySelector('h3')?.textContent?.includes('Căn cứ'),
  );
  return [...(shown?.querySelectorAll('li') ?? [])].map((line) =>
    [...line.childNodes].map(({ textContent }) => textContent),
  );
}

describe('the legal basis in the inspected period', () => {
  it('shows both texts with their days where one took the place of the other', async () => {
    expect(await linesOf('tt-343-2016/d5')).toEqual([
      [
        ...['Thông tư 343/2016/TT-BTC', 'Điều 5'],
        'có hiệu lực đến hết 30/6/2021, sau đó thay bằng Thông tư 26/2021/TT-BTC',
      ],
      ['Thông tư 26/2021/TT-BTC', 'có hiệu lực từ 1/7/2021'],
    ]);
  });

  it('says of a passage when it ended, beside its document', async () => {
    expect(await linesOf('nd-63-2010/d17', 'nd-63-2010/d18')).toEqual([
      ['Nghị định 63/2010/NĐ-CP', 'Điều 17', 'có hiệu lực trong cả thời kỳ'],
      [
        ...['Nghị định 63/2010/NĐ-CP', 'Điều 18 (có hiệu lực đến hết năm 2021)'],
        'có hiệu lực trong cả thời kỳ',
      ],
    ]);
  });

  it('claims nothing of a document that is not confirmed', async () => {
    expect(await linesOf('quy-che')).toEqual([['Quy chế làm việc']]);
  });

  it('names all of which one may be meant, as to be checked', async () => {
    const words = 'cần xác định văn bản áp dụng trước khi viện dẫn';
    expect(await linesOf('tt-3')).toEqual([
      ['Thông tư tt-1', 'có hiệu lực trong cả thời kỳ', words],
      ['Thông tư tt-2', 'có hiệu lực trong cả thời kỳ', words],
    ]);
  });

  it('says so where a document was not in force in the period and no other is known', async () => {
    expect(await linesOf('luat-cu', 'luat-moi')).toEqual([
      ['Luật cũ', 'hết hiệu lực trước thời kỳ này (ngày cuối: 31/12/2020)'],
      ['Luật mới', 'chưa có hiệu lực trong thời kỳ này (từ tháng 7/2022 mới có)'],
    ]);
  });
});
