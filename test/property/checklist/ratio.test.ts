import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentOf, wholesThatGive } from '#domain/checklist/ratio.ts';
import { judgeStatedPercent } from '#domain/checklist/stated-percent.ts';
import { compareDecimals, divide, formatDecimal, parseDecimal } from '#domain/kernel/decimal.ts';
import { propertyRun } from './property-run.ts';

const figure = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 18n - 1n });
const decimals = fc.integer({ min: 0, max: 6 });
const judge = (part: string, whole: string, stated: string) =>
  judgeStatedPercent(exactly(part), exactly(whole), exactly(stated)).verdict;
const gives = (verdict: string) => verdict === 'exact' || verdict === 'end-by-rounding';
const exactly = (value: string) => ({ value, hedge: null });

/** Long division by hand, digit by digit: a second way to the same result, sharing no code. */
function longDivision(numerator: bigint, denominator: bigint, places: number) {
  let rest = numerator % denominator;
  let digits = (numerator / denominator).toString();
  for (let place = 0; place < places; place += 1) {
    rest *= 10n;
    digits += (rest / denominator).toString();
    rest %= denominator;
  }
  return { digits: BigInt(digits), rest };
}

describe('exact division', () => {
  test('halves and more go up, less goes down', () => {
    fc.assert(
      fc.property(figure, positive, decimals, (numerator, denominator, places) => {
        const { digits, rest } = longDivision(numerator, denominator, places);
        expect(divide(numerator, denominator, places, 'truncate').units).toBe(digits);
        const up = rest * 2n >= denominator ? 1n : 0n;
        expect(divide(numerator, denominator, places).units).toBe(digits + up);
      }),
      propertyRun,
    );
  });

  test('a decimal read and written again is the same text', () => {
    const text = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.stringMatching(/^\d{0,6}$/))
      .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));
    fc.assert(
      fc.property(text, (written) => {
        const decimal = parseDecimal(written);
        expect(decimal).not.toBeNull();
        expect(decimal && formatDecimal(decimal)).toBe(written);
      }),
      propertyRun,
    );
  });

  test('precision does not change the value', () => {
    fc.assert(
      fc.property(figure, decimals, decimals, (units, scale, more) => {
        const wider = { units: units * 10n ** BigInt(more), scale: scale + more };
        expect(compareDecimals({ units, scale }, wider)).toBe(0);
        expect(compareDecimals({ units: units + 1n, scale }, wider)).toBe(1);
        expect(compareDecimals({ units, scale }, { ...wider, units: wider.units + 1n })).toBe(-1);
      }),
      propertyRun,
    );
  });
});

describe('percentages of whole numbers', () => {
  test('R4: the percentage that is computed is the one that counts as exact', () => {
    fc.assert(
      fc.property(figure, positive, decimals, (part, whole, places) => {
        const percent = percentOf(`${part}`, `${whole}`, places);
        expect(percent).not.toBeNull();
        const saysAll = Number(percent) === 100 && part < whole;
        const saysNone = Number(percent) === 0 && part > 0n;
        expect(judge(`${part}`, `${whole}`, percent ?? '')).toBe(
          saysAll || saysNone ? 'end-by-rounding' : 'exact',
        );
      }),
      {
        ...propertyRun,
        examples: [
          [345n, 346n, 0],
          [1n, 1000n, 0],
          [346n, 346n, 0],
          [0n, 9n, 2],
        ],
      },
    );
  });

  test('R4: what only rounding makes all or none of is told with digits that differ from it', () => {
    const told = (part: string, whole: string, stated: string) =>
      judgeStatedPercent(exactly(part), exactly(whole), exactly(stated)).actual;
    expect(told('345', '346', '100')).toBe('99.71');
    expect(told('999999', '1000000', '100')).toBe('99.9999');
    expect(told('1', '10000000', '0.0')).toBe('0.00001');
  });

  test('R4: one unit in the last digit beside it is wrong, or truncated and then one below', () => {
    fc.assert(
      fc.property(figure, positive, decimals, (part, whole, places) => {
        const { units } = divide(100n * part, whole, places);
        const above = formatDecimal({ units: units + 1n, scale: places });
        expect(judge(`${part}`, `${whole}`, above)).toBe('wrong');
        if (units === 0n) return;
        const below = formatDecimal({ units: units - 1n, scale: places });
        const { rest } = longDivision(100n * part, whole, places);
        const roundedUp = rest * 2n >= whole;
        expect(judge(`${part}`, `${whole}`, below)).toBe(roundedUp ? 'truncated' : 'wrong');
      }),
      propertyRun,
    );
  });

  test('R8: the wholes that give a percentage are exactly those that do when tried one by one', () => {
    const stated = fc
      .tuple(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(0, 1))
      .map(([units, scale]) => formatDecimal({ units: BigInt(units), scale }));
    let found = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), stated, (part, percent) => {
        const largest = part * 2000 + 1;
        const tried: number[] = [];
        for (let whole = 1; whole <= largest; whole += 1) {
          if (gives(judge(`${part}`, `${whole}`, percent))) tried.push(whole);
        }
        const range = wholesThatGive(`${part}`, percent);
        if (range !== null) found += 1;
        expect(range).toEqual(
          tried.length === 0 ? null : { from: `${tried[0]}`, to: `${tried.at(-1)}` },
        );
      }),
      { ...propertyRun, numRuns: Math.min(propertyRun.numRuns, 50) },
    );
    expect(found).toBeGreaterThan(10);
  }, 30_000);
});
