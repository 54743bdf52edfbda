/** What a person reads of the difference between two versions. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Checklist } from '#domain/checklist/definition.ts';
import { compareVersions } from '#domain/checklist/compare-versions.ts';
import { comparisonLines } from '#client/record/version/comparison-words.ts';
import { itemChangeLine } from '#client/record/version/item-change-words.ts';
import { moveProblemWords } from '#client/record/version/move-problem-words.ts';
import { overwriteGetLocale } from '#client/i18n/paraglide/runtime.js';
import { problemCodes } from '#protocol/problem.ts';
import { after, before, item, version, words } from '../checklist/two-versions.ts';

const shown = comparisonLines(compareVersions(before, after));
const linesOf = (code: string) => shown.items.find((item) => item.code === code)?.lines;

describe('two versions', () => {
  test('the removed first, then the new, then the changed', () => {
    expect(shown.items.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
      ...['A03 removed', 'A06 added', 'A01 changed', 'A02 changed', 'A04 changed', 'A05 changed'],
    ]);
    expect(linesOf('A03')).toEqual([{ words: 'Bỏ mục này' }]);
    expect(linesOf('A06')).toEqual([{ words: 'Mục mới, trong phần “Phần một”' }]);
  });

  test('a reworded item with its old and new words, its severity, its law, its section', () => {
    expect(linesOf('A01')).toEqual([
      { words: 'Câu hỏi viết lại', before: 'Câu A01', after: 'Câu một, viết lại' },
      { words: 'Mức độ đổi', before: 'Đáng kể', after: 'Nghiêm trọng' },
      { words: 'Bỏ căn cứ: Điều 7 Nghị định 118/2025/NĐ-CP' },
      { words: 'Chuyển sang phần khác', before: 'Phần một', after: 'Phần thứ hai' },
    ]);
  });

  test('options that came and went; another type, without the details of it', () => {
    expect(linesOf('A02')).toEqual([
      { words: 'Bỏ lựa chọn “Chọn chua”' },
      { words: 'Thêm lựa chọn “Chọn khac”' },
      { words: 'Thứ tự các lựa chọn đổi' },
    ]);
    expect(linesOf('A04')).toEqual([
      { words: 'Cách trả lời đổi', before: 'số đếm', after: 'viết bằng chữ' },
      { words: 'Không còn tính điểm' },
    ]);
    expect(linesOf('A05')).toEqual([
      { words: 'Thêm cột “Hệ thống”' },
      { words: 'Cột “Đơn vị”: cách trả lời đổi', before: 'số đếm', after: 'số tiền' },
    ]);
  });

  test('sections, checks and documents', () => {
    expect(shown.rest).toEqual([
      { words: 'Thứ tự các phần đổi' },
      { words: 'Tên một phần viết lại', before: 'Phần hai', after: 'Phần thứ hai' },
      { words: 'Phần “Phần thứ hai”: điều kiện để hỏi đổi' },
      { words: 'Thêm phép đối chiếu số liệu: Bằng nhau' },
      { words: 'Phép đối chiếu số liệu đổi: Bằng nhau' },
      { words: 'Thông tin về văn bản đổi: Nghị định 118/2025/NĐ-CP' },
    ]);
  });
});

describe('read the other way round', () => {
  test('what came is what went', () => {
    const back = comparisonLines(compareVersions(after, before));
    expect(back.items.map(({ code, kind }) => `${code} ${kind}`).slice(0, 2)).toEqual([
      ...['A06 removed', 'A03 added'],
    ]);
    expect(back.items.find(({ code }) => code === 'A01')?.lines[0]).toEqual({
      ...{ words: 'Câu hỏi viết lại', before: 'Câu một, viết lại', after: 'Câu A01' },
    });
  });
});

const label = (vi: string) => ({ vi });
const evidence = { photo: 'unmet' } as const;

describe('one difference', () => {
  test.each([
    [{ what: 'short', before: null, after: label('Nhận') }, 'Tên ngắn viết lại'],
    [{ what: 'requires', before: null, after: evidence }, 'Nay cần minh chứng kèm câu trả lời'],
    [{ what: 'requires', before: evidence, after: null }, 'Không còn bắt buộc minh chứng'],
    [{ what: 'part', number: 2, before: { label: label('Trả') }, after: null }, 'Bỏ ô “Trả”'],
    [
      {
        what: 'part',
        number: 2,
        before: { label: label('Trả') },
        after: { label: label('Trả'), per: 'year' },
      },
      'Ô “Trả”: đổi thời gian tính hoặc từ nhận ra trong báo cáo',
    ],
    [{ what: 'other', member: 'unit', before: null, after: label('hồ sơ') }, 'Đơn vị tính đổi'],
    [
      { what: 'other', member: 'mayExceed', before: null, after: true },
      'Chi tiết cách trả lời đổi',
    ],
  ] as const)('%j', (change, words) => {
    expect(itemChangeLine(change).words).toBe(words);
  });
});

describe('levels of online services', () => {
  const of = (schemes: readonly string[], unit = 'hồ sơ') =>
    version('2026.1', {
      sections: [
        {
          ...{ id: 'mot', title: words('Một') },
          items: [
            item('A01', { type: 'count', schemes }),
            item('A02', {
              ...{ type: 'table', rowName: words('Dòng') },
              columns: [
                {
                  ...{ id: 'online', type: 'count', label: words('Trực tuyến') },
                  ...{ schemes, unit: words(unit) },
                },
              ],
            }),
          ],
        },
      ],
    });
  const old = ['four-levels', 'full-or-partial'];
  const linesBetween = (one: Checklist, other: Checklist) =>
    comparisonLines(compareVersions(one, other)).items.map(({ code, lines }) => [code, ...lines]);
  const scales = {
    before: 'bốn mức, 1 đến 4 (đến giữa năm 2022); toàn trình hoặc một phần',
    after: 'toàn trình hoặc một phần',
  };

  test('the scale before and now, of an item and of a column', () => {
    expect(linesBetween(of(old), of(['full-or-partial']))).toEqual([
      ['A01', { words: 'Thang mức độ đổi', ...scales }],
      ['A02', { words: 'Cột “Trực tuyến”: thang mức độ đổi', ...scales }],
    ]);
  });

  test('beside what else changed of the column', () => {
    expect(linesBetween(of(old), of(['full-or-partial'], 'thủ tục'))[1]).toEqual([
      'A02',
      { words: 'Cột “Trực tuyến”: chi tiết đổi' },
      { words: 'Cột “Trực tuyến”: thang mức độ đổi', ...scales },
    ]);
    expect(linesBetween(of(old), of(old, 'thủ tục'))).toEqual([
      ['A02', { words: 'Cột “Trực tuyến”: chi tiết đổi' }],
    ]);
  });
});

describe('in English', () => {
  afterEach(() => overwriteGetLocale(() => 'vi'));

  test('the words are English, those of the checklist too', () => {
    overwriteGetLocale(() => 'en');
    expect(comparisonLines(compareVersions(before, after)).items[2]?.lines[0]).toEqual({
      ...{ words: 'The question is reworded', before: 'Câu A01', after: 'Câu một, viết lại' },
    });
  });
});

describe('why a visit was not moved', () => {
  test.each(problemCodes)('%s: what happened, then what is safe', (code) => {
    const { title, text } = moveProblemWords({ type: 'problem', code, retryAfter: null });
    expect(title).toMatch(/^Chưa chuyển: .*\.$/);
    expect(text).toMatch(/\.$/);
  });
});
