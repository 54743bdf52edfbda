import { describe, expect, test } from 'vitest';
import { readFigures } from '#domain/figures/read-figures.ts';
import { figureLines, malformedLines } from './report-lines.ts';

const figures = (text: string) => figureLines(readFigures(text));
const malformed = (text: string) => malformedLines(readFigures(text));

describe('periods', () => {
  test.each([
    ['6 tháng năm 2021', '2021-01-01', '2021-06-30'],
    ['9 tháng đầu năm 2019', '2019-01-01', '2019-09-30'],
    ['6 tháng cuối năm 2020', '2020-07-01', '2020-12-31'],
    ['quý I/2022', '2022-01-01', '2022-03-31'],
    ['quý 4 năm 2023', '2023-10-01', '2023-12-31'],
    ['tháng 2 năm 2024', '2024-02-01', '2024-02-29'],
    ['tháng 6/2021', '2021-06-01', '2021-06-30'],
    ['năm 2022', '2022-01-01', '2022-12-31'],
    ['ngày 15/12/2021 đến ngày 14/6/2022', '2021-12-15', '2022-06-14'],
    ['1/1/2021 đến 8/4/2022', '2021-01-01', '2022-04-08'],
    ['1/1 đến 30/6/2022', '2022-01-01', '2022-06-30'],
    ['15/12 đến 14/6/2025', '2024-12-15', '2025-06-14'],
    ['10 tháng/2025', '2025-01-01', '2025-10-31'],
    ['6T/2025', '2025-01-01', '2025-06-30'],
    ['6T đầu năm 2025', '2025-01-01', '2025-06-30'],
    ['T6/2025', '2025-06-01', '2025-06-30'],
    ['QII/2025', '2025-04-01', '2025-06-30'],
    ['Q.3/2025', '2025-07-01', '2025-09-30'],
    ['tháng 7 đến tháng 9 năm 2025', '2025-07-01', '2025-09-30'],
    ['tháng 11/2024 - tháng 2/2025', '2024-11-01', '2025-02-28'],
    ['tháng 12 đến tháng 5/2025', '2024-12-01', '2025-05-31'],
    ['quý I, II/2025', '2025-01-01', '2025-06-30'],
    ['quý 2 và quý 3 năm 2025', '2025-04-01', '2025-09-30'],
    ['quý I và quý IV năm 2025', null, null],
    ['9 tháng đầu năm', null, null],
  ])('%s', (words, from, to) => {
    const { periods } = readFigures(
      `Trong ${/^\d+\/|^ngày/.test(words) ? 'kỳ từ ' : ''}${words}, xã tiếp nhận 5 hồ sơ`,
    );
    expect(periods.map((period) => [period.from, period.to])).toEqual([[from, to]]);
  });

  test('each clause has its own', () => {
    expect(figures('Năm 2024 có 1.304 hồ sơ, năm 2025 có 1.500 hồ sơ')).toEqual([
      '1.304 hồ sơ = 1304 | in Năm 2024',
      '1.500 hồ sơ = 1500 | in năm 2025',
    ]);
    expect(figures('6 tháng đầu năm có 50 hồ sơ, cả năm 120 hồ sơ')).toEqual([
      '50 hồ sơ = 50 | in 6 tháng đầu năm',
      '120 hồ sơ = 120 | in cả năm',
    ]);
  });

  test('one in brackets has its own, and ends with them', () => {
    expect(
      figures('Năm 2025 có 1.500 hồ sơ (năm 2024: trễ hạn 30 hồ sơ), quá hạn 5 hồ sơ'),
    ).toEqual([
      '1.500 hồ sơ = 1500 | in Năm 2025',
      '30 hồ sơ = 30 | in năm 2024',
      '5 hồ sơ = 5 | in Năm 2025',
    ]);
    expect(figures('Kỳ báo cáo (từ 15/12/2024 đến 14/6/2025) có 5 hồ sơ')).toEqual([
      '5 hồ sơ = 5 | in 15/12/2024 đến 14/6/2025',
    ]);
  });

  test('this year is none of those named before it', () => {
    expect(figures('Năm 2024 là 1.304 hồ sơ, năm nay là 1.500 hồ sơ')).toEqual([
      '1.304 hồ sơ = 1304 | in Năm 2024',
      '1.500 hồ sơ = 1500 | in năm nay',
    ]);
    expect(figures('6 tháng đầu năm nay có 5 hồ sơ')).toEqual(['5 hồ sơ = 5 | in 6 tháng đầu năm']);
  });

  test('a month and a year are no pair, whoever acts then', () => {
    expect(figures('8/2025 và 9/2025 lần lượt là 5 và 6 hồ sơ')).toEqual(['5 = 5', '6 hồ sơ = 6']);
    expect(figures('Đến 6/2025 xã có 200 hồ sơ')).toEqual(['200 hồ sơ = 200']);
    expect(figures('Đợt II/2025 có 200 hồ sơ')).toEqual(['200 hồ sơ = 200']);
    expect(figures('Đã xử lý 6/2025 hồ sơ')).toEqual(['6/2025 hồ sơ = 6 of 2025']);
  });

  test('other months than those of the title disagree, though their year is not said', () => {
    const disagreements = (body: string) =>
      readFigures(`Kết quả 7 tháng năm 2021\n${body}`).periodDisagreements.map(
        ({ between }) => between,
      );
    expect(disagreements('Trong 6 tháng đầu năm, xã tiếp nhận 5 hồ sơ.')).toEqual([
      'title-and-figures',
    ]);
    expect(disagreements('Trong 7 tháng đầu năm, xã tiếp nhận 5 hồ sơ.')).toEqual([]);
    expect(disagreements('Trong 7 tháng, xã tiếp nhận 5 hồ sơ.')).toEqual([]);
    expect(disagreements('Tháng 6, xã tiếp nhận 5 hồ sơ; quý I: 2 hồ sơ.')).toEqual([]);
    expect(disagreements('Phấn đấu cả năm giải quyết 500 hồ sơ.')).toEqual([]);
  });

  test('a period without its year takes that of the same one that has it', () => {
    const text = 'Kết quả 10 tháng/2025\nTrong 10 tháng, xã tiếp nhận 5 hồ sơ';
    expect(readFigures(text).periods.map(({ to }) => to)).toEqual(['2025-10-31', '2025-10-31']);
  });

  test('a day without its year is no pair, and one that no calendar has is asked about', () => {
    expect(figures('Tính đến 15/6 có 5 hồ sơ')).toEqual(['5 hồ sơ = 5']);
    expect(figures('Ngày 30/2 có 5 hồ sơ')).toEqual(['5 hồ sơ = 5']);
    expect(malformed('Ngày 30/2 có 5 hồ sơ')).toEqual(['30/2: ']);
  });

  test('a length of time is no period', () => {
    expect(readFigures('Thời hạn giải quyết là 3 tháng').periods).toEqual([]);
  });
});

