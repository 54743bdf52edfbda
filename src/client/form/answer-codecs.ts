/**
 * Between an answer and what is in its boxes: one codec a type of item.
 * Law: what `read` makes of what `write` shows is the answer again, for every answer that fits the item.
 */
import { valueState } from '#domain/checklist/answer-state.ts';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { AnswerSpec, ItemType } from '#domain/checklist/item.ts';
import { partCount } from '#domain/checklist/item-parts.ts';
import type { Result } from '#domain/kernel/result.ts';
import {
  notApplicableDraft,
  type AnswerDraft,
  type BoxProblem,
  type DraftReading,
} from './answer-draft.ts';
import { readDate, readPercent, readWhole, writeDate, writeNumber } from './box-text.ts';

type BoxReader = (text: string) => Result<string | null, BoxProblem>;

interface AnswerCodec {
  /** The boxes of an answer of the item's own kind. */
  readonly write: (value: AnswerValue) => readonly string[];
  readonly readers: (item: AnswerSpec) => readonly BoxReader[];
  readonly build: (read: readonly (string | null)[]) => AnswerValue;
}

const asTyped: BoxReader = (text) => ({ ok: true, value: text.trim() === '' ? null : text });
const each = (item: AnswerSpec, reader: BoxReader) =>
  Array.from({ length: partCount(item) }, () => reader);

const codecs: Readonly<Record<ItemType, AnswerCodec>> = {
  compliance: {
    write: (value) => (value.kind === 'compliance' ? [value.level] : ['']),
    readers: () => [asTyped],
    build: ([level]) => ({ kind: 'compliance', level: readLevel(level) }),
  },
  count: {
    write: (value) => (value.kind === 'count' ? value.counts.map(writeNumber) : []),
    readers: (item) => each(item, readWhole),
    build: (read) => ({ kind: 'count', counts: [...read] }),
  },
  money: {
    write: (value) => (value.kind === 'money' ? value.dong.map(writeNumber) : []),
    readers: (item) => each(item, readWhole),
    build: (read) => ({ kind: 'money', dong: [...read] }),
  },
  'yes-no': {
    write: (value) => (value.kind === 'yes-no' ? [value.yes ? 'yes' : 'no'] : ['']),
    readers: () => [asTyped],
    build: ([answer]) => ({ kind: 'yes-no', yes: answer === 'yes' }),
  },
  percentage: {
    write: (value) => (value.kind === 'percentage' ? value.percents.map(writeNumber) : []),
    readers: (item) => each(item, readPercent),
    build: (read) => ({ kind: 'percentage', percents: [...read] }),
  },
  // One box an option, which holds its code where it is chosen.
  choices: {
    write: (value) => (value.kind === 'choices' ? value.options : []),
    readers: (item) => (item.type === 'choices' ? item.options.map(() => asTyped) : []),
    build: (read) => ({ kind: 'choices', options: read.filter((code) => code !== null) }),
  },
  // "Nothing to list" is what a table's own answer can say; its rows are records.
  table: {
    write: (value) => (value.kind === 'table' ? ['none'] : ['']),
    readers: () => [asTyped],
    build: () => ({ kind: 'table', none: true }),
  },
  // Photos are records; the item itself can only be not applicable.
  photo: { write: () => [], readers: () => [], build: () => ({ kind: 'na' }) },
  date: {
    write: (value) => (value.kind === 'date' ? value.dates.map(writeDate) : []),
    readers: (item) => each(item, readDate),
    build: (read) => ({ kind: 'date', dates: [...read] }),
  },
  ratio: {
    write: (value) =>
      value.kind === 'ratio' ? [value.part, value.whole, value.stated].map(writeNumber) : [],
    readers: () => [readWhole, readWhole, readPercent],
    build: ([part = null, whole = null, stated = null]) => ({ kind: 'ratio', part, whole, stated }),
  },
  text: {
    write: (value) => (value.kind === 'text' ? [value.text] : ['']),
    readers: () => [asTyped],
    build: ([text]) => ({ kind: 'text', text: text ?? '' }),
  },
  choice: {
    write: (value) => (value.kind === 'choice' ? [value.option] : ['']),
    readers: () => [asTyped],
    build: ([option]) => ({ kind: 'choice', option: option ?? '' }),
  },
};

/** What the boxes show of an answer; one of another kind (the item moved on) leaves them blank. */
export function draftOf(item: AnswerSpec, value: AnswerValue | null | undefined): AnswerDraft {
  if (value?.kind === 'na') return notApplicableDraft;
  const { write, readers } = codecs[item.type];
  const shown = value?.kind === item.type ? write(value) : [];
  return { notApplicable: false, boxes: readers(item).map((_, box) => shown[box] ?? '') };
}

/** The answer in the boxes. Blank boxes alone are no answer: null. */
export function readDraft(item: AnswerSpec, draft: AnswerDraft): DraftReading {
  if (draft.notApplicable) return { type: 'readable', value: { kind: 'na' } };
  const { readers, build } = codecs[item.type];
  const read: (string | null)[] = [];
  const unreadable: { box: number; problem: BoxProblem }[] = [];
  readers(item).forEach((reader, box) => {
    const outcome = reader(draft.boxes[box] ?? '');
    if (outcome.ok) read.push(outcome.value);
    else unreadable.push({ box, problem: outcome.error });
  });
  if (unreadable.length > 0) return { type: 'unreadable', boxes: unreadable };
  if (read.every((entry) => entry === null)) return { type: 'readable', value: null };
  const value = build(read);
  return { type: 'readable', value: valueState(item, value) === 'unanswered' ? null : value };
}

function readLevel(level: string | null | undefined): 'met' | 'partial' | 'unmet' {
  if (level === 'met' || level === 'partial' || level === 'unmet') return level;
  throw new RangeError('a level comes from the control that offers the three of them');
}
