import { useCallback, useEffect, useState } from 'react';
import { compareVersions, type VersionComparison } from '#domain/checklist/compare-versions.ts';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import { useWorkspace } from '#client/services/services-context.tsx';

export type ComparedVersions =
  | { readonly type: 'reading' }
  /** A version is not on this device and does not come. */
  | { readonly type: 'not-read' }
  /** This version of the app cannot read one of them. */
  | { readonly type: 'unreadable' }
  | {
      readonly type: 'compared';
      readonly before: Checklist;
      readonly after: Checklist;
      readonly comparison: VersionComparison;
    };

/** Two versions of one checklist, read from this device or the server, and what is different. */
export function useComparison(
  before: string,
  after: string,
): { readonly compared: ComparedVersions; readonly again: () => void } {
  const { versions } = useWorkspace();
  const [compared, setCompared] = useState<ComparedVersions>({ type: 'reading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    void Promise.all([versions.read(before), versions.read(after)]).then(([left, right]) => {
      if (!current) return;
      setCompared(left.ok && right.ok ? compare(left.value, right.value) : { type: 'not-read' });
    });
    return () => {
      current = false;
    };
  }, [versions, before, after, turn]);
  const again = useCallback(() => {
    setCompared({ type: 'reading' });
    setTurn((times) => times + 1);
  }, []);
  return { compared, again };
}

function compare(left: string, right: string): ComparedVersions {
  const [before, after] = [left, right].map((json) => checklistSchema.safeParse(parseJson(json)));
  if (!before?.success || !after?.success) return { type: 'unreadable' };
  return {
    ...{ type: 'compared', before: before.data, after: after.data },
    comparison: compareVersions(before.data, after.data),
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
