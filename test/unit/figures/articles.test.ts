/**
 * Five published articles, whole: what they state, what is malformed in them, and what is a number and no
 * figure. Names of persons are replaced by their offices; figures and places stand as published.
 */
import { describe, expect, test } from 'vitest';
import { figureLines, ignoredLines, malformedLines, readReport } from './report-lines.ts';

describe('000: a city district, nine months of 2019', () => {
  const reading = readReport('soc-son-2019');

  test('figures', () => {
    expect(figureLines(reading)).toEqual([
      '28 thủ tục hành chính = 28',
      '58 văn bản = 58 | in 9 tháng đầu năm | Sóc Sơn',
      '100% phòng, ban = 100 % | in 9 tháng đầu năm | Sóc Sơn',
      '42 cuộc = 42 | in 9 tháng đầu năm',
      '32 đơn vị = 32 | in 9 tháng đầu năm',
      '119 Nghị quyết = 119',
      '263 thủ tục hành chính = 263 | cấp district',
      '125 thủ tục hành chính = 125 | cấp commune',
      '100% thủ tục hành chính = 100 % | cấp commune',
      '28 thủ tục hành chính = 28 | in 9 tháng',
      '7.081/7.214 hồ sơ = 7081 of 7214 | in 9 tháng | cấp district',
      '100% = 100 % | in 9 tháng | cấp district',
      '99% = 99 % | over (trên) | in 9 tháng | cấp commune',
      '920/920 hồ sơ = 920 of 920 | in 9 tháng | cấp district | mức độ 3,4: four-levels',
      '16.732/16.732 hồ sơ = 16732 of 16732 | in 9 tháng | cấp commune | mức độ 3,4: four-levels',
      '100% = 100 % | in 9 tháng | cấp commune | mức độ 3,4: four-levels',
      '358 hồ sơ = 358 | in 9 tháng | cấp commune | mức độ 3,4: four-levels',
      '5 kết quả = 5 | Sóc Sơn',
      '6 vấn đề = 6 | Sóc Sơn',
    ]);
  });

  test('what is malformed', () => {
    expect(malformedLines(reading)).toEqual(['98/952: 98582 of 98952']);
  });

  test('numbers that are no figures', () => {
    expect(ignoredLines(reading)).toEqual([
      'ordinal THỨ 15',
      'year 2020',
      'name 19',
      'date 22-10-2019',
      'time 14:25',
      'date 22/10',
      'period 9 tháng đầu năm 2019',
      'period 9 tháng đầu năm',
      'period 9 tháng',
      'level mức độ 3,4',
    ]);
  });
});

describe('001: a district, ten months of 2022', () => {
  const reading = readReport('gio-linh-2022');

  test('figures', () => {
    expect(figureLines(reading)).toEqual([
      '3743 hồ sơ = 3743 | in 10 tháng',
      '3478 hồ sơ = 3478 | in 10 tháng',
      '3385 hồ sơ = 3385 | in 10 tháng',
      '97,33% = 97.33 % | in 10 tháng | of 3385',
      '93 hồ sơ = 93 | in 10 tháng',
      '2,67% = 2.67 % | in 10 tháng | of 93',
      '265 hồ sơ = 265 | in 10 tháng',
      '664 hồ sơ = 664 | in 10 tháng | mức độ 3, 4: four-levels',
      '486 hồ sơ = 486 | in 10 tháng | mức độ 3, 4: four-levels',
      '96,7% kế hoạch = 96.7 % | in 10 tháng | mức độ 3, 4: four-levels | of 486',
      '23 hồ sơ = 23 | in 10 tháng | mức độ 3, 4: four-levels',
      '155 hồ sơ = 155 | in 10 tháng | mức độ 3, 4: four-levels',
      '12% = 12 % | in 10 tháng | mức độ 3, 4: four-levels | of 155',
    ]);
  });

  test('what is malformed', () => {
    expect(malformedLines(reading)).toEqual([]);
  });

  test('numbers that are no figures', () => {
    expect(ignoredLines(reading)).toEqual([
      'date 07/11/2022',
      'period 10 tháng đầu năm 2022',
      'period 10 tháng đầu năm',
      'period 10 tháng',
      'level mức độ 3, 4',
      'year năm 2022',
      'document NĐ 61/2018',
    ]);
  });
});

