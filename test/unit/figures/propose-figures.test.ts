import { describe, expect, test } from 'vitest';
import { answerValueSchema } from '#domain/checklist/answer.ts';
import { answerWith } from '#domain/figures/answer-with.ts';
import { chooseReading } from '#domain/figures/choose-reading.ts';
import type { Candidate, FigureProposal, WantedFigures } from '#domain/figures/proposal.ts';
import { proposeFigures } from '#domain/figures/propose-figures.ts';
import { readFigures } from '#domain/figures/read-figures.ts';
import type { ReportReading } from '#domain/figures/reading.ts';
import { proposalLines } from './proposal-lines.ts';
import { smallChecklists } from './small-checklists.ts';

const anywhere: WantedFigures = { period: null, unitName: null };

const propose = (text: string, wanted = anywhere) => of(readFigures(text), wanted);
const of = (reading: ReportReading, wanted = anywhere) =>
  proposeFigures(reading, smallChecklists, wanted);

function lines(text: string, wanted = anywhere): readonly string[] {
  const reading = readFigures(text);
  return proposalLines(reading, of(reading, wanted));
}

function first(proposals: readonly FigureProposal[], index = 0): Candidate {
  const candidate = proposals[index]?.candidates[0];
  if (candidate === undefined) throw new Error('no proposal');
  return candidate;
}

