import { expect, test } from 'vitest';
import { outlineOf } from '#tools/checklists/outline.ts';
import { committedChecklists, itemsOf } from '../checklist/committed-checklists.ts';
import { everyTypeChecklist } from './every-type.ts';

test('names each item with type, severity, condition and evidence, then counts them', async () => {
  const one = await everyTypeChecklist();
  const lines = outlineOf([one]);

  expect(lines.slice(0, 2)).toEqual([
    'Z  Phiếu đủ loại mục để thử',
    `   du-loai.yaml, version 2026.1, ${one.hash.slice(0, 12)}: 15 items, 2 sections, 17 cross-checks`,
  ]);
  expect(lines.slice(3, 8)).toEqual([
    '   1. Hồ sơ và số liệu (mot)',
    '      Z01  compliance  critical  Có quyết định thành lập Trung tâm còn hiệu lực',
    '                                 photo when unmet',
    '                                 note when partial or unmet',
    '      Z02  yes-no      minor     Có hòm thư góp ý',
  ]);
  expect(lines).toContain('      asked when Z01 is answered');
  expect(lines).toContain(`${' '.repeat(33)}asked when Z10 is “Sảnh chờ” or “Tại quầy”`);
  for (const total of [
    'compliance       2    2',
    'photo            1    1',
    'major            4    4',
    'items           15   15',
    'cross-checks    17   17',
  ]) {
    expect(lines).toContain(total);
  }
});

test('the totals of the checklists of this repository are theirs', async () => {
  const loaded = await committedChecklists();
  const counts = loaded.map(({ checklist }) => itemsOf(checklist).length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const line = outlineOf(loaded).find((each) => each.startsWith('items '));

  expect(all).toBeGreaterThan(80);
  expect(line?.split(/\s+/).slice(1).map(Number)).toEqual([...counts, all]);
});
