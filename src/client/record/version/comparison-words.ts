/** What became different from one version of a checklist to another, as a person reads it. */
import type { ItemChange } from '#domain/checklist/compare-items.ts';
import type {
  CheckDifference,
  ItemDifference,
  LawDifference,
  SectionDifference,
  VersionComparison,
  WholeChange,
} from '#domain/checklist/compare-versions.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { itemChangeLine, labelled, reworded, type ChangeLine } from './item-change-words.ts';

export interface ItemLines {
  readonly code: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** In the words of the newer version that has it. */
  readonly question: string;
  readonly lines: readonly ChangeLine[];
}

export interface ComparisonLines {
  /** The removed first: what is missed is asked for; then the new, then the changed ones. */
  readonly items: readonly ItemLines[];
  /** All that is of no single item. */
  readonly rest: readonly ChangeLine[];
}

export function comparisonLines(comparison: VersionComparison): ComparisonLines {
  const items = comparison.items.map(itemLines);
  return {
    items: (['removed', 'added', 'changed'] as const).flatMap((wanted) =>
      items.filter(({ kind }) => kind === wanted),
    ),
    rest: [
      ...comparison.whole.map((change) => ({ words: wholeWords[change]() })),
      ...comparison.sections.flatMap(sectionLines),
      ...comparison.checks.map(checkLine),
      ...comparison.law.map(lawLine),
    ],
  };
}

function itemLines({ code, before, after, changes }: ItemDifference): ItemLines {
  const shown = after ?? before;
  const question = shown === null ? '' : labelText(shown.item.text);
  if (before === null && after !== null) {
    const section = labelText(after.section.title);
    const words = m.versions_item_added_in({ section });
    return { code, kind: 'added', question, lines: [{ words }] };
  }
  if (after === null) {
    return { code, kind: 'removed', question, lines: [{ words: m.versions_item_removed() }] };
  }
  return { code, kind: 'changed', question, lines: changeLines(changes) };
}

/** Another way of answering has other details; each line is said once. */
function changeLines(changes: readonly ItemChange[]): readonly ChangeLine[] {
  const isOtherType = changes.some(({ what }) => what === 'type');
  const lines = changes
    .filter(({ what }) => !isOtherType || !['other', 'schemes'].includes(what))
    .map((change) => itemChangeLine(change));
  return lines.filter(
    (line, at) => lines.findIndex((other) => lineKey(other) === lineKey(line)) === at,
  );
}

/** Two lines of one list that have the same key say the same. */
export const lineKey = ({ words, before, after }: ChangeLine): string =>
  [words, before, after].join('|');

const wholeWords: Readonly<Record<WholeChange, () => string>> = {
  title: m.versions_whole_title,
  'short-title': m.versions_whole_short_title,
  letter: m.versions_whole_letter,
  deadlines: m.versions_whole_deadlines,
  'section-order': m.versions_whole_sections,
  'check-order': m.versions_whole_checks,
};

function sectionLines({ before, after, changes }: SectionDifference): readonly ChangeLine[] {
  if (before === null || after === null) {
    const [added, removed] = [m.versions_section_added, m.versions_section_removed];
    return [labelled({ before, after }, { added, removed, reworded: '' })];
  }
  const name = labelText(after);
  return changes.map((change) =>
    change === 'title'
      ? reworded(m.versions_section_title(), { before, after })
      : { words: sectionWords[change]({ name }) },
  );
}

const sectionWords = {
  when: m.versions_section_when,
  weight: m.versions_section_weight,
  order: m.versions_section_order,
} as const;

function checkLine({ id, before, after }: CheckDifference): ChangeLine {
  const shown = after ?? before;
  const say =
    before === null
      ? m.versions_check_added
      : after === null
        ? m.versions_check_removed
        : m.versions_check;
  return { words: say({ name: shown === null ? id : labelText(shown.title) }) };
}

function lawLine({ id, before, after }: LawDifference): ChangeLine {
  const say =
    before === null
      ? m.versions_law_added
      : after === null
        ? m.versions_law_removed
        : m.versions_law;
  return { words: say({ name: (after ?? before)?.name ?? id }) };
}