describe('one figure', () => {
  test.each([
    ['Tiếp nhận 3743 hồ sơ', '3743 -> E04 {3743}'],
    ['3743 hồ sơ tiếp nhận', '3743 -> E04 {3743}'],
    ['Đang giải quyết 265 hồ sơ', '265 -> E12 {265}'],
    ['Trễ hạn giảm còn 5 hồ sơ', '5 -> E11 {5}'],
    ['Tiếp nhận tăng lên 1.500 hồ sơ', '1.500 -> E04 {1500}'],
    ['Trong một tháng tiếp nhận 12 hồ sơ', '12 -> E04 {12}'],
    ['- Tiếp nhận\n-12 hồ sơ giải quyết', '12 -> E08 {12}'],
    ['Hỗ trợ 500 nghìn đồng một tháng', '500 nghìn -> D24 monthly {500000}'],
    ['Tổng thu ngân sách 850trđ', '850tr -> D02 {850000000}'],
    ['Đúng hạn đạt 98,57% (345/350 hồ sơ)', '98,57% -> E16 {345; 350; 98.57} with 345/350'],
    ['Tiếp nhận hơn 600 hồ sơ', '600 -> E04 {600 over}'],
    ['Tổng thu ngân sách 1,4 tỷ đồng', '1,4 tỷ -> D02 {1400000000}'],
    ['Mức độ hài lòng đạt 96,5%', '96,5% -> A05 {96.5}'],
    ['Đang hoạt động 7 điểm', '7 -> A24 {-; 7}'],
    ['Lĩnh vực hộ tịch 23 hồ sơ', '23 -> E17 received Hộ tịch {23}'],
    ['Đúng hạn ≥ 95%', '95% -> E16 {-; -; 95 over}'],
    ['Trên 90% các văn bản đi đã được ký số', '90% -> A04 {-; -; 90 over}'],
    ['Không có hồ sơ trễ hẹn', 'Không có -> E11 {0}'],
    ['Không có đơn thư của người dân', 'Không có -> A06 {none}'],
    ['Hỗ trợ 500 nghìn đồng/người/tháng', '500 nghìn -> D24 monthly {500000}'],
  ])('%s', (text, line) => {
    expect(lines(text)).toEqual([line]);
    expect(propose(text)[0]?.clear).toBe(true);
  });

  test.each([
    ['no word of an item beside it', 'Có 12 hồ sơ'],
    ['another unit', 'Tiếp nhận 12 đơn'],
    ['another kind', 'Tiếp nhận 12 triệu đồng'],
    ['what was refused', 'Phải từ chối tiếp nhận 12 hồ sơ'],
    ['the opposite', 'Chưa giải quyết 12 hồ sơ'],
    ['a plan', 'Kế hoạch tiếp nhận 500 hồ sơ'],
    ['what is expected', 'Dự kiến 6 tháng cuối năm, tiếp nhận 500 hồ sơ'],
    ['what is supposed', 'Nếu tiếp nhận 500 hồ sơ'],
    ['what will be', 'Xã sẽ giảm trễ hạn còn 5 hồ sơ'],
    ['what must be', 'Phải bảo đảm đúng hạn 100%'],
    ['what must be from there on', 'Đúng hạn phải từ 98% trở lên'],
    ['what is asked for', 'Đề nghị UBND xã chỉ đạo, giải quyết đúng hạn 100% hồ sơ'],
    ['a range of percentages', 'Đúng hạn đạt 95% - 98%'],
    ['a target', 'Phấn đấu tiếp nhận 12 hồ sơ'],
    ['a mean', 'Trung bình tiếp nhận 12 hồ sơ'],
    ['an amount for a day', 'Tiếp nhận 12 hồ sơ/ngày'],
    ['an amount for a day in words', 'Tiếp nhận 12 hồ sơ mỗi ngày'],
    ['an amount for one day', 'Tiếp nhận 12 hồ sơ một ngày'],
    ['an amount for the day before it', 'Hằng ngày tiếp nhận 12 hồ sơ'],
    ['how many more', 'Tiếp nhận tăng 12 hồ sơ so với cùng kỳ'],
    ['at least how many fewer', 'Trễ hạn giảm hơn 12 hồ sơ'],
    ['by how much it fell', 'Tỷ lệ đúng hạn giảm 2% so với cùng kỳ'],
    ['by how much it is higher', 'Tỷ lệ đúng hạn cao hơn 2% so với cùng kỳ'],
    ['how many more since', 'Tiếp nhận tăng so với cùng kỳ năm 2021 là 12 hồ sơ'],
    ['less than nothing', 'Tổng thu ngân sách âm 50 triệu đồng'],
    ['less than nothing, by its sign', 'Tổng thu ngân sách -50 triệu đồng'],
    ['a fraction', 'Giải quyết 1/3 hồ sơ tồn đọng'],
    ['a range in words', 'Tiếp nhận từ 5 đến 7 hồ sơ'],
    ['an amount for the other time', 'Hỗ trợ 500 nghìn đồng/người/năm'],
    ['no row of a table, where only something about it is none', 'Không có hồ sơ của lĩnh vực này'],
    ['a row that is not named', 'Lĩnh vực đất đai 23 hồ sơ'],
    ['a share of the plan', 'Đúng hạn đạt 96,7% kế hoạch'],
    ['a document', 'Giải quyết theo Nghị định 61/2018/NĐ-CP'],
  ])('%s is not proposed', (_, text) => {
    expect(propose(text)).toEqual([]);
  });

  test('a figure of the time that is compared with has its doubt and contests none of now', () => {
    const [now, then] = propose('Tiếp nhận 1.500 hồ sơ, cùng kỳ năm trước tiếp nhận 1.304 hồ sơ');
    expect(now).toMatchObject({ clear: true, candidates: [{ value: { counts: ['1500'] } }] });
    expect(then).toMatchObject({ clear: false, candidates: [{ doubts: ['other-period'] }] });
  });

  test('what was asked for or planned elsewhere makes no target of a result', () => {
    const clear = (text: string) => propose(text).map((proposal) => proposal.clear);
    expect(clear('Tiếp nhận 5 hồ sơ đề nghị cấp đổi, đã giải quyết 4 hồ sơ')).toEqual([true, true]);
    expect(clear('Thực hiện kế hoạch đã tiếp nhận 50 hồ sơ')).toEqual([true]);
    expect(clear('Theo Kế hoạch số 12/KH-UBND tiếp nhận 50 hồ sơ')).toEqual([true]);
  });

  test('two places, and the person chooses', () => {
    const [proposal] = propose('Quá hạn 134 hồ sơ');
    expect(proposal?.candidates.map(({ place }) => place.code)).toEqual(['E11', 'E13']);
    expect(proposal?.clear).toBe(false);
  });

  test('a longer word of another item takes the shorter one', () => {
    expect(lines('Đang giải quyết 5 hồ sơ, giải quyết 7 hồ sơ')).toEqual([
      '5 -> E12 {5}',
      '7 -> E08 {7}',
    ]);
  });

  test('the name of a unit is no word of an item', () => {
    const [proposal] = propose('Tổng thu ngân sách xã Trung Dũng đạt hơn 1.385.062.438 đồng');
    expect(proposal?.candidates.map(({ place }) => place.code)).toEqual(['D02']);
    expect(propose('Thu ngân sách xã Trung Dũng đạt 5 đồng')).toEqual([]);
  });

  test('a row that is named holds for the figures after it, until another is named', () => {
    expect(
      lines(
        'Lĩnh vực hộ tịch tiếp nhận 23 hồ sơ, hồ sơ lĩnh vực này 5 hồ sơ, chứng thực 155 hồ sơ lĩnh vực',
      ),
    ).toEqual([
      '23 -> E17 received Hộ tịch {23}',
      '5 -> E17 received Hộ tịch {5}',
      '155 -> E17 received Chứng thực {155}',
    ]);
  });
});

