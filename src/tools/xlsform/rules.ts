/** `relevant` and `constraint` of all questions as conditions and cross-checks, once every name has its item. */
import type { Condition } from '#domain/checklist/condition.ts';
import type { ChecklistSection } from '#domain/checklist/definition.ts';
import { findVisibilityCircles } from '#domain/checklist/visibility.ts';
import type { CrossCheck } from '#domain/cross-check/cross-check.ts';
import { checkWords } from '#tools/checklists/check-words.ts';
import type { ItemsByCode } from '#tools/checklists/figure-words.ts';
import { constraintChecks } from './constraint.ts';
import type { DraftContext } from './draft-context.ts';
import type { DraftSection } from './draft.ts';
import { relevantCondition } from './relevant.ts';
import { listAt } from './row-remarks.ts';
import type { TableRow } from './sheet-table.ts';
import { takeName } from './slug.ts';

/** A check with the constraint that it came from. */
export interface DraftCheck {
  readonly check: CrossCheck;
  readonly from: string;
}

export interface Rules {
  readonly sections: readonly ChecklistSection[];
  readonly checks: readonly DraftCheck[];
}

export function withRules(drafts: readonly DraftSection[], context: DraftContext): Rules {
  const ids = new Set<string>();
  const byCode = new Map(
    drafts.flatMap((draft) => draft.items).map(({ item }) => [item.code, item]),
  );
  const checks = drafts.flatMap(({ items }) =>
    items.flatMap(({ item, row, columns }) => [
      ...(item.type === 'table' ? [] : checksOf(row, item.code, ids, byCode, context)),
      ...columns.flatMap((column) => checksOf(column.row, item.code, ids, byCode, context)),
    ]),
  );
  const rowsByCode = new Map(
    drafts.flatMap(({ items }) => items).map(({ item, row }) => [item.code, row]),
  );
  const sections = drafts.map(({ section, groups, items }): ChecklistSection => {
    const around = groups.flatMap((group) => conditionOf(group, context) ?? []);
    const when = around.length > 1 ? { all: around } : around[0];
    return {
      ...section,
      ...(when === undefined ? {} : { when }),
      items: items.map(({ item, row }) => {
        const own = conditionOf(row, context);
        return own === null ? item : { ...item, when: own };
      }),
    };
  });
  return { sections: withoutCircles(sections, drafts, rowsByCode, context), checks };
}

function conditionOf(row: TableRow, { targets, notMapped }: DraftContext): Condition | null {
  const text = row.cells.get('relevant');
  if (text === undefined) return null;
  const condition = relevantCondition(text, targets);
  if (condition.ok) return condition.value;
  listAt(notMapped, row)({ what: `relevant "${text}"`, why: condition.error });
  return null;
}

function checksOf(
  row: TableRow,
  code: string,
  ids: Set<string>,
  items: ItemsByCode,
  context: DraftContext,
): readonly DraftCheck[] {
  const text = row.cells.get('constraint');
  const list = listAt(context.notMapped, row);
  const { checks, problems } =
    text === undefined
      ? { checks: [], problems: [] }
      : constraintChecks(text, row.cells.get('name') ?? '', context.targets);
  for (const why of problems) list({ what: `constraint "${text}"`, why });
  const [only] = checks;
  const message =
    only !== undefined && checks.length === 1 && problems.length === 0
      ? context.words.read(row, 'constraint_message', list)
      : null;
  if (message === null) listMessage(row, context);
  return checks.map((body) => {
    const id = takeName(`doi-chieu-${code.toLowerCase()}`, ids);
    const { kind, rule, ...figures } = body;
    const named = { id, kind, rule, title: message ?? { vi: '' }, ...figures } as CrossCheck;
    const title = message ?? { vi: checkWords(named, items) };
    return { check: { ...named, title }, from: text ?? '' };
  });
}

function listMessage(row: TableRow, { notMapped }: DraftContext): void {
  for (const [key, cell] of row.cells) {
    if (!/^constraint_message(::|$)/.test(key)) continue;
    const why = 'a check that holds it all is needed to be named by it';
    listAt(notMapped, row)({ what: `${key} "${cell}"`, why });
  }
}

/** A form whose conditions go in a circle is wrong; one condition of each circle is left out. */
function withoutCircles(
  sections: readonly ChecklistSection[],
  drafts: readonly DraftSection[],
  rowsByCode: ReadonlyMap<string, TableRow>,
  context: DraftContext,
): readonly ChecklistSection[] {
  const [circle] = findVisibilityCircles([{ sections: [...sections] }]);
  if (circle === undefined) return sections;
  const why = `its condition goes in a circle: ${circle.join(', ')}`;
  const own = circle.find((code) =>
    sections.some(({ items }) =>
      items.some((item) => item.code === code && item.when !== undefined),
    ),
  );
  const at = sections.findIndex(({ items }) =>
    items.some(({ code }) => code === (own ?? circle[0])),
  );
  const ownRow = own === undefined ? undefined : rowsByCode.get(own);
  for (const row of ownRow === undefined ? (drafts[at]?.groups ?? []) : [ownRow]) {
    const text = row.cells.get('relevant');
    if (text !== undefined) listAt(context.notMapped, row)({ what: `relevant "${text}"`, why });
  }
  const without = sections.map((section, index) => {
    if (index !== at) return section;
    if (own === undefined) return withoutWhen(section);
    return {
      ...section,
      items: section.items.map((item) => (item.code === own ? withoutWhen(item) : item)),
    };
  });
  return withoutCircles(without, drafts, rowsByCode, context);
}

function withoutWhen<Part extends { when?: Condition | undefined }>(part: Part): Part {
  const { when: _left, ...rest } = part;
  return rest as Part;
}
