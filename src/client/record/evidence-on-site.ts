import { useMemo } from 'react';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import { readField } from '#domain/sync/read-field.ts';
import { gatherRegisters } from '#domain/on-site/registers.ts';
import { gatherRooms } from '#domain/on-site/rooms.ts';
import { dossierFields } from '#domain/on-site/records.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** Dossiers of the visit's registers that stand in them, as evidence is searched and shown. */
export function useDossiers(records: readonly FoldedRecord[]) {
  return useMemo(
    () =>
      gatherRegisters(records)
        .filter(({ struck }) => !struck)
        .flatMap(({ name, dossiers }) =>
          dossiers
            .filter(({ struck }) => struck === null)
            .map(({ record, folded, code }) => {
              const title = m.findings_evidence_dossier({ register: name });
              const words = readField(folded, 'note', dossierFields.note).value ?? '';
              return { key: record, code, title, words, text: foldForSearch(code) };
            }),
        ),
    [records],
  );
}

/** What was seen in rooms of the visit, by the room. */
export function useObservations(records: readonly FoldedRecord[]) {
  return useMemo(
    () =>
      gatherRooms(records).flatMap(({ name, observations }) =>
        observations.map(({ record, text }) => ({
          ...{ key: record, code: name, title: m.findings_evidence_observation(), words: text },
          text: foldForSearch(`${name} ${text}`),
        })),
      ),
    [records],
  );
}