describe('002: two communes, read off a web page', () => {
  const reading = readReport('tien-lu-2022');

  test('figures', () => {
    expect(figureLines(reading)).toEqual([
      '2 ngày = 2',
      '2 đơn vị = 2',
      '2 xã = 2',
      '1.800 hồ sơ = 1800 | in tháng 1/1/2021 đến tháng 8/4/2022 | Nhật Tân',
      '100% hồ sơ = 100 % | in tháng 1/1/2021 đến tháng 8/4/2022 | Nhật Tân | of 1.800',
      'không có hồ sơ = 0 | in tháng 1/1/2021 đến tháng 8/4/2022 | Nhật Tân',
      '600/1.138 hồ sơ = 600 of 1138 | over (trên) | in quý 1 năm 2022 | Trung Dũng',
      '52% hồ sơ = 52 % | in quý 1 năm 2022 | Trung Dũng | of 600/1.138',
      '2 xã = 2 | in quý 1 năm 2022',
      'không có đơn thư = 0 | in quý 1 năm 2022',
      '6.981.040.284 đồng = 6981040284 đồng | in quý 1/2022 | Nhật Tân',
      '6.137.392.853 đồng = 6137392853 đồng | in quý 1/2022 | Nhật Tân',
      '1.385.062.438 đồng = 1385062438 đồng | over (hơn) | in quý 1/2022 | Trung Dũng',
      '1.375.786.844 đồng = 1375786844 đồng | in quý 1/2022 | Trung Dũng',
      '2 đơn vị = 2 | in quý 1/2022',
      '2 xã = 2 | in quý 1/2022',
      '1 bộ phận = 1 | in quý 1/2022',
      '2 xã = 2 | in quý 1/2022',
      '500 nghìn đồng/người/tháng = 500000 đồng | in quý 1/2022',
      '1,4 triệu đồng/người/năm = 1400000 đồng | in quý 1/2022',
      '2 đơn vị = 2',
    ]);
  });

  test('what is malformed', () => {
    expect(malformedLines(reading)).toEqual([
      'tháng 1/1/2021: 2021-01-01',
      'tháng 8/4/2022: 2022-04-08',
    ]);
  });

  test('numbers that are no figures', () => {
    expect(ignoredLines(reading)).toEqual([
      'date 15 - 04 - 2022',
      'alone 100%',
      'date 13',
      'date 14/4',
      'ordinal kiểm tra số 2',
      'standard ISO 9001- 2015',
      'date tháng 1/1/2021',
      'date tháng 8/4/2022',
      'name 1 cửa liên thông',
      'period quý 1 năm 2022',
      'name bộ phận 1 cửa',
      'period quý 1/2022',
      'name bộ phận 1 cửa',
      'level mức độ 3',
      'year năm 2022',
      'date 17/03/2022',
      'time 2:38 CH',
      'year 2021-2025',
      'date 03/01/2022',
      'time 10:54 SA',
      'year năm 2022',
      'date 03/01/2022',
      'time 10:42 SA',
      'date 10/12/2021',
      'time 10:59 SA',
      'date 20/09/2021',
      'time 10:53 SA',
      'document 76/NQ-CP',
      'date 15/7/2021',
      'date 16/08/2021',
      'time 10:43 SA',
      'date 08/07/2021',
      'time 10:55 SA',
      'year năm 2021',
      'date 15/02/2021',
      'time 11:01 SA',
      'page 725 người đang online',
    ]);
  });
});

