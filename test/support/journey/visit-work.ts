import type { AnswerValue } from '#domain/checklist/answer.ts';

/** One answer of the member, and the words that the margin says of it once it is stored. */
export interface GivenAnswer {
  readonly code: string;
  readonly value: AnswerValue;
  /** Words of the option, where one is chosen from a list. */
  readonly words?: string;
  readonly mark: string;
}

const met = (code: string): GivenAnswer => ({
  code,
  value: { kind: 'compliance', level: 'met' },
  mark: 'Đạt',
});
const partial = (code: string): GivenAnswer => ({
  code,
  value: { kind: 'compliance', level: 'partial' },
  mark: 'Một phần',
});
const unmet = (code: string): GivenAnswer => ({
  code,
  value: { kind: 'compliance', level: 'unmet' },
  mark: 'Không đạt',
});
const money = (code: string, dong: readonly string[], mark: string): GivenAnswer => ({
  code,
  value: { kind: 'money', dong: [...dong] },
  mark,
});
const ratio = (
  code: string,
  [part, whole, stated]: readonly [string, string, string],
  mark: string,
): GivenAnswer => ({ code, value: { kind: 'ratio', part, whole, stated }, mark });

/** A number of online services: never stored without the scheme of its levels. */
const counted = (code: string, count: string, mark: string): GivenAnswer => ({
  code,
  value: { kind: 'count', counts: [count], scheme: 'full-or-partial' },
  mark,
});

/** Ten answers a checklist; every type of item is among them. */
export const fortyAnswers: Readonly<Record<string, readonly GivenAnswer[]>> = {
  A: [
    unmet('A02'),
    ratio('A03', ['120', '127', '94.49'], '120 / 127 = 94,49 %'),
    partial('A04'),
    {
      code: 'A05',
      value: { kind: 'date', dates: ['2022-02-10', '2022-03-01'] },
      mark: 'Ngày quyết định công bố gần nhất: 10/2/2022; Ngày cập nhật niêm yết: 1/3/2022',
    },
    met('A07'),
    met('A08'),
    { code: 'A09', value: { kind: 'na' }, mark: 'Không áp dụng' },
    met('A11'),
    unmet('A10'),
    {
      code: 'A24',
      value: { kind: 'count', counts: ['3', '0'] },
      mark: 'Điểm được bố trí: 3; Điểm đang hoạt động: 0',
    },
  ],
  B: [
    {
      code: 'B01',
      value: { kind: 'choice', option: 'da-cong-bo' },
      words: 'Đã công bố',
      mark: 'Đã công bố',
    },
    met('B02'),
    met('B03'),
    ratio('B04', ['90', '127', '70.87'], '90 / 127 = 70,87 %'),
    partial('B05'),
    met('B06'),
    { code: 'B08', value: { kind: 'date', dates: ['2021-12-31'] }, mark: '31/12/2021' },
    { code: 'B11', value: { kind: 'count', counts: ['14'] }, mark: '14' },
    unmet('B19'),
    money('B21', ['15000000'], '15.000.000 đồng'),
  ],
  C: [
    met('C01'),
    met('C02'),
    partial('C03'),
    ratio('C04', ['812', '1024', '79.3'], '812 / 1.024 = 79,3 %'),
    ratio('C06', ['18', '20', '90'], '18 / 20 = 90 %'),
    counted('C09', '1138', '1.138 (toàn trình hoặc một phần)'),
    counted('C10', '0', '0 (toàn trình hoặc một phần)'),
    ratio('C15', ['1800', '1800', '100'], '1.800 / 1.800 = 100 %'),
    { code: 'C21', value: { kind: 'na' }, mark: 'Không áp dụng' },
    {
      code: 'C23',
      value: { kind: 'text', text: 'Máy chủ của xã đặt ở kho, chưa có điều hòa.' },
      mark: 'Máy chủ của xã đặt ở kho, chưa có điều hòa.',
    },
  ],
  D: [
    money('D01', ['5210000000'], '5.210.000.000 đồng'),
    money('D02', ['6981040284'], '6.981.040.284 đồng'),
    money('D03', ['6137392853'], '6.137.392.853 đồng'),
    ratio(
      'D04',
      ['6981040284', '5210000000', '133.99'],
      '6.981.040.284 / 5.210.000.000 = 133,99 %',
    ),
    money('D05', ['0'], '0 đồng'),
    met('D09'),
    met('D10'),
    unmet('D11'),
    partial('D12'),
    money(
      'D18',
      ['120000000', '45000000'],
      'Tiết kiệm được: 120.000.000 đồng; Đã sử dụng: 45.000.000 đồng',
    ),
  ],
};

/** Rows of a table item, by column. */
export const equipmentRows = [
  { kind: 'Máy tính', quantity: '5', working: '4' },
  { kind: 'Máy quét', quantity: '2', working: '0' },
] as const;

/** Raised from items that do not comply. The canaries must never reach the unit unless published. */
export const twoFindings = [
  {
    code: 'A02',
    text: 'Danh mục niêm yết thiếu bảy thủ tục so với quyết định công bố.',
    proposal: 'Niêm yết đủ 127 thủ tục tại Bộ phận một cửa.',
    due: '30/5/2022',
  },
  {
    code: 'A10',
    text: 'Camera của Bộ phận một cửa hỏng từ tháng 01/2022.',
    proposal: 'Sửa hoặc thay camera.',
    due: '15/5/2022',
  },
] as const;
