import { describe, expect, it } from 'vitest';
import { backingPhotos, draftEvidence } from '#domain/visit/conclusion-draft-evidence.ts';
import { photoUses } from '#domain/visit/photo-uses.ts';
import { checklistOverview, memberWork, openConflicts } from '#domain/visit/overview.ts';
import { checklist, disputed, record } from './sample-visit.ts';

const answer = (code: string, level: string, by = 'lead') =>
  record(`answer:cong-nghe/${code}`, { value: { kind: 'compliance', level } }, { by });

const finding = (id: string, answerKey: string | null) =>
  record(`finding:${id}`, { answer: answerKey, kind: 'limitation', text: `Tồn tại ${id}` });

describe('evidence', () => {
  it('lists findings and failed items that nobody made a finding of', () => {
    const records = [
      answer('C15', 'unmet'),
      answer('C17', 'partial'),
      answer('C18', 'met'),
      finding('f1', 'answer:cong-nghe/C15'),
      finding('f2', null),
    ];
    const evidence = draftEvidence(records, [checklist]);
    expect(evidence.map(({ record: key, code }) => [key, code])).toEqual([
      ['finding:f1', 'C15'],
      ['finding:f2', null],
      ['answer:cong-nghe/C17', 'C17'],
    ]);
  });

  it('says where each is used, counted in the list that is printed', () => {
    const records = [
      finding('f1', null),
      finding('f2', null),
      record('statement:s2', { section: 'limitation', order: 'a1', evidence: ['finding:f1'] }),
      record('statement:s1', { section: 'limitation', order: 'a0', evidence: [] }),
      record('recommendation:r1', { order: 'a0', evidence: ['finding:f1'] }),
    ];
    const [first, second] = draftEvidence(records, []);
    expect(first?.uses).toEqual([
      { type: 'statement', section: 'limitation', number: 2, record: 'statement:s2' },
      { type: 'recommendation', number: 1, record: 'recommendation:r1' },
    ]);
    expect(second?.uses).toEqual([]);
  });

  it('brings along the photos of what was seen on the spot and is named', () => {
    const records = [
      record('finding:f1', { answer: null, evidence: ['observation:o1', 'dossier:d1'] }),
      record('photo:p1', { of: 'observation:o1' }),
      record('photo:p2', { of: 'dossier:d1' }),
      record('photo:p3', { of: 'observation:o2' }),
      record('recommendation:r1', { order: 'a0', evidence: ['finding:f1'] }),
    ];
    const photos = ['photo:p1', 'photo:p2'];
    const [evidence] = draftEvidence(records, []);
    expect(evidence?.photos.map((photo) => photo.record)).toEqual(photos);
    expect(backingPhotos(records).map(({ photo }) => photo.record)).toEqual(photos);
    expect(photoUses(records[1]!, records)).toMatchObject({ findings: [1] });
    expect(photoUses(records[3]!, records)).toMatchObject({ findings: [] });
  });

  it('brings along what the unit says to a finding, and the photos that it names', () => {
    const records = [
      record('finding:f1', { answer: null, evidence: ['photo:p2', 'photo:gone', 'answer:a/B01'] }),
      record('photo:p1', { of: 'finding:f1' }),
      record('photo:p2', { of: 'answer:cong-nghe/C15' }),
      record('explanation:e1', { of: 'finding:f1', text: 'Thiếu người.', name: 'Bà Hoa' }),
      record('explanation:e2', { of: 'finding:f2', text: 'Của tồn tại khác.' }),
      record('recommendation:r1', { order: 'a0', evidence: ['finding:f1'] }),
    ];
    const [evidence] = draftEvidence(records, []);
    expect(evidence?.photos.map((photo) => photo.record)).toEqual(['photo:p1', 'photo:p2']);
    expect(evidence).toMatchObject({ explanations: [{ text: 'Thiếu người.', name: 'Bà Hoa' }] });
    expect(backingPhotos(records).map(({ photo }) => photo.record)).toEqual([
      'photo:p1',
      'photo:p2',
    ]);
  });

  it('offers for a recommendation only photos of its own evidence', () => {
    const records = [
      answer('C15', 'unmet'),
      finding('f1', 'answer:cong-nghe/C15'),
      finding('f2', null),
      record('photo:p1', { of: 'finding:f1' }),
      record('photo:p2', { of: 'answer:cong-nghe/C15' }),
      record('photo:p3', { of: 'finding:f2' }),
      record('recommendation:r1', { order: 'a0', evidence: ['finding:f1'] }),
    ];
    expect(backingPhotos(records).map(({ photo, of }) => [photo.record, of])).toEqual([
      ['photo:p1', 'recommendation:r1'],
      ['photo:p2', 'recommendation:r1'],
    ]);
  });
});

describe('overview', () => {
  const records = [
    answer('C15', 'unmet', 'anh'),
    answer('C17', 'met', 'anh'),
    disputed('answer:cong-nghe/C18', 'note', ['một', 'hai']),
    finding('f1', 'answer:cong-nghe/C15'),
    disputed('finding:f2', 'text', ['một', 'hai']),
  ];

  it('counts a checklist and who answered it', () => {
    const overview = checklistOverview(checklist, records);
    expect(overview.progress).toMatchObject({ total: 3, answered: 2 });
    expect(overview.writers).toEqual([{ accountId: 'anh', answers: 2 }]);
    expect(overview).toMatchObject({ findings: 1, conflicts: 1 });
    expect(memberWork(records, 'anh')).toEqual({ answers: 2, findings: 0, photos: 0 });
    expect(memberWork(records, 'lead').findings).toBe(1);
  });

  it('lists conflicts with the item that they belong to', () => {
    expect(
      openConflicts(records).map(({ code, record: key, fields }) => [code, key, fields]),
    ).toEqual([
      ['C18', 'answer:cong-nghe/C18', ['note']],
      [null, 'finding:f2', ['text']],
    ]);
  });

  it('counts rows and cross-checks to their checklist, a row to the item of its table', () => {
    const count = (digits: string) => ({ kind: 'count', counts: [digits] });
    const row = disputed('row:r1', 'cellReceived', [count('12'), count('13')], {
      of: 'answer:cong-nghe/C16',
    });
    const photo = disputed('photo:p1', 'caption', ['một', 'hai'], { of: 'row:r1' });
    const check = disputed('check:cong-nghe/can-doi', 'explanation', ['một', 'hai']);
    const foreign = disputed('check:iso-9001/can-doi', 'explanation', ['một', 'hai']);
    expect(
      openConflicts([row, photo, check, foreign]).map(({ code, record: key }) => [code, key]),
    ).toEqual([
      ['C16', 'photo:p1'],
      ['C16', 'row:r1'],
      [null, 'check:cong-nghe/can-doi'],
      [null, 'check:iso-9001/can-doi'],
    ]);
    expect(checklistOverview(checklist, [row, photo, check, foreign]).conflicts).toBe(3);
  });
});
