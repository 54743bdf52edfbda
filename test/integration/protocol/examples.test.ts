/** Every example of `src/protocol/README.md`, in its order, against a server that was really started. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planSchema } from '#protocol/office.ts';
import { startTestServer, type TestServer } from '../../support/server/start-test-server.ts';
import { testPassword } from '../../support/server/test-plan.ts';
import { differences, fillIn, matchText, type Known } from './match-example.ts';
import { readExamples } from './read-examples.ts';

const page = readFileSync(join(import.meta.dirname, '../../../src/protocol/README.md'), 'utf8');
const examples = readExamples(page);

const pictureBytes = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const picture = '{{the 67 bytes of the picture}}';

const person = (username: string, name: string, unitId: string | null = null) => ({
  ...{ username, name, unitId, office: 'Phòng Nội vụ' },
  role: unitId === null ? ('inspector' as const) : ('unit' as const),
});

const plan = planSchema.parse({
  accounts: [
    person('lead', 'Trưởng đoàn'),
    person('member', 'Thành viên đoàn'),
    person('nhat-tan', 'Công chức xã', 'nhat-tan'),
    { ...person('office', 'Cán bộ phòng'), role: 'administrator' },
  ],
  units: [{ id: 'nhat-tan', name: 'Xã Nhật Tân', district: 'Tiên Lữ' }],
  campaigns: [{ id: 'campaign-2022', name: 'Kiểm tra năm 2022', basis: 'Kế hoạch số 1' }],
  delegations: [
    {
      id: 'delegation-1',
      campaignId: 'campaign-2022',
      name: 'Đoàn một',
      members: [
        { username: 'lead', role: 'lead' },
        { username: 'member', role: 'member' },
      ],
    },
  ],
  visits: [
    {
      id: 'visit-1',
      campaignId: 'campaign-2022',
      delegationId: 'delegation-1',
      unitId: 'nhat-tan',
      kind: 'planned',
      date: '2022-04-14',
      period: { from: '2021-01-01', to: '2022-03-31' },
      checklists: ['iso-9001'],
      assignments: [{ username: 'member', checklist: 'iso-9001' }],
    },
  ],
});

let server: TestServer;
const known: Known = new Map([['password', testPassword]]);
beforeAll(async () => {
  server = await startTestServer({ plan });
});
afterAll(() => server.stop());

describe('the examples of the protocol page', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(14);
  });

  it.each(examples)('$name', async ({ request, answer }) => {
    const [method = '', path = ''] = fillIn(request.first, known).split(' ');
    const isPicture = request.body === picture;
    const body = isPicture ? new Uint8Array(pictureBytes) : fillIn(request.body, known);
    const actual = await server.fetch(path, {
      method,
      headers: request.headers.map(([name, value]): [string, string] => [
        name,
        fillIn(value, known),
      ]),
      ...(body.length === 0 ? {} : { body }),
    });
    const received = Buffer.from(await actual.arrayBuffer());
    expect(
      `${actual.status} ${actual.status === Number(answer.first) ? '' : received.toString()}`,
    ).toBe(`${answer.first} `);
    for (const [name, value] of answer.headers) {
      const given = actual.headers.get(name) ?? '';
      expect(matchText(given, value, known), `${name}: ${given} is not ${value}`).toBe(true);
    }
    if (answer.body === picture) expect(received.equals(pictureBytes)).toBe(true);
    else if (answer.body !== '') {
      const found = differences(JSON.parse(received.toString()), JSON.parse(answer.body), known);
      expect(found).toEqual([]);
    }
  });
});

describe('the comparison itself', () => {
  it('finds what is missing, what is more, and what is another', () => {
    const none: Known = new Map();
    expect(differences({ a: 1 }, { a: 1, b: '{{*}}' }, none)).toEqual(['$/b is missing']);
    expect(differences({ a: 1, b: 2 }, { a: 1 }, none)).toEqual(['$/b is not in the example']);
    expect(differences({ a: 1, b: 2 }, { a: 1, '...': '...' }, none)).toEqual([]);
    expect(differences([1, 2], [1], none)).toHaveLength(1);
    expect(differences([1, 2], [1, '...'], none)).toEqual([]);
    expect(differences({ a: '1' }, { a: 1 }, none)).toHaveLength(1);
    expect(differences(['x', 'y'], ['{{name}}', '{{name}}'], none)).toHaveLength(1);
  });
});
