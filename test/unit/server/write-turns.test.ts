import { expect, it } from 'vitest';
import { createWriteTurns, NoTurn } from '#server/storage/postgres/write-turns.ts';

const patient = { atOnce: 2, patienceMilliseconds: 60_000 };

/** Work that lasts until it is told to end. */
function piece(log: string[], name: string) {
  let [end, fail]: [() => void, (error: Error) => void] = [() => undefined, () => undefined];
  const promise = new Promise<void>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  const work = async (): Promise<void> => {
    log.push(name);
    await promise;
  };
  return { work, end, fail };
}

const settled = () => new Promise(setImmediate);

it('lets one write of a lock go on at a time, others beside it, and no more than are allowed', async () => {
  const inTurn = createWriteTurns(patient);
  const log: string[] = [];
  const [a1, a2, b, c] = ['a1', 'a2', 'b', 'c'].map((name) => piece(log, name));
  const all = [
    inTurn('a', a1!.work),
    inTurn('a', a2!.work),
    inTurn('b', b!.work),
    inTurn('c', c!.work),
  ];
  await settled();
  expect(log).toEqual(['a1', 'b']);
  b!.end();
  await settled();
  expect(log).toEqual(['a1', 'b', 'c']);
  a1!.fail(new Error('a full disk'));
  await expect(all[0]).rejects.toThrow('a full disk');
  await settled();
  expect(log).toEqual(['a1', 'b', 'c', 'a2']);
  for (const { end } of [a2!, c!]) end();
  await Promise.all(all.slice(1));
});

it('refuses a write whose turn does not come, without having begun it', async () => {
  const inTurn = createWriteTurns({ ...patient, patienceMilliseconds: 10 });
  const log: string[] = [];
  const [first, second] = ['first', 'second'].map((name) => piece(log, name));
  const one = inTurn('a', first!.work);
  await expect(inTurn('a', second!.work)).rejects.toBeInstanceOf(NoTurn);
  first!.end();
  await one;
  await inTurn('a', async () => void log.push('third'));
  expect(log).toEqual(['first', 'third']);
});
