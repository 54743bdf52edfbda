import { writeSync } from 'node:fs';

import { DefaultReporter } from 'vitest/node';
import type { SerializedError } from 'vitest';
import type { TestCase, TestModule, TestRunEndReason } from 'vitest/node';

import { describeRun } from './describe-run.ts';
import type { FinishedTest } from './describe-run.ts';

/**
 * Vitest's ordinary report, then the slowest tests, then every skipped test with its reason, then
 * `N passed, N failed, N skipped` alone on the very last line of the output.
 *
 * A run in which no test was executed fails, whatever else it says: a filter that matches nothing
 * and a suite that skips itself must not look like success.
 */
export default class PlainReporter extends DefaultReporter {
  #closing: { line: string; isFailure: boolean } | undefined;

  constructor() {
    super();
    // Written when the process ends: warnings about what was left open come before it, not after.
    process.on('exit', () => {
      if (this.#closing === undefined) return;
      if (this.#closing.isFailure && !process.exitCode) process.exitCode = 1;
      writeSync(1, `${this.#closing.line}\n`);
    });
  }

  override onTestRunEnd(
    testModules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    super.onTestRunEnd(testModules, unhandledErrors, reason);
    const report = describeRun({
      tests: testModules.flatMap(finishedTests),
      brokenFiles: testModules.filter(isBroken).map((module) => module.relativeModuleId),
      unhandledErrors: unhandledErrors.length,
      isFiltered: this.ctx.getGlobalTestNamePattern() !== undefined,
    });
    for (const line of report.details) console.log(line);
    this.#closing = { line: report.closingLine, isFailure: report.isFailure };
    if (this.ctx.config.watch) console.log(report.closingLine);
  }
}

function finishedTests(module: TestModule): FinishedTest[] {
  return [...module.children.allTests()].map((test) => finishedTest(module, test));
}

function finishedTest(module: TestModule, test: TestCase): FinishedTest {
  const result = test.result();
  return {
    file: module.relativeModuleId,
    name: test.fullName,
    state: result.state,
    milliseconds: test.diagnostic()?.duration ?? 0,
    skippedBecause: result.state === 'skipped' ? result.note : undefined,
    failedBefore: result.state === 'passed' ? result.errors?.at(0)?.message : undefined,
  };
}

/** A file that could not be read, or whose hooks failed, has no failed test to be counted by. */
function isBroken(module: TestModule): boolean {
  const hasFailedTest = [...module.children.allTests('failed')].length > 0;
  return module.state() === 'failed' && !hasFailedTest;
}
