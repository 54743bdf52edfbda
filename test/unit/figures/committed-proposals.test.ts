/** The words of the committed checklists, held against five published articles. */
import { describe, expect, test } from 'vitest';
import { proposeFigures } from '#domain/figures/propose-figures.ts';
import { readFigures } from '#domain/figures/read-figures.ts';
import type { ReportReading } from '#domain/figures/reading.ts';
import { committedChecklists } from '../checklist/committed-checklists.ts';
import { proposalLines } from './proposal-lines.ts';
import { readReport } from './report-lines.ts';

const checklists = (await committedChecklists()).map(({ checklist }) => checklist);

const anywhere = { period: null, unitName: null };
const proposals = (article: string) => proposalsOf(readReport(article));

function proposalsOf(reading: ReportReading) {
  return proposeFigures(reading, checklists, { period: null, unitName: null }).map((proposal) => {
    const [line = ''] = proposalLines(reading, [proposal]);
    const [first, ...others] = proposal.candidates;
    return [line, ...(first?.doubts ?? []), ...others.map(({ place }) => `or ${place.code}`)].join(
      ' | ',
    );
  });
}

describe('where the figures of the articles are proposed', () => {
  test('000', () => {
    expect(proposals('soc-son-2019')).toEqual([
      '58 -> F03 {58} | other-level',
      '263 -> A03 {263} | other-level',
      '125 -> A03 {125} | carried-over',
      '7.081/7.214 -> E08 {7081} | other-level | or E04',
      '100% -> E16 {-; -; 100} | other-level',
      '99% -> E16 {-; -; 99 over}',
      '920/920 -> E05 {920} | other-level | or E08 | or E04',
      '16.732/16.732 -> E05 {16732} | carried-over | or E08 | or E04',
      '100% -> E16 {-; -; 100} | online-only',
      '358 -> E09 {358} | online-only',
    ]);
  });
  test('001', () => {
    expect(proposals('gio-linh-2022')).toEqual([
      '3743 -> E04 {3743}',
      '3478 -> E08 {3478}',
      '3385 -> E10 {3385}',
      '97,33% -> E16 {3385; 3478; 97.33} with 3385, 3478 whole by percentage',
      '93 -> E11 {93}',
      '265 -> E12 {265}',
      '664 -> E05 {664} | or C08',
    ]);
  });
  test('002', () => {
    expect(proposals('tien-lu-2022')).toEqual([
      '1.800 -> E04 {1800} | contested | or E08',
      '100% -> E16 {-; -; 100} | contested',
      'không có -> E11 {0}',
      '600/1.138 -> E04 {600 over} | contested',
      '52% -> E16 {600 over; 1138; 52} with 600/1.138 | contested',
      'không có -> H06 {none}',
      '6.981.040.284 -> D02 {6981040284} | contested',
      '6.137.392.853 -> D03 {6137392853} | contested',
      '1.385.062.438 -> D02 {1385062438 over} | contested',
      '1.375.786.844 -> D03 {1375786844} | contested',
      '500 nghìn -> D24 monthly {500000}',
      '1,4 triệu -> D24 dress {1400000}',
    ]);
  });
  test('003', () => {
    expect(proposals('quang-trach-2021')).toEqual([
      '1.419 -> E04 {1419} | other-level',
      '1.369 -> E08 {1369} | other-level',
      '04 -> E11 {4} | other-level | or E13',
      '40.673 -> E04 {40673}',
      '40.378 -> E08 {40378}',
      '134 -> E11 {134} | or E13',
      '95,07% -> C15 {38388; 42092; 95.07} with 38.388/42.092 | other-level',
      '90% -> C04 {-; -; 90 over} | other-level',
      'Chưa phát sinh -> E05 {0} | scheme | or E04 | or E07',
    ]);
  });
  test('004', () => {
    expect(proposals('gia-lam-2016')).toEqual([
      '10.000 -> E08 {10000 under} | other-level',
      '98,5% -> E16 {-; -; 98.5} | other-level',
      '165 -> B04 {-; 165}',
    ]);
  });
});

