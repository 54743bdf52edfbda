import { describe, expect, test } from 'vitest';
import { checkWords } from '#client/form/check-words.ts';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import { findPairs } from '#domain/cross-check/find-pairs.ts';
import { reportedFigures } from '#domain/cross-check/reported-figures.ts';
import { openChecklists } from '../../support/checklist/scenario.ts';
import { share } from './figure-group.ts';

const words = 'lookAt: { vi: Báo cáo }, severity: major, legal: []';
const item = (code: string, type: string) =>
  `{ code: ${code}, type: ${type}, text: { vi: Số ${code} }, ${words} }`;
const percentages = `
id: ty-le
letter: C
title: { vi: Tỷ lệ, en: Percentages }
shortTitle: { vi: Tỷ lệ, en: Percentages }
version: '2026.1'
sections:
  - id: chung
    title: { vi: Chung, en: General }
    items:
      - ${item('C01', 'count')}
      - ${item('C02', 'count')}
      - ${item('C03', 'percentage')}
      - ${item('C04', 'percentage')}
      - { code: C05, type: ratio, text: { vi: Cập nhật }, ${words}, labels: { part: { vi: Đã cập nhật }, whole: { vi: Tiếp nhận } } }
      - ${item('C06', 'percentage')}
      - ${item('C07', 'count')}
checks:
  - { kind: percent, id: ty-le, rule: R4, title: { vi: Tỷ lệ }, part: C01, whole: C02, stated: C03 }
  - { kind: complement, id: bu, rule: R7, title: { vi: Bù }, percents: [C03, C04] }
  - { kind: target, id: chi-tieu, rule: R14, title: { vi: Chỉ tiêu }, result: C05, atLeast: '10', above: true }
  - { kind: target, id: ke-hoach, rule: R14, title: { vi: Kế hoạch }, result: C03, atLeast: C06 }
  - { kind: none-left, id: khong-tre, rule: R18, title: { vi: Không trễ }, stated: C03, none: [C07] }
  - { kind: at-most, id: thu-tu, rule: R5, title: { vi: Thứ tự }, small: [C03, C04], large: C06 }
  - { kind: base, id: goc, rule: R8, title: { vi: Gốc }, stated: C06, part: C01 }
`;
const open = () => openChecklists(percentages);

describe('percentages in their order (R5)', () => {
  const order = (...said: readonly (string | AnswerValue)[]) =>
    ['C03', 'C04', 'C06'].reduce((visit, code, at) => {
      const value = said[at] ?? null;
      return value === null || typeof value === 'string'
        ? visit.answer(code, value)
        : visit.answerAs(code, value);
    }, open());

  test('95,07 + 4,9 is 99,97 and at most 100, exactly', () => {
    order('95.07', '4.9', '100').expectCheck('thu-tu', {
      state: 'holds',
      facts: expect.objectContaining({ smallSum: '99.97', largeSum: '100.00', excess: '0.00' }),
    });
    order('95.07', '4.93', '100').expectCheck('thu-tu', { state: 'holds' });
    order('95.07', '4.930001', '100').expectCheck('thu-tu', {
      ...{ state: 'fails', level: 'error' },
      facts: expect.objectContaining({ excess: '0.000001' }),
    });
  });

  test('in words', () => {
    const words = (...said: readonly string[]) => {
      const found = order(...said)
        .outcomes()
        .find(({ source }) => source.type === 'check' && source.id === 'thu-tu');
      return checkWords(found!).title.replaceAll('\u00A0', ' ');
    };
    expect(words('95.07', '5', '100')).toBe(
      '“Số C03” + “số C04” 95,07 % + 5 % = 100,07 % lớn hơn “số C06” 100 %; vượt 0,07 điểm.',
    );
    expect(words('95', '5', '100')).toBe(
      '“Số C03” + “số C04” 95 % + 5 % = 100 % không lớn hơn “số C06” 100 %.',
    );
  });

  test('a bound reaches from its figure on (R11)', () => {
    const over = (figure: string) => share(figure, 'over');
    const under = (figure: string) => share(figure, 'under');
    order(over('95.01'), '5', '100').expectCheck('thu-tu', { state: 'fails' });
    order(over('95'), '5', '100').expectCheck('thu-tu', { state: 'open' });
    order('95', '5.01', under('100')).expectCheck('thu-tu', { state: 'fails' });
    order(under('95'), under('5'), '100').expectCheck('thu-tu', { state: 'holds' });
    order('95', '4.99', over('99.99')).expectCheck('thu-tu', { state: 'holds' });
    order(under('95'), '5', '99.99').expectCheck('thu-tu', { state: 'open' });
  });

  test('not entered is asked for', () => {
    order('95.07', '4.9').expectCheck('thu-tu', { state: 'open', level: 'ask' });
  });
});

