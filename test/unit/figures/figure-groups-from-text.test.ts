/**
 * Figure groups of the five published articles that are about text: what a reader of the report must see
 * before any figure is entered. Ids are the article's number and a running number.
 */
import { describe, expect, test } from 'vitest';
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import { isExactYetHedged } from '#domain/figures/exact-yet-hedged.ts';
import type { ReportReading } from '#domain/figures/reading.ts';
import { figureLines, ignoredLines, malformedLines, readReport } from './report-lines.ts';

const socSon = readReport('soc-son-2019');
const gioLinh = readReport('gio-linh-2022');
const tienLu = readReport('tien-lu-2022');
const quangTrach = readReport('quang-trach-2021');
const giaLam = readReport('gia-lam-2016');

const dates = ({ dates, text }: ReportReading) =>
  dates.map(({ place, date }) => date ?? text.slice(place.start, place.end));
const lists = ({ lists, figures }: ReportReading) =>
  lists.map(({ figure, stated, items }) => {
    const unit = figures.find(({ id }) => id === figure)?.unit?.text;
    return `${stated} ${unit}, listed ${items.length}`;
  });

describe('article 000', () => {
  test('000-06: 28 procedures in the title and in the text are one quantity', () => {
    const [same] = socSon.repeatedQuantities;
    expect(
      same?.figures.map((id) => socSon.figures.find((figure) => figure.id === id)?.text),
    ).toEqual(['28', '28']);
  });

  test('000-08: "98/952" is malformed, read as 98.952 only by a choice; "trên 99%" is a bound', () => {
    expect(malformedLines(socSon)).toEqual(['98/952: 98582 of 98952']);
    expect(figureLines(socSon)).toContain('99% = 99 % | over (trên) | in 9 tháng | cấp commune');
  });

  test('000-10, 000-11: 5 results and 6 issues are stated, and as many are listed', () => {
    expect(lists(socSon)).toEqual(['5 kết quả, listed 5', '6 vấn đề, listed 6']);
  });

  test('000-12: the period ends before the report of 22/10/2019', () => {
    expect(dates(socSon)).toEqual(['2019-10-22', '22/10']);
    expect(new Set(socSon.periods.map(({ to }) => to))).toEqual(new Set(['2019-09-30']));
    expect(socSon.periodDisagreements).toEqual([]);
  });
});

describe('article 001', () => {
  test('001-11: ten months of 2022 end before the conference of 7/11/2022', () => {
    expect(dates(gioLinh)).toEqual(['2022-11-07']);
    expect(new Set(gioLinh.periods.map(({ to }) => to))).toEqual(new Set(['2022-10-31']));
  });

  test('001-12: "NĐ 61/2018" is a document and no figure', () => {
    expect(ignoredLines(gioLinh)).toContain('document NĐ 61/2018');
  });
});

describe('article 002', () => {
  test('002-01: 2 days are stated, 2 are listed', () => {
    expect(lists(tienLu)).toEqual(['2 ngày, listed 2']);
  });

  test('002-03: "tháng 1/1/2021" is no wording of a date; two units stand side by side for unlike periods', () => {
    expect(malformedLines(tienLu)).toEqual([
      'tháng 1/1/2021: 2021-01-01',
      'tháng 8/4/2022: 2022-04-08',
    ]);
    expect(tienLu.periods[0]).toMatchObject({ from: '2021-01-01', to: '2022-04-08' });
    expect(tienLu.periodDisagreements).toEqual([{ between: 'units', periods: [0, 1] }]);
  });

  test('002-05: "trên 600/1.138, đạt 52%" is a bound, a pair and its stated share', () => {
    expect(figureLines(tienLu)).toEqual(
      expect.arrayContaining([
        '600/1.138 hồ sơ = 600 of 1138 | over (trên) | in quý 1 năm 2022 | Trung Dũng',
        '52% hồ sơ = 52 % | in quý 1 năm 2022 | Trung Dũng | of 600/1.138',
      ]),
    );
  });

  test('002-06: "không có đơn thư" is 0, not blank', () => {
    expect(figureLines(tienLu)).toContain('không có đơn thư = 0 | in quý 1 năm 2022');
  });

  test('002-08: "hơn" beside a figure exact to the đồng', () => {
    expect(tienLu.figures.filter(isExactYetHedged).map(({ text }) => text)).toEqual([
      '1.385.062.438',
    ]);
  });

  test('002-09: amounts for a month and for a year are told apart, and multiplied out', () => {
    expect(
      tienLu.figures.filter(({ per }) => per.length > 0).map(({ value, per }) => [value, per]),
    ).toEqual([
      [{ kind: 'money', dong: '500000' }, ['người', 'tháng']],
      [{ kind: 'money', dong: '1400000' }, ['người', 'năm']],
    ]);
  });

  test('002-10: "2 đơn vị" and "2 xã" are the same wherever they stand', () => {
    const counts = tienLu.repeatedQuantities.map(({ figures }) =>
      figures.map((id) => tienLu.figures.find((figure) => figure.id === id)?.unit?.text),
    );
    expect(counts).toEqual([
      ['đơn vị', 'đơn vị', 'đơn vị'],
      ['xã', 'xã', 'xã', 'xã'],
    ]);
  });

  test('002-11: decree, date and standard are no figures', () => {
    expect(ignoredLines(tienLu)).toEqual(
      expect.arrayContaining(['document 76/NQ-CP', 'date 15/7/2021', 'standard ISO 9001- 2015']),
    );
  });

  test('002-12: the size of the letters and the readers online belong to the page', () => {
    expect(ignoredLines(tienLu)).toEqual(
      expect.arrayContaining(['alone 100%', 'page 725 người đang online']),
    );
    expect(tienLu.figures.map(({ text }) => text)).not.toContain('725');
  });
});

