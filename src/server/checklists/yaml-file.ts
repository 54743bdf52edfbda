import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
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
  const content = contentOf(document);
  if (!content.ok) {
    const { offset, reason } = content.error;
    return err([{ file: name, ...place(offset), reason }]);
  }
  return ok({
    name,
    content: content.value,
    positionOf: (path) => place(offsetOf(document, path)),
    has: (path) => document.hasIn(path),
  });
}

interface AliasProblem {
  readonly offset: number;
  readonly reason: string;
}

/** So many copies: a list of options for every item of a file, and no aliases of aliases that fill a memory. */
const MOST_COPIES = 5000;

function contentOf(document: Document): Result<unknown, AliasProblem> {
  const { wrong, last } = lookAtAliases(document);
  if (wrong !== null) return err(wrong);
  try {
    return ok(document.toJS({ maxAliasCount: MOST_COPIES }));
  } catch (error) {
    // Thrown for the number of copies alone: what an alias can be wrong by has been looked at.
    if (!(error instanceof ReferenceError)) throw error;
    const reason = `the aliases (*name) of this file make more than ${MOST_COPIES} copies; write some of them out`;
    return err({ offset: last, reason });
  }
}

/** The first alias that leads nowhere or into itself, and where the last one stands. */
function lookAtAliases(document: Document): {
  readonly wrong: AliasProblem | null;
  readonly last: number;
} {
  const anchors = new Map<string, unknown>();
  let wrong: AliasProblem | null = null;
  let last = 0;
  visit(document, {
    Node: (_key, node, path) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const { source } = node;
      const target = anchors.get(source);
      last = startOf(node) ?? last;
      if (target === undefined) {
        wrong ??= { offset: last, reason: `there is no &${source} before this *${source}` };
      } else if (path.some((around) => around === target)) {
        wrong ??= { offset: last, reason: `*${source} stands within &${source} itself` };
      }
    },
  });
  return { wrong, last };
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