describe('a stated percentage against its numbers (R4)', () => {
  test('003-07: 91,20 and not 95,07, off by 3,87 points, which are 1.629 dossiers', () => {
    open()
      .answer('C05', { part: '38388', whole: '42092', stated: '95.07' })
      .expectCheck('C05', {
        ...{ state: 'fails', level: 'error', kind: 'percent', rule: 'R4', at: 'C05' },
        facts: expect.objectContaining({
          percent: {
            ...{ verdict: 'wrong', rounded: '91.20', actual: '91.20', bound: null },
            ...{ points: '3.87', units: '1629' },
          },
        }),
      });
  });

  test('figures of several items: shown where it is stated', () => {
    open()
      .answer('C01', '3385')
      .answer('C02', '3478')
      .answer('C03', '97.33')
      .expectCheck('ty-le', { state: 'holds', at: 'C03', codes: ['C01', 'C02', 'C03'] });
  });

  test('002-05: cut off is a notice; "trên 600" makes it more than 52,72 %', () => {
    open()
      .answer('C05', { part: '600', whole: '1138', stated: '52' })
      .expectCheck('C05', { state: 'fails', level: 'notice' });
    open()
      .answerAs('C05', {
        ...{ kind: 'ratio', part: '600', whole: '1138', stated: '52' },
        hedges: ['over', null, null],
      })
      .expectCheck('C05', {
        ...{ state: 'fails', level: 'notice' },
        facts: expect.objectContaining({
          percent: expect.objectContaining({
            ...{ verdict: 'truncated', bound: 'over', actual: '52.72', rounded: '53' },
          }),
        }),
      });
  });

  test('"100 %" of 345/346 is a notice: rounding hides the one that is left', () => {
    const said = open().answer('C05', { part: '345', whole: '346', stated: '100' });
    said.expectCheck('C05', { state: 'fails', level: 'notice' });
  });

  test('a bound that leaves room is open, a stated bound is held to exactly', () => {
    const said = (hedges: ('over' | 'under' | 'about' | null)[], stated: string) =>
      open().answerAs('C05', { kind: 'ratio', part: '600', whole: '1138', stated, hedges });
    said(['over', null, null], '60').expectCheck('C05', { state: 'open', missing: [] });
    said([null, null, 'over'], '52').expectCheck('C05', { state: 'holds' });
    said([null, null, 'over'], '53').expectCheck('C05', { state: 'fails', level: 'error' });
    said([null, null, 'under'], '53').expectCheck('C05', { state: 'holds' });
    // "95 % trở lên" and "không quá 95 %" are such bounds too: the end belongs to them.
    for (const hedge of ['over', 'under'] as const) {
      open()
        .answerAs('C05', {
          ...{ kind: 'ratio', part: '95', whole: '100', stated: '95' },
          hedges: [null, null, hedge],
        })
        .expectCheck('C05', { state: 'holds' });
    }
    said([null, null, 'about'], '50').expectCheck('C05', { state: 'open' });
  });

  test('nothing stated, nothing to say; not applicable is silent', () => {
    const counted = open().answer('C01', '3385').answer('C02', '3478');
    counted
      .expectCheck('ty-le', { state: 'silent', because: 'nothing-claimed' })
      .answer('C03', '97')
      .answer('C02', 'na')
      .expectCheck('ty-le', { state: 'silent', because: 'not-applicable' });
  });
});

