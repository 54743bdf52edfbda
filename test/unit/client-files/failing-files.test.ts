import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UploadQueue } from '#client/files/upload-queue.ts';
import type { FileServer } from '../../support/client/file-server.ts';
import { newFile } from '../../support/client/sample-files.ts';
import { openUploadSubject, type UploadSubject } from '../../support/client/upload-subject.ts';

let uploads: UploadSubject;
let server: FileServer;
let queue: UploadQueue;

beforeEach(async () => {
  uploads = await openUploadSubject();
  ({ server, queue } = uploads);
});
afterEach(() => uploads.discard());

const keep: UploadSubject['keep'] = (file) => uploads.keep(file);
const waiting = () => uploads.waiting();
const startAgain = (): void => {
  queue = uploads.startAgain();
};

describe('files that the server always fails at', () => {
  const isOf = (files: ReadonlySet<string>, path: string): boolean =>
    [...files].some((sha256) => path.includes(sha256));
  /** Of all that waits: the first so many, in the order in which it goes. */
  const poison = async (count: number): Promise<ReadonlySet<string>> => {
    const bad = new Set((await waiting()).slice(0, count));
    server.refuse = ({ path }) => (isOf(bad, path) ? 'internal' : null);
    return bad;
  };

  test('keep no other back, however many they are, also after the app was opened again', async () => {
    for (let index = 0; index < 30; index += 1) await keep(newFile(`photo ${index}`));
    startAgain();
    const bad = await poison(12);
    for (let drain = 0; drain < 6; drain += 1) {
      await queue.drain();
      uploads.later(1 / 60);
    }
    expect(new Set(await waiting())).toEqual(bad);
    startAgain();
    for (let index = 0; index < 5; index += 1) await keep(newFile(`more ${index}`));
    for (let drain = 0; drain < 6; drain += 1) {
      await queue.drain();
      uploads.later(1 / 60);
    }
    expect(new Set(await waiting())).toEqual(bad);
  });

  test('are told of, tried after all others and more and more seldom, and end no drain', async () => {
    for (let index = 0; index < 8; index += 1) await keep(newFile(`photo ${index}`));
    startAgain();
    const bad = await poison(2);
    expect(await queue.drain()).toMatchObject({ received: 6, ended: null });
    const attempts = () => server.seen.filter(({ path }) => isOf(bad, path)).length;
    const before = attempts();
    for (let minute = 0; minute < 60; minute += 1) {
      uploads.later(1);
      await keep(newFile(`later ${minute}`));
      const outcome = await queue.drain();
      expect(outcome).toMatchObject({ received: 1, ended: null });
      expect(outcome.stuck).toHaveLength(2);
    }
    expect(attempts() - before).toBeGreaterThan(20);
    expect(attempts() - before).toBeLessThan(40);
    server.refuse = () => null;
    uploads.later(5);
    expect(await queue.drain()).toEqual({ received: 2, stuck: [], ended: null });
  });
});
