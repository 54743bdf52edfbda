/** What changed of one item, in words: a line for each difference. */
import type { ItemChange, ItemPart } from '#domain/checklist/compare-items.ts';
import type { ItemType, TableColumn } from '#domain/checklist/item.ts';
import type { Label } from '#domain/checklist/label.ts';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import { differ, type Change } from '#domain/checklist/version-change.ts';
import { labelText } from '#client/form/label-text.ts';
import { schemeWords } from '#client/form/scheme-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { severityWords } from '../severity-words.ts';

/** One difference; `before` and `after` where the words themselves are to be read side by side. */
export interface ChangeLine {
  readonly words: string;
  readonly before?: string;
  readonly after?: string;
}

export function itemChangeLine(change: ItemChange): ChangeLine {
  switch (change.what) {
    case 'text':
      return reworded(m.versions_text(), change);
    case 'lookAt':
      return reworded(m.versions_look_at(), change);
    case 'short':
      return reworded(m.versions_short(), change);
    case 'section':
      return reworded(m.versions_section(), change);
    case 'type':
      return sideBySide(m.versions_type(), change, typeWords);
    case 'severity':
      return sideBySide(m.versions_severity(), change, severityWords);
    case 'option':
      return labelled(change, {
        added: m.versions_option_added,
        removed: m.versions_option_removed,
        reworded: m.versions_option(),
      });
    case 'part':
      return partLine(change);
    case 'column':
      return columnLine(change);
    case 'schemes':
      return sideBySide(m.versions_schemes(), change, scaleWords);
    case 'column-schemes':
      return columnScaleLine(change);
    case 'legal':
      return {
        words: (change.before === null ? m.versions_legal_added : m.versions_legal_removed)({
          cited: change.cited,
        }),
      };
    case 'order':
      return { words: orderWords[change.of]() };
    case 'when':
      return cameOrWent(change, m.versions_when_added, m.versions_when_removed, m.versions_when);
    case 'points':
      return cameOrWent(
        change,
        m.versions_points_added,
        m.versions_points_removed,
        m.versions_points,
      );
    case 'requires':
      return cameOrWent(
        change,
        m.versions_requires_added,
        m.versions_requires_removed,
        m.versions_requires,
      );
    case 'onFail':
      return { words: m.versions_on_fail() };
    case 'other':
      return { words: (memberWords[change.member] ?? m.versions_other)() };
  }
}

/** Words that were written anew, old and new. */
export function reworded(words: string, change: Change<Label>): ChangeLine {
  return sideBySide(words, change, labelText);
}

/** A thing with a name that came, went or is called otherwise. */
export function labelled(
  { before, after }: Change<Label>,
  words: {
    readonly added: (input: { name: string }) => string;
    readonly removed: (input: { name: string }) => string;
    readonly reworded: string;
  },
): ChangeLine {
  if (before !== null && after !== null) return reworded(words.reworded, { before, after });
  if (after !== null) return { words: words.added({ name: labelText(after) }) };
  return { words: words.removed({ name: before === null ? '' : labelText(before) }) };
}

function sideBySide<T>(
  words: string,
  { before, after }: Change<T>,
  say: (side: T) => string,
): ChangeLine {
  return {
    words,
    ...(before !== null && { before: say(before) }),
    ...(after !== null && { after: say(after) }),
  };
}

function cameOrWent(
  { before, after }: Change<unknown>,
  came: () => string,
  went: () => string,
  changed: () => string,
): ChangeLine {
  return { words: (before === null ? came : after === null ? went : changed)() };
}

function partLine({ number, before, after }: { readonly number: number } & Change<ItemPart>) {
  if (before !== null && after !== null && !differ(before.label, after.label)) {
    return { words: m.versions_part_other({ name: labelText(after.label) }) };
  }
  return labelled(labelsOf({ before, after }), {
    added: m.versions_part_added,
    removed: m.versions_part_removed,
    reworded: m.versions_part({ number }),
  });
}

function columnLine({ before, after }: Change<TableColumn>): ChangeLine {
  if (before !== null && after !== null && !differ(before.label, after.label)) {
    const name = labelText(after.label);
    return before.type === after.type
      ? { words: m.versions_column_other({ name }) }
      : sideBySide(m.versions_column_type({ name }), { before, after }, ({ type }) =>
          typeWords(type),
        );
  }
  return labelled(labelsOf({ before, after }), {
    added: m.versions_column_added,
    removed: m.versions_column_removed,
    reworded: m.versions_column(),
  });
}

function columnScaleLine({ before, after }: Change<TableColumn>): ChangeLine {
  const [was, is] = [before, after].map((column) =>
    column !== null && 'schemes' in column ? (column.schemes ?? null) : null,
  );
  const shown = after ?? before;
  return sideBySide(
    m.versions_column_schemes({ name: shown === null ? '' : labelText(shown.label) }),
    { before: was ?? null, after: is ?? null },
    scaleWords,
  );
}

const scaleWords = (schemes: readonly LevelScheme[]): string => schemes.map(schemeWords).join('; ');

const labelsOf = ({ before, after }: Change<{ readonly label: Label }>): Change<Label> => ({
  before: before?.label ?? null,
  after: after?.label ?? null,
});

const orderWords = {
  options: m.versions_order_options,
  columns: m.versions_order_columns,
  legal: m.versions_order_legal,
} as const;

/** Members that a person has a word for; the others are details of answering. */
const memberWords: Readonly<Record<string, () => string>> = {
  unit: m.versions_unit,
  rowName: m.versions_row_name,
  rows: m.versions_rows,
  words: m.versions_words,
  failsOn: m.versions_fails_on,
  labels: m.versions_labels,
  per: m.versions_per,
  atLeast: m.versions_at_least,
};

/** How an item is answered. */
function typeWords(type: ItemType): string {
  return {
    compliance: m.versions_type_compliance,
    'yes-no': m.versions_type_yes_no,
    count: m.versions_type_count,
    ratio: m.versions_type_ratio,
    money: m.versions_type_money,
    percentage: m.versions_type_percentage,
    date: m.versions_type_date,
    text: m.versions_type_text,
    choice: m.versions_type_choice,
    choices: m.versions_type_choices,
    table: m.versions_type_table,
    photo: m.versions_type_photo,
  }[type]();
}
