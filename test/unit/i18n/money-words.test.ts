import { describe, expect, it } from 'vitest';
import { moneyToWords } from '#client/i18n/money-words.ts';

describe('moneyToWords', () => {
  it.each([
    ['0', 'Không đồng'],
    ['1', 'Một đồng'],
    ['10', 'Mười đồng'],
    ['11', 'Mười một đồng'],
    ['14', 'Mười bốn đồng'],
    ['15', 'Mười lăm đồng'],
    ['20', 'Hai mươi đồng'],
    ['21', 'Hai mươi mốt đồng'],
    ['24', 'Hai mươi tư đồng'],
    ['25', 'Hai mươi lăm đồng'],
    ['100', 'Một trăm đồng'],
    ['101', 'Một trăm linh một đồng'],
    ['105', 'Một trăm linh năm đồng'],
    ['110', 'Một trăm mười đồng'],
    ['555', 'Năm trăm năm mươi lăm đồng'],
    ['1000', 'Một nghìn đồng'],
    ['1001', 'Một nghìn không trăm linh một đồng'],
    ['1010', 'Một nghìn không trăm mười đồng'],
    ['52000', 'Năm mươi hai nghìn đồng'],
    ['1000005', 'Một triệu không trăm linh năm đồng'],
    ['1005000', 'Một triệu không trăm linh năm nghìn đồng'],
    ['1000000000', 'Một tỷ đồng'],
    ['1000000021', 'Một tỷ không trăm hai mươi mốt đồng'],
    [
      '1385062438',
      'Một tỷ ba trăm tám mươi lăm triệu không trăm sáu mươi hai nghìn bốn trăm ba mươi tám đồng',
    ],
    [
      '6981040284',
      'Sáu tỷ chín trăm tám mươi mốt triệu không trăm bốn mươi nghìn hai trăm tám mươi tư đồng',
    ],
    ['15000000000000', 'Mười lăm nghìn tỷ đồng'],
    ['2000000000000000000', 'Hai tỷ tỷ đồng'],
    ['000', 'Không đồng'],
  ])('reads %s', (digits, words) => {
    expect(moneyToWords(digits)).toBe(words);
  });

  it.each(['', '1.000', '-1', '1e3', '12,5'])(
    'refuses %j, which is no string of digits',
    (text) => {
      expect(() => moneyToWords(text)).toThrow(RangeError);
    },
  );
});
