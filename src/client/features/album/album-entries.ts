/** The photos of a visit as its album lists them. Pure. */
import type { Checklist } from '#domain/checklist/definition.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { coversOf } from '#domain/visit/photo-edit.ts';
import { itemCode } from '#domain/visit/overview-findings.ts';
import { findingFields, photoFields } from '#domain/visit/records.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';

export interface AlbumEntry {
  readonly photo: FoldedRecord;
  /** Of the item; null where it hangs at none. */
  readonly code: string | null;
  readonly answer: RecordKey | null;
  /** Among the photos of the same item, in the order of their making. */
  readonly number: number;
  readonly caption: string;
  /** ISO 8601; '' where nobody knows. */
  readonly takenAt: string;
  readonly annotated: boolean;
  readonly covers: number;
}

/** By item in the order of the walk, then in the order of their making; those at no item last. */
export function albumEntries(
  records: readonly FoldedRecord[],
  checklists: readonly Checklist[],
): readonly AlbumEntry[] {
  const raisedAt = new Map(
    records.flatMap((record) => {
      const answer = readField(record, 'answer', findingFields.answer).value;
      return recordParts(record.record).kind === 'finding' && answer
        ? [[record.record, answer] as const]
        : [];
    }),
  );
  const places = itemPlaces(checklists);
  const placeOf = (answer: RecordKey | null): number =>
    (answer === null ? undefined : places.get(answer)) ?? places.size;
  const counts = new Map<RecordKey | null, number>();
  return records
    .filter(({ record }) => recordParts(record).kind === 'photo')
    .map((photo) => {
      const of = readField(photo, 'of', photoFields.of).value ?? null;
      const answer =
        of === null || recordParts(of).kind === 'answer' ? of : (raisedAt.get(of) ?? null);
      const number = (counts.get(answer) ?? 0) + 1;
      counts.set(answer, number);
      const annotated = readField(photo, 'annotated', photoFields.annotated).value;
      return {
        ...{ photo, answer, number },
        code: answer === null ? null : itemCode(answer),
        caption: readField(photo, 'caption', photoFields.caption).value?.trim() ?? '',
        takenAt: readField(photo, 'taken', photoFields.taken).value?.at ?? '',
        annotated: annotated !== undefined && annotated !== null,
        covers: annotated ? coversOf(annotated.edit) : 0,
      };
    })
    .toSorted((left, right) => placeOf(left.answer) - placeOf(right.answer));
}

function itemPlaces(checklists: readonly Checklist[]): ReadonlyMap<RecordKey, number> {
  const keys = checklists.flatMap(({ id, sections }) =>
    sections.flatMap(({ items }) => items.map(({ code }) => answerKey(id, code))),
  );
  return new Map(keys.map((key, place) => [key, place]));
}

export const albumStates = ['all', 'covered', 'annotated', 'open', 'no-caption'] as const;
export type AlbumState = (typeof albumStates)[number];

export interface AlbumFilter {
  /** The answers whose photos are wanted; null: all. */
  readonly answers: ReadonlySet<RecordKey> | null;
  readonly state: AlbumState;
  readonly byTime: boolean;
}

export function filteredEntries(
  entries: readonly AlbumEntry[],
  { answers, state, byTime }: AlbumFilter,
): readonly AlbumEntry[] {
  const found = entries.filter(
    (entry) =>
      (answers === null || (entry.answer !== null && answers.has(entry.answer))) &&
      isInState(entry, state),
  );
  return byTime ? found.toSorted((left, right) => (left.takenAt < right.takenAt ? -1 : 1)) : found;
}

function isInState({ covers, annotated, caption }: AlbumEntry, state: AlbumState): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'covered':
      return covers > 0;
    case 'annotated':
      return annotated;
    case 'open':
      return covers === 0;
    case 'no-caption':
      return caption === '';
  }
}

export interface AlbumPlace {
  readonly value: string;
  readonly label: string;
  readonly answers: ReadonlySet<RecordKey>;
}

/** Checklists, sections and items that have photos. `words`: a text in the reader's language. */
export function albumPlaces(
  entries: readonly AlbumEntry[],
  checklists: readonly Checklist[],
  words: (text: { readonly vi: string; readonly en?: string | undefined }) => string,
): readonly AlbumPlace[] {
  const used = new Set(entries.flatMap(({ answer }) => (answer === null ? [] : [answer])));
  const placeOf = (value: string, label: string, keys: readonly RecordKey[]) => {
    const answers = new Set(keys.filter((key) => used.has(key)));
    return answers.size === 0 ? [] : [{ value, label, answers }];
  };
  return checklists.flatMap(({ id, letter, shortTitle, sections }) => {
    const keysOf = (items: (typeof sections)[number]['items']) =>
      items.map(({ code }) => answerKey(id, code));
    const all = sections.flatMap(({ items }) => items);
    return [
      ...placeOf(id, `${letter}. ${words(shortTitle)}`, keysOf(all)),
      ...sections.flatMap((section) => [
        ...placeOf(
          `${id} ${section.id}`,
          `${letter}. ${words(section.title)}`,
          keysOf(section.items),
        ),
        ...section.items.flatMap(({ code, text }) =>
          placeOf(answerKey(id, code), `${code} ${words(text)}`, [answerKey(id, code)]),
        ),
      ]),
    ];
  });
}
