import { describe, expect, it } from 'vitest';
import {
  canBeClaimed,
  claimDiffers,
  claimKey,
  daysLate,
  readSelfReport,
} from '#domain/followup/self-report.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { change, fold, record } from '../compile/sample-visit.ts';

const answer = makeRecordKey('answer', 'x/E04');
const claimed = { kind: 'count', counts: ['1800'] };
const file = { sha256: 'a'.repeat(64), size: 10, type: 'application/json' };
const request = { due: '2022-04-08', checklists: [file], note: '' };

const stampedClaim = (at: string) =>
  fold([{ ...change(claimKey(answer), 'value', claimed), at: at as never }]);
const handedIn = fold([
  {
    ...change('self-report:main', 'handedIn', { at: '2022-04-08T01:00:00.000Z' }),
    at: '2022-04-08T01:00:00.000Z-0000' as never,
  },
]);

describe('the report of a unit on itself', () => {
  it('is nothing where nobody asked', () => {
    const report = readSelfReport([]);
    expect(report).toEqual({ request: null, note: '', handedIn: null, claims: new Map() });
  });

  it('is asked for, and no longer once the request is taken back', () => {
    expect(readSelfReport([record('report-request:main', { request })]).request).toEqual(request);
    expect(readSelfReport([record('report-request:main', { request: null })]).request).toBeNull();
  });

  it('names each claim by the item, whatever version it is answered in', () => {
    const { claims } = readSelfReport([record('claim:x/E04', { value: claimed, note: 'cả năm' })]);
    expect([...claims.keys()]).toEqual([answer]);
    expect(claims.get(answer)).toMatchObject({ value: claimed, note: 'cả năm', corrected: false });
  });

  it.each([
    ['before', '2022-04-08T00:59:59.000Z-0000', false],
    ['after', '2022-04-08T01:00:01.000Z-0000', true],
  ])('tells a claim written %s it was handed in', (_, at, corrected) => {
    const report = readSelfReport([handedIn, stampedClaim(at)]);
    expect(report.handedIn?.at).toBe('2022-04-08T01:00:00.000Z');
    expect(report.claims.get(answer)?.corrected).toBe(corrected);
  });

  it('is late from the day after the one it was due on, until it is handed in', () => {
    const asked = record('report-request:main', { request });
    const open = readSelfReport([asked]);
    expect(
      ['2022-04-07', '2022-04-08', '2022-04-09', '2023-04-08'].map((day) => daysLate(open, day)),
    ).toEqual([0, 0, 1, 365]);
    expect(daysLate(readSelfReport([asked, handedIn]), '2022-04-20')).toBe(0);
    expect(daysLate(readSelfReport([]), '2022-04-20')).toBe(0);
  });

  it.each([
    [
      { kind: 'ratio', part: '1', whole: '2', stated: '50' },
      { kind: 'ratio', part: '1', whole: '2', stated: null },
      false,
    ],
    [
      { kind: 'ratio', part: '1', whole: '2', stated: null },
      { kind: 'ratio', part: '1', whole: '3', stated: null },
      true,
    ],
    [{ kind: 'count', counts: ['5'], hedges: ['about'] }, { kind: 'count', counts: ['5'] }, false],
    [{ kind: 'choices', options: ['a', 'b'] }, { kind: 'choices', options: ['b', 'a'] }, false],
    [{ kind: 'yes-no', yes: true }, { kind: 'yes-no', yes: false }, true],
  ])('compares figures, not how they are said: %j, %j', (claim, answer, differs) => {
    expect(claimDiffers(claim as never, answer as never)).toBe(differs);
  });

  it('leaves tables and photos to the delegation', () => {
    expect(
      ['table', 'photo', 'count', 'compliance'].map((type) => canBeClaimed({ type } as never)),
    ).toEqual([false, false, true, true]);
  });
});
