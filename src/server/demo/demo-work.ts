/**
 * What the demo's people have done before a visitor comes: a handful of answers with the figures that
 * were reported of the two communes in April 2022, two findings, work on the spot; most items are left
 * open to try. It speaks HTTP to the started server, with sessions of its own, as any tablet does.
 */
import { randomBytes } from 'node:crypto';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { Change, ChangeId, JsonValue } from '#domain/sync/change.ts';
import { nextStamp, type Stamp } from '#domain/sync/hybrid-clock.ts';
import { makeRecordKey, makeScope, type RecordKey } from '#domain/sync/scope.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import { sessionAnswerSchema } from '#protocol/session.ts';
import { syncAnswerSchema, type SyncRequest } from '#protocol/sync.ts';
import { protocolVersion } from '#protocol/version.ts';
import { sampleOnSite } from '#server/sample/sample-on-site.ts';
import { sampleChecklists, sampleIds, sampleUsernames } from '#server/sample/sample-plan.ts';

interface Entry {
  readonly visit: string;
  readonly record: RecordKey;
  readonly fields: Readonly<Record<string, JsonValue>>;
}

export async function enterDemoWork(url: string, password: string): Promise<void> {
  for (const [username, entries] of Object.entries(workByUsername())) {
    await push(url, username, password, entries);
  }
}

function workByUsername(): Readonly<Record<string, readonly Entry[]>> {
  const { visitNhatTan, visitTrungDung } = sampleIds;
  const { procedures, technology, budget, dossiers } = sampleChecklists;
  return {
    [sampleUsernames.finance]: [
      answer(
        visitNhatTan,
        budget,
        'D02',
        { kind: 'money', dong: ['6981040284'] },
        'Số liệu hết quý I/2022.',
      ),
      answer(visitNhatTan, budget, 'D03', { kind: 'money', dong: ['6137392853'] }),
      answer(
        visitTrungDung,
        budget,
        'D02',
        { kind: 'money', dong: ['1385062438'] },
        'Báo cáo của xã ghi "hơn", nhưng số liệu chính xác đến đồng: cần đối chiếu lại với Kho bạc.',
      ),
      answer(visitTrungDung, budget, 'D03', { kind: 'money', dong: ['1375786844'] }),
    ],
    [sampleUsernames.office]: [
      answer(
        visitNhatTan,
        technology,
        'C15',
        { kind: 'ratio', part: '1800', whole: '1800', stated: '100' },
        'Từ 01/01/2021 đến 08/4/2022.',
      ),
      answer(
        visitTrungDung,
        technology,
        'C15',
        { kind: 'ratio', part: '600', whole: '1138', stated: '52' },
        'Xã báo cáo "trên 600/1.138 hồ sơ, đạt 52%"; tính lại là 52,72%.',
      ),
      answer(visitNhatTan, dossiers, 'E01', { kind: 'date', dates: ['2021-01-01', '2022-04-08'] }),
      answer(visitNhatTan, dossiers, 'E04', count('1800')),
      answer(visitNhatTan, dossiers, 'E08', count('1800')),
      answer(
        visitNhatTan,
        dossiers,
        'E10',
        count('1800'),
        'Xã báo cáo chung "sớm và đúng hạn", không tách hồ sơ trả sớm.',
      ),
      answer(visitNhatTan, dossiers, 'E11', count('0')),
      answer(visitNhatTan, dossiers, 'E16', {
        kind: 'ratio',
        part: '1800',
        whole: '1800',
        stated: '100',
      }),
      answer(visitTrungDung, dossiers, 'E01', {
        kind: 'date',
        dates: ['2022-01-01', '2022-03-31'],
      }),
      answer(visitTrungDung, dossiers, 'E04', count('1138')),
      answer(
        visitTrungDung,
        dossiers,
        'E08',
        count('600'),
        'Xã báo cáo "trên 600"; 1.138 là tiếp nhận hay đã giải quyết thì báo cáo không nêu rõ.',
      ),
      answer(visitTrungDung, dossiers, 'E16', {
        kind: 'ratio',
        part: '600',
        whole: '1138',
        stated: '52',
      }),
      ...explained(
        finding(visitTrungDung, {
          answer: `answer:${technology}/C15`,
          kind: 'limitation',
          text: 'Mới 600 trên 1.138 hồ sơ của quý I/2022 được cập nhật, xử lý; tỷ lệ trong báo cáo của xã không khớp khi tính lại.',
          severity: 'major',
          proposal: 'Cập nhật đủ hồ sơ đã tiếp nhận và đối chiếu lại số liệu trước khi báo cáo.',
          owner: 'Bộ phận tiếp nhận và trả kết quả xã Trung Dũng',
          dueDays: 20,
          due: '2022-05-16',
        }),
        {
          text: 'Cán bộ mới chuyển đến từ tháng 3, chưa quen phần mềm; xã sẽ nhập bù trong tháng 4.',
          name: '',
          position: 'Công chức Văn phòng - Thống kê',
          agrees: 'partly',
          said: '2022-04-14T03:20:00.000Z',
        },
      ),
    ],
    [sampleUsernames.secretary]: sampleOnSite().map((one) => ({ visit: visitNhatTan, ...one })),
    [sampleUsernames.justice]: [
      answer(visitNhatTan, procedures, 'A07', { kind: 'compliance', level: 'met' }),
      answer(visitNhatTan, procedures, 'A09', { kind: 'compliance', level: 'met' }),
      answer(visitTrungDung, procedures, 'A09', { kind: 'compliance', level: 'met' }),
      finding(visitNhatTan, {
        answer: null,
        kind: 'strength',
        text: 'Bộ phận một cửa tiếp nhận 1.800 hồ sơ, tất cả được giải quyết sớm và đúng hạn, không có hồ sơ trễ hẹn.',
        severity: 'info',
      }),
    ],
  };
}

