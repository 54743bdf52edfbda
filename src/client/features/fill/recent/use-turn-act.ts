import { useCallback, useLayoutEffect, useRef } from 'react';
import type { ChangeId } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { usePeople } from '#client/services/use-records.ts';
import { recentActs } from './recent-acts.ts';
import { laterWord, turnEdits, type ActEntry, type RecentAct } from './take-back.ts';

type Records = ReadonlyMap<RecordKey, FoldedRecord>;

/** What came of it, to be told; `done`: at least a part of the act was turned. */
export interface Turned {
  readonly done: boolean;
  readonly text: string;
}

/**
 * Takes an act back, or does again what was taken back, as far as nobody wrote after it; says what it
 * left alone. What a colleague writes in the very moment is a conflict afterwards, never lost.
 */
export function useTurnAct(scope: Scope, records: Records): (act: RecentAct) => Promise<Turned> {
  const workspace = useWorkspace();
  const people = usePeople();
  const latest = useRef(records);
  useLayoutEffect(() => {
    latest.current = records;
  });
  return useCallback(
    async (act) => {
      const me = workspace.account.id;
      const judged = act.entries.map((entry) => ({
        entry,
        word: laterWord(entry, latest.current, me),
      }));
      const mine = judged.flatMap(({ entry, word }) => (word === null ? [entry] : []));
      const left = judged.filter(({ word }) => word !== null);
      if (mine.length === 0) return { done: false, text: whyNot(left[0], me, people) };
      const edits = turnEdits(scope, mine, act.takenBack ? 'after' : 'before');
      const saved = await workspace.save(edits);
      if (!saved.ok) return { done: false, text: m.fill_undo_failed() };
      const changes = new Map<ActEntry, ChangeId>();
      mine.forEach((entry, index) => {
        const id = saved.value.ids[index];
        if (id !== undefined) changes.set(entry, id);
      });
      recentActs(workspace, scope).turned(act.number, changes);
      const codes = left.map(({ entry }) => entry.code).join(', ');
      const text = act.takenBack
        ? m.filling_done_again({ what: act.words })
        : left.length === 0
          ? m.filling_taken_back({ what: act.words })
          : m.filling_taken_partly({ count: mine.length, codes });
      return { done: true, text };
    },
    [workspace, people, scope],
  );
}

function whyNot(
  left: { readonly entry: ActEntry; readonly word: { readonly by: string } | null } | undefined,
  me: string,
  people: ReturnType<typeof usePeople>,
): string {
  const code = left?.entry.code ?? '';
  const by = left?.word?.by ?? me;
  if (by === me) return m.filling_not_taken_later({ code });
  return m.filling_not_taken_colleague({
    code,
    name: people(by)?.name ?? m.fill_unknown_person(),
  });
}
