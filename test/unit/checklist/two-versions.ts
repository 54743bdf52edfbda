/** A checklist and its next version, as an author changes one. */
import { checklistSchema } from '#domain/checklist/definition.ts';
import type { Checklist } from '#domain/checklist/definition.ts';

export const words = (vi: string) => ({ vi, en: vi });
export const item = (code: string, more: object) => ({
  ...{ code, type: 'compliance', text: words(`Câu ${code}`), lookAt: words('Sổ') },
  ...{ severity: 'major', legal: [] as string[] },
  ...more,
});
export const version = (number: string, more: object): Checklist =>
  checklistSchema.parse({
    ...{ id: 'thu', letter: 'A', title: words('Thử'), shortTitle: words('Thử'), version: number },
    ...more,
  });

const options = (...codes: string[]) =>
  codes.map((code) => ({ code, label: words(`Chọn ${code}`) }));
export const decree = (more: object) => ({
  ...{ id: 'nd-118', name: 'Nghị định 118/2025/NĐ-CP', kind: 'law', verified: 'V' },
  ...{ from: '2025-07-01', articles: [{ id: 'd7', cite: 'Điều 7' }], ...more },
});
const check = (more: object) => ({
  ...{ id: 'tong', kind: 'same', rule: 'R13', title: words('Bằng nhau') },
  ...{ figures: ['A03', 'A04'], ...more },
});

export const before = version('2026.1', {
  sections: [
    {
      ...{ id: 'mot', title: words('Phần một') },
      items: [
        item('A01', { legal: ['nd-118/d7'] }),
        item('A02', { type: 'choice', options: options('co', 'khong', 'chua') }),
        item('A03', { type: 'count', parts: [{ label: words('Nhận') }, { label: words('Trả') }] }),
      ],
    },
    {
      ...{ id: 'hai', title: words('Phần hai') },
      items: [
        item('A04', { type: 'count', points: { full: 2 } }),
        item('A05', {
          ...{ type: 'table', rowName: words('Dòng') },
          columns: [{ id: 'unit', type: 'count', label: words('Đơn vị') }],
        }),
      ],
    },
  ],
  checks: [check({})],
  law: [decree({})],
});
export const after = version('2026.2', {
  sections: [
    {
      ...{ id: 'hai', title: words('Phần thứ hai'), when: { item: 'A01', level: ['met'] } },
      items: [
        item('A01', { text: words('Câu một, viết lại'), severity: 'critical' }),
        item('A04', { type: 'text', length: 'short' }),
        item('A05', {
          ...{ type: 'table', rowName: words('Dòng') },
          columns: [
            { id: 'unit', type: 'money', label: words('Đơn vị') },
            { id: 'system', type: 'count', label: words('Hệ thống') },
          ],
        }),
      ],
    },
    {
      ...{ id: 'mot', title: words('Phần một') },
      items: [
        item('A02', { type: 'choice', options: options('khong', 'co', 'khac') }),
        item('A06', { when: { item: 'A02', option: ['co'] } }),
      ],
    },
  ],
  checks: [check({ figures: ['A04', 'A04'] }), check({ id: 'moi' })],
  law: [decree({ to: '2026-12-31', articles: undefined })],
});
