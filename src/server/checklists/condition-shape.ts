import { conditionTests } from '#domain/checklist/condition.ts';
import type { ChecklistProblem } from './checklist-problem.ts';
import { reportInto, type Path } from './problem-report.ts';
import { listAt, valueAt } from './raw-content.ts';
import { schemaProblems } from './schema-problems.ts';
import type { YamlFile } from './yaml-file.ts';

/**
 * What keeps something from being a condition. Of its many forms the schema could only say that none
 * fits; an author means the one whose members he wrote, and learns what is wrong with that. Looks at the
 * raw content; answers with the places, of which the schema has nothing to add.
 */
export function conditionShapeProblems(
  file: YamlFile,
  problems: ChecklistProblem[],
): readonly Path[] {
  return placesOf(file.content).filter((path) => {
    const found = conditionProblems(file, path);
    problems.push(...found);
    return found.length > 0;
  });
}

function placesOf(content: unknown): readonly Path[] {
  return listAt(content, 'sections')
    .flatMap((section, s): readonly Path[] => [
      ['sections', s, 'when'],
      ...listAt(section, 'items').map((_, i) => ['sections', s, 'items', i, 'when']),
    ])
    .filter((path) => valueAt(content, path) !== undefined);
}

type Test = keyof typeof conditionTests;
const GROUPS = ['all', 'any', 'not'];
/** Which test the members of a condition make it. */
const TEST_OF: Readonly<Record<string, Test>> = {
  ...{ answered: 'answered', applicable: 'applicable', level: 'level', yes: 'yes' },
  ...{ option: 'option', figure: 'figure', atLeast: 'figure', atMost: 'figure' },
};

function conditionProblems(file: YamlFile, path: Path): readonly ChecklistProblem[] {
  const content = valueAt(file.content, path);
  const found: ChecklistProblem[] = [];
  const report = reportInto(found, file);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    report(path, 'a condition is all, any or not, or a test of one item');
    return found;
  }
  const members = Object.keys(content);
  const group = members.find((member) => GROUPS.includes(member));
  if (group !== undefined) {
    const beside = members.filter((member) => member !== group);
    if (beside.length > 0) {
      report(path, `${group} stands alone, without ${beside.join(', ')}; put them under one all`);
      return found;
    }
    const parts = listAt(content, group);
    if (group === 'not') return conditionProblems(file, [...path, group]);
    if (parts.length === 0) report([...path, group], `${group} is a list of conditions`);
    return [...found, ...parts.flatMap((_, i) => conditionProblems(file, [...path, group, i]))];
  }
  const tests = [...new Set(members.flatMap((member) => TEST_OF[member] ?? []))];
  if (tests.length > 1) {
    const named = members.filter((member) => TEST_OF[member] !== undefined).join(', ');
    report(path, `one condition makes one test, not several (${named}); put them under all`);
    return found;
  }
  const parsed = conditionTests[tests[0] ?? 'figure'].safeParse(content);
  if (parsed.success) return found;
  const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
  return schemaProblems(file, issues);
}
