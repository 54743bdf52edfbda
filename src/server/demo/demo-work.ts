/**
 * What the demo's people have done before a visitor comes: a handful of answers with the figures that
 * were reported of the two communes in April 2022, two findings, work on the spot; most items are left
 * open to try. It speaks HTTP to the started server, with sessions of its own, as any tablet does.
 */
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';
import { sampleOnSite } from '#server/sample/sample-on-site.ts';
import { sampleChecklists, sampleIds, sampleUsernames } from '#server/sample/sample-plan.ts';
import { enterDemoReports } from './demo-reports.ts';
import { newId, openDemoSession, type Entry } from './demo-session.ts';

export async function enterDemoWork(url: string, password: string): Promise<void> {
  for (const [username, entries] of Object.entries(workByUsername())) {
    const session = await openDemoSession(url, username, password);
    await session.push(entries);
    await session.close();
  }
  await enterDemoReports(url, password);
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
    [sampleUsernames.secretary]: sampleOnSite().map((one) => ({
      scope: makeScope('visit', visitNhatTan),
      ...one,
    })),
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
    scope: makeScope('visit', visit),
    record: makeRecordKey('answer', `${checklist}/${item}`),
    fields: { value, ...(note === undefined ? {} : { note }) },
  };
}

function finding(visit: string, fields: Readonly<Record<string, JsonValue>>): Entry {
  return { scope: makeScope('visit', visit), record: makeRecordKey('finding', newId()), fields };
}

/** With what somebody of the unit says to it. */
function explained(of: Entry, fields: Readonly<Record<string, JsonValue>>): readonly Entry[] {
  const record = makeRecordKey('explanation', newId());
  return [of, { scope: of.scope, record, fields: { of: of.record, ...fields } }];
}
