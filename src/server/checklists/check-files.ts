/** What is wrong with the files of the folder, each alone and all together. */
import { checklistSchema } from '#domain/checklist/definition.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { lawLibrarySchema } from '#domain/checklist/law.ts';
import type { LawLibrary } from '#domain/checklist/law.ts';
import { authorProblems } from './author-problems.ts';
import { checkProblems } from './check-problems.ts';
import type { ChecklistProblem } from './checklist-problem.ts';
import { conditionProblems } from './condition-problems.ts';
import { conditionShapeProblems } from './condition-shape.ts';
import { duplicateProblems, lawDuplicateProblems } from './duplicates.ts';
import { fitProblems } from './fit-problems.ts';
import { knownItems } from './known-items.ts';
import { lawProblems } from './law-problems.ts';
import { legalProblems, type KnownLaw } from './legal-problems.ts';
import { reportInto, type Path } from './problem-report.ts';
import { listAt, valueAt } from './raw-content.ts';
import { repeatedWordProblems } from './repeated-words.ts';
import { schemaProblems } from './schema-problems.ts';
import { schemeProblems } from './scheme-problems.ts';
import { visibilityProblems } from './visibility-problems.ts';
import type { YamlFile } from './yaml-file.ts';

export const lawFile = 'law.yaml';

export interface CheckedFiles {
  /** Empty where the folder has none. */
  readonly library: LawLibrary;
  /** Those that fit the schema, in the order of the files. */
  readonly checklists: readonly { readonly file: YamlFile; readonly checklist: Checklist }[];
  readonly problems: readonly ChecklistProblem[];
}

/** Files of checklists, and `law.yaml` among them. */
export function checkFiles(files: readonly YamlFile[]): CheckedFiles {
  const problems: ChecklistProblem[] = [];
  const law = files.find(({ name }) => name === lawFile);
  const checklistFiles = files.filter((file) => file !== law);
  const library = law === undefined ? null : parseLibrary(law, problems);
  const checklists = checklistFiles.flatMap((file) => {
    const checklist = parseChecklist(file, problems);
    return checklist === null ? [] : [{ file, checklist }];
  });
  if (law !== undefined) problems.push(...lawDuplicateProblems(law));
  problems.push(...duplicateProblems(checklistFiles));
  const known = knownItems(
    checklistFiles,
    checklists.map(({ checklist }) => checklist),
  );
  const knownLaw = knownDocuments(law, library);
  const reported = checklists.map(({ file, checklist }) => ({
    checklist,
    report: reportInto(problems, file),
  }));
  for (const { checklist, report } of reported) {
    legalProblems(checklist, knownLaw, report);
    conditionProblems(checklist, known, report);
    checkProblems(checklist, known, report);
    fitProblems(checklist, report);
    repeatedWordProblems(checklist, report);
    schemeProblems(checklist, report);
  }
  visibilityProblems(reported);
  return { library: library ?? { documents: [] }, checklists, problems };
}

function parseLibrary(file: YamlFile, problems: ChecklistProblem[]): LawLibrary | null {
  const parsed = lawLibrarySchema.safeParse(file.content);
  if (!parsed.success) {
    problems.push(...schemaProblems(file, parsed.error.issues));
    return null;
  }
  lawProblems(parsed.data, reportInto(problems, file));
  return parsed.data;
}

function parseChecklist(file: YamlFile, problems: ChecklistProblem[]): Checklist | null {
  const told = [
    ...authorProblems(file, reportInto(problems, file)),
    ...conditionShapeProblems(file, problems),
  ];
  const parsed = checklistSchema.safeParse(file.content);
  if (parsed.success) return parsed.data;
  const untold = parsed.error.issues.filter(
    ({ path }) => !told.some((place) => isWithin(path, place)),
  );
  problems.push(...schemaProblems(file, untold));
  return null;
}

const isWithin = (path: readonly PropertyKey[], place: Path): boolean =>
  place.every((key, index) => path[index] === key);

/** Documents by id; of a library that breaks the schema the ids alone. */
function knownDocuments(file: YamlFile | undefined, library: LawLibrary | null): KnownLaw {
  if (library !== null) {
    return new Map(library.documents.map(({ id, articles }) => [id, articles]));
  }
  const documents = file === undefined ? [] : listAt(file.content, 'documents');
  return new Map(
    documents.flatMap((document): [string, null][] => {
      const id = valueAt(document, ['id']);
      return typeof id === 'string' ? [[id, null]] : [];
    }),
  );
}
