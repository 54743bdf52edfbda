import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { planSchema } from '#protocol/office.ts';
import type { Plan } from '#protocol/office.ts';

import { testPlan } from '../server/test-plan.ts';

/** Units to visit, one for each size of screen; each has a visit of its own with nothing in it. */
export const newcomerUnits = ['Xã An Viên', 'Xã Thủ Sỹ', 'Xã Thiện Phiến', 'Xã Hải Triều'] as const;

const label = (vi: string) => ({ vi, en: vi });
const item = (code: string, type: string, text: string, more: object = {}) => ({
  ...{ code, type, text: label(text), lookAt: label('Hồ sơ, sổ sách') },
  ...{ severity: 'minor', legal: [], ...more },
});

/** A short checklist with one item of every type that there is. */
const checklist = {
  id: 'phieu-ngan',
  letter: 'N',
  title: label('Phiếu ngắn'),
  shortTitle: label('Phiếu ngắn'),
  version: '2026.1',
  sections: [
    {
      id: 'tai-quay',
      title: label('Tại quầy'),
      items: [
        item('N01', 'compliance', 'Bảng niêm yết đặt nơi dễ thấy'),
        item('N02', 'yes-no', 'Có hòm thư góp ý'),
        item('N03', 'count', 'Số quầy đang mở'),
        item('N04', 'ratio', 'Hồ sơ đúng hạn', {
          labels: { part: label('Đúng hạn'), whole: label('Đã giải quyết') },
        }),
        item('N05', 'money', 'Lệ phí đã thu'),
        item('N06', 'percentage', 'Mức độ hài lòng'),
        item('N07', 'date', 'Ngày niêm yết gần nhất'),
      ],
    },
    {
      id: 'trao-doi',
      title: label('Trao đổi'),
      items: [
        item('N08', 'text', 'Khó khăn, vướng mắc', { length: 'long' }),
        item('N09', 'choice', 'Vị trí bảng niêm yết', {
          options: [
            { code: 'sanh', label: label('Sảnh chờ') },
            { code: 'quay', label: label('Cạnh quầy') },
          ],
        }),
        item('N10', 'choices', 'Hình thức công khai', {
          options: [
            { code: 'bang', label: label('Bảng giấy') },
            { code: 'man-hinh', label: label('Màn hình') },
          ],
        }),
        item('N11', 'table', 'Máy móc tại quầy', {
          rowName: label('Máy'),
          columns: [
            { id: 'name', type: 'text', length: 'short', label: label('Tên máy') },
            { id: 'number', type: 'count', label: label('Số lượng') },
          ],
        }),
        item('N12', 'photo', 'Ảnh toàn cảnh quầy'),
      ],
    },
  ],
};

export interface NewcomerWorld {
  readonly plan: Plan;
  readonly checklistsDir: string;
  readonly remove: () => void;
}

/** One visit a unit, all of them pinned to the short checklist, for `member`. */
export function newcomerWorld(): NewcomerWorld {
  const checklistsDir = mkdtempSync(join(tmpdir(), 'so-doan-newcomer-'));
  // JSON is YAML.
  writeFileSync(join(checklistsDir, `${checklist.id}.yaml`), JSON.stringify(checklist));
  const [visit] = testPlan.visits;
  const ids = newcomerUnits.map((_, index) => `new-${index + 1}`);
  const plan = planSchema.parse({
    ...testPlan,
    units: [
      ...testPlan.units,
      ...newcomerUnits.map((name, index) => ({ id: ids[index], name, district: 'Tiên Lữ' })),
    ],
    visits: ids.map((id) => ({
      ...visit,
      ...{ id, unitId: id, checklists: [checklist.id], assignments: [] },
    })),
  });
  return {
    plan,
    checklistsDir,
    remove: () => rmSync(checklistsDir, { recursive: true, force: true }),
  };
}