describe('periods that go on to the day of the report', () => {
  const read = (text: string) =>
    readFigures(text).periods.map((period) => [
      period.text,
      period.from,
      period.to,
      period.openEnd,
    ]);

  test.each([
    ['01/01/2022 đến nay', '2022-01-01'],
    ['01/7/2025 cho đến nay', '2025-07-01'],
    ['01/7/2025 đến thời điểm kiểm tra', '2025-07-01'],
    ['tháng 7/2025 đến nay', '2025-07-01'],
    ['7/2025 đến nay', '2025-07-01'],
    ['tháng 7 năm 2025 đến nay', '2025-07-01'],
    ['quý III năm 2025 tới nay', '2025-07-01'],
    ['năm 2022 đến nay', '2022-01-01'],
    ['đầu năm 2022 đến nay', '2022-01-01'],
    ['2022 - nay', '2022-01-01'],
    ['cuối năm 2022 đến nay', null],
    ['đầu năm đến nay', null],
    ['tháng 7 đến nay', null],
    ['15/12 đến nay', null],
    ['khi thành lập đến hiện tại', null],
  ])('từ %s', (words, from) => {
    const text = words.replace('cuối ', '');
    expect(read(`Từ ${words}, xã tiếp nhận 5 hồ sơ`)).toEqual([
      [from === null && /\d{4}/.test(words) ? text : words, from, null, true],
    ]);
  });

  test.each([
    ['Từ ngày 01/7/2025, xã tiếp nhận 5 hồ sơ', '01/7/2025', '2025-07-01'],
    ['Xã tiếp nhận 5 hồ sơ, kể từ 01/7/2025', '01/7/2025', '2025-07-01'],
    ['Từ tháng 7/2025, xã tiếp nhận 5 hồ sơ', 'tháng 7/2025', '2025-07-01'],
    ['Xã hoạt động từ tháng 7/2025, tiếp nhận 5 hồ sơ', 'tháng 7/2025', '2025-07-01'],
    ['Từ quý III/2025, xã tiếp nhận 5 hồ sơ', 'quý III/2025', '2025-07-01'],
    ['Từ năm 2022, xã tiếp nhận 5 hồ sơ', 'năm 2022', '2022-01-01'],
    ['Tính từ đầu năm 2022, xã tiếp nhận 5 hồ sơ', 'đầu năm 2022', '2022-01-01'],
  ])('%s', (text, words, from) => {
    expect(read(text)).toEqual([[words, from, null, true]]);
  });

  test.each([
    'Nghị định có hiệu lực từ 01/7/2025, xã tiếp nhận 5 hồ sơ',
    'Quy chế áp dụng kể từ ngày 01/7/2025, xã tiếp nhận 5 hồ sơ',
    'Trung tâm hoạt động từ 01/7/2025, tiếp nhận 5 hồ sơ',
  ])('the day of something else begins none: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('one with its end stays closed', () => {
    expect(read('Từ ngày 01/7/2025 đến ngày 30/9/2025, xã tiếp nhận 5 hồ sơ')).toEqual([
      ['01/7/2025 đến ngày 30/9/2025', '2025-07-01', '2025-09-30', false],
    ]);
    expect(read('Từ tháng 7 đến tháng 9 năm 2025, xã tiếp nhận 5 hồ sơ')).toEqual([
      ['tháng 7 đến tháng 9 năm 2025', '2025-07-01', '2025-09-30', false],
    ]);
  });

  test('a day that is reached begins none', () => {
    expect(read('Đến nay, xã có 5 hồ sơ')).toEqual([]);
    expect(read('Năm 2022 có 3 hồ sơ; đến nay có 5 hồ sơ')).toEqual([
      ['Năm 2022', '2022-01-01', '2022-12-31', false],
    ]);
  });

  test('they govern the figures beside them', () => {
    expect(figures('Năm 2021 có 3 hồ sơ; từ 01/01/2022 đến nay có 5 hồ sơ')).toEqual([
      '3 hồ sơ = 3 | in Năm 2021',
      '5 hồ sơ = 5 | in 01/01/2022 đến nay',
    ]);
    expect(figures('Tiếp nhận 5 hồ sơ từ ngày 01/01/2022 đến nay')).toEqual([
      '5 hồ sơ = 5 | in 01/01/2022 đến nay',
    ]);
  });

  test('they disagree with a title by their beginning alone', () => {
    const disagreements = (body: string) =>
      readFigures(`Kết quả 9 tháng năm 2022\n${body}, xã tiếp nhận 5 hồ sơ.`).periodDisagreements;
    expect(disagreements('Từ 01/01/2022 đến nay')).toEqual([]);
    expect(disagreements('Từ 01/7/2022 đến nay')).toHaveLength(1);
    expect(disagreements('Từ quý III/2022 đến nay')).toHaveLength(1);
  });
});
