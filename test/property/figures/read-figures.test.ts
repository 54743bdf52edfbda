import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place, ReportReading } from '#domain/figures/reading.ts';
import { readFigures } from '#domain/figures/read-figures.ts';
import { propertyRun } from '../checklist/property-run.ts';

const words = fc
  .array(
    fc.constantFrom(
      'xã',
      'đã',
      'tiếp nhận',
      'giải quyết',
      'trong đó',
      'hồ sơ trực tuyến',
      'kết quả',
      'của',
      'bộ phận một cửa',
      'được',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.join(' '));

const digits = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(String);
/** Points between groups of three, counted from the right by hand. */
function grouped(whole: string): string {
  let written = '';
  for (let at = 0; at < whole.length; at += 1) {
    if (at > 0 && (whole.length - at) % 3 === 0) written += '.';
    written += whole[at];
  }
  return written;
}

// A year or a telephone number stands ungrouped as well; five digits and more that begin with no 0 are neither.
const number = fc.oneof(
  digits.map((value) => ({ value, text: grouped(value) })),
  fc
    .bigInt({ min: 10_000n, max: 10n ** 18n - 1n })
    .map((value) => ({ value: `${value}`, text: `${value}` })),
);

describe('a number in Vietnamese form', { timeout: 60_000 }, () => {
  test('is read back exactly, wherever it stands', () => {
    fc.assert(
      fc.property(
        words,
        number,
        words,
        fc.constantFrom(' ', ', ', ' ('),
        (before, { value, text }, after, gap) => {
          const report = `${before}${gap}${text} hồ sơ ${after}`;
          const { figures, malformed } = readFigures(report);
          expect(malformed).toEqual([]);
          expect(figures.map((figure) => figure.value)).toEqual([{ kind: 'count', digits: value }]);
          expect(figures[0]?.text).toBe(text);
        },
      ),
      propertyRun,
    );
  });

  test('and the same where lines were wrapped between its words, whatever white space stands there', () => {
    const blank = fc.constantFrom(' ', '  ', '\u00a0', ' \n', '\r\n');
    fc.assert(
      fc.property(
        words,
        number,
        words,
        fc.array(blank, { minLength: 1 }),
        (before, { text }, after, blanks) => {
          const report = `${before} khoảng ${text} hồ sơ ${after}`;
          // A number that opens a line is left where it is.
          let at = 0;
          const wrapped = report.replace(/ (?!\d)/g, () => blanks[at++ % blanks.length] ?? ' ');
          const stated = (read: string) =>
            readFigures(read).figures.map(({ value, hedge, unit }) => [
              value,
              hedge?.hedge,
              unit?.kind,
            ]);
          expect(stated(wrapped)).toEqual(stated(report));
        },
      ),
      propertyRun,
    );
  });

  test('as a percentage, a pair and an amount of money', () => {
    const fraction = fc.stringMatching(/^\d{1,6}$/);
    const percent = fc.tuple(fc.integer({ min: 0, max: 999 }), fraction);
    fc.assert(
      fc.property(words, number, number, percent, (before, a, b, [whole, part]) => {
        const report = `${before} ${a.text}/${b.text} hồ sơ, đạt ${whole},${part}%, thu ${a.text} đồng`;
        expect(readFigures(report).figures.map(({ value }) => value)).toEqual([
          { kind: 'pair', part: a.value, whole: b.value },
          { kind: 'percentage', percent: `${whole}.${part}` },
          { kind: 'money', dong: a.value },
        ]);
      }),
      propertyRun,
    );
  });

  test('in thousands, millions and thousand millions, multiplied out', () => {
    const scales = fc.constantFrom(
      ['nghìn', 3] as const,
      ['triệu', 6] as const,
      ['tỷ', 9] as const,
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.stringMatching(/^\d{1,3}$/),
        scales,
        (whole, part, [word, zeros]) => {
          const report = `thu ${grouped(`${whole}`)},${part} ${word} đồng`;
          const shifted = `${whole}${part}${'0'.repeat(zeros - part.length)}`.replace(
            /^0+(?=\d)/,
            '',
          );
          const { figures, malformed } = readFigures(report);
          const value = { kind: 'money', dong: shifted };
          // "3,500 triệu" is written by an English hand too.
          const isAsked = /^[1-9]\d{0,2}$/.test(`${whole}`) && part.length === 3 && zeros < 9;
          expect(figures.map((figure) => figure.value)).toEqual(isAsked ? [] : [value]);
          expect(malformed.map((one) => one.readings[0])).toEqual(isAsked ? [value] : []);
        },
      ),
      propertyRun,
    );
  });
});

