import { describe, expect, it } from 'vitest';

import { conclusionDocument } from '#domain/documents/conclusion-document.ts';
import type { ConclusionInput } from '#domain/documents/conclusion-input.ts';
import { conclusionInputSchema } from '#domain/documents/conclusion-input.ts';
import type { DocumentBlock } from '#domain/documents/document-model.ts';

import {
  emptyConclusion,
  longConclusion,
  shortConclusion,
} from '../../support/office/sample-conclusions.ts';

function only<T extends DocumentBlock['type']>(input: ConclusionInput, type: T) {
  const blocks = conclusionDocument(input).blocks;
  return blocks.filter(
    (block): block is Extract<DocumentBlock, { type: T }> => block.type === type,
  );
}

function outline(input: ConclusionInput): string[] {
  return only(input, 'paragraph')
    .filter((block) => ['section', 'item', 'group'].includes(block.level))
    .map((block) => `${block.marker} ${block.text}`);
}

describe('a short notice', () => {
  it('has the parts in the order of Phụ lục I', () => {
    expect(conclusionDocument(shortConclusion()).blocks.map((block) => block.id)).toEqual([
      'head',
      'title',
      'basis:0',
      'opening',
      'section:results',
      'strength',
      'statement:s1',
      'statement:s2',
      'statement:s3',
      'limitation',
      'statement:s4',
      'statement:s5',
      'statement:s6',
      'section:recommendations',
      'recommendations-lead',
      'recommendations-table',
      'section:proposals',
      'proposal:0',
      'section:follow-up',
      'reporting',
      'closing',
      'foot',
    ]);
  });

  it('writes the head in capitals, number and place with date with their zeros', () => {
    const [head] = only(shortConclusion(), 'head');
    expect(head?.superior.text).toBe('UBND HUYỆN TIÊN LỮ');
    expect(head?.issuer.text).toBe('ĐOÀN KIỂM TRA SỐ 2');
    expect(head?.number.text).toBe('Số: 05/TB-ĐKT');
    expect(head?.placeDate.text).toBe('Tiên Lữ, ngày 20 tháng 4 năm 2022');
  });

  it('opens with days, units and inspected period', () => {
    const opening = only(shortConclusion(), 'paragraph').find((block) => block.id === 'opening');
    expect(opening?.text).toBe(
      'Trong các ngày 13 và 14 tháng 4 năm 2022, Đoàn kiểm tra số 2 đã kiểm tra công tác cải cách hành chính tại xã Nhật Tân và xã Trung Dũng. Thời kỳ kiểm tra: từ ngày 01 tháng 01 năm 2021 đến ngày 08 tháng 4 năm 2022. Đoàn kiểm tra số 2 thông báo kết luận như sau:',
    );
  });

  it('closes the content with "./."', () => {
    expect(only(shortConclusion(), 'paragraph').at(-1)?.text).toMatch(/[^.]\.\/\.$/u);
  });

  it('lists the recipients with ";" and the archive copy with "."', () => {
    const [foot] = only(
      { ...shortConclusion(), recipients: ['- Như trên;', 'UBND huyện (b/c).', ' '] },
      'foot',
    );
    expect(foot?.recipients.lines).toEqual([
      '- Như trên;',
      '- UBND huyện (b/c);',
      '- Lưu: VT, CCHC.',
    ]);
  });

  it('numbers statements a), b), c) and recommendations 1, 2', () => {
    const points = only(shortConclusion(), 'paragraph').filter((block) => block.level === 'point');
    expect(points.map((block) => block.marker)).toEqual(['a)', 'b)', 'c)', 'a)', 'b)', 'c)', '1.']);
    const [table] = only(shortConclusion(), 'table');
    expect(table?.columns.reduce((sum, column) => sum + column.percent, 0)).toBe(100);
    expect(table?.rows.map((row) => [row.cells[0], row.cells[3]])).toEqual([
      ['1', '30/6/2022'],
      ['2', '05/5/2022'],
    ]);
  });
});

