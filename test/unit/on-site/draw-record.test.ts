/** The record of a draw holds all that is needed to draw it again, and says what changed since. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fieldRule } from '#domain/access/access-table.ts';
import { checkDraw } from '#domain/on-site/check-draw.ts';
import { drawRecord, maxSampleSize } from '#domain/on-site/draw-record.ts';
import { drawSample, type RegisterEntry, type SampleSize } from '#domain/on-site/draw-sample.ts';
import { drawFields, maxCodeLength } from '#domain/on-site/records.ts';
import { dossierKey, gatherRegisters } from '#domain/on-site/registers.ts';
import { maxChangeBytes, utf8Length, type JsonValue } from '#domain/sync/change.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { visitRecordsOf } from './visit-records.ts';

const register = makeRecordKey('register', 'r1');
const facts = { at: '2022-04-13T02:30:00.000Z', witness: 'Công chức một cửa' };
const whole: SampleSize = { type: 'whole', size: 5 };
const list = (count: number): readonly RegisterEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `H40.55-220413-${String(index + 1).padStart(4, '0')}`,
    group: index % 4 === 0 ? 'Trễ hạn' : 'Đúng hạn',
  }));

const stored = (fields: Readonly<Record<string, JsonValue>>) => {
  const [found] = gatherRegisters(
    visitRecordsOf({ [register]: { name: 'Sổ' }, 'draw:d1': fields }),
  );
  const [draw] = found?.draws ?? [];
  if (draw === undefined) throw new Error('not stored');
  return draw;
};
const record = (entries: readonly RegisterEntry[], size: SampleSize = whole) =>
  drawRecord(register, drawSample('hoa sen', entries, size), facts);

describe('the record of a draw', () => {
  it('is enough for node:crypto to draw the sample again, without the register', () => {
    const fields = record(list(500));
    const { seed, digest, count, parts, groups } = drawFields.drawn.parse(fields['drawn']);
    const lines = Array.from({ length: parts }, (_, part) =>
      drawFields.lines.parse(fields[`lines${part}`]),
    ).flat();
    const sha = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(lines).toHaveLength(count);
    expect(sha(lines.map((line) => `${line}\n`).join(''))).toBe(digest);
    const drawn = lines.toSorted((a, b) => (sha(`${seed}|${a}`) < sha(`${seed}|${b}`) ? -1 : 1));
    expect(groups.map(({ codes }) => codes)).toEqual([drawn.slice(0, 5)]);
  });

  it('may be written field by field, and no field is larger than a change may be', () => {
    const long = Array.from({ length: 1500 }, (_, index) => ({
      code: String(index).padStart(maxCodeLength, 'Ế'),
      group: 'Ế'.repeat(maxCodeLength - 2) + String(index % 20).padStart(2, '0'),
    }));
    const sizes = new Map(
      Array.from({ length: 20 }, (_, index) => [
        'Ế'.repeat(maxCodeLength - 2) + String(index).padStart(2, '0'),
        maxSampleSize / 20,
      ]),
    );
    for (const fields of [record(long), record(long, { type: 'groups', sizes })]) {
      for (const [field, value] of Object.entries(fields)) {
        expect(fieldRule('visit', 'draw', field)?.value.safeParse(value).success).toBe(true);
        expect(utf8Length(JSON.stringify(value))).toBeLessThan(maxChangeBytes - 1024);
      }
    }
  });

  it.each([whole, { type: 'groups', sizes: new Map([['TRỄ HẠN', 3]]) } as SampleSize])(
    'is found to agree: %#',
    (size) => {
      const entries = list(40);
      expect(checkDraw(stored(record(entries, size)), entries)).toEqual({
        ...{ verdict: 'agrees', added: [], gone: [], regrouped: [] },
      });
    },
  );

  it('tells what became of the register since', () => {
    const [first, second, ...others] = list(12);
    if (!first || !second) throw new Error('no list');
    const sizes = new Map([['ĐÚNG HẠN', 3]]);
    const draw = stored(record(list(12), { type: 'groups', sizes }));
    const now = [{ ...second, group: 'Trễ hạn' }, ...others, { code: 'x-99', group: '' }];
    expect(checkDraw(draw, now)).toEqual({
      verdict: 'agrees',
      added: ['X-99'],
      gone: [first.code],
      regrouped: [second.code],
    });
  });

  it('is found out where another dossier, another register or a part is not what was drawn', () => {
    const fields = record(list(300));
    const drawn = drawFields.drawn.parse(fields['drawn']);
    const check = (change: Readonly<Record<string, JsonValue>>) =>
      checkDraw(stored({ ...fields, ...change }), list(300)).verdict;
    const [head, ...tail] = fields['lines0'] as string[];
    expect(check({})).toBe('agrees');
    const swapped = drawn.groups.map((one) => ({ ...one, codes: one.codes.toReversed() }));
    expect(check({ drawn: { ...drawn, groups: swapped } })).toBe('sample-differs');
    expect(check({ drawn: { ...drawn, seed: 'HOA MAI' } })).toBe('sample-differs');
    expect(check({ lines0: tail })).toBe('register-differs');
    expect(check({ lines0: [`${head}A`, ...tail] })).toBe('register-differs');
    expect(check({ drawn: { ...drawn, parts: 9 } })).toBe('incomplete');
    expect(check({ drawn: { ...drawn, version: 2 } })).toBe('unknown-rule');
  });

  it('gives a dossier the same record wherever its code is entered', () => {
    expect(dossierKey(register, ' h40–1')).toBe(dossierKey(register, 'H40-1'));
    expect(dossierKey(register, 'H40-1')).not.toBe(dossierKey(register, 'H40-2'));
    expect(dossierKey(register, 'H40-1')).toMatch(/^dossier:r1\/[0-9a-f]{32}$/);
  });
});
