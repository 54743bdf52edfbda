import type { core } from 'zod';
import type { ChecklistProblem } from './checklist-problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** What the schema has against a file, each at its place: unknown members one by one. */
export function schemaProblems(
  file: YamlFile,
  issues: readonly core.$ZodIssue[],
): readonly ChecklistProblem[] {
  return issues.flatMap((issue) => {
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

function problemAt(file: YamlFile, path: readonly PropertyKey[], reason: string): ChecklistProblem {
  return { file: file.name, ...file.positionOf(path), reason };
}

function reasonOf(file: YamlFile, issue: core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  const member = memberName(issue.path);
  const message = issue.message
    .replace(/^Invalid (input|option|discriminator value)[:.] /, '')
    .replace(/, received .*$/, '')
    .replace(/^(Expected|Too)/, (word) => word.toLowerCase());
  if (issue.path.length > 0 && !file.has(issue.path)) return `${member} is missing (${message})`;
  return `${member}: ${message}`;
}

/** `text.vi`: the member inside the innermost list entry. */
function memberName(path: readonly PropertyKey[]): string {
  const afterList = path.slice(path.findLastIndex((key) => typeof key === 'number') + 1);
  return afterList.length === 0 ? 'this entry' : afterList.map(String).join('.');
}
