import { describe, expect, it, vi } from 'vitest';
import { appFiles } from '#client/main.app-files.ts';
import { readiness, type OnDevice } from '#client/features/visits/readiness.ts';
import { factInWords } from '#client/features/visits/visit-words.ts';
import { photosThatFit } from '#client/services/room-for-photos.ts';

const complete: OnDevice = {
  app: { here: 80, total: 80 },
  checklists: { here: 3, total: 3, items: 68 },
  law: { documents: 14, missing: 0 },
  readAt: 1_000,
  last: {
    type: 'told',
    ...{ date: '2021-04-12', limitations: 4, figures: 9, checklists: { here: 3, total: 3 } },
  },
  recommendations: { here: 2, total: 2, open: 2 },
  report: { type: 'handed-in', at: '2022-04-08T01:00:00.000Z', claims: 30 },
  photos: { here: 12, total: 12, missingBytes: 0 },
  persistent: true,
  askedToKeep: false,
  freeBytes: 9_200_000_000,
};
const told = complete.last as Extract<OnDevice['last'], { type: 'told' }>;
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
      'law',
      'records',
      'last',
      'figures',
      'recommendations',
      'report',
      'photos',
      'kept',
      'room',
    ]);
  });

  it.each([
    ['no file of the app is here', { app: { here: 0, total: 0 } }, ['app']],
    ['the browser keeps no app', { app: { here: 0, total: 0, never: true } }, ['app']],
    ['one file of the app is missing', { app: { here: 79, total: 80 } }, ['app']],
    ['a checklist is missing', { checklists: { here: 2, total: 3, items: 68 } }, ['checklists']],
    ['a version lacks a text that it cites', { law: { documents: 14, missing: 1 } }, ['law']],
    ['the last visit was not read to the end', { last: { type: 'unread' } }, ['last']],
    [
      'the versions of the last visit are missing',
      { last: { ...told, checklists: { here: 2, total: 3 } } },
      ['figures'],
    ],
    [
      'an earlier follow-up was not read',
      { recommendations: { here: 1, total: 2, open: 1 } },
      ['recommendations'],
    ],
    ['the follow-up of this visit was not read', { report: { type: 'unread' } }, ['report']],
    ['the records were never read to the end', { readAt: null }, ['records']],
    ['photos are missing', { photos: { here: 7, total: 12, missingBytes: 14 } }, ['photos']],
    ['the browser promised nothing and was not asked', { persistent: false }, ['kept']],
    ['there is hardly any room', { freeBytes: 20_000_000 }, ['room']],
  ] as const)('is not ready when %s', (_, change, types) => {
    expect(missing(change)).toEqual(types);
    expect(readiness({ ...complete, ...change }).missing).toBe(1);
  });

  it('says of an app that does not answer for itself that nobody knows', () => {
    const answer = readiness({ ...complete, app: null });
    const fact = answer.facts.find(({ type }) => type === 'app');
    expect(answer.missing).toBe(0);
    expect(fact?.state).toBe('caution');
    expect(fact && factInWords(fact, 0).detail).toBe('chưa biết có mở được không mạng');
  });

  it('tells nobody without a service worker that he can leave', async () => {
    vi.stubGlobal('navigator', {});
    expect(await appFiles.look()).toEqual({ total: 0, missing: [], never: true });
    vi.unstubAllGlobals();
  });

  it('lets go who has asked and was refused, with a warning', () => {
    const answer = readiness({ ...complete, persistent: false, askedToKeep: true });
    expect(answer.missing).toBe(0);
    expect(answer.facts.find((fact) => fact.type === 'kept')?.state).toBe('caution');
  });

  it('has no law either where there is no checklist at all', () => {
    expect(missing({ checklists: { here: 0, total: 0, items: 0 } })).toEqual(['checklists', 'law']);
  });

  it.each([
    [
      'the unit has not handed in',
      { report: { type: 'asked', due: '2022-04-08', claims: 0 } },
      'report',
    ],
    ['the last visit has no conclusion', { last: { type: 'silent', date: '2021-04-12' } }, 'last'],
  ] as const)('lets go, with a warning, when %s', (_, change, type) => {
    expect(missing(change)).toEqual([]);
    const { facts } = readiness({ ...complete, ...change });
    expect(facts.find((fact) => fact.type === type)?.state).toBe('caution');
  });

  it('lists no fact that nobody can know, but that of the app itself', () => {
    const facts = readiness({
      ...complete,
      app: null,
      freeBytes: null,
      last: null,
      recommendations: { here: 0, total: 0, open: 0 },
      photos: { here: 0, total: 0, missingBytes: 0 },
    }).facts;
    expect(facts.map((fact) => fact.type)).toEqual([
      ...['app', 'checklists', 'law', 'records', 'last', 'report', 'kept'],
    ]);
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
