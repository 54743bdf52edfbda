import { expect, test } from 'vitest';
import type { AuditRow, HeldPage, Storage, StoredFile } from '#server/storage/port.ts';
import { heldChange, newChange, scopeA, scopeB } from './sample-rows.ts';

const all: HeldPage = { before: null, limit: 10, maxLength: 1e6, maxContent: 1e6 };

export function booksContract(storage: () => Storage): void {
  test('held: one row per id, content and sender, the newest verdict; released by content (S18)', async () => {
    const other = heldChange({ digest: 'e'.repeat(32), code: 'id-reuse', scope: null });
    await storage().write('held', async ({ held }) => {
      await held.keep([heldChange(), heldChange({ pushedBy: 'binh' }), other]);
      await held.keep([heldChange({ code: 'unconfirmed', reason: 'later', mine: true })]);
    });
    const rows = await storage().read((data) => data.held.list(all));
    expect(rows.map((row) => [row.pushedBy, row.code, row.reason, row.mine])).toEqual([
      ['an', 'id-reuse', 'not yours', false],
      ['binh', 'forbidden', 'not yours', false],
      ['an', 'unconfirmed', 'later', true],
    ]);
    const first = rows[2]!;
    expect(await storage().read((data) => data.held.get(first.number))).toEqual(first);
    expect(await storage().read((data) => data.held.list({ ...all, limit: 1 }))).toEqual([rows[0]]);
    await storage().write('held', ({ held }) =>
      held.release([{ changeId: newChange(1).id, digest: 'd'.repeat(32) }]),
    );
    expect(await storage().read((data) => data.held.list(all))).toEqual([rows[0]]);
    expect(await storage().read((data) => data.held.get(first.number))).toBeNull();
  });

  test('held: a content is released under its own id alone, however many are named beside it', async () => {
    const digest = (sign: string) => sign.repeat(32);
    const ids = Array.from({ length: 600 }, (_, index) => newChange(index + 1).id);
    const [one, two] = [ids[0]!, ids[599]!];
    const kept = [one, two].flatMap((changeId) =>
      ['a', 'b'].map((sign) => heldChange({ changeId, digest: digest(sign) })),
    );
    await storage().write('held', ({ held }) => held.keep(kept));
    const named = ids.map((changeId) => ({
      changeId,
      digest: digest(changeId === one ? 'a' : 'b'),
    }));
    await storage().write('held', ({ held }) => held.release(named));
    const left = await storage().read((data) => data.held.list(all));
    expect(left.map((row) => [row.changeId, row.digest])).toEqual([
      [two, digest('a')],
      [one, digest('b')],
    ]);
  });

  test('held: the same twice in one push is one row, with the later verdict', async () => {
    await storage().write('held', ({ held }) =>
      held.keep([heldChange(), heldChange({ reason: 'later' })]),
    );
    const rows = await storage().read((data) => data.held.list(all));
    expect(rows.map((row) => row.reason)).toEqual(['later']);
  });

  test('held: listed in pages that are bounded by number and by length, contents cut', async () => {
    const rows = Array.from({ length: 5 }, (_, index) =>
      heldChange({ digest: `${index}`.repeat(32), content: JSON.stringify('ă'.repeat(100)) }),
    );
    await storage().write('held', ({ held }) => held.keep(rows));
    const list = (page: Partial<HeldPage>) =>
      storage().read((data) => data.held.list({ ...all, ...page }));
    const numbers = (await list({})).map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    const digests = async (page: Parameters<typeof list>[0]) =>
      (await list(page)).map(({ digest }) => digest[0]);
    expect(await digests({ limit: 2 })).toEqual(['4', '3']);
    expect(await digests({ limit: 2, before: numbers[1]! })).toEqual(['2', '1']);
    expect(await digests({ before: numbers[4]! })).toEqual([]);
    expect(await digests({ maxLength: 450 })).toEqual(['4', '3']);
    expect(await digests({ maxLength: 1 })).toEqual(['4']);
    const [cut] = await list({ maxContent: 10, limit: 1 });
    expect(cut?.content).toBe(`"${'ă'.repeat(9)}`);
  });

  test('held: amount by sender, and which is known under which code', async () => {
    const [first, second] = [heldChange(), heldChange({ digest: 'e'.repeat(32), code: 'invalid' })];
    const content = JSON.stringify('ă');
    await storage().write('held', ({ held }) =>
      held.keep([first, second, heldChange({ pushedBy: 'binh', content })]),
    );
    await storage().read(async ({ held }) => {
      expect(await held.amountOf('an')).toEqual({ rows: 2, bytes: 2 * first.content.length });
      expect(await held.amountOf('binh')).toEqual({ rows: 1, bytes: 4 });
      expect(await held.amountOf('chi')).toEqual({ rows: 0, bytes: 0 });
      const other = heldChange({ pushedBy: 'chi' });
      expect(await held.known([first, second, other])).toEqual(
        new Map([
          [first, 'forbidden'],
          [second, 'invalid'],
        ]),
      );
      expect(await held.known([])).toEqual(new Map());
    });
  });

  test('checklists: what is in force changes, what was pinned stays', async () => {
    const version = (hash: string, id: string, number: string) => ({
      hash: hash.repeat(64),
      id,
      version: number,
      content: `{"id":"${id}"}`,
    });
    const [old, newer, other] = [
      version('1', 'iso', '2022.1'),
      version('2', 'iso', '2022.2'),
      version('3', 'cntt', '2022.1'),
    ];
    const setCurrent = (...versions: readonly (typeof old)[]) =>
      storage().write('checklists', (data) => data.checklists.setCurrent(versions));
    await setCurrent(old, other);
    await setCurrent(newer);
    await storage().read(async ({ checklists }) => {
      expect(await checklists.current()).toEqual([newer]);
      expect(await checklists.inForce()).toEqual([{ id: 'iso', hash: newer.hash }]);
      expect(await checklists.byHash([old.hash, old.hash, 'f'.repeat(64)])).toEqual([old]);
      expect(await checklists.byHash([])).toEqual([]);
      expect(await checklists.byVersion('iso', '2022.1')).toEqual(old);
      expect(await checklists.byVersion('iso', '2022.9')).toBeNull();
    });
    await setCurrent(old, other);
    expect(await storage().read((data) => data.checklists.current())).toEqual([other, old]);
  });

  test('files: complete per scope, the first stays (S27)', async () => {
    const file: StoredFile = {
      scope: scopeA,
      sha256: '1'.repeat(64),
      size: 12,
      type: 'image/jpeg',
      completed: '2022-04-14T02:00:00.000Z',
      byUnit: false,
    };
    const addOne = (added: StoredFile) =>
      storage().write('files', (data) => data.files.add([added, added]));
    expect(await addOne(file)).toEqual([file]);
    expect(await addOne({ ...file, size: 13 })).toEqual([]);
    await storage().read(async ({ files }) => {
      expect(await files.find(scopeA, [file.sha256, file.sha256, '2'.repeat(64)])).toEqual([file]);
      expect(await files.find(scopeB, [file.sha256])).toEqual([]);
    });
    const add = (byUnit: boolean) =>
      storage().write('files', (data) => data.files.add([{ ...file, size: 14, byUnit }]));
    await add(true);
    await add(false);
    const found = await storage().read((data) => data.files.find(scopeA, [file.sha256]));
    expect(found).toEqual([{ ...file, byUnit: true }]);
  });

  test('files: listed by hash, whatever scopes they count for; lost ones count for none until found', async () => {
    const file = (digit: string, scope = scopeA): StoredFile => ({
      ...{ scope, sha256: digit.repeat(64), size: 12, type: 'image/jpeg' },
      ...{ completed: '2022-04-14T02:00:00.000Z', byUnit: false },
    });
    const files = [file('3'), file('1'), file('1', scopeB), file('2')];
    const hashes = ['1', '2', '3'].map((digit) => digit.repeat(64));
    const since = '2022-05-01T00:00:00.000Z';
    await storage().write('files', (data) => data.files.add(files));
    const markLost = (...lost: string[]) =>
      storage().write('files', (data) => data.files.markLost(lost, since));
    const first = await markLost(hashes[0]!, hashes[2]!, hashes[0]!);
    expect(first.toSorted()).toEqual([hashes[0], hashes[2]]);
    expect(await markLost(hashes[0]!)).toEqual([]);
    await storage().read(async (data) => {
      expect(await data.files.page('', 2)).toEqual([
        { sha256: hashes[0], size: 12, lost: true },
        { sha256: hashes[1], size: 12, lost: false },
      ]);
      expect(await data.files.page(hashes[1]!, 9)).toEqual([
        { sha256: hashes[2], size: 12, lost: true },
      ]);
      expect(await data.files.find(scopeA, hashes)).toEqual([file('2')]);
      expect(await data.files.find(scopeB, hashes)).toEqual([]);
      expect(await data.files.known(scopeA, hashes)).toEqual(new Set(hashes));
      expect(await data.files.known(scopeB, hashes)).toEqual(new Set([hashes[0]]));
    });
    const marked = await storage().write('files', (data) =>
      data.files.markFound([hashes[0]!, hashes[1]!]),
    );
    expect(marked).toEqual([hashes[0]]);
    await storage().read(async (data) => {
      expect(await data.files.find(scopeB, hashes)).toEqual([file('1', scopeB)]);
      expect(await data.files.page(hashes[1]!, 9)).toEqual([
        { sha256: hashes[2], size: 12, lost: true },
      ]);
    });
  });

  test('audit rows are gapless and come in pages; the epoch is replaced', async () => {
    const row = (number: number): AuditRow => ({
      number,
      at: '2022-04-14T02:00:00.000Z',
      actor: 'server',
      action: 'tried',
      details: '{}',
      previous: '',
      hash: String(number),
    });
    const append = (...rows: readonly AuditRow[]) =>
      storage().write('held', (data) => data.audit.append(rows));
    expect(await storage().read((data) => data.audit.last())).toBeNull();
    await append(row(1), row(2));
    await append(row(3));
    await expect(append(row(5))).rejects.toThrow('gap');
    await storage().read(async ({ audit }) => {
      expect(await audit.last()).toEqual(row(3));
      expect(await audit.page(1, 1)).toEqual([row(2)]);
      expect(await audit.page(0, 9)).toEqual([row(1), row(2), row(3)]);
    });
    await storage().write('epoch', (data) => data.epoch.replace('first'));
    await storage().write('epoch', (data) => data.epoch.replace('second'));
    expect(await storage().read((data) => data.epoch.current())).toBe('second');
  });
}