describe('pending dossiers', () => {
  const of = (text: string) => proposalsOf(readFigures(text));

  test('without a word on their time are those overdue as well, and go nowhere', () => {
    expect(of('Đang xử lý 295 hồ sơ, quá hạn 134 hồ sơ')).toEqual(['134 -> E11 {134} | or E13']);
  });

  test.each([
    'Đang giải quyết 54 hồ sơ (trong hạn 50 hồ sơ, quá hạn 4 hồ sơ)',
    'Đang xử lý 54 hồ sơ, trong đó: trong hạn 50 hồ sơ; quá hạn 4 hồ sơ',
    'Hồ sơ chưa giải quyết: 54 hồ sơ (trong hạn 50 hồ sơ, quá hạn 4 hồ sơ)',
    '- Số hồ sơ đang giải quyết: 54 hồ sơ, trong đó:\n+ Trong hạn: 50 hồ sơ;\n+ Quá hạn: 4 hồ sơ.',
  ])('broken down are pending first: %j', (text) => {
    expect(of(text)).toEqual(['50 -> E12 {50} | or E10', '4 -> E13 {4} | or E11']);
  });

  test('of a clause that begins with what was resolved are none', () => {
    const text =
      'Đang giải quyết 54 hồ sơ, trong đó: trong hạn 50 hồ sơ; đã trả trước hạn 9 hồ sơ, quá hạn 4 hồ sơ';
    expect(of(text)).toEqual(['50 -> E12 {50} | or E10', '9 -> E09 {9}', '4 -> E11 {4} | or E13']);
  });

  test('in time are told from those resolved in time', () => {
    expect(of('Đang giải quyết trong hạn 265 hồ sơ')).toEqual(['265 -> E12 {265}']);
    expect(of('Giải quyết trong hạn 265 hồ sơ')).toEqual(['265 -> E10 {265}']);
    expect(of('Còn lại 20 hồ sơ đang trong hạn giải quyết')).toEqual(['20 -> E12 {20}']);
  });
});

