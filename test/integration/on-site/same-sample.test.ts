/** Two tablets that were offline draw the same sample, and what one enters twice counts once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDraw } from '#domain/on-site/check-draw.ts';
import { drawRecord } from '#domain/on-site/draw-record.ts';
import { drawSample } from '#domain/on-site/draw-sample.ts';
import { guessColumns, planDossiers } from '#domain/on-site/plan-dossiers.ts';
import { readTable } from '#domain/on-site/read-table.ts';
import { dossierKey, gatherRegisters, standing } from '#domain/on-site/registers.ts';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';
import { openConflicts } from '#domain/visit/overview.ts';
import { openNodeTablet, type NodeTablet } from '../../support/screens/node-tablet.ts';
import { startTestServer, type TestServer } from '../../support/server/start-test-server.ts';

const visit = makeScope('visit', 'visit-1');
const register = makeRecordKey('register', 'r1');
const facts = { at: '2022-04-14T02:30:00.000Z', witness: '' };
const codes = Array.from({ length: 240 }, (_, index) => `H40.55-2204-${index + 1}`);

let server: TestServer;
const tablets: NodeTablet[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  for (const tablet of tablets) await tablet.discard();
  await server.stop();
});

async function open(username: string): Promise<NodeTablet> {
  const tablet = await openNodeTablet(server, username);
  tablets.push(tablet);
  await tablet.sync();
  return tablet;
}

async function enter(tablet: NodeTablet, entered: readonly string[]): Promise<void> {
  const lines = readTable(entered.join('\n'));
  const edits = planDossiers(lines, guessColumns(lines), new Map()).flatMap((line) =>
    line.type === 'new'
      ? [
          {
            ...{ scope: visit, record: dossierKey(register, line.entry.code), field: 'entry' },
            ...{ value: { ...line.entry }, seen: [] },
          },
        ]
      : [],
  );
  for (let at = 0; at < edits.length; at += 60) {
    // eslint-disable-next-line no-await-in-loop
    expect(await tablet.store.save(edits.slice(at, at + 60))).toMatchObject({ ok: true });
  }
}

async function registerOn(tablet: NodeTablet) {
  const [found] = gatherRegisters(await tablet.records(visit));
  if (!found) throw new Error('no register');
  return found;
}

it('draws the same from one register, entered in two orders by two who were offline', async () => {
  const [one, other] = [await open('member'), await open('lead')];
  await one.write(visit, register, { name: 'Hồ sơ quý I' });
  await one.sync();
  await other.sync();
  await enter(one, codes);
  await enter(other, codes.map((code) => ` ${code.toLowerCase()}`).toReversed());

  const drawOn = async (tablet: NodeTablet, seed: string) =>
    drawSample(seed, standing(await registerOn(tablet)), { type: 'whole', size: 20 });
  const drawn = await drawOn(one, '4711');
  expect(await drawOn(other, ' 4711 ')).toEqual(drawn);
  expect(drawn.count).toBe(240);

  await one.write(visit, makeRecordKey('draw', 'd1'), drawRecord(register, drawn, facts));
  await one.sync();
  await other.sync();
  await one.sync();
  for (const tablet of [one, other]) {
    const found = await registerOn(tablet);
    expect(openConflicts(await tablet.records(visit))).toEqual([]);
    expect(standing(found)).toHaveLength(240);
    expect(found.draws[0] && checkDraw(found.draws[0], standing(found))).toEqual({
      ...{ verdict: 'agrees', added: [], gone: [], regrouped: [] },
    });
  }

  const [first] = drawn.groups[0]?.codes ?? [];
  await other.write(visit, dossierKey(register, first ?? ''), { struck: 'nhập nhầm' });
  await other.sync();
  await one.sync();
  const found = await registerOn(one);
  expect(found.draws[0] && checkDraw(found.draws[0], standing(found))).toMatchObject({
    ...{ verdict: 'agrees', gone: [first] },
  });
});