describe('figures that belong together', () => {
  const received =
    'Đã tiếp nhận 3743 hồ sơ, đã giải quyết 3478 hồ sơ (trước và đúng hạn 3385 hồ sơ đạt 97,33%; trễ hạn 93 hồ sơ chiếm 2,67%), đang giải quyết 265 hồ sơ.';

  test('a stated share finds its part by the words, its whole by the percentage', () => {
    expect(lines(received)).toEqual([
      '3743 -> E04 {3743}',
      '3478 -> E08 {3478}',
      '97,33% -> E16 {3385; 3478; 97.33} with 3385, 3478 whole by percentage',
      '93 -> E11 {93}',
      '265 -> E12 {265}',
    ]);
  });

  test('where no figure of the sentence gives the percentage, the whole stays blank', () => {
    expect(lines(received.replace('97,33', '96,00'))).toContain(
      '96,00% -> E16 {3385; -; 96.00} with 3385',
    );
  });

  test('a pair and its percentage fill a ratio, with the hedge where it stands', () => {
    expect(lines('Tiếp nhận trên 600/1.138 hồ sơ, đạt 52% hồ sơ đúng hạn')).toEqual([
      '600/1.138 -> E04 {600 over}',
      '52% -> E16 {600 over; 1138; 52} with 600/1.138',
    ]);
    expect(first(propose('Trên 600/1.138 hồ sơ đúng hạn')).value).toEqual({
      kind: 'ratio',
      part: '600',
      whole: '1138',
      stated: null,
      hedges: ['over', null, null],
    });
  });

  test('of a pair the part goes where the words before it point, the whole where those after it do', () => {
    const [proposal] = propose('Cấp xã giải quyết 7.081/7.214 hồ sơ tiếp nhận');
    expect(proposal?.candidates.map(({ place, fills }) => [place.code, fills[0]?.digits])).toEqual([
      ['E08', '7081'],
      ['E04', '7214'],
    ]);
  });

  test('figures about different populations are never one ratio', () => {
    const text = 'Cấp huyện giải quyết 3478 hồ sơ, cấp xã trước và đúng hạn 3385 hồ sơ đạt 97,33%';
    expect(lines(text)).toContain('97,33% -> E16 {3385; -; 97.33} with 3385');
  });
});

describe('doubts', () => {
  const doubts = (text: string, wanted = anywhere) =>
    propose(text, wanted).map(({ candidates }) => candidates[0]?.doubts.join(' '));

  test('the district is not the commune', () => {
    expect(doubts('Cấp huyện tiếp nhận 1.419 hồ sơ. Cấp xã tiếp nhận 40.673 hồ sơ.')).toEqual([
      'other-level',
      '',
    ]);
  });

  test('another unit, where the inspected one is known', () => {
    const text = 'Xã Nhật Tân tiếp nhận 1.800 hồ sơ. Xã Trung Dũng tiếp nhận 600 hồ sơ.';
    expect(doubts(text, { period: null, unitName: 'xã Nhật Tân' })).toEqual(['', 'other-unit']);
    expect(doubts(text)).toEqual(['contested', 'contested']);
  });

  test('another period than the inspected one', () => {
    const text = 'Quý I/2022 tiếp nhận 600 hồ sơ';
    const quarter = { from: '2022-01-01', to: '2022-03-31' };
    expect(doubts(text, { period: quarter, unitName: null })).toEqual(['']);
    expect(doubts(text, { period: { ...quarter, to: '2022-06-30' }, unitName: null })).toEqual([
      'other-period',
    ]);
  });

  test('a figure by level is for items by level, with its scheme or the question for it', () => {
    const [dated] = propose('Năm 2021, tiếp nhận trực tuyến mức độ 3, 4 664 hồ sơ');
    expect(dated?.candidates.map(({ place, doubts }) => [place.code, ...doubts])).toEqual([
      ['E05'],
      ['E04', 'online-only'],
    ]);
    expect(dated?.candidates[0]?.value).toEqual({
      kind: 'count',
      counts: ['664'],
      scheme: 'four-levels',
    });
    const open = first(propose('Trực tuyến mức độ 3, 4: 664 hồ sơ'));
    expect(open.doubts).toEqual(['scheme']);
    expect(open.value).toEqual({ kind: 'count', counts: ['664'] });
  });

  test('words of the figure before serve the next subject', () => {
    expect(doubts('Cấp huyện tiếp nhận 920 hồ sơ, cấp xã 16.732 hồ sơ')).toEqual([
      'other-level',
      'carried-over',
    ]);
  });

  test('two values for one place are both shown as contested (R13)', () => {
    expect(doubts('Tiếp nhận 28 hồ sơ. Xã đã tiếp nhận 29 hồ sơ.')).toEqual([
      'contested',
      'contested',
    ]);
  });
});

