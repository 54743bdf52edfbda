import type { AnswerFate, AnswerOutlook } from '#domain/checklist/answer-outlook.ts';
import type { ItemChange } from '#domain/checklist/compare-items.ts';
import type { VersionComparison } from '#domain/checklist/compare-versions.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { FactList } from '#client/ui/fact-list.tsx';
import type { IconName } from '#client/ui/icons/icon-name.ts';
import { Group, Note } from '#client/ui/page.tsx';
import type { Tone } from '#client/ui/tone.ts';

const fates: readonly (readonly [
  AnswerFate,
  IconName,
  Tone,
  (input: { count: number }) => string,
])[] = [
  ['kept', 'check-circle', 'ok', m.versions_fate_kept],
  ['other-options', 'warning-fill', 'part', m.versions_fate_other_options],
  ['other-figures', 'warning-fill', 'part', m.versions_fate_other_figures],
  ['other-cells', 'package', 'neutral', m.versions_fate_other_cells],
  ['other-type', 'package', 'neutral', m.versions_fate_other_type],
  ['removed', 'package', 'neutral', m.versions_fate_removed],
];

/** Said without the answers: which ones would stand apart, if there are any. */
export function ApartItems({ comparison }: { readonly comparison: VersionComparison }) {
  const codes = comparison.items
    .filter(({ after, changes }) => after === null || changes.some(isApart))
    .map(({ code }) => code);
  return codes.length > 0 && <Note>{m.versions_apart_items({ codes: codes.join(', ') })}</Note>;
}

function isApart(change: ItemChange): boolean {
  if (change.what !== 'column') return change.what === 'type';
  const { before, after } = change;
  return before !== null && before.type !== after?.type;
}

/** What becomes of the answers that are on this device: all of them stay, some of them apart. */
export function AnswerFates({ outlook }: { readonly outlook: AnswerOutlook }) {
  const told = fates.filter(([fate]) => outlook[fate].length > 0);
  const apart = [outlook['other-type'], outlook['other-cells'], outlook.removed].flat().length;
  return (
    <Group title={m.versions_answers()}>
      {told.length === 0 ? (
        <Note>{m.versions_answers_none()}</Note>
      ) : (
        <FactList
          facts={told.map(([fate, icon, tone, say]) => ({
            ...{ key: fate, icon, tone, title: say({ count: outlook[fate].length }) },
            ...(fate !== 'kept' && {
              detail: m.versions_fate_codes({ codes: outlook[fate].join(', ') }),
            }),
          }))}
        />
      )}
      {apart > 0 && <Note>{m.versions_fate_apart()}</Note>}
      <Note>{m.versions_answers_here()}</Note>
    </Group>
  );
}