describe('early and on time', () => {
  const of = (text: string) => proposalsOf(readFigures(text));

  test.each([
    'Trước hạn, đúng hạn 3.385 hồ sơ, đạt 97,33%',
    'Đúng hạn, trước hạn 3.385 hồ sơ, đạt 97,33%',
    'Giải quyết trước hạn/đúng hạn: 3.385 hồ sơ, đạt 97,33%',
    'Trả đúng hạn hoặc trước hạn 3.385 hồ sơ, đạt 97,33%',
    'Giải quyết đúng hạn và sớm hạn 3.385 hồ sơ, đạt 97,33%',
  ])('named together are no number of early ones: %s', (text) => {
    expect(of(text)).toEqual(['3.385 -> E10 {3385}', '97,33% -> E16 {3385; -; 97.33} with 3.385']);
  });

  const apart = ['385 -> E09 {385}', '3.000 -> E10 {3000}', '93 -> E11 {93}'];
  test.each([
    'Trước hạn 385 hồ sơ, đúng hạn 3.000 hồ sơ (86,26%), trễ hạn 93 hồ sơ',
    'Trước hạn 385 hồ sơ (11,07%); đúng hạn 3.000 hồ sơ (86,26%); trễ hạn 93 hồ sơ (2,67%)',
    'Có 385 hồ sơ trước hạn, 3.000 hồ sơ đúng hạn, 93 hồ sơ trễ hạn',
    'Có 385 hồ sơ trước hạn (11,07%), 3.000 hồ sơ đúng hạn (86,26%) và 93 hồ sơ trễ hạn',
    '- Trước hạn: 385 hồ sơ\n- Đúng hạn: 3.000 hồ sơ (86,26%)\n- Trễ hạn: 93 hồ sơ',
  ])('each with its own are no rate of both: %s', (text) => {
    expect(of(text)).toEqual(apart);
    expect(of(`Đã giải quyết 3.478 hồ sơ, trong đó: ${text.replace(/^-/, '\n-')}`)).toEqual([
      '3.478 -> E08 {3478}',
      ...apart,
    ]);
  });

  test.each([
    'Tỷ lệ trước hạn đạt 11,07%, tỷ lệ đúng hạn đạt 86,26%',
    '11,07% trước hạn, 86,26% đúng hạn, 2,67% trễ hạn',
  ])('a percentage of each: %s', (text) => {
    expect(of(text)).toEqual([]);
  });

  test.each([
    'Đúng hạn 3.385 hồ sơ (97,33%), trong đó trước hạn 385 hồ sơ',
    'Đúng hạn 3.385 hồ sơ (97,33%; trước hạn 385 hồ sơ)',
    '- Đúng hạn: 3.385 hồ sơ (97,33%)\n+ Trước hạn: 385 hồ sơ',
  ])('early ones that are a part of it leave the rate as it is: %j', (text) => {
    expect(of(text)).toEqual([
      '3.385 -> E10 {3385}',
      '97,33% -> E16 {3385; -; 97.33} with 3.385',
      '385 -> E09 {385}',
    ]);
  });

  test.each([
    'Đúng hạn 3.385 hồ sơ (97,33%), trước hạn 0 hồ sơ',
    'Đúng hạn 3.385 hồ sơ (97,33%), trước hạn 2 ngày',
    'Đúng hạn 3.385 hồ sơ (97,33%), trước hạn tăng 20 hồ sơ so với cùng kỳ',
  ])('no number of early ones leaves it as well: %s', (text) => {
    expect(of(text)).toContain('97,33% -> E16 {3385; -; 97.33} with 3.385');
  });

  test('a rate beside a number of early ones is asked about, unless it leaves nobody out', () => {
    expect(of('Tỷ lệ đúng hạn đạt 97,33%; trước hạn 385 hồ sơ')).toEqual([
      '97,33% -> E16 {-; -; 97.33} | early-apart',
      '385 -> E09 {385}',
    ]);
    expect(of('Tỷ lệ đúng hạn đạt 100%; trước hạn 385 hồ sơ')[0]).toBe('100% -> E16 {-; -; 100}');
  });

  test('a column for both takes no figure of one', () => {
    expect(of('Lĩnh vực đất đai: trước hạn 5 hồ sơ, đúng hạn 20 hồ sơ')).toEqual([
      '5 -> E09 {5} | one-field',
      '20 -> E10 {20} | one-field',
    ]);
    expect(of('Lĩnh vực đất đai: đúng hạn 25 hồ sơ')).toEqual([
      '25 -> E17 onTime Đất đai {25} | or E10',
    ]);
  });
});