const count = (figure: string): AnswerValue => ({ kind: 'count', counts: [figure] });

function answer(
  visit: string,
  checklist: string,
  item: string,
  value: AnswerValue,
  note?: string,
): Entry {
  return {
    visit,
    record: makeRecordKey('answer', `${checklist}/${item}`),
    fields: { value, ...(note === undefined ? {} : { note }) },
  };
}

function finding(visit: string, fields: Readonly<Record<string, JsonValue>>): Entry {
  return { visit, record: makeRecordKey('finding', uuidV7(Date.now, randomBytes)), fields };
}

/** With what somebody of the unit says to it. */
function explained(of: Entry, fields: Readonly<Record<string, JsonValue>>): readonly Entry[] {
  const record = makeRecordKey('explanation', uuidV7(Date.now, randomBytes));
  return [of, { visit: of.visit, record, fields: { of: of.record, ...fields } }];
}

/** Signs in and pushes; a change that the server keeps back is a fault of the demo. */
async function push(
  url: string,
  username: string,
  password: string,
  entries: readonly Entry[],
): Promise<void> {
  const post = (path: string, body: unknown, cookie = ''): Promise<Response> =>
    fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/api/auth/sign-in/username', { username, password });
  const { account } = sessionAnswerSchema.parse(await signedIn.json());
  const cookie = signedIn.headers
    .getSetCookie()
    .map((entry) => entry.split(';', 1)[0])
    .join('; ');
  const device = `demo-${username.replaceAll('.', '-')}`;
  const request: SyncRequest = {
    ...{ protocol: protocolVersion, account: account.id, device, epoch: null, cursors: {} },
    push: changes(entries, account.id, device),
  };
  const answered = await post('/api/sync', request, cookie);
  const { held } = syncAnswerSchema.parse(await answered.json());
  await post('/api/auth/sign-out', {}, cookie);
  if (Object.keys(held).length > 0)
    throw new Error(`the demo's work is held: ${JSON.stringify(held)}`);
}

function changes(entries: readonly Entry[], by: string, device: string): SyncRequest['push'] {
  let last: Stamp | null = null;
  return entries.flatMap(({ visit, record, fields }) =>
    Object.entries(fields).map(([field, value]) => {
      last = nextStamp(Date.now(), last);
      const change: Change = {
        id: uuidV7(Date.now, randomBytes) as ChangeId,
        scope: makeScope('visit', visit),
        ...{ record, field, value: value as Change['value'], over: [], at: last, by, device },
      };
      return { ...change, mine: true };
    }),
  );
}