describe('003: a district whose title and tables speak of different months', () => {
  const reading = readReport('quang-trach-2021');

  test('figures', () => {
    expect(figureLines(reading)).toEqual([
      '10% hồ sơ = 10 % | over (trên) | target | cấp all | mức độ 3, 4: four-levels',
      '01 TTHC = 1 | cấp other',
      '1.419 hồ sơ = 1419 | in 6 tháng năm 2021 | cấp district',
      '1.369 hồ sơ = 1369 | in 6 tháng năm 2021 | cấp district',
      '50 hồ sơ = 50 | in 6 tháng năm 2021 | cấp district',
      '04 hồ sơ = 4 | in 6 tháng năm 2021 | cấp district',
      '40.673 hồ sơ = 40673 | in 6 tháng năm 2021 | cấp commune',
      '40.378 hồ sơ = 40378 | in 6 tháng năm 2021 | cấp commune',
      '295 hồ sơ = 295 | in 6 tháng năm 2021 | cấp commune',
      '134 hồ sơ = 134 | in 6 tháng năm 2021 | cấp commune',
      '38.388/42.092 hồ sơ = 38388 of 42092 | in 6 tháng năm 2021 | cấp all',
      '95,07% = 95.07 % | in 6 tháng năm 2021 | cấp all | of 38.388/42.092',
      '90% văn bản đi = 90 % | over (trên) | cấp all',
      'Chưa phát sinh hồ sơ = 0',
      '100% hồ sơ = 100 % | target | cấp all',
      '100% văn bản quy phạm pháp luật = 100 % | target | cấp all',
      '100% văn bản = 100 % | target | cấp all',
      '100% = 100 % | target | cấp all',
      '100% văn bản quy phạm pháp luật = 100 % | target | cấp all',
    ]);
  });

  test('what is malformed', () => {
    expect(malformedLines(reading)).toEqual([]);
  });

  test('numbers that are no figures', () => {
    expect(ignoredLines(reading)).toEqual([
      'period 7 tháng năm 2021',
      'period 7 tháng của năm 2021',
      'date 31/12/2020',
      'date 31/12/2020',
      'level mức độ 3, 4',
      'document số 61/2018/NĐ-CP',
      'date 23/4/2018',
      'period 6 tháng năm 2021',
      'level mức độ 3 và 4',
    ]);
  });
});

describe('004: an article with one paragraph twice', () => {
  const reading = readReport('gia-lam-2016');

  test('figures', () => {
    expect(figureLines(reading)).toEqual([
      '10.000 hồ sơ = 10000 | under (gần) | in 9 tháng năm 2016 | cấp all',
      '3 ngày = 3 | Đông Dư',
      '70 giao dịch/ngày = 70 | mean | Gia Lâm',
      '100 giao dịch/ngày = 100 | over (hơn) | Gia Lâm',
      '98,5% = 98.5 % | cấp district',
      '273 TTHC = 273 | cấp district',
      '248 thủ tục = 248 | cấp district',
      '3 thủ tục = 3 | cấp district',
      '22 thủ tục = 22 | cấp district',
      '165 thủ tục hành chính = 165 | cấp commune',
      '98,17% TTHC = 98.17 % | cấp district | mức độ 2: four-levels',
      '2 khâu = 2',
      '273 TTHC = 273 | cấp district | repeated',
      '248 thủ tục = 248 | cấp district | repeated',
      '3 thủ tục = 3 | cấp district | repeated',
      '22 thủ tục = 22 | cấp district | repeated',
      '165 thủ tục hành chính = 165 | cấp commune | repeated',
      '98,17% TTHC = 98.17 % | cấp district | mức độ 2: four-levels | repeated',
      '100% TTHC = 100 % | target',
      '22 xã, thị trấn = 22',
      '22 xã, thị trấn = 22',
      '100% cán bộ = 100 %',
    ]);
  });

  test('what is malformed', () => {
    expect(malformedLines(reading)).toEqual([]);
  });

  test('numbers that are no figures', () => {
    expect(ignoredLines(reading)).toEqual([
      'period 9 tháng năm 2016',
      'ordinal thôn 7',
      'ordinal Anh 1',
      'year năm 2016',
      'level mức độ 2',
      'level mức độ 3',
      'year năm 2016',
      'level mức độ 2',
      'level mức độ 3',
      'standard TCVN ISO 9001 : 2008',
    ]);
  });
});
