import { describe, test } from 'vitest';
import { openChecklists } from '../../support/checklist/scenario.ts';

const head = (letter: string) => `
id: phieu-${letter.toLowerCase()}
letter: ${letter}
title: { vi: Phiếu thử, en: A trial }
shortTitle: { vi: Thử, en: Trial }
version: '2026.1'
sections:
`;
const words = 'text: { vi: Câu hỏi }, lookAt: { vi: Tài liệu }, severity: major, legal: []';

const iso = `${head('B')}
  - id: tinh-trang
    title: { vi: Tình trạng, en: State }
    items:
      - code: B01
        type: choice
        text: { vi: Tình trạng áp dụng }
        lookAt: { vi: Bản công bố }
        severity: info
        legal: []
        options:
          - { code: chua, label: { vi: Chưa áp dụng } }
          - { code: dang-xay-dung, label: { vi: Đang xây dựng } }
          - { code: da-cong-bo, label: { vi: Đã công bố } }
      - { code: B02, type: compliance, ${words}, when: { item: B01, option: [dang-xay-dung, da-cong-bo] } }
      - { code: B03, type: count, ${words}, when: { item: B02, level: [met, partial] } }
  - id: duy-tri
    title: { vi: Duy trì, en: Upkeep }
    when: { item: B01, option: [da-cong-bo] }
    items:
      - { code: B11, type: compliance, ${words} }
      - { code: B12, type: compliance, ${words}, when: { item: B11, level: [unmet] } }
`;

const figures = `${head('E')}
  - id: so-lieu
    title: { vi: Số liệu, en: Figures }
    items:
      - { code: E01, type: count, ${words} }
      - { code: E02, type: ratio, ${words}, labels: { part: { vi: Đúng }, whole: { vi: Tất cả } } }
      - { code: E03, type: yes-no, ${words} }
      - code: E04
        type: table
        text: { vi: Danh sách trễ }
        lookAt: { vi: Hệ thống }
        severity: critical
        legal: []
        rowName: { vi: Hồ sơ }
        columns:
          - { id: code, type: text, length: short, label: { vi: Mã } }
        when: { any: [{ item: E01, atLeast: 1 }, { item: E02, figure: stated, atMost: '99.99' }] }
      - { code: E05, type: text, length: long, ${words}, when: { item: E04, figure: rows, atLeast: 2 } }
      - { code: E06, type: text, length: long, ${words}, when: { all: [{ item: E03, yes: true }, { not: { item: E01, answered: true } }] } }
      - { code: E07, type: text, length: long, ${words}, when: { item: E01, applicable: false } }
      - { code: E08, type: text, length: long, ${words}, when: { item: B01, option: [da-cong-bo] } }
`;

