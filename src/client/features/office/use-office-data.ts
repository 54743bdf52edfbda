import { useCallback, useEffect, useRef, useState } from 'react';
import { useServices } from '#client/services/services-context.tsx';
import type { OfficeData } from './office-context.ts';
import type { OfficeProblem } from './office-types.ts';

interface OfficeState {
  readonly data: OfficeData | null;
  /** Of the last try; older lists stay in sight. */
  readonly problem: OfficeProblem | null;
  readonly readAt: number | null;
}

/** Reads accounts, directory and held changes from the server; the newest reading counts. */
export function useOfficeData(): OfficeState & { readonly reload: () => Promise<void> } {
  const { office, clock } = useServices();
  const [state, setState] = useState<OfficeState>({ data: null, problem: null, readAt: null });
  const turn = useRef(0);
  const reload = useCallback(async (): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    const [accounts, directory, held] = await Promise.all([
      office.accounts(),
      office.directory(),
      office.held(),
    ]);
    if (mine !== turn.current) return;
    if (accounts.ok && directory.ok && held.ok) {
      const data = {
        accounts: accounts.value.accounts,
        directory: directory.value,
        held: held.value.held,
        heldBefore: held.value.before ?? null,
      };
      setState({ data, problem: null, readAt: clock() });
      return;
    }
    const failed = [accounts, directory, held].find((answer) => !answer.ok);
    if (failed && !failed.ok) setState((before) => ({ ...before, problem: failed.error }));
  }, [office, clock]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- sets state when the server has answered, never at once
    void reload();
  }, [reload]);
  return { ...state, reload };
}
