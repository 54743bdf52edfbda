import type { core } from 'zod';
import type { ChecklistProblem } from './checklist-problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** What the schema has against a file, each at its place: unknown members one by one. */
export function schemaProblems(
  file: YamlFile,
  issues: readonly core.$ZodIssue[],
): readonly ChecklistProblem[] {
  return issues.flatMap(meantIssues).flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys')
      return [problemAt(file, issue.path, reasonOf(file, issue))];
    return issue.keys.map((key) =>
      problemAt(
        file,
        [...issue.path, key],
        issue.message.startsWith('Unrecognized') ? `unknown member "${key}"` : issue.message,
      ),
    );
  });
}

/** Of a union those of the form that the author meant; itself where the value is of none of their types. */
function meantIssues(issue: core.$ZodIssue): readonly core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [meant] = issue.errors.toSorted((a, b) => misfit(a) - misfit(b));
  if (meant === undefined || misfit(meant) >= OTHER_TYPE) return [issue];
  return meant
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .flatMap(meantIssues);
}

const OTHER_TYPE = 10_000;
const UNKNOWN_MEMBER = 100;

/** How far a form is from what was written: of another type, with members that it has not, then wrong in them. */
function misfit(issues: readonly core.$ZodIssue[]): number {
  return issues.reduce((total, issue) => {
    if (issue.path.length === 0 && issue.code === 'invalid_type') return total + OTHER_TYPE;
    if (issue.code === 'unrecognized_keys') return total + UNKNOWN_MEMBER * issue.keys.length;
    return total + 1;
  }, 0);
}

function problemAt(file: YamlFile, path: readonly PropertyKey[], reason: string): ChecklistProblem {
  return { file: file.name, ...file.positionOf(path), reason };
}

function reasonOf(file: YamlFile, issue: core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  const member = memberName(issue.path);
  const message = messageOf(issue)
    .replace(/^Invalid (input|option|discriminator value)[:.] /, '')
    .replace(/, received .*$/, '')
    .replace(/^(Expected|Too)/, (word) => word.toLowerCase());
  if (issue.path.length > 0 && !file.has(issue.path)) return `${member} is missing (${message})`;
  return `${member}: ${message}`;
}

function messageOf(issue: core.$ZodIssue): string {
  if (issue.code !== 'invalid_union' || issue.message !== 'Invalid input') return issue.message;
  const types = issue.errors
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []));
  return types.length === 0 ? issue.message : `expected ${[...new Set(types)].join(' or ')}`;
}

/** `text.vi`: the member inside the innermost list entry. */
function memberName(path: readonly PropertyKey[]): string {
  const afterList = path.slice(path.findLastIndex((key) => typeof key === 'number') + 1);
  return afterList.length === 0 ? 'this entry' : afterList.map(String).join('.');
}