describe('a percentage without its numbers (R8)', () => {
  test('001-09: the base is asked for, and where it must lie', () => {
    open()
      .answer('C01', '155')
      .answer('C03', '12')
      .expectCheck('ty-le', {
        ...{ state: 'open', level: 'ask', rule: 'R8' },
        missing: [expect.objectContaining({ ref: 'C02' })],
        facts: expect.objectContaining({
          ...{ kind: 'base', candidates: { of: 'whole', from: '1241', to: '1347' } },
        }),
      });
  });

  test('001-08: no whole number of plans makes 486 into 96,7 %', () => {
    open()
      .answer('C01', '486')
      .answer('C06', '96.7')
      .expectCheck('goc', { state: 'fails', level: 'error', rule: 'R8' });
  });

  test('004-02: of 273 only 268 is 98,17 %', () => {
    open()
      .answer('C05', { whole: '273', stated: '98.17' })
      .expectCheck('C05', {
        state: 'open',
        facts: expect.objectContaining({ candidates: { of: 'part', from: '268', to: '268' } }),
      });
    open()
      .answer('C05', { whole: '273', stated: '98.00' })
      .expectCheck('C05', { state: 'fails', level: 'error' });
  });

  test('what no number can give is wrong at once, the other number being there or not', () => {
    const ratio = (answer: { part?: string; whole?: string; stated: string }, may = false) =>
      openChecklists(
        may ? percentages.replace('type: ratio,', 'type: ratio, mayExceed: true,') : percentages,
      ).answer('C05', answer);
    ratio({ part: '0', stated: '5' }).expectCheck('C05', { state: 'fails', level: 'error' });
    ratio({ part: '0', stated: '0.0' }).expectCheck('C05', { state: 'open' });
    ratio({ whole: '0', stated: '5' }).expectCheck('C05', { state: 'fails', level: 'error' });
    ratio({ whole: '10', stated: '150' }).expectCheck('C05', { state: 'fails', level: 'error' });
    ratio({ part: '10', stated: '150' }).expectCheck('C05', { state: 'fails', level: 'error' });
    ratio({ whole: '10', stated: '150' }, true).expectCheck('C05', {
      state: 'open',
      facts: expect.objectContaining({ candidates: { of: 'part', from: '15', to: '15' } }),
    });
    // 345 of 344 would round to 100 % too, and is no part of it.
    ratio({ part: '345', stated: '100' }).expectCheck('C05', {
      state: 'open',
      facts: expect.objectContaining({ candidates: { of: 'whole', from: '345', to: '346' } }),
    });
  });

  test('a percentage alone asks for its base; without one it says nothing', () => {
    open().answer('C04', '98.5').expectCheck('C04', { state: 'open', level: 'ask', missing: [] });
    open().expectCheck('goc', { state: 'silent', because: 'nothing-claimed' });
    expect(
      open()
        .outcomes()
        .some(({ source }) => source.type === 'item'),
    ).toBe(false);
  });
});

describe('complements (R7)', () => {
  test('001-05: 97,33 + 2,67 is 100; rounding explains half a unit each', () => {
    const sum = (a: string, b: string) => open().answer('C03', a).answer('C04', b);
    sum('97.33', '2.67').expectCheck('bu', { state: 'holds' });
    sum('97.33', '2.68').expectCheck('bu', {
      state: 'holds',
      facts: expect.objectContaining({ deviation: '0.01', tolerance: '0.01' }),
    });
    sum('97', '2.5').expectCheck('bu', { state: 'holds' });
    sum('97.33', '2.69').expectCheck('bu', {
      ...{ state: 'fails', level: 'notice' },
      facts: expect.objectContaining({ sum: '100.02', deviation: '0.02' }),
    });
    open().answer('C03', '97').expectCheck('bu', { state: 'open' });
    sum('97', '3').answer('C04', 'na').expectCheck('bu', { state: 'silent' });
  });
});

describe('targets (R14)', () => {
  test('003-09: 0 % online is short of more than 10 %; 10 % is not more than 10 %', () => {
    const share = (part: string, whole = '1000') => open().answer('C05', { part, whole });
    share('0').expectCheck('chi-tieu', {
      ...{ state: 'fails', level: 'finding' },
      facts: expect.objectContaining({ result: '0.00', target: '10', shortfall: '10.00' }),
    });
    share('100').expectCheck('chi-tieu', { state: 'fails' });
    share('101').expectCheck('chi-tieu', { state: 'holds' });
    share('0', '0').expectCheck('chi-tieu', { state: 'silent', because: 'nothing-to-measure' });
    open().expectCheck('chi-tieu', { state: 'open' });
  });

  test('a bound that ends at the target reaches it, unless it has to be passed', () => {
    const said = (hedge: 'over' | 'under', result: string) =>
      open()
        .answer('C06', '95')
        .answerAs('C03', { kind: 'percentage', percents: [result], hedges: [hedge] });
    said('over', '95').expectCheck('ke-hoach', { state: 'holds' });
    said('over', '94').expectCheck('ke-hoach', { state: 'open' });
    said('under', '95').expectCheck('ke-hoach', { state: 'open' });
    said('under', '94').expectCheck('ke-hoach', { state: 'fails' });
    const share = (hedge: 'over' | 'under') =>
      open().answerAs('C05', {
        ...{ kind: 'ratio', part: '100', whole: '1000', stated: null },
        hedges: [hedge, null, null],
      });
    share('over').expectCheck('chi-tieu', { state: 'open' });
    share('under').expectCheck('chi-tieu', { state: 'fails' });
  });

  test('a result that is rounded to its target shows what it lacks', () => {
    open()
      .answer('C05', { part: '99999', whole: '1000000' })
      .expectCheck('chi-tieu', {
        ...{ state: 'fails' },
        facts: expect.objectContaining({ result: '9.9999', shortfall: '0.0001' }),
      });
    open()
      .answer('C05', { part: '1000001', whole: '10000000' })
      .expectCheck('chi-tieu', {
        ...{ state: 'holds' },
        facts: expect.objectContaining({ result: '10.00001', shortfall: '0' }),
      });
  });

  test('a target that is a figure of its own', () => {
    const result = (stated: string) => open().answer('C06', '95').answer('C03', stated);
    result('95.0').expectCheck('ke-hoach', { state: 'holds' });
    result('94.99').expectCheck('ke-hoach', {
      state: 'fails',
      facts: expect.objectContaining({ shortfall: '0.01' }),
    });
    open().answer('C03', '95').expectCheck('ke-hoach', { state: 'open' });
    result('95').answer('C06', 'na').expectCheck('ke-hoach', { state: 'silent' });
  });
});

