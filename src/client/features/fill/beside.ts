import { createContext, use, useMemo } from 'react';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { readSelfReport, type SelfReport } from '#domain/followup/self-report.ts';
import type { EarlierVisit } from '#domain/visit/earlier-visit.ts';
import { readyChecklists, useChecklists } from '#client/services/use-checklists.ts';
import { useEarlierVisits, type EarlierVisits } from '#client/services/use-earlier-visits.ts';
import { useRecords, type VisitContext } from '#client/services/use-records.ts';

/** What stands beside today's answers: what earlier visits found, and what the unit says of itself. */
export interface Beside {
  /** `undefined` while they are being read. */
  readonly earlier: EarlierVisits | undefined;
  /** The latest visit that tells anything of its items. */
  readonly last: EarlierVisit | undefined;
  /** An item as the last visit asked it; its type may have been another one. */
  readonly formerItem: (code: string) => ChecklistItem | undefined;
  readonly report: SelfReport | undefined;
}

const nothingBeside: Beside = {
  earlier: undefined,
  last: undefined,
  formerItem: () => undefined,
  report: undefined,
};

const BesideContext = createContext<Beside>(nothingBeside);
export const BesideProvider = BesideContext.Provider;
export const useBeside = (): Beside => use(BesideContext);

/** Stays the same object while nothing of it moves. */
export function useBesideOf({ followup, visit }: VisitContext): Beside {
  const earlier = useEarlierVisits(visit);
  const records = useRecords(followup);
  const last = earlier?.told.find(({ outcomes }) => outcomes.size > 0);
  const loaded = useChecklists(last?.visit.checklists ?? none);
  return useMemo(() => {
    const items = new Map(
      readyChecklists(loaded ?? []).flatMap(({ sections }) =>
        sections.flatMap((section) => section.items.map((item) => [item.code, item] as const)),
      ),
    );
    return {
      earlier,
      last,
      formerItem: (code: string) => items.get(code),
      report: records && readSelfReport(records),
    };
  }, [earlier, last, loaded, records]);
}

const none: readonly string[] = [];
