/** What became different of one item from one version of its checklist to another. */
import type { ChecklistItem, ItemType, TableColumn } from './item.ts';
import type { Label } from './label.ts';
import type { LawDocument } from './law.ts';
import type { LegalReference } from './legal-reference.ts';
import type { LevelScheme } from './level-scheme.ts';
import { differ, isReordered, pairs, type Change } from './version-change.ts';

type Severity = ChecklistItem['severity'];

/** One difference. Where the whole is in `before` and `after`, a screen says what of it changed. */
export type ItemChange =
  | ({ readonly what: 'text' | 'lookAt' | 'short' | 'section' } & Change<Label>)
  | ({ readonly what: 'type' } & Change<ItemType>)
  | ({ readonly what: 'severity' } & Change<Severity>)
  | ({ readonly what: 'option'; readonly code: string } & Change<Label>)
  /** `number`: which of the figures or dates, from 1. */
  | ({ readonly what: 'part'; readonly number: number } & Change<ItemPart>)
  | ({ readonly what: 'column'; readonly id: string } & Change<TableColumn>)
  /** By which scales of levels of online service it may be answered. */
  | ({ readonly what: 'schemes' } & Change<readonly LevelScheme[]>)
  /** The same of a column that both versions have; what else changed of it stands beside this. */
  | ({ readonly what: 'column-schemes'; readonly id: string } & Change<TableColumn>)
  /** As it is cited: article before document. */
  | ({ readonly what: 'legal'; readonly cited: string } & Change<true>)
  | ({ readonly what: 'order'; readonly of: 'options' | 'columns' | 'legal' } & Change<
      readonly string[]
    >)
  | ({ readonly what: 'when' } & Change<NonNullable<ChecklistItem['when']>>)
  | ({ readonly what: 'points' } & Change<NonNullable<ChecklistItem['points']>>)
  | ({ readonly what: 'requires' } & Change<NonNullable<ChecklistItem['requires']>>)
  | ({ readonly what: 'onFail' } & Change<NonNullable<ChecklistItem['onFail']>>)
  /** Any other member: the unit, the words in reports. */
  | ({ readonly what: 'other'; readonly member: string } & Change<unknown>);

export type ItemPart = NonNullable<
  Extract<ChecklistItem, { type: 'count' | 'money' }>['parts']
>[number];

/** `law`: the library of each version, in whose words its references are given. */
export function compareItems(
  before: ChecklistItem,
  after: ChecklistItem,
  lawBefore: readonly LawDocument[],
  lawAfter: readonly LawDocument[],
): readonly ItemChange[] {
  return [
    ...labelChanges(before, after),
    ...(before.type === after.type
      ? []
      : [{ what: 'type' as const, before: before.type, after: after.type }]),
    ...(before.severity === after.severity
      ? []
      : [{ what: 'severity' as const, before: before.severity, after: after.severity }]),
    ...optionChanges(before, after),
    ...partChanges(before, after),
    ...schemeChanges(schemesOf(before), schemesOf(after)),
    ...columnChanges(before, after),
    ...legalChanges(citations(before, lawBefore), citations(after, lawAfter)),
    ...memberChanges(before, after),
  ];
}

function labelChanges(before: ChecklistItem, after: ChecklistItem): readonly ItemChange[] {
  return (['text', 'lookAt', 'short'] as const).flatMap((what) =>
    differ(before[what], after[what])
      ? [{ what, before: before[what] ?? null, after: after[what] ?? null }]
      : [],
  );
}

function optionChanges(before: ChecklistItem, after: ChecklistItem): readonly ItemChange[] {
  const [left, right] = [before, after].map((item) => ('options' in item ? item.options : []));
  const labels = (list: typeof left = []) => new Map(list.map(({ code, label }) => [code, label]));
  return [
    ...pairs(labels(left), labels(right)).flatMap(([code, one, other]): ItemChange[] =>
      differ(one, other) ? [{ what: 'option', code, before: one, after: other }] : [],
    ),
    ...orderChange('options', [...labels(left).keys()], [...labels(right).keys()]),
  ];
}

