import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that alone take longer than any other part of the run: begun last, one processor waits for them. */
const long = [
  'test/property/simulation/simulation.test.ts',
  'test/integration/start/process.test.ts',
  'test/integration/checklists/command.test.ts',
];

/** Vitest's own order, with the longest files first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      long.some((path) => moduleId.endsWith(path));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
