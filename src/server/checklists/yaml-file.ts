import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { err, ok } from '#domain/kernel/result.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { ChecklistProblem } from './checklist-problem.ts';

/** Position in a file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML file that could be read: its content, and where each part of it stands. */
export interface YamlFile {
  readonly name: string;
  readonly content: unknown;
  /**
   * Where the member (its key) or the list entry at `path` begins; for a path that does not exist,
   * such as a missing member, where the nearest thing around it begins.
   */
  readonly positionOf: (path: readonly PropertyKey[]) => Position;
  readonly has: (path: readonly PropertyKey[]) => boolean;
}

/**
 * Reads one YAML 1.2 document (core types: `no` is a word and a date is a string). Duplicate keys,
 * unknown tags and a second document are problems, as all else that does not parse.
 */
export function parseYaml(
  name: string,
  text: string,
): Result<YamlFile, readonly ChecklistProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return err(
      faults.map((fault) => ({
        file: name,
        ...place(fault.pos[0]),
        reason: `not valid YAML: ${fault.message}`,
      })),
    );
  }
  const content: unknown = document.toJS();
  return ok({
    name,
    content,
    positionOf: (path) => place(offsetOf(document, path)),
    has: (path) => document.hasIn(path),
  });
}

/** Walks down as far as the path exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number' && key < node.items.length) {
      node = node.items[key];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
