import { describe, expect, test } from 'vitest';
import { chooseReading } from '#domain/figures/choose-reading.ts';
import { readFigures } from '#domain/figures/read-figures.ts';
import { figureLines, ignoredLines, malformedLines } from './report-lines.ts';

const figures = (text: string) => figureLines(readFigures(text));
const malformed = (text: string) => malformedLines(readFigures(text));
const ignored = (text: string) => ignoredLines(readFigures(text));

describe('values', () => {
  test.each([
    ['Tiếp nhận 1.419 hồ sơ', '1.419 hồ sơ = 1419'],
    ['Quá hạn 04 hồ sơ', '04 hồ sơ = 4'],
    ['Tiếp nhận 664hồ sơ', '664hồ sơ = 664'],
    ['Đạt 97,30%', '97,30% = 97.30 %'],
    ['Đạt 97,3 %', '97,3 % = 97.3 %'],
    ['Đạt 95 phần trăm', '95 phần trăm = 95 %'],
    ['Đạt 95% tỷ lệ', '95% = 95 %'],
    ['Thu 6.981.040.284đ', '6.981.040.284đ = 6981040284 đồng'],
    ['Thu 1,4 triệu đồng', '1,4 triệu đồng = 1400000 đồng'],
    ['Thu 500 nghìn đ', '500 nghìn đ = 500000 đồng'],
    ['Thu 2 tỷ 300 triệu đồng', '2 tỷ 300 triệu đồng = 2300000000 đồng'],
    ['Thu 2,5 nghìn tỷ đồng', '2,5 nghìn tỷ đồng = 2500000000000 đồng'],
    ['Thu đạt 12,75 tỷ, tăng so với cùng kỳ', '12,75 tỷ = 12750000000 đồng'],
    ['Có 1,2 triệu lượt người', '1,2 triệu lượt người = 1200000'],
    ['Có 5 đồng chí', '5 đồng chí = 5'],
    ['Thực hiện 1,2/1,5 tỷ đồng', '1,2/1,5 tỷ đồng = 1200000000 of 1500000000'],
    ['Đã xử lý 38.388 / 42.092 hồ sơ', '38.388 / 42.092 hồ sơ = 38388 of 42092'],
    ['Trả trước hạn 2,5 ngày', '2,5 ngày = 2.5'],
    ['Không có hồ sơ trễ hẹn', 'Không có hồ sơ = 0'],
    ['hỗ trợ 500.000 đồng/ người/tháng', '500.000 đồng/người/tháng = 500000 đồng'],
    ['Thu 850 trđ', '850 tr đ = 850000000 đồng'],
    ['Thu 1,385 tỷ đồng', '1,385 tỷ đồng = 1385000000 đồng'],
    ['345 trên tổng số 350 hồ sơ', '345 trên tổng số 350 hồ sơ = 345 of 350'],
    ['345 hồ sơ/350 hồ sơ', '345 hồ sơ/350 hồ sơ = 345 of 350'],
    ['Thu 923 triệu đồng/1 tỷ đồng', '923 triệu đồng/1 tỷ đồng = 923000000 of 1000000000'],
    ['Có 1.000 bộ hồ sơ', '1.000 bộ hồ sơ = 1000'],
    ['Có 1.000 bộ', '1.000 = 1000'],
    ['Có 5 bộ máy tính', '5 bộ máy tính = 5'],
    ['Mỗi ngày có 5 hồ sơ', '5 hồ sơ/ngày = 5'],
    ['Thu 2 vạn đồng', '2 vạn đồng = 20000 đồng'],
    ['Có 2 chục hồ sơ', '2 chục hồ sơ = 20'],
    ['Tiếp nhận １２３ hồ sơ', '１２３ hồ sơ = 123'],
    ['Đạt 97，33％', '97，33％ = 97.33 %'],
    ['Đạt ９７．３３３ hồ sơ', '９７．３３３ hồ sơ = 97333'],
  ])('%s', (text, line) => {
    expect(figures(text)).toEqual([line.replace('664hồ', '664 hồ').replace('284đ =', '284 đ =')]);
  });
});

