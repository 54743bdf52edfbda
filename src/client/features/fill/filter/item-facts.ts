import { answerState } from '#domain/checklist/answer-state.ts';
import type { ItemAnswer } from '#domain/checklist/answer.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { lackingEvidence } from '#domain/checklist/required-evidence.ts';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import { readField } from '#domain/sync/read-field.ts';
import { answerFields } from '#domain/visit/records.ts';
import { tableRow } from '#domain/visit/visit-answers.ts';
import { nothingWritten, type ItemRecords } from '../use-fill-data.ts';

/** What filters ask of an item. */
export interface ItemFacts {
  readonly unanswered: boolean;
  /** Does not comply, or complies in part only. */
  readonly failed: boolean;
  /** The rule asks for evidence that is not there, or a failing has neither photo nor note. */
  readonly evidence: boolean;
  readonly conflict: boolean;
  /** The unit's explanation is written. */
  readonly explained: boolean;
  /** Note and explanation, as they are compared in a search. */
  readonly words: string;
}

const blank: ItemFacts = {
  ...{ unanswered: true, failed: false, evidence: false, conflict: false, explained: false },
  words: '',
};

/** What is written at an item stays one object until it moves: facts are read once. */
const known = new WeakMap<
  ItemRecords,
  { readonly item: ChecklistItem; readonly facts: ItemFacts }
>();

export function itemFacts(item: ChecklistItem, written: ItemRecords): ItemFacts {
  if (written === nothingWritten) return blank;
  const before = known.get(written);
  if (before?.item === item) return before.facts;
  const facts = readFacts(item, written);
  known.set(written, { item, facts });
  return facts;
}

function readFacts(item: ChecklistItem, { record, photos, tableRows }: ItemRecords): ItemFacts {
  const note = readField(record, 'note', answerFields.note).value ?? '';
  const explanation = readField(record, 'explanation', answerFields.explanation).value ?? '';
  const answer: ItemAnswer = {
    value: readField(record, 'value', answerFields.value).value ?? null,
    rows: tableRows.map(tableRow),
    photos: photos.length,
    note,
  };
  const state = answerState(item, answer);
  const bare = answer.photos === 0 && note.trim() === '';
  return {
    unanswered: state === 'unanswered',
    failed: state === 'fail' || state === 'part',
    evidence: lackingEvidence(item, answer).length > 0 || (state === 'fail' && bare),
    conflict: [record, ...tableRows].some(
      (one) =>
        one !== undefined &&
        (one.deletedMeanwhile || Object.values(one.fields).some((field) => field.conflict)),
    ),
    explained: explanation.trim() !== '',
    words: foldForSearch(`${note} ${explanation}`),
  };
}
