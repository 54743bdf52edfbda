/**
 * Tallies of work on the spot beside the items that rest on them. A tally is offered, never entered by
 * itself; what was taken from it is remembered, so that the item can say when the tally has moved on.
 */
import type { z } from 'zod';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { interviewTally } from './interviews.ts';
import { feedFields } from './records.ts';
import { gatherRegisters } from './registers.ts';
import { gatherPeople, gatherRollCalls, rollCallTally } from './roll-calls.ts';
import { currentSample, sampleTally } from './sample-tally.ts';

export type FeedSource = NonNullable<z.infer<typeof feedFields.source>>;

/** So many of so many: met of ticked, present of those who must be, satisfied of asked. */
export interface FeedFigures {
  readonly part: number;
  readonly whole: number;
  /** What an item asks that wants one number: dossiers, people without a reason, bad answers. */
  readonly count: number;
}

export interface ItemFeed {
  /** Record of the answer that it is offered to. */
  readonly answer: RecordKey;
  readonly folded: FoldedRecord;
  readonly source: FeedSource;
  /** As it is now; `open` are not ticked or called yet. */
  readonly now: FeedFigures & { readonly open: number };
  /** As it was when the answer was taken from it; null: never taken. */
  readonly taken: FeedFigures | null;
}

/** The record that says on which tally an item rests: one an item. */
export function feedKey(answer: RecordKey): RecordKey {
  return makeRecordKey('feed', recordParts(answer).id);
}

/** By the record of the answer. A source that is not on this device gives no feed. */
export function itemFeeds(records: readonly FoldedRecord[]): ReadonlyMap<RecordKey, ItemFeed> {
  const feeds = new Map<RecordKey, ItemFeed>();
  const wanted = records.filter(
    ({ record, deleted }) => !deleted && recordParts(record).kind === 'feed',
  );
  if (wanted.length === 0) return feeds;
  const tallyOf = tallyReader(records);
  for (const folded of wanted) {
    const source = readField(folded, 'source', feedFields.source).value ?? null;
    const now = source === null ? null : tallyOf(source);
    if (source === null || now === null) continue;
    const answer = makeRecordKey('answer', recordParts(folded.record).id);
    const taken = readField(folded, 'taken', feedFields.taken).value ?? null;
    feeds.set(answer, { answer, folded, source, now, taken });
  }
  return feeds;
}

/** Where the source is: a register, a roll-call, a question. */
export function sourceKey(source: FeedSource): string {
  switch (source.type) {
    case 'register':
      return source.register;
    case 'roll-call':
      return source.rollCall;
    case 'interviews':
      return `question ${source.question}`;
  }
}

/** True when the tally was taken and is another one now. */
export function hasMoved({ now, taken }: ItemFeed): boolean {
  if (taken === null) return false;
  return taken.part !== now.part || taken.whole !== now.whole || taken.count !== now.count;
}

/**
 * What a tally would be as the answer to an item; null where nothing follows from it. A compliance is
 * offered only where the whole sample is met: how far failings weigh is for a person to say.
 */
export function offeredAnswer(item: ChecklistItem, { now, source }: ItemFeed): AnswerValue | null {
  const { part, whole, open, count } = now;
  if (whole === 0) return null;
  switch (item.type) {
    case 'ratio':
      return { kind: 'ratio', part: String(part), whole: String(whole), stated: null };
    case 'count':
      return item.parts === undefined ? { kind: 'count', counts: [String(count)] } : null;
    case 'compliance': {
      const unmet = source.type === 'register' && source.figure === 'unmet' ? part : whole - part;
      return unmet === 0 && open === 0 ? { kind: 'compliance', level: 'met' } : null;
    }
    default:
      return null;
  }
}

/** Items that say themselves that they rest on a sample: "Mẫu 10 hồ sơ", "Trích 20 dòng". */
export function asksForSample(item: ChecklistItem): boolean {
  const words = foldForSearch(`${item.lookAt.vi} ${item.text.vi}`);
  return takesTally(item) && /\b(mau|trich) \d|trong mau\b|lay mau\b/.test(words);
}

/** Items that ask who is there. */
export function asksForPresence(item: ChecklistItem): boolean {
  const words = foldForSearch(`${item.lookAt.vi} ${item.text.vi}`);
  return takesTally(item) && /diem danh|vang khong (co )?ly do|nguoi vang/.test(words);
}

/** Items that ask whether citizens are satisfied. */
export function asksForSatisfaction(item: ChecklistItem): boolean {
  return takesTally(item) && /\bhai long\b/.test(foldForSearch(item.text.vi));
}

/** Items that a tally can be an answer to. */
export function takesTally({ type }: ChecklistItem): boolean {
  return type === 'ratio' || type === 'count' || type === 'compliance';
}

function tallyReader(
  records: readonly FoldedRecord[],
): (source: FeedSource) => ItemFeed['now'] | null {
  const registers = new Map(gatherRegisters(records).map((one) => [one.record, one]));
  const rollCalls = new Map(gatherRollCalls(records).map((one) => [one.record, one]));
  return (source) => {
    switch (source.type) {
      case 'register': {
        const register = registers.get(source.register);
        if (register === undefined) return null;
        const tally = sampleTally(currentSample(register), register.criteria);
        const counts =
          source.criterion === null ? tally.dossiers : tally.byCriterion.get(source.criterion);
        if (counts === undefined) return null;
        const part = counts[source.figure];
        return { part, whole: counts.met + counts.unmet, count: part, open: counts.open };
      }
      case 'roll-call': {
        const rollCall = rollCalls.get(source.rollCall);
        if (rollCall === undefined) return null;
        // Who is on leave or away on business does not have to be there.
        const tally = rollCallTally(gatherPeople(records), rollCall);
        const { present, absent, withoutReason, open } = tally;
        return { part: present, whole: present + absent, count: withoutReason, open };
      }
      case 'interviews': {
        const found = interviewTally(records).questions.find(
          ({ question }) => question.id === source.question,
        );
        if (found === undefined) return null;
        return { part: found.good, whole: found.telling, count: found.bad, open: 0 };
      }
    }
  };
}