describe('what is asked follows from the answers', () => {
  test('a choice opens items and a whole section', () => {
    openChecklists(iso)
      .expectVisible('B01')
      .expectHidden('B02', 'B03', 'B11', 'B12')
      .expectProgress(0, 1)
      .answer('B01', { option: 'dang-xay-dung' })
      .expectVisible('B02')
      .expectHidden('B03', 'B11')
      .answer('B01', { option: 'da-cong-bo' })
      .expectVisible('B02', 'B11')
      .expectHidden('B12')
      .expectProgress(1, 3)
      .expectNext('B01', 'B02');
  });

  test('a hidden item counts as unanswered for others, and its answer comes back with it', () => {
    openChecklists(iso)
      .answer('B01', { option: 'da-cong-bo' })
      .answer('B02', 'met')
      .answer('B03', '4')
      .expectVisible('B03')
      .answer('B01', { option: 'chua' })
      .expectHidden('B02', 'B03', 'B11')
      .expectProgress(1, 1)
      .expectNext('B01', null)
      .answer('B01', { option: 'dang-xay-dung' })
      .expectVisible('B02', 'B03')
      .expectState('B03', 'recorded')
      .expectProgress(3, 3);
  });

  test('not applicable is no level and no option', () => {
    openChecklists(iso)
      .answer('B01', 'na')
      .expectHidden('B02', 'B11')
      .answer('B01', { option: 'da-cong-bo' })
      .answer('B02', 'na')
      .expectHidden('B03');
  });

  test('a photo is no level: an item is answered for others as for its own margin', () => {
    const answered = `${head('C')}
  - id: anh
    title: { vi: Ảnh, en: Photos }
    items:
      - { code: C01, type: compliance, ${words} }
      - { code: C02, type: photo, ${words}, atLeast: 2 }
      - { code: C03, type: count, ${words}, when: { item: C01, answered: true } }
      - { code: C04, type: count, ${words}, when: { item: C02, answered: true } }
`;
    openChecklists(answered)
      .photograph('C01')
      .photograph('C02')
      .expectHidden('C03', 'C04')
      .answer('C01', 'unmet')
      .photograph('C02')
      .expectVisible('C03', 'C04');
  });

  test('figures open by their size, zero is not blank, rows count', () => {
    openChecklists(figures, iso)
      .expectHidden('E04', 'E05', 'E06', 'E07', 'E08')
      .answer('E01', '0')
      .expectHidden('E04')
      .answer('E01', '1')
      .expectVisible('E04')
      .answer('E01', '0')
      .answer('E02', { stated: '99.9' })
      .expectVisible('E04')
      .answer('E02', { stated: '100' })
      .expectHidden('E04')
      .answer('E01', '12')
      .addRow('E04', { code: { kind: 'text', text: 'H01' } })
      .expectHidden('E05')
      .addRow('E04', { code: { kind: 'text', text: 'H02' } })
      .expectVisible('E05')
      .answer('E01', null)
      .expectHidden('E04', 'E05');
  });

  test('a table that nobody touched has no number of rows, one with nothing to list has 0', () => {
    openChecklists(figures.replace('figure: rows, atLeast: 2', 'figure: rows, atMost: 1'))
      .answer('E01', '1')
      .expectVisible('E04')
      .expectHidden('E05')
      .answer('E04', 'none')
      .expectVisible('E05')
      .answer('E04', null)
      .expectHidden('E05')
      .addRow('E04', { code: { kind: 'text', text: 'H01' } })
      .expectVisible('E05');
  });

  test('not, all, yes-no, applicable, and an item of another checklist of the visit', () => {
    openChecklists(figures, iso)
      .answer('E03', true)
      .expectVisible('E06')
      .answer('E01', '0')
      .expectHidden('E06')
      .answer('E01', 'na')
      .expectVisible('E07')
      .answer('B01', { option: 'da-cong-bo' })
      .expectVisible('E08');
    openChecklists(figures).expectHidden('E08');
  });
});

describe('a table is failing where one of its cells is', () => {
  const table = `${head('H')}
  - id: mau
    title: { vi: Mẫu, en: Sample }
    items:
      - code: H18
        type: table
        text: { vi: Phỏng vấn }
        lookAt: { vi: Phiếu }
        severity: critical
        legal: []
        rowName: { vi: Người }
        columns:
          - { id: minutes, type: count, label: { vi: Phút chờ } }
          - { id: extraCost, type: yes-no, failsOn: 'yes', label: { vi: Chi phí ngoài }  }
          - { id: manner, type: compliance, label: { vi: Thái độ } }
`;

  test('by a level or by a yes-no that fails, not by a figure', () => {
    openChecklists(table)
      .expectState('H18', 'unanswered')
      .addRow('H18', { minutes: { kind: 'count', counts: ['15'] } })
      .expectState('H18', 'recorded')
      .addRow('H18', { manner: { kind: 'compliance', level: 'partial' } })
      .expectState('H18', 'part')
      .addRow('H18', { extraCost: { kind: 'yes-no', yes: false } })
      .expectState('H18', 'part')
      .addRow('H18', { extraCost: { kind: 'yes-no', yes: true } })
      .expectState('H18', 'fail');
  });

  test('nothing to list is an answer, zero rows alone are none', () => {
    openChecklists(table)
      .answer('H18', 'none')
      .expectState('H18', 'recorded')
      .answer('H18', 'na')
      .expectState('H18', 'na');
  });
});
