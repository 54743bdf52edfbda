/** The lines of a bundle: which one is a change, and what is kept beside them. */
import { z } from 'zod';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import {
  changeContent,
  changeSchema,
  maxChangeBytes,
  maxChangeDepth,
  utf8Length,
  wireMembers,
  type Change,
} from '#domain/sync/change.ts';

export interface BundleChange {
  readonly change: Change;
  /** The line: canonical JSON as it was stored. */
  readonly content: string;
}

/**
 * What a device holds beside the log. `twin`: own content whose id belongs to another content (S1).
 * `unreadable`: a row whose text is no change; it is carried whole, so that whoever can read it
 * later still can.
 */
export const keptLineSchema = z.object({
  kind: z.enum(['twin', 'unreadable']),
  /** As the row says; the text may say otherwise. */
  scope: z.string().max(200),
  id: z.string().max(200),
  record: z.string().max(200),
  text: z.string(),
});
export type KeptLine = z.infer<typeof keptLineSchema>;

/** Signs of a line: escapes of a text of 64 KiB can make six of one. */
const maxKeptLength = 8 * maxChangeBytes;

export const linesOf = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join('');

export const keptLine = (kept: KeptLine): string => canonicalJson(kept);

/** Whether a reader takes it; what is larger is only named, or nobody could read the rest. */
export const fitsKept = (kept: KeptLine): boolean =>
  keptLineSchema.safeParse(kept).success && keptLine(kept).length <= maxKeptLength;

/** A stored text as a line of the log; `null`: it is no change, or not written as changes are. */
export function changeOf(content: string): BundleChange | null {
  if (utf8Length(content) > maxChangeBytes || isTooDeep(content)) return null;
  try {
    const json: unknown = JSON.parse(content);
    const parsed = changeSchema.safeParse(json);
    if (!parsed.success || wireMembers.some((member) => member in parsed.data)) return null;
    return changeContent(parsed.data) === content ? { change: parsed.data, content } : null;
  } catch {
    return null;
  }
}

/** Lines are ended, never only separated: a cut shows. */
function splitLines(text: string): readonly string[] | null {
  if (text === '') return [];
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : null;
}

/** All lines, or none of them: one bad line makes the bundle a foreign one. */
export function readChangeLines(text: string): Result<readonly BundleChange[], 'bad-line'> {
  const lines = splitLines(text);
  if (lines === null) return err('bad-line');
  const changes: BundleChange[] = [];
  const ids = new Set<string>();
  for (const line of lines) {
    const read = changeOf(line);
    if (read === null) return err('bad-line');
    const key = `${read.change.scope}|${read.change.id}`;
    // Two contents of one id are a change and its twin; twins have a file of their own.
    if (ids.has(key)) return err('bad-line');
    ids.add(key);
    changes.push(read);
  }
  return ok(changes);
}

export function readKeptLines(text: string): Result<readonly KeptLine[], 'bad-line'> {
  const lines = splitLines(text);
  if (lines === null) return err('bad-line');
  const kept: KeptLine[] = [];
  for (const line of lines) {
    if (line.length > maxKeptLength || isTooDeep(line)) return err('bad-line');
    try {
      const parsed = keptLineSchema.safeParse(JSON.parse(line));
      if (!parsed.success) return err('bad-line');
      kept.push(parsed.data);
    } catch {
      return err('bad-line');
    }
  }
  return ok(kept);
}

/** Whether whoever looks into it by recursion might not come back; counts brackets outside of strings. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (inString) {
      if (sign === '\\') index += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '[' || sign === '{') {
      depth += 1;
      if (depth > maxChangeDepth) return true;
    } else if (sign === ']' || sign === '}') depth -= 1;
  }
  return false;
}
