import { describe, expect, it } from 'vitest';

import { describeRun } from '../support/reporter/describe-run.ts';
import type { FinishedTest } from '../support/reporter/describe-run.ts';

const finished = (overrides: Partial<FinishedTest>): FinishedTest => ({
  file: 'a.test.ts',
  name: 'works',
  state: 'passed',
  milliseconds: 1,
  skippedBecause: undefined,
  failedBefore: undefined,
  ...overrides,
});

const run = (tests: FinishedTest[], brokenFiles: string[] = [], unhandledErrors = 0) =>
  describeRun({ tests, brokenFiles, unhandledErrors, isFiltered: false });

describe('the closing line of a test run', () => {
  it('counts what passed, failed and was skipped', () => {
    const report = run([
      finished({}),
      finished({ state: 'failed' }),
      finished({ state: 'skipped', skippedBecause: 'no LibreOffice' }),
    ]);
    expect(report.closingLine).toBe('1 passed, 1 failed, 1 skipped');
    expect(report.isFailure).toBe(true);
  });

  it('is a success only when something ran and nothing failed', () => {
    expect(run([finished({})]).isFailure).toBe(false);
    expect(run([]).isFailure).toBe(true);
    expect(run([finished({ state: 'skipped' })]).isFailure).toBe(true);
  });

  it('counts broken files, errors outside tests and tests that never ended as failures', () => {
    const report = run([finished({}), finished({ state: 'pending' })], ['b.test.ts'], 1);
    expect(report.closingLine).toBe('1 passed, 3 failed, 0 skipped');
    expect(report.isFailure).toBe(true);
  });

  it('names the ten slowest tests, the slowest first', () => {
    const tests = Array.from({ length: 12 }, (_, i) =>
      finished({ name: `test ${i}`, milliseconds: i * 100 }),
    );
    const lines = run(tests).details.filter((line) => line.includes(' ms  '));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toContain('1100 ms  a.test.ts > test 11');
  });

  it('names each skipped test with its reason, or says that it gave none', () => {
    const text = run([
      finished({}),
      finished({ name: 'renders', state: 'skipped', skippedBecause: 'no LibreOffice here' }),
      finished({ name: 'forgotten', state: 'skipped' }),
    ]).details.join('\n');
    expect(text).toContain('a.test.ts > renders: no LibreOffice here');
    expect(text).toContain('a.test.ts > forgotten: NO REASON GIVEN');
  });

  it('names each test that passed only when it was tried again, and by what it had failed', () => {
    const report = run([finished({}), finished({ name: 'draws', failedBefore: 'no such button' })]);
    expect(report.closingLine).toBe('2 passed, 0 failed, 0 skipped');
    const at = report.details.indexOf('PASSED ONLY AT THE SECOND TRY (1):');
    expect(report.details.slice(at + 1)).toEqual(['  a.test.ts > draws', 'no such button']);
    expect(run([finished({})]).details.join()).not.toContain('SECOND TRY');
  });
});
