import { useEffect, useMemo, useState } from 'react';
import {
  frozenConclusionSchema,
  type FrozenConclusion,
} from '#domain/followup/frozen-conclusion.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { changedSince, issuedConclusions } from '#domain/visit/conclusion-draft-issue.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import type { VisitData } from './use-visit-data.ts';

/** The newest notice against the draft. */
export interface StandingIssue {
  /** The draft says anything else. Null where nothing was issued, or its content is not on this device. */
  readonly changed: boolean | null;
  /** What was issued, where the draft still says the same. */
  readonly frozen: FrozenConclusion | null;
}

export function useStandingIssue({ context, followup, records }: VisitData): StandingIssue {
  const [newest] = issuedConclusions(followup);
  const frozen = useFrozen(context.followup, newest?.issue.document.sha256);
  return useMemo(() => {
    const changed = frozen === null ? null : changedSince(frozen, records);
    return { changed, frozen: changed === false ? frozen : null };
  }, [frozen, records]);
}

/** The frozen content, or null while it is not here. */
function useFrozen(scope: Scope, sha256: string | undefined): FrozenConclusion | null {
  const workspace = useWorkspace();
  const [frozen, setFrozen] = useState<{ sha256: string; content: FrozenConclusion } | null>(null);
  useEffect(() => {
    if (sha256 === undefined) return undefined;
    let current = true;
    void workspace.photos.read(scope, sha256).then(async (file) => {
      if (!file.ok) return;
      const parsed = frozenConclusionSchema.safeParse(parseJson(await file.value.text()));
      if (current && parsed.success) setFrozen({ sha256, content: parsed.data });
    });
    return () => {
      current = false;
    };
  }, [workspace, scope, sha256]);
  return frozen?.sha256 === sha256 ? (frozen?.content ?? null) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