describe('white space', () => {
  test.each([
    ['Thu 1.385  triệu đồng', '1.385  triệu đồng = 1385000000 đồng'],
    ['Tiếp nhận trên  600\u00a0 hồ sơ', '600 hồ sơ = 600 | over (trên)'],
    ['Từ 01/01/2025  đến  30/6/2025 có 5 hồ sơ', '5 hồ sơ = 5 | in 01/01/2025  đến  30/6/2025'],
    ['Thu 1.385 \r\ntriệu đồng', '1.385 \r\ntriệu đồng = 1385000000 đồng'],
    ['Xã tiếp nhận 1.245\nhồ sơ', '1.245 hồ sơ = 1245'],
    ['Xã tiếp nhận 1.245\nTTHC', '1.245 TTHC = 1245'],
    ['Xã đạt 96,39\n%', '96,39\n% = 96.39 %'],
    ['Trong kỳ, xã tiếp nhận\n1.245 hồ sơ', '1.245 hồ sơ = 1245'],
    ['Trong năm\n2025 xã tiếp nhận\nkhoảng 5 hồ sơ', '5 hồ sơ = 5 | about (khoảng)'],
  ])('of any kind between words, and a wrapped line, are one blank: %j', (text, line) => {
    expect(figures(text)).toEqual([line]);
  });

  test.each([
    ['a sentence is over', 'Có 1.245.\nhồ sơ', ['1.245 = 1245']],
    ['a point of a list begins', 'Xã tiếp nhận 5\na) hồ sơ', ['5 = 5']],
    ['a line of its own begins', 'Có 1.245\nHồ sơ trễ hạn 3', ['1.245 = 1245', '3 = 3']],
    ['a paragraph begins', 'Có 1.245\n\nhồ sơ', ['1.245 = 1245']],
    ['a cell stands alone', 'Cỡ chữ\n100%\nin', []],
    ['a heading stands above', 'Giải quyết khoảng\n5 hồ sơ', ['5 hồ sơ = 5']],
  ])('no line goes on where %s', (_, text, lines) => {
    expect(figures(text)).toEqual(lines);
  });

  test('cells of a row are no groups of one number, and its running number is none', () => {
    expect(figures('1\tHồ sơ tiếp nhận\t120\t118\n2\tTrễ hạn\t2')).toEqual([
      '120 = 120',
      '118 = 118',
      '2 = 2',
    ]);
    expect(ignored('1\tHồ sơ tiếp nhận\t120\t118')).toEqual(['list-number 1']);
    expect(figures('Hộ tịch 120   118 hồ sơ')).toEqual(['120 = 120', '118 hồ sơ = 118']);
  });
});

describe('0 in words', () => {
  test.each([
    'Hồ sơ trễ hạn: không',
    'Hồ sơ trễ hạn: Không có.',
    'Hồ sơ trễ hạn: không phát sinh;',
    'Hồ sơ trễ hạn là không có.',
  ])('after its name: %s', (text) => {
    expect(readFigures(text).figures.map(({ value, isNone }) => [value, isNone])).toEqual([
      [{ kind: 'count', digits: '0' }, true],
    ]);
  });

  test('not where more is said', () => {
    expect(figures('Hồ sơ trễ hạn: không để phát sinh')).toEqual([]);
  });
});

