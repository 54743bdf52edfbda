import { describe, expect, it } from 'vitest';
import { readiness, type OnDevice } from '#client/features/visits/readiness.ts';
import { photosThatFit } from '#client/services/room-for-photos.ts';

const complete: OnDevice = {
  app: true,
  checklists: { here: 3, total: 3, items: 68 },
  readAt: 1_000,
  photos: { here: 12, total: 12, missingBytes: 0 },
  persistent: true,
  askedToKeep: false,
  freeBytes: 9_200_000_000,
};
const missing = (change: Partial<OnDevice>): readonly string[] =>
  readiness({ ...complete, ...change })
    .facts.filter((fact) => fact.state === 'no')
    .map((fact) => fact.type);

describe('can I leave?', () => {
  it('is ready when every fact is true', () => {
    expect(readiness(complete).missing).toBe(0);
    expect(readiness(complete).facts.map((fact) => fact.type)).toEqual([
      'app',
      'checklists',
      'records',
      'photos',
      'kept',
      'room',
    ]);
  });

  it.each([
    ['the app is not downloaded', { app: false }, ['app']],
    ['a checklist is missing', { checklists: { here: 2, total: 3, items: 68 } }, ['checklists']],
    [
      'there is no checklist at all',
      { checklists: { here: 0, total: 0, items: 0 } },
      ['checklists'],
    ],
    ['the records were never read to the end', { readAt: null }, ['records']],
    ['photos are missing', { photos: { here: 7, total: 12, missingBytes: 14 } }, ['photos']],
    ['the browser promised nothing and was not asked', { persistent: false }, ['kept']],
    ['there is hardly any room', { freeBytes: 20_000_000 }, ['room']],
  ] as const)('is not ready when %s', (_, change, types) => {
    expect(missing(change)).toEqual(types);
    expect(readiness({ ...complete, ...change }).missing).toBe(1);
  });

  it('lets go who has asked and was refused, with a warning', () => {
    const answer = readiness({ ...complete, persistent: false, askedToKeep: true });
    expect(answer.missing).toBe(0);
    expect(answer.facts.find((fact) => fact.type === 'kept')?.state).toBe('caution');
  });

  it('lists no fact that nobody can know', () => {
    const facts = readiness({
      ...complete,
      app: null,
      freeBytes: null,
      photos: { here: 0, total: 0, missingBytes: 0 },
    }).facts;
    expect(facts.map((fact) => fact.type)).toEqual(['checklists', 'records', 'kept']);
  });
});

describe('how many photos fit', () => {
  it.each([
    [0, 0],
    [699_999, 0],
    [70_000_000, 100],
    [92_400_000, 130],
    [9_200_000_000, 13_000],
  ])('%d bytes are room for about %d', (bytes, photos) => {
    expect(photosThatFit(bytes)).toBe(photos);
  });
});