describe('sentences of reports', () => {
  const of = (text: string) => proposalsOf(readFigures(text));

  test.each([
    ['Tổng số hồ sơ đã tiếp nhận là 1.245 hồ sơ', '1.245 -> E04 {1245} | or C15'],
    ['Hồ sơ nộp trực tuyến: 3.120 hồ sơ', '3.120 -> C08 {3120} | scheme | or E05'],
    [
      'Thanh toán trực tuyến: 500/520 hồ sơ, đạt 96,15%',
      '96,15% -> C11 {500; 520; 96.15} with 500/520',
    ],
    ['Tiếp nhận qua BCCI 0 hồ sơ', '0 -> E07 {0}'],
    ['Qua đường bưu điện: 12 hồ sơ', '12 -> E07 {12}'],
    ['Hồ sơ trễ hạn: không', 'không -> E11 {0} | no-unit'],
    ['Về đất đai, xã đã tuyên truyền; trong kỳ tiếp nhận 800 hồ sơ', '800 -> E04 {800}'],
    ['Đã GQ 1.200 HS', '1.200 -> E08 {1200}'],
  ])('%s', (text, line) => {
    expect(of(text)).toEqual([line]);
  });

  test('a percentage after a colon is that of its figure', () => {
    expect(of('Giải quyết đúng hạn: 1.170 hồ sơ, chiếm tỷ lệ: 99,15%')).toEqual([
      '1.170 -> E10 {1170}',
      '99,15% -> E16 {1170; -; 99.15} with 1.170',
    ]);
  });

  test('a word before the bracket with its percentage is the figure before it', () => {
    expect(of('Tiếp nhận 3.120 hồ sơ, trong đó 3.100 hồ sơ giải quyết đúng hạn (99,36%)')).toEqual([
      '3.120 -> E04 {3120}',
      '3.100 -> E10 {3100}',
      '99,36% -> E16 {3100; 3120; 99.36} with 3.100, 3.120 whole by percentage',
    ]);
  });

  test('a word after a pair is about its part where a share is called so, else about the whole', () => {
    expect(of('Có 3.100/3.120 hồ sơ đúng hạn')).toEqual(['3.100/3.120 -> E10 {3100} | or E16']);
    expect(of('Có 3.100/3.120 hồ sơ tiếp nhận')).toEqual(['3.100/3.120 -> E04 {3120}']);
  });

  test('a field holds for the clauses under its colon, and one that is no row is not all', () => {
    expect(of('Lĩnh vực đất đai: tiếp nhận 800 hồ sơ; giải quyết 790 hồ sơ')).toEqual([
      '800 -> E17 received Đất đai {800} | or E04',
      '790 -> E17 resolved Đất đai {790} | or E08',
    ]);
    expect(
      of('Lĩnh vực đất đai tiếp nhận 30 hồ sơ, lĩnh vực môi trường tiếp nhận 20 hồ sơ'),
    ).toEqual(['30 -> E17 received Đất đai {30} | or E04', '20 -> E04 {20} | one-field']);
    expect(of('Trên các lĩnh vực, xã tiếp nhận 800 hồ sơ')).toEqual(['800 -> E04 {800}']);
  });

  test.each(['UBND xã đã tiếp nhận', 'UBND phường tiếp nhận', 'xã tiếp nhận'])(
    'what the commune did after another body is its own: %s',
    (words) => {
      expect(of(`Công an xã tiếp nhận 120 hồ sơ; ${words} 1.245 hồ sơ`)).toEqual([
        '120 -> E04 {120} | other-level',
        '1.245 -> E04 {1245}',
      ]);
    },
  );

  test.each(['Không phát sinh hồ sơ quá hạn', 'Hồ sơ quá hạn: 0 hồ sơ'])(
    'overdue without more may be late or pending: %s',
    (text) => {
      const [proposal] = proposeFigures(readFigures(text), checklists, anywhere);
      expect(proposal?.candidates.map(({ place }) => place.code)).toEqual(['E11', 'E13']);
      expect(proposal?.clear).toBe(false);
    },
  );

  test.each([
    ['a heading', 'Quý III năm 2025\nTiếp nhận: 300 hồ sơ', 'other-period'],
    ['a heading with a colon', '6 tháng cuối năm 2025:\n- Tiếp nhận 300 hồ sơ', 'other-period'],
    ['the last of them', 'Năm 2024\nNăm 2025\nTiếp nhận: 300 hồ sơ', undefined],
    ['none of a sentence', 'Quý III năm 2025 họp.\nTiếp nhận: 300 hồ sơ', undefined],
    ['its own line before', 'Quý III năm 2025\nNăm 2025 tiếp nhận: 300 hồ sơ', undefined],
  ])('the period of figures under %s', (_, text, doubt) => {
    const period = { from: '2025-01-01', to: '2025-12-31' };
    const [proposal] = proposeFigures(readFigures(text), checklists, { period, unitName: null });
    expect(proposal?.candidates[0]?.doubts[0]).toBe(doubt);
  });

  test('another year in brackets has its doubt', () => {
    const reading = readFigures('Năm 2025 giải quyết 1.500 hồ sơ (năm 2024: trễ hạn 30 hồ sơ)');
    const period = { from: '2025-01-01', to: '2025-12-31' };
    const all = proposeFigures(reading, checklists, { period, unitName: null });
    expect(all.map(({ candidates: [first] }) => first?.doubts)).toEqual([[], ['other-period']]);
  });
});
