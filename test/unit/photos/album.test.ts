import { describe, expect, it } from 'vitest';
import {
  albumEntries,
  albumPlaces,
  filteredEntries,
} from '#client/features/album/album-entries.ts';
import { remedyPhotos } from '#domain/followup/remedies.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import { photoUses } from '#domain/visit/photo-uses.ts';
import { checklist, followupScope, key, record, visitScope } from '../compile/sample-visit.ts';

const file = { sha256: 'a'.repeat(64), size: 9, type: 'image/jpeg' as const };
const picture = { original: file, thumbnail: file, width: 4, height: 3 };
const area = { x: 0, y: 0, width: 1000, height: 1000 };
const annotated = (kind: 'cover' | 'circle'): JsonValue => ({
  picture,
  edit: { turn: 0, crop: null, marks: [{ kind, ...area }] },
});
const photo = (id: string, of: string, more: Readonly<Record<string, JsonValue>> = {}) =>
  record(`photo:${id}`, { picture, of, ...more });
const taken = (hour: string) => ({
  taken: { at: `2022-04-14T${hour}:00:00.000Z`, source: 'camera' },
});

const records = [
  record('finding:f1', { answer: 'answer:cong-nghe/C17', kind: 'limitation', text: 'Thiếu' }),
  record('finding:f2', { answer: null, kind: 'strength', text: 'Tốt' }),
  photo('p1', 'answer:cong-nghe/C18', { caption: ' ', ...taken('03') }),
  photo('p2', 'answer:cong-nghe/C15', { caption: 'Sổ', annotated: annotated('cover') }),
  photo('p3', 'answer:cong-nghe/C18', { caption: 'Màn hình', ...taken('02') }),
  photo('p4', 'finding:f1', { annotated: annotated('circle'), ...taken('01') }),
  photo('p5', 'finding:f2', { annotated: null }),
];
const entries = albumEntries(records, [checklist]);
const idsOf = (found: typeof entries) => found.map((entry) => entry.photo.record.slice(6));
const all = { answers: null, state: 'all', byTime: false } as const;

describe('the album of a visit', () => {
  it('lists photos in the order of the walk, a finding at its item, those at no item last', () => {
    expect(entries.map(({ code, number, photo: of }) => [of.record, code, number])).toEqual([
      ['photo:p2', 'C15', 1],
      ['photo:p4', 'C17', 1],
      ['photo:p1', 'C18', 1],
      ['photo:p3', 'C18', 2],
      ['photo:p5', null, 1],
    ]);
  });

  it('finds them by item, by time, and by what was done to them', () => {
    const answers = new Set([key('answer:cong-nghe/C18')]);
    expect(idsOf(filteredEntries(entries, { ...all, answers }))).toEqual(['p1', 'p3']);
    expect(idsOf(filteredEntries(entries, { ...all, answers, byTime: true }))).toEqual([
      'p3',
      'p1',
    ]);
    const inState = (state: Parameters<typeof filteredEntries>[1]['state']) =>
      idsOf(filteredEntries(entries, { ...all, state }));
    expect(inState('covered')).toEqual(['p2']);
    expect(inState('annotated')).toEqual(['p2', 'p4']);
    expect(inState('open')).toEqual(['p4', 'p1', 'p3', 'p5']);
    expect(inState('no-caption')).toEqual(['p4', 'p1', 'p5']);
  });

  it('offers only places that have photos', () => {
    const places = albumPlaces(entries, [checklist], ({ vi }) => vi);
    expect(places.map(({ label, answers }) => [label, answers.size])).toEqual([
      ['C. CNTT', 3],
      ['C. Tài khoản', 3],
      ['C15 Câu hỏi C15', 1],
      ['C17 Câu hỏi C17', 1],
      ['C18 Câu hỏi C18', 1],
    ]);
  });
});

describe('where a photo is used', () => {
  const drafts = [
    record('statement:s1', { section: 'limitation', order: 'a0', evidence: ['finding:f1'] }),
    record('recommendation:r1', {
      ...{ content: 'Làm', order: 'a0', evidence: ['answer:cong-nghe/C17', 'finding:f1'] },
    }),
    record('recommendation:r2', { content: 'Khác', order: 'a1', evidence: ['finding:f2'] }),
  ];

  it('its item, its findings, and each sentence that rests on one of them, once', () => {
    const uses = photoUses(records[5]!, [...records, ...drafts]);
    expect(uses).toMatchObject({ code: 'C17', findings: [1] });
    expect(uses.uses.map(({ record: of }) => of)).toEqual(['statement:s1', 'recommendation:r1']);
  });

  it('a photo of an item that nothing was made of', () => {
    expect(photoUses(records[2]!, [...records, ...drafts])).toEqual({
      ...{ code: 'C18', answer: 'answer:cong-nghe/C18', findings: [], uses: [] },
    });
  });
});

it("the unit's photos of what it mended: of reports that were sent, on what the photo led to", () => {
  const at = { scope: followupScope };
  const response = (id: string, recommendation: string, sent: boolean) =>
    record(
      `response:${id}`,
      {
        recommendation,
        ...(sent && { report: { text: 'Xong', at: '2022-05-01T00:00:00.000Z' } }),
      },
      at,
    );
  const published = (id: string, of: string) =>
    record(`recommendation:${id}`, { source: { scope: visitScope, record: of } }, at);
  const followup = [
    published('x1', 'recommendation:r1'),
    published('x2', 'recommendation:r2'),
    record('publication:b', { records: ['recommendation:x1', 'recommendation:x2'] }, at),
    response('sent', 'recommendation:x1', true),
    response('draft', 'recommendation:x1', false),
    response('other', 'recommendation:x2', true),
    ...['sent', 'draft', 'other'].map((of) =>
      record(`remedy-photo:${of}`, { picture, of: `response:${of}` }, at),
    ),
  ];
  const found = remedyPhotos([key('recommendation:r1')], followup);
  expect(found.map(({ record: of }) => of)).toEqual(['remedy-photo:sent']);
});