describe('words beside a figure', () => {
  test.each([
    ['trên 600 hồ sơ', 'over (trên)'],
    ['hơn 600 hồ sơ', 'over (hơn)'],
    ['không dưới 600 hồ sơ', 'over (không dưới)'],
    ['600 hồ sơ trở lên', 'over (trở lên)'],
    ['gần 600 hồ sơ', 'under (gần)'],
    ['dưới 600 hồ sơ', 'under (dưới)'],
    ['không quá 600 hồ sơ', 'under (không quá)'],
    ['khoảng 600 hồ sơ', 'about (khoảng)'],
    ['trên dưới 600 hồ sơ', 'about (trên dưới)'],
    ['chừng 600 hồ sơ', 'about (chừng)'],
    ['≥ 600 hồ sơ', 'over (≥)'],
    ['>600 hồ sơ', 'over (>)'],
    ['>= 600 hồ sơ', 'over (>=)'],
    ['<600 hồ sơ', 'under (<)'],
    ['≤ 600 hồ sơ', 'under (≤)'],
    ['~600 hồ sơ', 'about (~)'],
    ['～600 hồ sơ', 'about (～)'],
    ['chưa đạt 600 hồ sơ', 'under (chưa đạt)'],
    ['không đạt 600 hồ sơ', 'under (không đạt)'],
  ])('%s is a bound', (text, hedge) => {
    expect(figures(`Xã tiếp nhận ${text}`)[0]).toContain(hedge);
  });

  test('an arrow is no bound', () => {
    expect(figures('Tiếp nhận => 600 hồ sơ')).toEqual(['600 hồ sơ = 600']);
  });

  test('a comparison, a divisor and a word without its accents are no bounds', () => {
    expect(figures('Trả sớm hơn 2 ngày')).toEqual(['2 ngày = 2']);
    expect(figures('Đã xử lý 5 hồ sơ trên 8 hồ sơ')).toEqual(['5 hồ sơ = 5', '8 hồ sơ = 8']);
    expect(figures('Trụ sở gắn 12 camera')).toEqual(['12 camera = 12']);
  });

  test('targets are kept apart from results', () => {
    expect(figures('Phấn đấu 95% hồ sơ đúng hạn')).toEqual(['95% hồ sơ = 95 % | target']);
    expect(figures('Chỉ tiêu đạt ít nhất 80% hồ sơ trực tuyến')).toEqual([
      '80% hồ sơ = 80 % | over (ít nhất) | target',
    ]);
    expect(figures('Đạt 80%. Trong thời gian tới, xã nâng lên 90% hồ sơ.')).toEqual([
      '80% = 80 %',
      '90% hồ sơ = 90 % | target',
    ]);
    expect(figures('Tiếp nhận 1.800 hồ sơ yêu cầu giải quyết, đạt 100%')).toEqual([
      '1.800 hồ sơ = 1800',
      '100% = 100 % | of 1.800',
    ]);
  });

  test('a period governs the figures that follow it in its paragraph', () => {
    const lines = figures(
      'Quý I/2022 tiếp nhận 100 hồ sơ. Đã giải quyết 90 hồ sơ, tăng so với cùng kỳ năm 2021 là 5 hồ sơ.\nCó 3 hồ sơ.',
    );
    expect(lines).toEqual([
      '100 hồ sơ = 100 | in Quý I/2022',
      '90 hồ sơ = 90 | in Quý I/2022',
      '5 hồ sơ = 5 | in Quý I/2022',
      '3 hồ sơ = 3',
    ]);
  });
});

describe('shares', () => {
  test.each([
    'Đúng hạn: 1.170 hồ sơ, chiếm tỷ lệ: 99,15%',
    'Đúng hạn: 1.170 hồ sơ, tỷ lệ là 99,15%',
    'Đúng hạn: 1.170 hồ sơ, đạt: 99,15%',
  ])('%s', (text) => {
    expect(figures(text)).toEqual(['1.170 hồ sơ = 1170', '99,15% = 99.15 % | of 1.170']);
  });
});

describe('levels of online service', () => {
  const schemes = (text: string) => readFigures(text).figures.map(({ level }) => level?.scheme);

  test('their numbers are no figures', () => {
    expect(figures('Năm 2020 tiếp nhận mức độ 3, 4 664 hồ sơ')).toEqual([
      '664 hồ sơ = 664 | in Năm 2020 | mức độ 3, 4: four-levels',
    ]);
    expect(figures('Hồ sơ ở mức 3,4: 12 hồ sơ')).toEqual(['12 hồ sơ = 12 | mức 3,4: to be asked']);
    expect(figures('Thu ở mức 3 triệu đồng')).toEqual(['3 triệu đồng = 3000000 đồng']);
  });

  test('the scheme follows from the words, or from the period, or has to be asked (R22)', () => {
    expect(schemes('Dịch vụ công trực tuyến toàn trình 12 hồ sơ')).toEqual(['full-or-partial']);
    expect(schemes('Dịch vụ chủ động mức độ 2: 12 hồ sơ')).toEqual(['proactive-four-levels']);
    expect(schemes('Năm 2021, mức độ 3: 12 hồ sơ')).toEqual(['four-levels']);
    expect(schemes('Quý III/2026, mức độ 3: 12 hồ sơ')).toEqual([null]);
    expect(schemes('Mức độ 3: 12 hồ sơ')).toEqual([null]);
  });
});

