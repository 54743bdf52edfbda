/** One test of a run, as the reporter needs it. */
export interface FinishedTest {
  readonly file: string;
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly milliseconds: number;
  /** What the test said when it skipped itself. */
  readonly skippedBecause: string | undefined;
  /** By what it failed before it passed, where it was tried again. */
  readonly failedBefore: string | undefined;
}

export interface FinishedRun {
  readonly tests: readonly FinishedTest[];
  /** Files that failed without a failed test in them. */
  readonly brokenFiles: readonly string[];
  readonly unhandledErrors: number;
  /** True when only tests of a certain name were asked for. */
  readonly isFiltered: boolean;
}

export interface RunReport {
  readonly details: readonly string[];
  readonly closingLine: string;
  readonly isFailure: boolean;
}

const slowestShown = 10;

/**
 * Puts a finished run into lines. A file that broke and an error outside every test count as one
 * failure each, and a test that never ended counts as failed: the closing line must not be better
 * than the run.
 */
export function describeRun(run: FinishedRun): RunReport {
  const passed = run.tests.filter((test) => test.state === 'passed');
  const failed = run.tests.filter((test) => test.state === 'failed' || test.state === 'pending');
  const skipped = run.tests.filter((test) => test.state === 'skipped');
  const failures = failed.length + run.brokenFiles.length + run.unhandledErrors;
  const hasRunNothing = passed.length + failed.length === 0;
  return {
    details: [
      ...slowestLines([...passed, ...failed]),
      ...secondTryLines(passed),
      ...(run.isFiltered ? [] : skippedLines(skipped)),
      ...(hasRunNothing ? ['', 'No test was executed: that counts as a failure.'] : []),
    ],
    closingLine: `${passed.length} passed, ${failures} failed, ${skipped.length} skipped`,
    isFailure: failures > 0 || hasRunNothing,
  };
}

function slowestLines(tests: readonly FinishedTest[]): string[] {
  if (tests.length === 0) return [];
  const slowest = tests
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, slowestShown)
    .map((test) => `  ${String(Math.round(test.milliseconds)).padStart(7)} ms  ${title(test)}`);
  return ['', 'Slowest tests:', ...slowest];
}

/** A second try is no secret: what passes only sometimes is a fault of the test or of what it tries. */
function secondTryLines(tests: readonly FinishedTest[]): string[] {
  const again = tests.filter(({ failedBefore }) => failedBefore !== undefined);
  if (again.length === 0) return [];
  const lines = again.flatMap((test) => [`  ${title(test)}`, test.failedBefore ?? '']);
  return ['', `PASSED ONLY AT THE SECOND TRY (${again.length}):`, ...lines];
}

function skippedLines(tests: readonly FinishedTest[]): string[] {
  if (tests.length === 0) return [];
  const lines = tests.map(
    (test) => `  ${title(test)}: ${test.skippedBecause ?? 'NO REASON GIVEN'}`,
  );
  return ['', `SKIPPED, NOT CHECKED (${tests.length}):`, ...lines];
}

function title(test: FinishedTest): string {
  return `${test.file} > ${test.name}`;
}
