import { describe, expect, it, vi } from 'vitest';
import { appFiles } from '#client/main.app-files.ts';
import { readiness, type OnDevice } from '#client/features/visits/readiness.ts';
import { factInWords } from '#client/features/visits/visit-words.ts';
import { aboutPhotos } from '#client/services/room-for-photos.ts';

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
  room: {
    ...{ used: 1, quota: 9_200_000_000, persistent: true, wordsOnly: false },
    tried: { at: 1_000, photos: 200 },
  },
  now: 2_000,
  askedToKeep: false,
};
const roomWith = (change: Partial<OnDevice['room']>) => ({ room: { ...complete.room, ...change } });
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
    ['the browser promised nothing and was not asked', roomWith({ persistent: false }), ['kept']],
    ['writing found hardly any room', roomWith({ tried: { at: 1_000, photos: 90 } }), ['room']],
    ['only words find room any more', roomWith({ wordsOnly: true }), ['room']],
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
    const answer = readiness({
      ...complete,
      ...roomWith({ persistent: false }),
      askedToKeep: true,
    });
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

  it.each([
    ['was not tried', { ...complete, ...roomWith({ tried: null }) }, 'chưa thử'],
    [
      'was tried days ago',
      { ...complete, now: complete.now + 2 * 86_400_000 },
      'ghi thử lúc 1/1/1970, 7:00: còn chỗ cho ít nhất 200 ảnh',
    ],
  ])('promises no room that %s, and lets go with a warning', (_, device, words) => {
    const fact = readiness(device).facts.find(({ type }) => type === 'room');
    expect(readiness(device).missing).toBe(0);
    expect(fact?.state).toBe('caution');
    expect(fact && factInWords(fact, device.now).detail).toBe(words);
  });

  it('lists no fact that nobody can know, but those of the app itself and of the room', () => {
    const facts = readiness({
      ...complete,
      app: null,
      last: null,
      recommendations: { here: 0, total: 0, open: 0 },
      photos: { here: 0, total: 0, missingBytes: 0 },
    }).facts;
    expect(facts.map((fact) => fact.type)).toEqual([
      ...['app', 'checklists', 'law', 'records', 'last', 'report', 'kept', 'room'],
    ]);
  });
});

it.each([
  [0, 0],
  [9, 9],
  [99, 99],
  [137, 130],
  [200, 200],
])('%d photos that found room are told as about %d', (found, told) => {
  expect(aboutPhotos(found)).toBe(told);
});
