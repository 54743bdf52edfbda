import type { ChecklistProblem } from './checklist-problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** Way from the top of a file to a member or a list entry in it. */
export type Path = readonly (string | number)[];

/** Says what is wrong at a place of one file. */
export type Report = (path: Path, reason: string) => void;

/** Reports of one file, gathered with those of others. */
export function reportInto(problems: ChecklistProblem[], file: YamlFile): Report {
  return (path, reason) => {
    problems.push({ file: file.name, ...file.positionOf(path), reason });
  };
}

/** What a list names more than once is reported at each later place. */
export function reportRepeated(
  entries: readonly { readonly path: Path; readonly value: string }[],
  what: string,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const { path, value } of entries) {
    if (seen.has(value)) report(path, `${what} "${value}" is already used`);
    seen.add(value);
  }
}
