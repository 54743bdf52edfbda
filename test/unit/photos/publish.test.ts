import { describe, expect, it } from 'vitest';
import { accessTable } from '#domain/access/access-table.ts';
import { planPublication } from '#domain/followup/publish.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { PhotoEdit } from '#domain/visit/photo-edit.ts';
import { publishablePicture, publishedCopies, shownPicture } from '#domain/visit/shown-picture.ts';
import {
  change,
  disputed,
  fold,
  followupScope,
  key,
  record,
  visitScope,
} from '../compile/sample-visit.ts';

const file = (letter: string) => ({
  sha256: letter.repeat(64),
  size: 10,
  type: 'image/jpeg' as const,
});
const picture = (original: string, thumbnail: string) => ({
  ...{ original: file(original), thumbnail: file(thumbnail), width: 40, height: 30 },
});
const cover = { kind: 'cover', x: 1000, y: 1000, width: 3000, height: 3000 } as const;
const edit = (...marks: PhotoEdit['marks']): PhotoEdit => ({ turn: 90, crop: null, marks });
const covered = { picture: picture('c', 'd'), edit: edit(cover) };
const taken = { at: '2022-04-14T02:00:00.000Z', source: 'camera' };
const place = { latitude: 20.646, longitude: 106.051, accuracy: 8 };
const plain = { picture: picture('a', 'b'), of: 'answer:x/A1', caption: 'Bảng', taken, place };

function publish(photo: FoldedRecord) {
  let made = 0;
  return planPublication({
    ...{ visit: visitScope, followup: followupScope },
    issue: {
      ...{ number: '1', symbol: 'TB', date: '2022-04-20', document: file('e'), docx: file('f') },
    },
    recommendations: [record('recommendation:r1', { content: 'Làm', order: 'a0' })],
    photos: [{ photo, of: key('recommendation:r1') }],
    newId: () => `id${String((made += 1))}`,
  });
}

const unreadable = { picture: picture('c', 'd'), edit: { ...edit(), marks: [{ kind: 'later' }] } };

describe('what is published of a photo', () => {
  it.each<[string, FoldedRecord, object]>([
    ['the original where nothing was drawn', record('photo:p', plain), { type: 'original' }],
    [
      'the annotated copy where there is one',
      record('photo:p', { ...plain, annotated: covered }),
      { type: 'annotated', picture: covered.picture, covers: 1 },
    ],
    [
      'the original again where the copy was taken back',
      record('photo:p', { ...plain, annotated: null }),
      { type: 'original', picture: plain.picture },
    ],
    [
      'nothing where two people marked it differently',
      disputed('photo:p', 'annotated', [covered, null], plain),
      { type: 'withheld', reason: 'conflict' },
    ],
    [
      'nothing where a newer version marked it',
      record('photo:p', { ...plain, annotated: unreadable }),
      { type: 'withheld', reason: 'unreadable' },
    ],
    [
      'nothing without a picture',
      record('photo:p', { of: 'answer:x/A1' }),
      { type: 'withheld', reason: 'no-picture' },
    ],
  ])('%s', (_, photo, expected) => {
    expect(publishablePicture(photo)).toMatchObject(expected);
    const plan = publish(photo);
    const now = publishablePicture(photo);
    expect(plan.pictures).toEqual(now.type === 'withheld' ? [] : [now.picture]);
  });

  it('names neither the original nor its thumbnail, nor what was drawn, nor the place', () => {
    const text = canonicalJson(publish(record('photo:p', { ...plain, annotated: covered })).edits);
    expect(text).toContain('c'.repeat(64));
    expect(text).toContain('d'.repeat(64));
    for (const secret of ['a'.repeat(64), 'b'.repeat(64), 'cover', '106.051', 'accuracy'])
      expect(text).not.toContain(secret);
  });

  it('could not carry a place or what was drawn: the follow-up has no fields for them', () => {
    for (const kind of ['photo', 'remedy-photo']) {
      expect(accessTable.followup[kind]).toBeDefined();
      expect(accessTable.followup[kind]).not.toHaveProperty('place');
      expect(accessTable.followup[kind]).not.toHaveProperty('annotated');
    }
  });
});

it('the delegation looks at its annotated copy, also at one in conflict', () => {
  expect(shownPicture(record('photo:p', plain))).toEqual(plain.picture);
  expect(shownPicture(record('photo:p', { ...plain, annotated: covered }))).toEqual(
    covered.picture,
  );
});

describe('what the unit has of a photo already', () => {
  const stored = (photo: FoldedRecord): FoldedRecord[] => {
    const byRecord = new Map<string, ReturnType<typeof change>[]>();
    for (const made of publish(photo).edits) {
      const { record: of, field, value } = made;
      const one = change(of, field, value, { scope: followupScope });
      byRecord.set(of, [...(byRecord.get(of) ?? []), one]);
    }
    return [...byRecord.values()].map(fold);
  };
  const before = record('photo:p', plain);
  const now = record('photo:p', { ...plain, annotated: covered });
  const later = record('photo:p', {
    ...plain,
    annotated: { picture: picture('8', '9'), edit: edit(cover, cover) },
  });

  it.each([
    ['nothing', before, [], []],
    ['what would be published now', now, stored(now), ['same']],
    ['the original from before it was covered', now, stored(before), ['original']],
    ['an annotated copy from before', later, stored(now), ['earlier']],
    ['another photo is none of its copies', record('photo:q', plain), stored(before), []],
  ])('%s', (_, photo, followup, copies) => {
    expect([...publishedCopies(photo, followup)]).toEqual(copies);
  });

  it('a record that no publication names has not reached the unit', () => {
    const unnamed = stored(before).filter((one) => !one.record.startsWith('publication:'));
    expect([...publishedCopies(now, unnamed)]).toEqual([]);
  });
});
