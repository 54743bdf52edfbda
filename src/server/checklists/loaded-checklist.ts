import type { Checklist } from '#domain/checklist/definition.ts';

export interface LoadedChecklist {
  /** Name of the file in the folder. */
  readonly file: string;
  /** Content hash: the version's name in the directory (rule S10). */
  readonly hash: string;
  /** As it is published: with the law that it cites. */
  readonly checklist: Checklist;
  /** The same as canonical JSON, of which `hash` is the hash. */
  readonly content: string;
}