describe('article 003', () => {
  test('003-01: the title says 7 months, the figures are of 6', () => {
    const [found] = quangTrach.periodDisagreements;
    expect(found?.between).toBe('title-and-figures');
    expect(found?.periods.map((index) => quangTrach.periods[index]?.text)).toEqual([
      '7 tháng năm 2021',
      '6 tháng năm 2021',
    ]);
  });

  test('003-09: more than 10 % online is a target, "chưa phát sinh hồ sơ" a result of 0', () => {
    expect(figureLines(quangTrach)).toEqual(
      expect.arrayContaining([
        '10% hồ sơ = 10 % | over (trên) | target | cấp all | mức độ 3, 4: four-levels',
        'Chưa phát sinh hồ sơ = 0',
      ]),
    );
  });

  test('003-12: five times 100 % for the time to come are targets', () => {
    const targets = quangTrach.figures.filter(({ target, text }) => target && text === '100%');
    expect(targets).toHaveLength(5);
    expect(quangTrach.figures.filter(({ target, text }) => !target && text === '100%')).toEqual([]);
  });

  test('003-13, 003-14: days and decree are read as what they are', () => {
    expect(dates(quangTrach)).toEqual(['2020-12-31', '2020-12-31', '2018-04-23']);
    expect(dates(quangTrach).every(isCalendarDate)).toBe(true);
    expect(ignoredLines(quangTrach)).toContain('document số 61/2018/NĐ-CP');
  });
});

describe('article 004', () => {
  test('004-03, 004-04: a mean and a peak for a day, and a total with a hedge', () => {
    expect(figureLines(giaLam)).toEqual(
      expect.arrayContaining([
        '10.000 hồ sơ = 10000 | under (gần) | in 9 tháng năm 2016 | cấp all',
        '70 giao dịch/ngày = 70 | mean | Gia Lâm',
        '100 giao dịch/ngày = 100 | over (hơn) | Gia Lâm',
      ]),
    );
  });

  test('004-07: 22 communes and towns twice are one quantity, 22 procedures another', () => {
    const [same] = giaLam.repeatedQuantities;
    expect(
      same?.figures.map((id) => giaLam.figures.find((figure) => figure.id === id)?.unit?.text),
    ).toEqual(['xã, thị trấn', 'xã, thị trấn']);
  });

  test('004-08: a paragraph with six figures stands there twice and is counted once', () => {
    expect(giaLam.repeatedTexts).toHaveLength(1);
    const [repeated] = giaLam.repeatedTexts;
    expect(repeated?.figures).toHaveLength(6);
    expect(
      giaLam.figures.filter(({ repeats }) => repeats !== null).map(({ text }) => text),
    ).toEqual(['273', '248', '3', '22', '165', '98,17%']);
    const [first, again] = [repeated?.first, repeated?.again].map((place) =>
      giaLam.text.slice(place?.start, place?.end),
    );
    expect(first).toBe(again);
    expect(first).toMatch(/^Đến nay, cấp huyện có 273 TTHC/);
  });

  test('004-10: the 3 days of one citizen are no dossiers', () => {
    expect(figureLines(giaLam)).toContain('3 ngày = 3 | Đông Dư');
  });
});
