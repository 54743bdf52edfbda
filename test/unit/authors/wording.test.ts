import { describe, expect, test } from 'vitest';
import type { Condition } from '#domain/checklist/condition.ts';
import { crossCheckSchema } from '#domain/cross-check/cross-check.ts';
import { checkWords } from '#tools/checklists/check-words.ts';
import {
  conditionsInEnglish,
  conditionsInVietnamese,
  conditionWords,
} from '#tools/checklists/condition-words.ts';
import { itemsByCode } from '#tools/checklists/figure-words.ts';
import { everyTypeChecklist } from './every-type.ts';

const { checklist } = await everyTypeChecklist();
const items = itemsByCode([checklist]);

describe('a condition in words', () => {
  test.each<[Condition, string, string]>([
    [{ item: 'Z01', answered: true }, 'Z01 đã trả lời', 'Z01 is answered'],
    [{ item: 'Z01', answered: false }, 'Z01 chưa trả lời', 'Z01 is not answered'],
    [{ item: 'Z01', applicable: true }, 'Z01 có áp dụng', 'Z01 is applicable'],
    [{ item: 'Z01', applicable: false }, 'Z01 không áp dụng', 'Z01 is not applicable'],
    [
      { item: 'Z01', level: ['partial', 'unmet'] },
      'Z01 là “Một phần” hoặc “Không đạt”',
      'Z01 is partial or unmet',
    ],
    [{ item: 'Z02', yes: true }, 'Z02 là “Có”', 'Z02 is yes'],
    [{ item: 'Z02', yes: false }, 'Z02 là “Không”', 'Z02 is no'],
    [{ item: 'Z10', option: ['tai-quay'] }, 'Z10 là “Tại quầy”', 'Z10 is “Tại quầy”'],
    [{ item: 'Z99', option: ['khac'] }, 'Z99 là “khac”', 'Z99 is “khac”'],
    [{ item: 'Z05', atLeast: '1' }, 'Z05 từ 1 trở lên', 'Z05 is at least 1'],
    [
      { item: 'Z03', figure: 2, atMost: '5' },
      'Z03 (số thứ 2) không quá 5',
      'Z03 (figure 2) is at most 5',
    ],
    [
      { item: 'Z13', figure: 'rows', atLeast: '1', atMost: '5' },
      'Z13 (số dòng) từ 1 đến 5',
      'Z13 (rows) is 1 to 5',
    ],
    [
      {
        all: [
          {
            any: [
              { item: 'Z02', yes: true },
              { item: 'Z01', answered: true },
            ],
          },
          { not: { item: 'Z02', yes: false } },
        ],
      },
      '(Z02 là “Có” hoặc Z01 đã trả lời) và không phải (Z02 là “Không”)',
      '(Z02 is yes or Z01 is answered) and not (Z02 is no)',
    ],
  ])('%j', (condition, vietnamese, english) => {
    expect(conditionWords(condition, conditionsInVietnamese, items)).toBe(vietnamese);
    expect(conditionWords(condition, conditionsInEnglish, items)).toBe(english);
  });
});

describe('a cross-check in words', () => {
  test.each([
    [
      'sum',
      'Z03 (Tiếp nhận) = Z03 (Đã giải quyết) + Z03 (Đang giải quyết) (Z03 (Đang giải quyết) có thể để trống)',
    ],
    ['at-most', 'Z04 (Đúng hạn) không lớn hơn Z03 (Đã giải quyết)'],
    ['percent', 'Z06 (Hài lòng) là tỷ lệ của Z04 (Đúng hạn) trên Z04 (Đã giải quyết)'],
    ['base', 'Z06 (Hài lòng) phải kèm số để tính: Z04 (Đúng hạn)'],
    ['complement', 'Z06 (Hài lòng) + Z06 (Không hài lòng) = 100 %'],
    ['same', 'Z03 (Đã giải quyết) = Z13 (số dòng) = Z13 (tổng cột “Đơn vị báo”)'],
    ['target', 'Z04 (tỷ lệ đơn vị báo) vượt 97,5 %'],
    ['date-order', 'Theo thứ tự thời gian: Z07 (Công bố), Z07 (Niêm yết), ngày kiểm tra'],
    ['same-period', 'Số liệu từ Z07 (Công bố) đến Z07 (Niêm yết) đúng thời kỳ kiểm tra'],
    ['three-way', 'Từng dòng của bảng Z13: “Đơn vị báo”, “Hệ thống” bằng nhau, lệch không quá 1'],
    ['row-order', 'Từng dòng của bảng Z13: “Ngày nhận” trước “Ngày trả”'],
    ['row-limit', 'Từng dòng của bảng Z13: “Đơn vị báo” không quá 1'],
    [
      'daily',
      'Z03 (Đã giải quyết) × số ngày làm việc của thời kỳ = Z03 (Tiếp nhận), lệch không quá 10 %; Z03 (Đang giải quyết) không nhỏ hơn mức bình quân',
    ],
    [
      'none-left',
      'Khi Z04 (tỷ lệ đơn vị báo) là 100 %: Z03 (Đang giải quyết) phải được báo bằng 0',
    ],
    [
      'documents',
      'Văn bản nêu ở Z08, Z09 đúng số, đúng ngày và có hiệu lực trong thời kỳ kiểm tra',
    ],
    ['previous', 'Z03 (Tiếp nhận) = Z03 (Đang giải quyết) của kỳ kiểm tra trước'],
    ['same-scheme', 'Z04 (Đúng hạn), Z04 (Đã giải quyết) theo cùng một cách phân mức'],
  ])('%s', (kind, words) => {
    const check = checklist.checks?.find((candidate) => candidate.kind === kind);
    expect(check && checkWords(check, items)).toBe(words);
  });

  test('the list above has every kind that there is', () => {
    const kinds = checklist.checks?.map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual(crossCheckSchema.options.map(({ shape }) => shape.kind.value).toSorted());
  });

  test('a figure of a checklist that is not here is named by its code', () => {
    expect(
      checkWords(
        {
          id: 'a',
          kind: 'same',
          rule: 'R13',
          title: { vi: 'a' },
          figures: ['E04', 'E17.received'],
        },
        items,
      ),
    ).toBe('E04 = E17');
  });
});
