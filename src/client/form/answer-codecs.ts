/**
 * Between an answer and what is in its boxes: one codec a type of item.
 * Law: what `read` makes of what `write` shows is the answer again, for every answer that fits the item,
 * and no figure of one that was given to more parts than the item has now is out of sight or lost.
 */
import { valueState } from '#domain/checklist/answer-state.ts';
import type { AnswerValue, Hedge } from '#domain/checklist/answer.ts';
import type { AnswerSpec, ItemType } from '#domain/checklist/item.ts';
import { partCount } from '#domain/checklist/item-parts.ts';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import {
  notApplicableDraft,
  type AnswerDraft,
  type DraftReading,
  type UnreadableBox,
} from './answer-draft.ts';
import {
  readDate,
  readPercent,
  readWhole,
  readWords,
  writeDate,
  writeFigure,
  writePercent,
  type BoxContent,
  type BoxReader,
} from './box-text.ts';

interface AnswerCodec {
  /** The boxes of an answer of the item's own kind. */
  readonly write: (value: AnswerValue) => readonly string[];
  /** One reader a box; `shown` is how many there are, which may be more than the item itself asks for. */
  readonly readers: (item: AnswerSpec, shown: number) => readonly BoxReader[];
  readonly build: (read: readonly BoxContent[], scheme: LevelScheme | undefined) => AnswerValue;
}

/** Figures beyond the parts that this version of the item names have boxes too: none is dropped. */
const each = (item: AnswerSpec, shown: number, reader: BoxReader) =>
  Array.from({ length: Math.max(partCount(item), shown) }, () => reader);

const codecs: Readonly<Record<ItemType, AnswerCodec>> = {
  compliance: {
    write: (value) => (value.kind === 'compliance' ? [value.level] : ['']),
    readers: () => [readWords],
    build: ([level]) => ({
      kind: 'compliance',
      level: oneOf(['met', 'partial', 'unmet'], level?.text),
    }),
  },
  'yes-no': {
    write: (value) => (value.kind === 'yes-no' ? [value.yes ? 'yes' : 'no'] : ['']),
    readers: () => [readWords],
    build: ([answer]) => ({ kind: 'yes-no', yes: oneOf(['yes', 'no'], answer?.text) === 'yes' }),
  },
  count: {
    write: (value) => (value.kind === 'count' ? writeFigures(value.counts, value.hedges) : []),
    readers: (item, shown) => each(item, shown, wholeReader(item)),
    build: (read, scheme) => ({
      kind: 'count',
      counts: figures(read),
      ...hedgesOf(read),
      ...(scheme && { scheme }),
    }),
  },
  money: {
    write: (value) => (value.kind === 'money' ? writeFigures(value.dong, value.hedges) : []),
    readers: (item, shown) => each(item, shown, wholeReader(item)),
    build: (read) => ({ kind: 'money', dong: figures(read), ...hedgesOf(read) }),
  },
  percentage: {
    write: (value) =>
      value.kind === 'percentage'
        ? value.percents.map((percent, box) => writePercent(percent, value.hedges?.[box]))
        : [],
    readers: (item, shown) => each(item, shown, readPercent),
    build: (read) => ({ kind: 'percentage', percents: figures(read), ...hedgesOf(read) }),
  },
  date: {
    write: (value) => (value.kind === 'date' ? value.dates.map(writeDate) : []),
    readers: (item, shown) => each(item, shown, readDate),
    build: (read) => ({ kind: 'date', dates: figures(read) }),
  },
  ratio: {
    write: (value) =>
      value.kind === 'ratio'
        ? [
            ...writeFigures([value.part, value.whole], value.hedges),
            writePercent(value.stated, value.hedges?.[2]),
          ]
        : [],
    readers: (item) => [wholeReader(item), wholeReader(item), readPercent],
    build: (read, scheme) => {
      const [part = null, whole = null, stated = null] = figures(read);
      return { kind: 'ratio', part, whole, stated, ...hedgesOf(read), ...(scheme && { scheme }) };
    },
  },
  text: {
    write: (value) => (value.kind === 'text' ? [value.text] : ['']),
    readers: () => [readWords],
    build: ([text]) => ({ kind: 'text', text: text?.text ?? '' }),
  },
  choice: {
    write: (value) => (value.kind === 'choice' ? [value.option] : ['']),
    readers: () => [readWords],
    build: ([option]) => ({ kind: 'choice', option: option?.text ?? '' }),
  },
  // The ticked codes in their order, those that this version of the item does not have included.
  choices: {
    write: (value) => (value.kind === 'choices' ? value.options : []),
    readers: (_item, shown) => Array.from({ length: shown }, () => readWords),
    build: (read) => ({ kind: 'choices', options: figures(read).filter((code) => code !== null) }),
  },
  // "Nothing to list" is what a table's own answer can say; its rows are records.
  table: {
    write: (value) => (value.kind === 'table' ? ['none'] : ['']),
    readers: () => [readWords],
    build: () => ({ kind: 'table', none: true }),
  },
  // Photos are records; the item itself can only be not applicable.
  photo: { write: () => [], readers: () => [], build: () => ({ kind: 'na' }) },
};