/** Pieces that meet in reports, and some that meet nowhere. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'0123456789.,/%-() \n'.split('')) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'hồ sơ ',
      'mức độ 3, 4 ',
      'quý 1/',
      '/NĐ-CP',
      ' tháng ',
      'năm 2021',
      'trên ',
      ' triệu',
      ' tỷ',
      ' đồng',
      'ngày ',
      'mã ',
      'luật số ',
      'khoản ',
      'thứ ',
      'thôn ',
      'số ',
      'điện thoại ',
      '0912',
      ' lượt truy cập',
      'giai đoạn 2021-',
      '14:',
      'không có ',
      'đến ',
      'xã Nhật Tân ',
      'cấp xã ',
      'đạt ',
      '12.3',
      '98.582/98/952 ',
      'ISO 9001',
      'so với ',
      'điều 3',
      ': a; b',
      'từ ',
      ' lên ',
      '≥ ',
      '~',
      '‰',
      ' rưỡi',
      ' vạn',
      ' nghìn ',
      ' - ',
      '% ',
      'tuần qua ',
      'UBND tỉnh ',
      'Công an xã Nhật Tân ',
      'chưa đạt ',
      'dự kiến ',
      '\t',
      '\r\n',
      '  ',
      'l.',
      '.O',
      'T/2025',
      ': không',
      'UBND xã ',
      '/0912345678',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\u0301',
      'e\u0302\u0301',
      '\u200b',
      '\u00ad',
      '\ud83d',
      '\ufeff',
      'İ',
      '한글',
      '١٢٣',
      '１２３',
      '５０，５％',
      '½',
      '𝟗',
    ),
  },
);
const anything = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('any text', { timeout: 60_000 }, () => {
  test('is read without a throw, every place cuts out what it says', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const reading = readFigures(text);
        for (const { place, said } of placesOf(reading)) {
          expect(place.start).toBeLessThan(place.end);
          expect(text.slice(place.start, place.end)).toBe(
            said ?? text.slice(place.start, place.end),
          );
        }
        const ids = reading.figures.map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
      }),
      propertyRun,
    );
  });

  test('every digit belongs to a figure, to something malformed, or is ignored with a reason', () => {
    let seen = 0;
    fc.assert(
      fc.property(anything, (text) => {
        const covered = new Set<number>();
        for (const { place } of placesOf(readFigures(text))) {
          for (let at = place.start; at < place.end; at += 1) covered.add(at);
        }
        for (const { index } of text.matchAll(/[0-9０-９½𝟗]/gu)) {
          seen += 1;
          expect(covered.has(index)).toBe(true);
        }
      }),
      propertyRun,
    );
    expect(seen).toBeGreaterThan(100);
  });

  test('two paragraphs under each other state what each states', () => {
    const stated = ({ figures }: ReportReading) =>
      figures.map(({ text, value, unit }) => [text, value, unit]);
    const paragraph = fc
      .array(fc.tuple(words, number, words), { minLength: 1, maxLength: 5 })
      .map((parts) =>
        parts.map(([before, { text }, after]) => `${before} ${text} hồ sơ ${after}`).join(', '),
      );
    fc.assert(
      fc.property(paragraph, paragraph, (first, second) => {
        expect(stated(readFigures(`${first}.\n${second}`))).toEqual([
          ...stated(readFigures(`${first}.`)),
          ...stated(readFigures(second)),
        ]);
      }),
      propertyRun,
    );
  });
});

function placesOf(
  reading: ReportReading,
): readonly { readonly place: Place; readonly said: string | null }[] {
  const { figures, malformed, ignored, dates, periods, repeatedTexts, lists } = reading;
  return [
    ...figures.map(({ place, text }) => ({ place, said: text })),
    ...malformed.map(({ place, text }) => ({ place, said: text })),
    ...malformed.flatMap((one) =>
      one.kind === 'figure' ? [{ place: one.context.place, said: one.context.text }] : [],
    ),
    ...ignored.map(({ place, text }) => ({ place, said: text })),
    ...periods.map(({ place, text }) => ({ place, said: text })),
    ...dates.map(({ place }) => ({ place, said: null })),
    ...repeatedTexts.flatMap(({ first, again }) =>
      [first, again].map((place) => ({ place, said: null })),
    ),
    ...lists.flatMap(({ items }) => items.map((place) => ({ place, said: null }))),
  ];
}

describe('100 kB', { timeout: 30_000 }, () => {
  // What grows with the square of the length takes half a minute and more here; a line takes less than one second.
  test.each([
    '1 ',
    '1/',
    '1, ',
    '12 hồ sơ ',
    '98.582/98/952 hồ sơ, ',
    'đạt 5% ',
    'không có hồ sơ ',
    '5 kết quả: a; ',
    '2 ngày (a ',
    '2 tỷ 3 triệu ',
    '2 tỷ 3 ',
    'từ 5 hồ sơ lên ',
    'Công an xã Nhật Tân ',
    'kế hoạch tháng 6 ',
    'mức độ 3, ',
    'từ 1/1 đến 2/1/2021 so với cùng kỳ năm 2020 ',
    'xã Nhật Tân 5 hồ sơ, ',
    'Đến nay cấp huyện tiếp nhận 5 hồ sơ. ',
    'e\u0301\u0302',
    '((((',
    '        ',
  ])('of %j is read in time that grows with its length', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const started = performance.now();
    readFigures(text);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