describe('numbers that are no figures', () => {
  test.each([
    ['theo Nghị định số 61/2018/NĐ-CP', ['document số 61/2018/NĐ-CP']],
    ['theo NĐ 118/2025', ['document NĐ 118/2025']],
    ['theo 118/2025/N\u00d0\u2011CP', ['document 118/2025/N\u00d0\u2011CP']],
    ['Luật số 10', ['document Luật số 10']],
    ['Thông báo số: 15/TB-ĐKT', ['document số: 15/TB-ĐKT']],
    ['theo khoản 2, Điều 5, 6 và 7', ['article khoản 2, Điều 5, 6 và 7']],
    ['mục 5.2', ['article mục 5.2']],
    ['ngày 14/4/2022, lúc 14:25', ['date 14/4/2022', 'time 14:25']],
    ['ngày 5 tháng 2 năm 2026', ['date ngày 5 tháng 2 năm 2026']],
    ['giai đoạn 2021-2025', ['year 2021-2025']],
    ['Điện thoại: 0243 825 1234', ['phone 0243 825 1234']],
    ['gọi 0912.345.678', ['phone 0912.345.678']],
    ['mã hồ sơ H12.34.56-220101-0001', ['code H12.34.56-220101-0001']],
    ['thủ tục 1.004772', ['code 1.004772']],
    ['mã số 12,5', ['code 12', 'name 5']],
    ['TCVN ISO 9001:2015', ['standard TCVN ISO 9001:2015']],
    ['Đoàn kiểm tra số 2', ['ordinal kiểm tra số 2']],
    ['dịch COVID-19', ['name 19']],
    ['khổ giấy A4, mạng 5G', ['name 4', 'name 5']],
    ['Trả kết quả trong 2-3 ngày', ['range 2-3']],
    ['đạt 90-95% hồ sơ', ['range 90-95%']],
    ['đạt 95% - 98% hồ sơ', ['range 95% - 98%']],
    ['đạt 95% đến 98% hồ sơ', ['range 95% đến 98%']],
    ['chấm 8,5/10 điểm', ['score 8,5/10']],
    ['Cỡ chữ\n100%\nIn', ['alone 100%']],
    ['1. Tình hình chung\n2.1. Kết quả', ['list-number 1.', 'list-number 2.1.']],
    ['I.1 Tình hình\nII.2. Kết quả', ['list-number I.1', 'list-number II.2.']],
    ['chai 0,5l', ['name 0,5']],
    ['1.234 lượt truy cập', ['page 1.234 lượt truy cập']],
    ['Lượt truy cập: 1.234', ['page 1.234']],
    ['gọi 0912.345.678/5', ['phone 0912.345.678', 'name 5']],
    ['bộ phận 1 cửa', ['name bộ phận 1 cửa']],
  ])('%j', (text, lines) => {
    expect(ignored(text)).toEqual(lines);
    expect(figures(text)).toEqual([]);
  });

  test('a percentage beside another figure is no range', () => {
    expect(figures('Đúng hạn 95% - 5 hồ sơ trễ hạn')).toEqual(['95% = 95 %', '5 hồ sơ = 5']);
  });

  test('what is filed online is no counter of the page', () => {
    expect(figures('Hồ sơ nộp trực tuyến: 3.120 hồ sơ')).toEqual(['3.120 hồ sơ = 3120']);
    expect(figures('Thanh toán trực tuyến: 500/520 hồ sơ, đạt 96,15%')).toEqual([
      '500/520 hồ sơ = 500 of 520',
      '96,15% = 96.15 % | of 500/520',
    ]);
  });

  test('what looks alike and counts something is a figure', () => {
    expect(figures('Xã có 12 thôn, phòng 5 người, 70 giao dịch/ngày, 2021 hồ sơ')).toEqual([
      '12 thôn = 12',
      '5 người = 5',
      '70 giao dịch/ngày = 70',
      '2021 hồ sơ = 2021',
    ]);
  });
});