/** What the boxes show of an answer; one of another kind (the item moved on) leaves them blank. */
export function draftOf(item: AnswerSpec, value: AnswerValue | null | undefined): AnswerDraft {
  if (value?.kind === 'na') return notApplicableDraft;
  const { write, readers } = codecs[item.type];
  const fits = value?.kind === item.type;
  const shown = fits ? write(value) : [];
  const boxes = readers(item, shown.length).map((_, box) => shown[box] ?? '');
  const scheme = fits ? storedScheme(value) : schemesOf(item)[0];
  return { notApplicable: false, boxes, ...(scheme && { scheme }) };
}

/** The answer in the boxes. Blank boxes alone are no answer: null. */
export function readDraft(item: AnswerSpec, draft: AnswerDraft): DraftReading {
  if (draft.notApplicable) return { type: 'readable', value: { kind: 'na' } };
  const { readers, build } = codecs[item.type];
  const read: BoxContent[] = [];
  const unreadable: UnreadableBox[] = [];
  readers(item, draft.boxes.length).forEach((reader, box) => {
    const outcome = reader(draft.boxes[box] ?? '');
    if (outcome.ok) read.push(outcome.value);
    else unreadable.push({ box, problem: outcome.error });
  });
  if (unreadable.length > 0) return { type: 'unreadable', boxes: unreadable };
  const first = read.findIndex(({ text }) => text !== null);
  if (first < 0) return { type: 'readable', value: null };
  if (schemesOf(item).length > 0 && draft.scheme === undefined) {
    return { type: 'unreadable', boxes: [{ box: first, problem: 'no-scheme' }] };
  }
  const value = build(withoutRubbedOut(read, readers(item, 0).length), draft.scheme);
  return { type: 'readable', value: valueState(item, value) === 'unanswered' ? null : value };
}

/** A blank box that is asked for is stored as blank; one beyond them that was rubbed out is gone. */
function withoutRubbedOut(read: readonly BoxContent[], asked: number): readonly BoxContent[] {
  const written = read.findLastIndex(({ text }) => text !== null) + 1;
  return read.slice(0, Math.max(written, asked));
}

/** The scales that may be meant by an item's figures, the usual one first; none where it has no levels. */
export function schemesOf(item: AnswerSpec): readonly LevelScheme[] {
  return 'schemes' in item ? (item.schemes ?? []) : [];
}

/** Words that may stand behind a figure and say nothing new. */
function wholeReader(item: AnswerSpec): BoxReader {
  const units =
    item.type === 'money'
      ? ['đồng', 'VNĐ', 'VND', 'đ']
      : 'unit' in item && item.unit !== undefined
        ? [item.unit.vi, item.unit.en].filter((unit) => unit !== undefined)
        : [];
  return (text) => readWhole(text, units);
}

function storedScheme(value: AnswerValue): LevelScheme | undefined {
  return 'scheme' in value ? value.scheme : undefined;
}

const writeFigures = (
  stored: readonly (string | null)[],
  hedges: readonly (Hedge | null)[] | undefined,
) => stored.map((figure, box) => writeFigure(figure, hedges?.[box]));

const figures = (read: readonly BoxContent[]) => read.map(({ text }) => text);

/** One entry a box; left out where no figure is a bound. */
function hedgesOf(read: readonly BoxContent[]): { hedges?: (Hedge | null)[] } {
  return read.some(({ hedge }) => hedge !== null) ? { hedges: read.map(({ hedge }) => hedge) } : {};
}

function oneOf<T extends string>(codes: readonly T[], code: string | null | undefined): T {
  const found = codes.find((one) => one === code);
  if (found === undefined) throw new RangeError('a code comes from the control that offers it');
  return found;
}
