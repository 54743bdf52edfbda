import type { AnswerSpec, ItemType } from '#domain/checklist/item.ts';

const label = (vi: string) => ({ label: { vi } });
const options = [
  { code: 'giay', label: { vi: 'Bản giấy' } },
  { code: 'man-hinh', label: { vi: 'Màn hình' } },
  { code: 'trang-tin', label: { vi: 'Trang thông tin' } },
];

/** One item of each type. */
export const sampleSpecs = {
  compliance: { type: 'compliance' },
  'yes-no': { type: 'yes-no', failsOn: 'yes' },
  count: {
    type: 'count',
    unit: { vi: 'hồ sơ', en: 'files' },
    parts: [label('Trực tuyến'), label('Trực tiếp')],
    schemes: ['full-or-partial', 'four-levels'],
  },
  ratio: { type: 'ratio', labels: { part: { vi: 'Đã xử lý' }, whole: { vi: 'Tổng' } } },
  money: { type: 'money' },
  percentage: { type: 'percentage', parts: [label('Đúng hạn'), label('Trễ hạn')] },
  date: { type: 'date', parts: [label('Từ'), label('Đến')] },
  text: { type: 'text', length: 'long' },
  choice: { type: 'choice', options },
  choices: { type: 'choices', options },
  table: {
    type: 'table',
    rowName: { vi: 'Hồ sơ' },
    columns: [{ id: 'name', label: { vi: 'Tên' }, type: 'text', length: 'short' }],
  },
  photo: { type: 'photo' },
} satisfies { [Type in ItemType]: Extract<AnswerSpec, { type: Type }> };
