/** What the page of a checklist lists, section by section. */
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { Checklist, ChecklistSection } from '#domain/checklist/definition.ts';
import { hiddenAnswers } from '#domain/checklist/hidden-answers.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { IsShown } from '#domain/checklist/visibility.ts';
import { sameEntries } from './same-entries.ts';
import type { ChecksByRow, RowChecks } from './row-checks.ts';
import type { ItemRecords } from './use-fill-data.ts';

export interface SheetRow {
  readonly item: ChecklistItem;
  readonly written: ItemRecords;
  /** False: listed although it is not asked, because one works at it or has searched for it. */
  readonly asked: boolean;
  /** What the cross-checks have to say to it. */
  readonly checks: RowChecks | undefined;
}

export interface SheetPart {
  readonly section: ChecklistSection;
  /** Empty where nothing of the section is listed; its form lives on all the same. */
  readonly rows: readonly SheetRow[];
  /** How many rows the list has before this section. */
  readonly before: number;
  /** Items with something written that are asked no more, and are not listed. */
  readonly unasked: readonly ChecklistItem[];
}

export interface SheetInput {
  readonly checklist: Checklist;
  readonly answers: AnswerLookup;
  readonly writtenAt: (code: string) => ItemRecords;
  readonly checks: ChecksByRow;
  readonly isAsked: IsShown;
  /** Filter and search. */
  readonly matches: (item: ChecklistItem) => boolean;
  /** An item at which one works stays until it is left, also when a new answer hides it. */
  readonly held: string | null;
  /** One looks for words: what is not asked is found too. */
  readonly findsUnasked: boolean;
}

/** The parts of a page; those, and the lists in them, that are as before stay the same objects. */
export function sheetParts(
  input: SheetInput,
  before: readonly SheetPart[] | undefined,
): readonly SheetPart[] {
  let count = 0;
  return input.checklist.sections.map((section, index) => {
    const part = sheetPart(section, count, input);
    count += part.rows.length;
    return keepPart(before?.[index], part);
  });
}

function sheetPart(section: ChecklistSection, before: number, input: SheetInput): SheetPart {
  const { answers, isAsked, matches, held, findsUnasked } = input;
  const isListed = (item: ChecklistItem): boolean =>
    matches(item) && (findsUnasked || isAsked(item.code) || item.code === held);
  return {
    section,
    before,
    rows: section.items.filter(isListed).map((item) => ({
      item,
      written: input.writtenAt(item.code),
      asked: isAsked(item.code),
      checks: input.checks.get(item.code),
    })),
    unasked: hiddenAnswers(section, answers, isAsked).filter((item) => !isListed(item)),
  };
}

function keepPart(before: SheetPart | undefined, part: SheetPart): SheetPart {
  if (before?.section !== part.section) return part;
  const rows = sameEntries(before.rows, part.rows, sameRow);
  const unasked = sameEntries(before.unasked, part.unasked, Object.is);
  const same = rows === before.rows && unasked === before.unasked && before.before === part.before;
  return same ? before : { ...part, rows, unasked };
}

const sameRow = (left: SheetRow, right: SheetRow): boolean =>
  left.item === right.item &&
  left.written === right.written &&
  left.asked === right.asked &&
  left.checks === right.checks;