function partChanges(before: ChecklistItem, after: ChecklistItem): readonly ItemChange[] {
  const [left = [], right = []] = [before, after].map((item): readonly ItemPart[] =>
    'parts' in item ? (item.parts ?? []) : [],
  );
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => index).flatMap(
    (index): ItemChange[] => {
      const parts = { before: left[index] ?? null, after: right[index] ?? null };
      return differ(parts.before, parts.after)
        ? [{ what: 'part', number: index + 1, ...parts }]
        : [];
    },
  );
}

function columnChanges(before: ChecklistItem, after: ChecklistItem): readonly ItemChange[] {
  const [left, right] = [before, after].map(
    (item) =>
      new Map((item.type === 'table' ? item.columns : []).map((column) => [column.id, column])),
  );
  const [one, other] = [left ?? new Map(), right ?? new Map()];
  return [
    ...pairs<TableColumn>(one, other).flatMap(([id, column, now]): readonly ItemChange[] =>
      columnChange(id, column, now),
    ),
    ...orderChange('columns', [...one.keys()], [...other.keys()]),
  ];
}

function columnChange(
  id: string,
  before: TableColumn | null,
  after: TableColumn | null,
): readonly ItemChange[] {
  const change = { id, before, after };
  if (before === null || after === null || before.type !== after.type) {
    return [{ what: 'column', ...change }];
  }
  const isOtherwise = differ({ ...before, schemes: null }, { ...after, schemes: null });
  return [
    ...(isOtherwise ? [{ what: 'column' as const, ...change }] : []),
    ...(differ(schemesOf(before), schemesOf(after))
      ? [{ what: 'column-schemes' as const, ...change }]
      : []),
  ];
}

function schemeChanges(
  before: readonly LevelScheme[] | null,
  after: readonly LevelScheme[] | null,
): readonly ItemChange[] {
  return differ(before, after) ? [{ what: 'schemes', before, after }] : [];
}

const schemesOf = (spec: ChecklistItem | TableColumn): readonly LevelScheme[] | null =>
  'schemes' in spec ? (spec.schemes ?? null) : null;

function orderChange(
  of: 'options' | 'columns' | 'legal',
  before: readonly string[],
  after: readonly string[],
): readonly ItemChange[] {
  return isReordered(before, after) ? [{ what: 'order', of, before, after }] : [];
}

/** What is cited in words: the same passage cited in another way is no difference. */
function citations(item: ChecklistItem, law: readonly LawDocument[]): ReadonlyMap<string, true> {
  return new Map(item.legal.map((reference) => [citation(reference, law), true as const]));
}

function citation(reference: LegalReference, law: readonly LawDocument[]): string {
  if (typeof reference !== 'string') {
    const article = 'article' in reference ? reference.article : undefined;
    return article === undefined ? reference.document : `${article} ${reference.document}`;
  }
  const [id = '', articleId] = reference.split('/');
  const document = law.find((entry) => entry.id === id);
  const article = document?.articles?.find((entry) => entry.id === articleId);
  return [article?.cite, document?.name ?? reference].filter(Boolean).join(' ');
}

function legalChanges(
  before: ReadonlyMap<string, true>,
  after: ReadonlyMap<string, true>,
): readonly ItemChange[] {
  return [
    ...pairs(before, after).flatMap(([cited, left, right]): ItemChange[] =>
      left === right ? [] : [{ what: 'legal', cited, before: left, after: right }],
    ),
    ...orderChange('legal', [...before.keys()], [...after.keys()]),
  ];
}

const named = ['when', 'points', 'requires', 'onFail'] as const;
/** Members that are compared above, or that tell which item it is. */
const compared: ReadonlySet<string> = new Set([
  ...[
    'code',
    'text',
    'lookAt',
    'short',
    'type',
    'severity',
    'options',
    'parts',
    'columns',
    'schemes',
    'legal',
  ],
  ...named,
]);

function memberChanges(before: ChecklistItem, after: ChecklistItem): readonly ItemChange[] {
  const own = named.flatMap((what): ItemChange[] =>
    differ(before[what], after[what])
      ? [{ what, before: before[what] ?? null, after: after[what] ?? null } as ItemChange]
      : [],
  );
  const others = (item: ChecklistItem) =>
    new Map<string, unknown>(Object.entries(item).filter(([member]) => !compared.has(member)));
  return [
    ...own,
    ...pairs(others(before), others(after)).flatMap(([member, left, right]): ItemChange[] =>
      differ(left, right) ? [{ what: 'other', member, before: left, after: right }] : [],
    ),
  ];
}
