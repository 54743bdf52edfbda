/**
 * The lock of published versions, `checklists/published.json`: once a version is in it, its words
 * stand, on a fresh database and in a check of a proposed change as on the server that has given it
 * out. The server's own refusal (`register-checklists.ts`) holds for versions that were never locked.
 */
import { z } from 'zod';
import { slugSchema } from '#domain/checklist/label.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { ChecklistProblem } from './checklist-problem.ts';
import type { LoadedChecklist } from './loaded-checklist.ts';
import { schemaProblems } from './schema-problems.ts';
import { parseYaml } from './yaml-file.ts';

export const publishedFile = 'published.json';

const publishedSchema = z.array(
  z.strictObject({
    id: slugSchema,
    version: z.string(),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);
export type PublishedVersion = z.infer<typeof publishedSchema>[number];

/** What the file says; JSON is YAML, so that places are found the same way. */
export function parsePublished(
  text: string,
): Result<readonly PublishedVersion[], readonly ChecklistProblem[]> {
  const file = parseYaml(publishedFile, text);
  if (!file.ok) return file;
  const parsed = publishedSchema.safeParse(file.value.content);
  return parsed.success ? ok(parsed.data) : err(schemaProblems(file.value, parsed.error.issues));
}

/** A published version with other words than it had. */
export function isAltered(
  { hash, checklist: { id, version } }: Pick<LoadedChecklist, 'hash' | 'checklist'>,
  published: readonly PublishedVersion[],
): boolean {
  return published.some(
    (entry) => entry.id === id && entry.version === version && entry.hash !== hash,
  );
}

/**
 * What is published now and was not before, or why it cannot be: a version goes up, never back under
 * one that is given out. Altered versions are the loader's to refuse.
 */
export function newlyPublished(
  loaded: readonly LoadedChecklist[],
  published: readonly PublishedVersion[],
): Result<readonly PublishedVersion[], readonly ChecklistProblem[]> {
  const news = loaded.filter(({ hash }) => !published.some((entry) => entry.hash === hash));
  const problems = news.flatMap(({ file, checklist: { id, version } }) => {
    const newest = published.findLast(
      (entry) => entry.id === id && isLater(entry.version, version),
    );
    if (newest === undefined) return [];
    const reason = `version ${version} comes after ${newest.version}, which is published; count version up`;
    return [{ file, reason }];
  });
  if (problems.length > 0) return err(problems);
  return ok(news.map(({ hash, checklist: { id, version } }) => ({ id, version, hash })));
}

/** By id, then in the order of the versions. */
export function sortPublished(published: readonly PublishedVersion[]): readonly PublishedVersion[] {
  return published.toSorted((left, right) => {
    if (left.id !== right.id) return left.id < right.id ? -1 : 1;
    return isLater(left.version, right.version) ? 1 : -1;
  });
}

/** '2026.10' is later than '2026.9'. */
function isLater(left: string, right: string): boolean {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  const [year, number] = [a?.[0] ?? 0, a?.[1] ?? 0];
  const [otherYear, otherNumber] = [b?.[0] ?? 0, b?.[1] ?? 0];
  return year !== otherYear ? year > otherYear : number > otherNumber;
}