describe('malformed numbers (R9)', () => {
  test.each([
    ['giải quyết 98.582/98/952 hồ sơ', '98/952: 98582 of 98952'],
    ['tiếp nhận 1.38 hồ sơ', '1.38: 138'],
    ['dài 1.38 cây số', '1.38: 1.38 or 138'],
    ['thu 1.38 tỷ đồng', '1.38: 1.38 or 138'],
    ['tiếp nhận 1,234,567 hồ sơ', '1,234,567: 1234567'],
    ['tiếp nhận 1,234 hồ sơ', '1,234: 1234'],
    ['tiếp nhận 12.3456 hồ sơ', '12.3456: 123456'],
    ['tiếp nhận 12 345 hồ sơ', '12 345: 12345'],
    ['đạt 97.33%', '97.33%: 97.33 %'],
    ['đạt 1.385%', '1.385%: 1.385 %'],
    ['xử lý 1.38/2.000 hồ sơ', '1.38: 138 of 2000'],
    ['thu 1.234.567.890.123.456.789 đồng', '1.234.567.890.123.456.789: '],
    ['từ tháng 1/1/2021', 'tháng 1/1/2021: 2021-01-01'],
    ['ngày 31/2/2022', '31/2/2022: '],
    ['thu 1 tỷ 2', '1 tỷ 2: 1200000000 đồng or 1000000002 đồng'],
    ['thu 3 triệu 200 đồng', '3 triệu 200: 3200000 đồng or 3000200 đồng'],
    ['thu 5 tỷ 1.250 triệu đồng', '5 tỷ 1.250 triệu: 6250000000 đồng'],
    ['thu 2 nghìn 500 tỷ đồng', '2 nghìn 500 tỷ: 2500000000000 đồng'],
    ['thu 2 nghìn 5 trăm tỷ đồng', '2 nghìn 5 trăm tỷ: 2500000000000 đồng'],
    ['thu 1 tỷ rưỡi', '1 tỷ rưỡi: 1500000000 đồng'],
    ['đạt 5‰', '5‰: 0.5 %'],
    ['đạt 5 phần nghìn', '5 phần nghìn: 0.5 %'],
    ['tiếp nhận 5½ hồ sơ', '5½: '],
    ['dài ½ cây số', '½: 0.5'],
    ['giải quyết 3.385 trên 3.478 hồ sơ', '3.385 trên 3.478: 3385 of 3478'],
    ['thu 1 tỷ trên 2 tỷ đồng', '1 tỷ trên 2 tỷ: 1000000000 of 2000000000'],
    ['tiếp nhận l.245 hồ sơ', 'l.245: 1245'],
    ['tiếp nhận 1.O45 hồ sơ', '1.O45: 1045'],
    ['tiếp nhận 1.24I hồ sơ', '1.24I: 1241'],
    ['đạt 9l,33%', '9l,33%: 91.33 %'],
    ['thu l.385 triệu đồng', 'l.385: 1385000000 đồng'],
    ['xử lý 38.388/4l.092 hồ sơ', '4l.092: 38388 of 41092'],
  ])('%s', (text, line) => {
    const meant = line.replace(
      '1.38: 1.38 or 138',
      text.includes('tỷ') ? '1.38: 1380000000 đồng or 138000000000 đồng' : '1.38: 1.38 or 138',
    );
    expect(malformed(text)).toEqual([meant]);
    expect(figures(text)).toEqual([]);
  });

  test('what stands behind an amount and counts something else belongs to nothing before it', () => {
    expect(figures('Thu 5 tỷ 98% dự toán')).toEqual(['5 tỷ = 5000000000 đồng', '98% dự = 98 %']);
    expect(figures('Thu 1 tỷ 12 hồ sơ')).toEqual(['1 tỷ = 1000000000 đồng', '12 hồ sơ = 12']);
    expect(figures('Thu 1 tỷ 2 tỷ')).toEqual(['1 tỷ = 1000000000 đồng', '2 tỷ = 2000000000 đồng']);
  });

  test('a person chooses, and only then it is a figure', () => {
    const reading = readFigures('Cấp xã giải quyết 98.582/98/952 hồ sơ, đúng hạn trên 99%');
    const [found] = reading.malformed;
    if (found?.kind !== 'figure') throw new Error('no malformed figure');
    expect(reading.text.slice(found.place.start, found.place.end)).toBe('98/952');
    expect(found.context.text).toBe('98.582/98/952');
    const chosen = chooseReading(reading, found, 0);
    expect(figureLines(chosen)[0]).toBe('98.582/98/952 hồ sơ = 98582 of 98952 | cấp commune');
    expect(chosen.figures[0]?.chosen).toBe(true);
    expect(chosen.malformed).toEqual([]);
    expect(() => chooseReading(reading, found, 1)).toThrow('no such reading');
  });
});

