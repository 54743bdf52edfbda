import type { ChecklistProblem } from './checklist-problem.ts';
import type { Path } from './problem-report.ts';
import { listAt, valueAt } from './raw-content.ts';
import type { YamlFile } from './yaml-file.ts';

/**
 * Ids and letters of checklists, and item codes, that are used twice in one file or in two; ids of
 * sections and of checks that are used twice in one checklist, ids of columns twice in one table.
 * Looks at the raw content, so that it also answers for files that break the schema elsewhere.
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
      listAt(section, 'items').forEach((item, i) => {
        codes(file, ['sections', s, 'items', i, 'code']);
        const columnIds = createRegister('column id', problems);
        listAt(item, 'columns').forEach((_, c) =>
          columnIds(file, ['sections', s, 'items', i, 'columns', c, 'id']),
        );
      });
    });
    const checkIds = createRegister('check id', problems);
    listAt(file.content, 'checks').forEach((_, c) => checkIds(file, ['checks', c, 'id']));
  }
  return problems;
}

/** The same for the law library: ids of documents, and of articles within one document. */
export function lawDuplicateProblems(file: YamlFile): readonly ChecklistProblem[] {
  const problems: ChecklistProblem[] = [];
  const documentIds = createRegister('document id', problems);
  listAt(file.content, 'documents').forEach((document, d) => {
    documentIds(file, ['documents', d, 'id']);
    const articleIds = createRegister('article id', problems);
    listAt(document, 'articles').forEach((_, a) =>
      articleIds(file, ['documents', d, 'articles', a, 'id']),
    );
  });
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
