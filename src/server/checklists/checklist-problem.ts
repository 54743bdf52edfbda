/** One thing wrong with a checklist file, for the person who edits it. */
export interface ChecklistProblem {
  /** Name of the file, or the folder when it is the folder that is wrong. */
  readonly file: string;
  /** From 1. Absent when the problem is of the file as a whole. */
  readonly line?: number;
  /** From 1, in characters. */
  readonly column?: number;
  /** One line of English. */
  readonly reason: string;
}

/** `a.yaml:12:5 reason`, the form that editors turn into a link. */
export function checklistProblemLine({ file, line, column, reason }: ChecklistProblem): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place} ${reason}`;
}
