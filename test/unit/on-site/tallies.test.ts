import { describe, expect, it } from 'vitest';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { hasMoved, itemFeeds, offeredAnswer } from '#domain/on-site/item-feeds.ts';
import { interviewTally, newInterviewKey } from '#domain/on-site/interviews.ts';
import { dossierKey, gatherRegisters } from '#domain/on-site/registers.ts';
import { gatherPeople, gatherRollCalls, rollCallTally } from '#domain/on-site/roll-calls.ts';
import { currentSample, sampleTally } from '#domain/on-site/sample-tally.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { visitRecordsOf, type PlainRecords } from './visit-records.ts';

const register = makeRecordKey('register', 'r1');
const dossier = (code: string, fields: Readonly<Record<string, string>>): PlainRecords => ({
  [dossierKey(register, code)]: { entry: { code, group: '' }, ...fields },
});
const sample: PlainRecords = {
  [register]: { name: 'Hồ sơ tháng 3' },
  'criterion:c1': { of: register, text: 'Có giấy hẹn', order: 'a1' },
  'criterion:c2': { of: register, text: 'Trả đúng hẹn', order: 'a0' },
  ...dossier('H-1', { markXc1: 'met', markXc2: 'met' }),
  ...dossier('H-2', { markXc1: 'met', markXc2: 'unmet' }),
  ...dossier('H-3', { markXc1: 'unmet' }),
  ...dossier('H-4', { markXc1: 'met' }),
  ...dossier('H-5', { markXc1: 'na', markXc2: 'na' }),
  ...dossier('H-6', {}),
  ...dossier('H-7', { markXc1: 'met', markXc2: 'met', struck: 'nhập nhầm' }),
};
const counts = (met: number, unmet: number, na: number, open: number) => ({
  ...{ met, unmet, na, open },
});

describe('the tally of a sample', () => {
  it('adds up by criterion and by dossier; what was struck out is not in it', () => {
    const [found] = gatherRegisters(visitRecordsOf(sample));
    if (!found) throw new Error('no register');
    expect(found.criteria.map(({ text }) => text)).toEqual(['Trả đúng hẹn', 'Có giấy hẹn']);
    const tally = sampleTally(currentSample(found), found.criteria);
    expect(tally.size).toBe(6);
    expect(tally.dossiers).toEqual(counts(1, 2, 1, 2));
    expect(tally.byCriterion.get(makeRecordKey('criterion', 'c1'))).toEqual(counts(3, 1, 1, 1));
    expect(tally.byCriterion.get(makeRecordKey('criterion', 'c2'))).toEqual(counts(1, 1, 1, 3));
  });
});

describe('the tally of a roll-call', () => {
  it('adds up, and counts who is absent without a reason', () => {
    const records = visitRecordsOf({
      'roll-call:k1': { at: '2022-04-13T08:00', place: '' },
      'person:1': {
        name: '',
        post: 'Chủ tịch',
        order: 'a0',
        markXk1: here('business', 'họp huyện'),
      },
      'person:2': { name: '', post: 'Một cửa', order: 'a1', markXk1: here('present', '') },
      'person:3': { name: '', post: 'Địa chính', order: 'a2', markXk1: here('absent', ' ') },
      'person:4': { name: '', post: 'Tư pháp', order: 'a3' },
    });
    const [rollCall] = gatherRollCalls(records);
    expect(rollCall && rollCallTally(gatherPeople(records), rollCall)).toEqual({
      ...{ people: 4, present: 1, leave: 0, business: 1, absent: 1, withoutReason: 1, open: 1 },
    });
  });
  const here = (state: string, reason: string) => ({ state, reason });
});

describe('the tally of interviews', () => {
  it('has exact shares, and what says nothing is not held against the unit', () => {
    const records = visitRecordsOf({
      'interview:a': { markXonTime: 'inTime', markXoverall: 'very' },
      'interview:b': { markXonTime: 'notYet', markXoverall: 'unsatisfied' },
      'interview:c': { markXonTime: 'late', markXoverall: null },
      'interview:d': { when: { day: '2022-04-13', half: 'morning' } },
    });
    const tally = interviewTally(records);
    expect(tally.people).toBe(3);
    const onTime = tally.questions.find(({ question }) => question.id === 'onTime');
    expect(onTime).toMatchObject({ answered: 3, good: 1, telling: 2 });
    expect(onTime?.options.map(({ percent }) => percent)).toEqual([
      '33.33',
      '0.00',
      '33.33',
      '33.33',
    ]);
    const overall = tally.questions.find(({ question }) => question.id === 'overall');
    expect(overall).toMatchObject({ answered: 2, good: 1, telling: 2 });
    expect(tally.questions[0]?.options[0]?.percent).toBeNull();
  });

  it('names an interview by nothing but random bytes', () => {
    const random = (length: number) => Uint8Array.from({ length }, (_, at) => at * 16);
    expect(newInterviewKey(random)).toBe('interview:00102030405060708090a0b0c0d0e0f0');
  });
});

describe('a tally beside an item', () => {
  const words = { text: { vi: 'x' }, lookAt: { vi: 'x' }, severity: 'major', legal: [] } as const;
  const item = (type: string): ChecklistItem =>
    ({ ...words, code: 'A17', type, labels: { part: { vi: 'x' }, whole: { vi: 'x' } } }) as never;
  const feedOf = (fields: PlainRecords[string]) =>
    itemFeeds(visitRecordsOf({ ...sample, 'feed:a/A17': fields })).get(
      makeRecordKey('answer', 'a/A17'),
    );
  const source = { type: 'register', register, criterion: 'criterion:c1', figure: 'met' };

  it('is offered as what the item asks for, and never entered', () => {
    const feed = feedOf({ source });
    if (!feed) throw new Error('no feed');
    expect(feed).toMatchObject({ now: { part: 3, whole: 4, count: 3, open: 1 }, taken: null });
    expect(offeredAnswer(item('ratio'), feed)).toEqual({
      ...{ kind: 'ratio', part: '3', whole: '4', stated: null },
    });
    expect(offeredAnswer(item('count'), feed)).toEqual({ kind: 'count', counts: ['3'] });
    expect(offeredAnswer(item('compliance'), feed)).toBeNull();
    expect(offeredAnswer(item('text'), feed)).toBeNull();
    expect(hasMoved(feed)).toBe(false);
  });

  it('says when it is another one than was taken', () => {
    const moved = (taken: { part: number; whole: number; count: number }) => {
      const feed = feedOf({ source, taken });
      return feed && hasMoved(feed);
    };
    expect(moved({ part: 3, whole: 4, count: 3 })).toBe(false);
    expect(moved({ part: 2, whole: 4, count: 2 })).toBe(true);
  });

  it('is none without a source, or with one that is not here', () => {
    expect(feedOf({ source: null })).toBeUndefined();
    expect(feedOf({ source: { ...source, register: 'register:other' } })).toBeUndefined();
  });
});
