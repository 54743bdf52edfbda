/** Items of every kind that takes figures, few enough to be read beside the expectations. */
import { parse } from 'yaml';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';

const item = (code: string, type: string, text: string, more: string) => `
      - code: ${code}
        type: ${type}
        text: { vi: ${text} }
        lookAt: { vi: Báo cáo }
        severity: info
        legal: []
${more.replace(/^/gm, '        ')}`;

const yaml = (letter: string, id: string, items: readonly string[]) => `
id: ${id}
letter: ${letter}
title: { vi: Thử, en: Test }
shortTitle: { vi: Thử, en: Test }
version: '2026.1'
sections:
  - id: so-lieu
    title: { vi: Số liệu, en: Figures }
    items:${items.join('')}
`;

const dossiers = 'unit: { vi: hồ sơ }';
const ratio = 'labels: { part: { vi: Phần }, whole: { vi: Tổng } }';

export const smallChecklists: readonly Checklist[] = [
  yaml('E', 'ho-so', [
    item('E04', 'count', 'Tiếp nhận', `words: [tiếp nhận]\n${dossiers}`),
    item(
      'E05',
      'count',
      'Nộp trực tuyến',
      `words: [trực tuyến]\nschemes: [full-or-partial, four-levels]\n${dossiers}`,
    ),
    item('E08', 'count', 'Đã giải quyết', `words: [giải quyết, đã xử lý]\n${dossiers}`),
    item('E11', 'count', 'Trễ hạn', `words: [trễ hạn, trễ hẹn, quá hạn]\n${dossiers}`),
    item('E12', 'count', 'Đang giải quyết', `words: [đang giải quyết, đang xử lý]\n${dossiers}`),
    item('E13', 'count', 'Quá hạn', `words: [quá hạn]\n${dossiers}`),
    item(
      'E16',
      'ratio',
      'Đúng hạn',
      `words: { stated: [trước và đúng hạn, đúng hạn] }\n${ratio}\n${dossiers}`,
    ),
    item(
      'E17',
      'table',
      'Theo lĩnh vực',
      `rowName: { vi: Lĩnh vực }
rows: [{ vi: Hộ tịch }, { vi: Chứng thực }]
columns:
  - { id: field, type: text, length: short, label: { vi: Lĩnh vực } }
  - { id: received, type: count, label: { vi: Tiếp nhận }, words: [lĩnh vực], unit: { vi: hồ sơ } }`,
    ),
  ]),
  yaml('D', 'ngan-sach', [
    item('D02', 'money', 'Thu ngân sách', 'words: [tổng thu ngân sách]'),
    item('D03', 'money', 'Ngân sách xã', 'words: [thu ngân sách xã, ngân sách xã]'),
    item(
      'D24',
      'table',
      'Mức hỗ trợ',
      `rowName: { vi: Người }
columns:
  - { id: monthly, type: money, label: { vi: Tháng }, per: month, words: [hỗ trợ] }
  - { id: dress, type: money, label: { vi: Năm }, per: year, words: [đồng phục] }`,
    ),
  ]),
  yaml('A', 'mot-cua', [
    item(
      'A24',
      'count',
      'Điểm tiếp nhận',
      `unit: { vi: điểm }
parts:
  - { label: { vi: Được bố trí }, words: [bố trí] }
  - { label: { vi: Đang hoạt động }, words: [hoạt động] }`,
    ),
    item(
      'A04',
      'ratio',
      'Ký số',
      `words: { part: [ký số], whole: [văn bản đi] }\n${ratio}\nunit: { vi: văn bản }`,
    ),
    item('A05', 'percentage', 'Hài lòng', 'words: [mức độ hài lòng]'),
    item(
      'A06',
      'table',
      'Đơn thư',
      `rowName: { vi: Loại đơn }
rows: [{ vi: Khiếu nại }]
columns: [{ id: received, type: count, label: { vi: Tiếp nhận }, words: [đơn thư] }]`,
    ),
  ]),
].map((source) => checklistSchema.parse(parse(source)));