describe('what stands there twice', () => {
  test('is proposed once', () => {
    const tail = 'Trong kỳ, xã đã tiếp nhận 273 hồ sơ của người dân.';
    expect(lines(`Mở đầu. ${tail}\nLặp lại. ${tail}`)).toEqual(['273 -> E04 {273}']);
    const [proposal] = propose('Tiếp nhận 28 hồ sơ.\nXã tiếp nhận được 28 hồ sơ.');
    expect(proposal?.alsoStatedBy).toHaveLength(1);
  });
});

describe('a malformed number', () => {
  test('is proposed only after a person chose what it means', () => {
    const reading = readFigures('Tiếp nhận 1,234 hồ sơ');
    expect(of(reading)).toEqual([]);
    const [found] = reading.malformed;
    if (found?.kind !== 'figure') throw new Error('no malformed figure');
    const chosen = chooseReading(reading, found, 0);
    expect(proposalLines(chosen, of(chosen))).toEqual(['1,234 -> E04 {1234}']);
  });
});

describe('the answer that is stored', () => {
  test('keeps what is there in its other boxes', () => {
    const { fills } = first(propose('Đang hoạt động gần 7 điểm'));
    const spec = smallChecklists[2]?.sections[0]?.items[0];
    if (spec === undefined) throw new Error('no item');
    const before = { kind: 'count', counts: ['9', null], hedges: ['about', null] } as const;
    expect(
      answerWith(
        spec,
        { ...before, counts: [...before.counts], hedges: [...before.hedges] },
        fills,
        null,
      ),
    ).toEqual({
      kind: 'count',
      counts: ['9', '7'],
      hedges: ['about', 'under'],
    });
    expect(answerWith(spec, { kind: 'na' }, fills, null)).toEqual({
      kind: 'count',
      counts: [null, '7'],
      hedges: [null, 'under'],
    });
  });

  test('keeps figures that another version of the item asked for', () => {
    const parts = ['Nhận', 'Trả'].map((vi) => ({ label: { vi } }));
    const kept = { kind: 'money', dong: ['1', '2', '3'], hedges: [null, null, 'over'] } as const;
    const before = { ...kept, dong: [...kept.dong], hedges: [...kept.hedges] };
    const fill = { box: 0, digits: '9', hedge: null };
    expect(answerWith({ type: 'money', parts }, before, [fill], null)).toEqual({
      ...before,
      dong: ['9', '2', '3'],
    });
  });

  test('has a stored shape, every one of them', () => {
    const text =
      'Đã tiếp nhận 3743 hồ sơ, giải quyết 3478 hồ sơ (trước và đúng hạn 3385 hồ sơ đạt 97,33%), không có đơn thư; tổng thu ngân sách gần 1,4 tỷ đồng, đồng phục 2 triệu đồng/người/năm.';
    const candidates = propose(text).flatMap((proposal) => proposal.candidates);
    expect(candidates.length).toBeGreaterThan(5);
    for (const { value } of candidates) expect(answerValueSchema.parse(value)).toEqual(value);
  });
});