describe('"100 % on time" (R18)', () => {
  test('needs the late ones stated as 0', () => {
    const claim = (stated: string) => open().answer('C03', stated);
    claim('100').answer('C07', '0').expectCheck('khong-tre', { state: 'holds' });
    claim('100.0')
      .answer('C07', '133')
      .expectCheck('khong-tre', {
        ...{ state: 'fails', level: 'error' },
        facts: expect.objectContaining({ left: [expect.objectContaining({ ref: 'C07' })] }),
      });
    claim('100').expectCheck('khong-tre', {
      state: 'open',
      missing: [expect.objectContaining({ ref: 'C07' })],
    });
    claim('99.9').answer('C07', '133').expectCheck('khong-tre', { state: 'silent' });
  });

  test('a bound that lets 0 in is asked about, one that does not accuses', () => {
    const late = (hedge: 'over' | 'under' | 'about', count = '5') =>
      open()
        .answer('C03', '100')
        .answerAs('C07', { kind: 'count', counts: [count], hedges: [hedge] });
    for (const hedge of ['under', 'about'] as const) {
      const visit = late(hedge).expectCheck('khong-tre', {
        state: 'open',
        missing: [],
        bounds: [expect.objectContaining({ ref: 'C07', hedge })],
      });
      const [asked] = visit.outcomes().filter(({ kind }) => kind === 'none-left');
      expect(asked && checkWords(asked).title).toContain('chỉ là mức ước');
    }
    late('over').expectCheck('khong-tre', { state: 'fails', level: 'error' });
    late('under', '0').expectCheck('khong-tre', { state: 'holds' });
  });

  test('“không áp dụng” is no 0: with 100 % claimed the figure is asked for as a blank one is', () => {
    open()
      .answer('C03', '100')
      .answer('C07', 'na')
      .expectCheck('khong-tre', {
        ...{ state: 'open', level: 'ask' },
        missing: [expect.objectContaining({ ref: 'C07' })],
      });
    open().answer('C03', '99').answer('C07', 'na').expectCheck('khong-tre', { state: 'silent' });
  });
});

describe('a bound of a part (R4, R5)', () => {
  const stated = (percent: string) => ({
    kind: 'ratio' as const,
    ...{ part: '600', whole: '1138', stated: percent, hedges: ['over' as const, null, null] },
  });

  test('lets no percentage in that is above the whole', () => {
    const outcome = (percent: string) =>
      open()
        .answerAs('C05', stated(percent))
        .outcomes()
        .find(({ at, rule }) => at === 'C05' && rule === 'R4')?.state;
    expect(outcome('120')).toBe('fails');
    expect(outcome('100')).toBe('open');
    expect(outcome('99')).toBe('open');
    expect(outcome('52')).toBe('fails');
  });

  test('unless the part may exceed it', () => {
    const visit = openChecklists(
      percentages.replace('type: ratio,', 'type: ratio, mayExceed: true,'),
    ).answerAs('C05', stated('120'));
    const found = visit.outcomes().find(({ at, rule }) => at === 'C05' && rule === 'R4');
    expect(found?.state).toBe('open');
  });
});

describe('pairs that do give a percentage', () => {
  test('are of what the percentage is of: an amount of money is no share of dossiers', () => {
    const visit = openChecklists(
      percentages
        .replace('text: { vi: Cập nhật }', 'unit: { vi: hồ sơ }, text: { vi: Cập nhật }')
        .replace(item('C01', 'count'), item('C01', 'money'))
        .replace(item('C02', 'count'), item('C02', 'money')),
    )
      .answer('C01', '9507000000')
      .answer('C02', '10000000000')
      .answer('C07', '40378')
      .answer('C05', { part: '38388', whole: '42092', stated: '95.07' });
    const [failed] = visit.outcomes().filter(({ state, at }) => state === 'fails' && at === 'C05');
    if (failed?.state !== 'fails' || failed.facts.kind !== 'percent') throw new Error('holds');
    const pairs = findPairs(failed.facts, reportedFigures(visit.visit()));
    expect(pairs.map(({ part, whole }) => [part.ref, whole.ref])).toEqual([['C05.part', 'C07']]);
  });
});