describe('parts without content', () => {
  it('are left out and the rest is renumbered', () => {
    expect(outline(longConclusion()).filter((line) => /^[IV]+\./u.test(line))).toEqual([
      'I. KẾT QUẢ KIỂM TRA',
      'II. NGUYÊN NHÂN',
      'III. KIẾN NGHỊ',
      'IV. KIẾN NGHỊ, ĐỀ XUẤT CỦA ĐƠN VỊ',
      'V. TỔ CHỨC THỰC HIỆN',
    ]);
    const input = longConclusion();
    expect(
      outline({
        ...input,
        statements: input.statements.filter((one) => one.section === 'cause-subjective'),
        unitProposals: [],
      }),
    ).toEqual([
      'I. NGUYÊN NHÂN',
      '1. Nguyên nhân chủ quan',
      'II. KIẾN NGHỊ',
      'III. TỔ CHỨC THỰC HIỆN',
    ]);
  });

  it('keep a deadline for the report even when its reader is not named yet', () => {
    const reporting = only({ ...shortConclusion(), reportTo: '' }, 'paragraph').find(
      (block) => block.id === 'reporting',
    );
    expect(reporting?.text).toContain('.............. trước ngày 15 tháng 7 năm 2022.');
  });
});

describe('statements under the seven headings', () => {
  it('stand as groups in the order of the programme, general ones before them', () => {
    const input: ConclusionInput = {
      ...shortConclusion(),
      statements: [
        { id: 'x', section: 'strength', heading: 'public-finance', text: 'Thu đủ.' },
        { id: 'y', section: 'strength', heading: 'steering', text: 'Có kế hoạch.' },
        { id: 'z', section: 'strength', heading: null, text: 'Đoàn kết.' },
        { id: 'w', section: 'strength', heading: 'public-finance', text: 'Chi đúng.' },
      ],
    };
    const results = only(input, 'paragraph').slice(3, 9);
    expect(results.map((block) => `${block.marker} ${block.text}`)).toEqual([
      '1. Ưu điểm',
      'a) Đoàn kết.',
      'b) Về công tác chỉ đạo, điều hành',
      '- Có kế hoạch.',
      'c) Về cải cách tài chính công',
      '- Thu đủ.',
    ]);
  });
});

describe('a draft', () => {
  it('shows dotted blanks and says that it is one', () => {
    const model = conclusionDocument(emptyConclusion());
    expect(model.isDraft).toBe(true);
    const [head] = only(emptyConclusion(), 'head');
    expect(head?.number.text).toBe('Số: ....../TB-ĐKT');
    expect(head?.placeDate.text).toBe('.............., ngày ... tháng ... năm ...');
    expect(model.blocks.map((block) => block.id)).toEqual([
      'head',
      'title',
      'opening',
      'closing',
      'foot',
    ]);
  });

  it('stays one until number and date are both given', () => {
    expect(conclusionDocument(shortConclusion()).isDraft).toBe(false);
    expect(conclusionDocument({ ...shortConclusion(), number: null }).isDraft).toBe(true);
    expect(conclusionDocument({ ...shortConclusion(), date: null }).isDraft).toBe(true);
  });

  it('prints a sentence that has no words yet as a blank, not as nothing', () => {
    const input = shortConclusion();
    const statements = input.statements.map((one) => ({ ...one, text: ' \n ' }));
    const block = only({ ...input, statements }, 'paragraph').find(
      (one) => one.id === 'statement:s4',
    );
    expect(block?.text).toBe('..............');
  });
});

describe('signing for another (NĐ 30/2020 Đ.13)', () => {
  it('puts the authority before the first title, all in capitals, the name as written', () => {
    const [foot] = only(longConclusion(), 'foot');
    expect(foot?.signature.titles).toEqual(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']);
    expect(foot?.signature.name).toBe('Trần Văn Thí Điểm');
  });
});

describe('the frozen input', () => {
  it('comes back the same from JSON', () => {
    for (const input of [shortConclusion(), longConclusion(), emptyConclusion()]) {
      expect(conclusionInputSchema.parse(JSON.parse(JSON.stringify(input)))).toEqual(input);
    }
  });

  it.each([
    ['an unknown field', { ...shortConclusion(), colour: 'red' }],
    ['a missing field', { ...shortConclusion(), archive: undefined }],
    ['a day that is not in the calendar', { ...shortConclusion(), date: '2022-02-30' }],
    ['number zero', { ...shortConclusion(), number: 0 }],
    [
      'two statements of one id',
      {
        ...shortConclusion(),
        statements: [...shortConclusion().statements, ...shortConclusion().statements],
      },
    ],
  ])('refuses %s', (_, input) => {
    expect(conclusionInputSchema.safeParse(input).success).toBe(false);
  });
});