describe('what stands there twice (R13)', () => {
  const tail =
    'Đến nay, cấp huyện có 273 TTHC, trong đó 248 thủ tục tại một cửa. Số còn lại là 25 thủ tục.';

  test('a repeated tail of a paragraph is counted once', () => {
    const reading = readFigures(`Mở đầu một. ${tail}\nMở đầu khác. ${tail}`);
    expect(reading.figures.map(({ repeats }) => repeats !== null)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(
      reading.repeatedTexts.map(({ first, again }) => [
        reading.text.slice(first.start, first.end),
        reading.text.slice(again.start, again.end),
      ]),
    ).toEqual([[tail, tail]]);
    expect(reading.repeatedTexts[0]?.figures).toEqual(reading.figures.slice(3).map(({ id }) => id));
  });

  test('the same quantity in other words is said', () => {
    const reading = readFigures(
      'Rút ngắn 28 TTHC\nHuyện đã rút ngắn thời gian của 28 thủ tục hành chính.',
    );
    expect(reading.repeatedQuantities).toEqual([{ figures: reading.figures.map(({ id }) => id) }]);
    expect(readFigures('Có 22 xã và 22 hồ sơ').repeatedQuantities).toEqual([]);
  });
});

describe('stated numbers of listed things (R12)', () => {
  const lists = (text: string) =>
    readFigures(text).lists.map(({ stated, items }) => `${stated} stated, ${items.length} listed`);

  test.each([
    [
      'Thể hiện ở 3 kết quả nổi bật: Một là kỷ cương; hai là một cửa; ba là công nghệ.',
      ['3 stated, 3 listed'],
    ],
    ['Lưu ý 4 vấn đề: Rà soát; đào tạo; công nghệ. Đoàn tiếp thu.', ['4 stated, 3 listed']],
    ['Trong 2 ngày (ngày 13 và ngày 14/4) đoàn kiểm tra', ['2 stated, 2 listed']],
    ['Có 3 nhiệm vụ:\n- Rà soát\n- Đào tạo\n\nNgoài ra', ['3 stated, 2 listed']],
    ['Kiểm tra 2 đơn vị: xã Nhật Tân, xã Trung Dũng', ['2 stated, 2 listed']],
    ['Tiếp nhận 10 hồ sơ: trực tuyến 6 hồ sơ; trực tiếp 4 hồ sơ', []],
    ['Chưa giải quyết 20 hồ sơ (trong hạn 18, quá hạn 2)', []],
    ['Còn hạn chế tại 2 đơn vị như: nhập dữ liệu, ký số, mua máy', []],
  ])('%s', (text, expected) => {
    expect(lists(text)).toEqual(expected);
  });
});
