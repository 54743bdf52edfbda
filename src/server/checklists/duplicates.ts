import type { ChecklistProblem } from './checklist-problem.ts';
import type { YamlFile } from './yaml-file.ts';

type Path = readonly (string | number)[];

/**
 * Ids and letters of checklists, and item codes, that are used twice in one file or in two; ids of
 * sections that are used twice in one checklist. Looks at the raw content, so that it also answers
 * for files that break the schema elsewhere.
 */
export function duplicateProblems(files: readonly YamlFile[]): readonly ChecklistProblem[] {
  const problems: ChecklistProblem[] = [];
  const ids = createRegister('checklist id', problems);
  const letters = createRegister('checklist letter', problems);
  const codes = createRegister('code', problems);
  for (const file of files) {
    ids(file, ['id']);
    letters(file, ['letter']);
    const sectionIds = createRegister('section id', problems);
    listAt(file.content, 'sections').forEach((section, s) => {
      sectionIds(file, ['sections', s, 'id']);
      listAt(section, 'items').forEach((_, i) => codes(file, ['sections', s, 'items', i, 'code']));
    });
  }
  return problems;
}

/** Remembers where each value was first met, and reports every later meeting. */
function createRegister(what: string, problems: ChecklistProblem[]) {
  const firstPlaces = new Map<string, string>();
  return (file: YamlFile, path: Path): void => {
    const value = valueAt(file.content, path);
    if (typeof value !== 'string') return;
    const position = file.positionOf(path);
    const first = firstPlaces.get(value);
    if (first === undefined) {
      firstPlaces.set(value, `${file.name}:${position.line}`);
      return;
    }
    const reason = `${what} "${value}" is already used at ${first}`;
    problems.push({ file: file.name, ...position, reason });
  };
}

function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => memberOf(value, key), content);
}

function listAt(content: unknown, key: string): readonly unknown[] {
  const value = memberOf(content, key);
  return Array.isArray(value) ? value : [];
}

function memberOf(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[key];
}
