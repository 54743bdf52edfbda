import { describe, expect, test } from 'vitest';
import type { FigureProposal, WantedFigures } from '#domain/figures/proposal.ts';
import { proposeFigures } from '#domain/figures/propose-figures.ts';
import { readFigures } from '#domain/figures/read-figures.ts';
import { smallChecklists } from './small-checklists.ts';

const anywhere: WantedFigures = { period: null, unitName: null };
const propose = (text: string, wanted = anywhere): readonly FigureProposal[] =>
  proposeFigures(readFigures(text), smallChecklists, wanted);
const doubts = (text: string, wanted = anywhere) =>
  propose(text, wanted).map(({ candidates }) => candidates[0]?.doubts.join(' '));
const first = ([proposal]: readonly FigureProposal[]) => proposal?.candidates[0];

describe('figures of another time and of another body', () => {
  test.each([
    'Trong tháng 6 tiếp nhận 50 hồ sơ',
    'Tiếp nhận 50 hồ sơ trong tháng 6',
    'Quý I tiếp nhận 120 hồ sơ',
    'Tuần qua tiếp nhận 5 hồ sơ',
    'Trong tuần tiếp nhận 5 hồ sơ',
    'Tháng này tiếp nhận 5 hồ sơ',
    'Trong 9 tháng tiếp nhận 5 hồ sơ',
    '6 tháng cuối năm tiếp nhận 5 hồ sơ',
    'Từ tháng 1 đến tháng 5 tiếp nhận 5 hồ sơ',
    'Năm ngoái tiếp nhận 900 hồ sơ',
    'Năm trước tiếp nhận 900 hồ sơ',
    'Kỳ trước tiếp nhận 900 hồ sơ',
    'Tháng trước tiếp nhận 900 hồ sơ',
    'So với kỳ trước (900 hồ sơ tiếp nhận)',
  ])('another time without its year: %s', (text) => {
    const halfYear = { from: '2026-01-01', to: '2026-06-30' };
    expect(doubts(text, { period: halfYear, unitName: null })).toEqual(['other-period']);
  });

  test.each([
    '6 tháng đầu năm tiếp nhận 50 hồ sơ',
    'Trong 6 tháng tiếp nhận 50 hồ sơ',
    'Từ tháng 1 đến tháng 6 tiếp nhận 50 hồ sơ',
    'Tính đến hết tháng 6 tiếp nhận 50 hồ sơ',
    'Họp 2 cuộc (tháng 2, tháng 5), tiếp nhận 50 hồ sơ',
    'Giải quyết trong năm trước hạn 50 hồ sơ',
    'So với kỳ trước tiếp nhận 50 hồ sơ',
    'Kết quả tháng 6: lũy kế 6 tháng tiếp nhận 50 hồ sơ',
    'Yêu cầu giải quyết của công dân: tiếp nhận 50 hồ sơ',
  ])('the inspected time without its year: %s', (text) => {
    const halfYear = { from: '2026-01-01', to: '2026-06-30' };
    const all = propose(text, { period: halfYear, unitName: null });
    expect(all.map(({ clear, candidates }) => [clear, candidates[0]?.doubts])).toEqual([
      [true, []],
    ]);
  });

  test('a month that is inspected', () => {
    const june = { from: '2026-06-01', to: '2026-06-30' };
    const of = (text: string) => doubts(text, { period: june, unitName: null });
    expect(of('Trong tháng 6 tiếp nhận 50 hồ sơ')).toEqual(['']);
    expect(of('Tháng 5 tiếp nhận 40 hồ sơ, tháng 6 tiếp nhận 50 hồ sơ')).toEqual([
      'other-period',
      '',
    ]);
  });

  test('a period whose last day is not said', () => {
    const of = (text: string, from: string, to: string) =>
      doubts(text, { period: { from, to }, unitName: null });
    const nineMonths = ['2022-01-01', '2022-09-30'] as const;
    expect(of('Từ 01/01/2022 đến nay tiếp nhận 50 hồ sơ', ...nineMonths)).toEqual(['open-period']);
    expect(of('Tiếp nhận 50 hồ sơ từ 01/01/2022 đến nay', ...nineMonths)).toEqual(['open-period']);
    expect(of('Từ đầu năm đến nay tiếp nhận 50 hồ sơ', ...nineMonths)).toEqual(['open-period']);
    expect(of('Từ 01/7/2022 đến nay tiếp nhận 50 hồ sơ', ...nineMonths)).toEqual(['other-period']);
    const july = ['2022-07-01', '2022-07-31'] as const;
    expect(of('Từ tháng 7/2022 đến nay tiếp nhận 50 hồ sơ', ...july)).toEqual(['open-period']);
  });

  test('what was not reached', () => {
    expect(doubts('Tỷ lệ đúng hạn chưa đạt 95%')).toEqual(['denied']);
    expect(doubts('Tỷ lệ đúng hạn không đạt 95%')).toEqual(['denied']);
  });

  test('what it was before it grew', () => {
    const clear = (text: string) =>
      propose(text).flatMap((proposal) => (proposal.clear ? [first([proposal])?.fills[0]] : []));
    expect(clear('Tiếp nhận tăng từ 200 hồ sơ lên 350 hồ sơ')).toMatchObject([{ digits: '350' }]);
    expect(clear('Đúng hạn tăng từ 90% lên 95%')).toMatchObject([{ digits: '95' }]);
    expect(clear('Trễ hạn giảm từ 25 hồ sơ cùng kỳ xuống còn 10 hồ sơ')).toMatchObject([
      { digits: '10' },
    ]);
    expect(clear('Đúng hạn tăng từ 95% năm 2025 lên 99% năm 2026')).toMatchObject([
      { digits: '99' },
    ]);
    expect(clear('Trễ hạn giảm từ hơn 20 hồ sơ xuống còn 5 hồ sơ')).toMatchObject([
      { digits: '5' },
    ]);
    expect(doubts('Tiếp nhận tăng từ 200 hồ sơ lên 350 hồ sơ')).toEqual(['other-period', '']);
  });

  test.each([
    'UBND tỉnh tiếp nhận 12.000 hồ sơ',
    'UBND huyện tiếp nhận 12.000 hồ sơ',
    'Ủy ban nhân dân tỉnh tiếp nhận 12.000 hồ sơ',
    'Huyện tiếp nhận 12.000 hồ sơ',
    'Sở Tư pháp tiếp nhận 12.000 hồ sơ',
    'Công an xã tiếp nhận 12.000 hồ sơ',
    'Công an xã Nhật Tân tiếp nhận 12.000 hồ sơ',
    'Tiếp nhận 12.000 hồ sơ của UBND huyện',
    'Hồ sơ do Công an xã tiếp nhận 300 hồ sơ',
  ])('another body: %s', (text) => {
    expect(doubts(text, { period: null, unitName: 'xã Nhật Tân' })).toEqual(['other-level']);
  });

  test.each([
    'Tại trụ sở UBND xã tiếp nhận 12 hồ sơ',
    'UBND xã báo cáo UBND huyện, tiếp nhận 12 hồ sơ',
    'Theo Quyết định của UBND tỉnh tiếp nhận 12 hồ sơ',
    'UBND xã tiếp nhận 12 hồ sơ',
  ])('the commune itself: %s', (text) => {
    expect(doubts(text, { period: null, unitName: 'xã Nhật Tân' })).toEqual(['']);
  });

  test('the commune beside the district, in one sentence', () => {
    expect(doubts('Huyện tiếp nhận 1.419 hồ sơ, xã tiếp nhận 40.673 hồ sơ')).toEqual([
      'other-level',
      '',
    ]);
  });
});
