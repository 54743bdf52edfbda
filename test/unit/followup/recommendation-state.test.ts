import { describe, expect, it } from 'vitest';
import { isKnownField } from '#domain/access/judge-change.ts';
import {
  inChargeOf,
  readRecommendations,
  verdictRecord,
} from '#domain/followup/recommendation-state.ts';
import { foldRecord } from '#domain/sync/fold.ts';
import { sampleChange } from '../../support/model/sample-changes.ts';

let number = 0;
const record = (key: string, fields: Readonly<Record<string, unknown>>) => {
  const changes = Object.entries(fields).map(([field, value]) =>
    sampleChange({
      ...{ id: (number += 1), scope: 'followup/v1', record: key, field },
      value: value as string,
    }),
  );
  return foldRecord(changes, (field) => isKnownField('followup', key.split(':')[0]!, field))!;
};

const asked = record('recommendation:k1', { content: 'Niêm yết lại' });
const response = (id: string, at: string) =>
  record(`response:${id}`, {
    recommendation: 'recommendation:k1',
    report: { text: `báo cáo ${id}`, at },
  });
const verdict = (id: string, of: ReturnType<typeof record>, decision: string) => {
  const report = of.fields['report']!.heads[0]!.id;
  const value = { response: of.record, report, decision, reason: '' };
  return record(`verdict:${id}`, { verdict: value });
};
const read = (...records: readonly ReturnType<typeof record>[]) =>
  readRecommendations([asked, ...records], new Set(['recommendation:k1']))[0]!;

describe('S8: the state of a recommendation', () => {
  const first = response('r1', '2022-05-02T01:00:00.000Z');
  const returned = verdict('p1', first, 'returned');

  it('follows reports and verdicts', () => {
    expect(read().stage).toBe('published');
    expect(read(first).stage).toBe('reported');
    expect(read(first, returned).stage).toBe('returned');
    expect(read(first, verdict('p1', first, 'accepted')).stage).toBe('accepted');
  });

  it('is "reported" while any report waits for its verdict, whatever the clocks of the unit said', () => {
    const later = response('r2', '2022-05-09T01:00:00.000Z');
    expect(read(first, returned, later).stage).toBe('reported');
    // The first tablet's clock was a month ahead: the second report has the earlier time.
    const ahead = response('r2', '2022-04-09T01:00:00.000Z');
    expect(read(first, returned, ahead).stage).toBe('reported');
    const waiting = read(first, returned, ahead).responses.filter((entry) => !entry.verdict);
    expect(waiting.map((entry) => entry.record)).toEqual(['response:r2']);
    expect(read(first, returned, ahead, verdict('p2', ahead, 'returned')).stage).toBe('returned');
  });

  it('a report that was written over after its verdict waits for a new one', () => {
    const judged = verdict('p1', first, 'accepted');
    const rewritten = response('r1', '2022-05-02T01:00:00.000Z');
    expect(read(rewritten, judged).stage).toBe('reported');
    expect(read(rewritten, judged, verdict('p2', rewritten, 'accepted')).stage).toBe('accepted');
  });

  it('two who judge one report differently are both heard, and the report waits until one is settled', () => {
    const report = first.fields['report']!.heads[0]!.id;
    const said = (id: number, by: string, decision: string, over: readonly number[] = []) =>
      sampleChange({
        ...{ id, scope: 'followup/v1', record: verdictRecord(first.record), field: 'verdict', by },
        ...{ value: { response: first.record, report, decision, reason: by }, over },
      });
    const fold = (...changes: readonly ReturnType<typeof said>[]) =>
      foldRecord(changes, () => true)!;
    const both = [said(901, 'lead', 'accepted'), said(902, 'deputy', 'returned')];
    const disputed = read(first, fold(...both));
    expect(disputed.stage).toBe('reported');
    expect(disputed.responses[0]!.verdict).toBeUndefined();
    expect(disputed.responses[0]!.disputed.map(({ decision, by }) => `${by}: ${decision}`)).toEqual(
      expect.arrayContaining(['lead: accepted', 'deputy: returned']),
    );
    const settled = read(first, fold(...both, said(903, 'lead', 'returned', [901, 902])));
    expect(settled.stage).toBe('returned');
    expect(settled.responses[0]!.disputed).toEqual([]);
  });

  it('all who took it on are named, each once', () => {
    const taken = (id: string, inCharge: string) =>
      record(`acknowledgement:${id}`, { recommendation: 'recommendation:k1', inCharge, plan: id });
    const item = read(
      taken('a1', 'Bà A'),
      taken('a2', 'Ông B'),
      taken('a3', 'Bà A'),
      taken('a4', ''),
    );
    expect(inChargeOf(item)).toBe('Bà A, Ông B');
    expect(item.acknowledgements.map(({ plan }) => plan)).toEqual(['a1', 'a2', 'a3', 'a4']);
  });
});
