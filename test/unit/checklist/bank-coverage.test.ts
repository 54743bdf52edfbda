import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { committedChecklists, committedItem, itemsOf } from './committed-checklists.ts';

const bankSchema = z.array(
  z.strictObject({ code: z.string(), type: z.string(), severity: z.string() }),
);
const bank = bankSchema.parse(
  JSON.parse(
    await readFile(new URL('../../fixtures/item-bank.json', import.meta.url), 'utf8'),
  ) as unknown,
);
const checklists = await committedChecklists();

const sortedByCode = <T extends { readonly code: string }>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => (a.code < b.code ? -1 : 1));

describe('the eight checklists against the item bank', () => {
  test('the bank has 177 items, twenty of them tables', () => {
    expect(bank).toHaveLength(177);
    expect(bank.filter(({ type }) => type === 'table')).toHaveLength(20);
  });

  test('every item of the bank is there once, with its type and severity', () => {
    const written = checklists
      .flatMap(({ checklist }) => itemsOf(checklist))
      .map(({ code, type, severity }) => ({ code, type, severity }));
    expect(sortedByCode(written)).toEqual(sortedByCode(bank));
  });

  test('they come in the order of their letters, with the number of items of each', () => {
    expect(
      checklists.map(({ checklist }) => [
        checklist.letter,
        checklist.id,
        itemsOf(checklist).length,
      ]),
    ).toEqual([
      ['A', 'niem-yet-mot-cua', 24],
      ['B', 'iso-9001', 21],
      ['C', 'cong-nghe-thong-tin', 23],
      ['D', 'ngan-sach-tai-san', 25],
      ['E', 'ho-so', 23],
      ['F', 'chi-dao-dieu-hanh', 24],
      ['G', 'the-che', 17],
      ['H', 'phan-anh-hai-long', 20],
    ]);
  });

  test('every text has an English one, and no question carries the marks of the bank', () => {
    for (const { checklist } of checklists) {
      for (const item of itemsOf(checklist)) {
        expect(item.text.en, item.code).toBeTruthy();
        expect(item.lookAt.en, item.code).toBeTruthy();
        expect(`${item.text.vi} ${item.lookAt.vi}`, item.code).not.toMatch(
          /\bNA\b|\[|Như trên|mục 7/,
        );
      }
    }
  });

  test.each(['A12', 'A13', 'A14', 'A15', 'A18'])(
    '%s names no article 11 of decree 118/2025, on which the sources disagree',
    (code) => {
      const item = checklists
        .flatMap(({ checklist }) => itemsOf(checklist))
        .find((candidate) => candidate.code === code);
      const references =
        item?.legal.filter((reference) => JSON.stringify(reference).includes('118')) ?? [];
      expect(references).toHaveLength(1);
      expect(references).toEqual([expect.not.stringContaining('d11')]);
    },
  );

  test('items that ask for two figures or dates name both; a ratio names its numbers', async () => {
    expect((await committedItem('A05', 'date')).parts).toHaveLength(2);
    expect((await committedItem('A24', 'count')).parts?.map(({ label }) => label.vi)).toEqual([
      'Điểm được bố trí',
      'Điểm đang hoạt động',
    ]);
    expect((await committedItem('D18', 'money')).parts).toHaveLength(2);
    expect((await committedItem('C15', 'ratio')).labels.whole.vi).toBe('Tổng tiếp nhận');
    expect((await committedItem('B01', 'choice')).options.map(({ label }) => label.vi)).toEqual([
      'Chưa áp dụng',
      'Đang xây dựng',
      'Đã công bố',
      'Đã công bố nhưng chưa công bố lại',
    ]);
  });
});
