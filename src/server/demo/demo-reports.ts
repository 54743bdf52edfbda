/**
 * What was there before the visits of the demo: the visit of 2020 at Nhật Tân with what it found and
 * still asks, the self-report that Nhật Tân has handed in, and the one that Trung Dũng has not.
 */
import type { AnswerValue } from '#domain/checklist/answer.ts';
import { requestKey, selfReportKey } from '#domain/followup/self-report.ts';
import { makeRecordKey, makeScope, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import { earlierIds } from '#server/sample/earlier-visit.ts';
import { sampleChecklists, sampleIds, sampleUsernames } from '#server/sample/sample-plan.ts';
import { newId, openDemoSession, type DemoSession, type Entry } from './demo-session.ts';

const { procedures, technology, budget, dossiers } = sampleChecklists;
const before = makeScope('followup', earlierIds.visit);
const nhatTan = makeScope('followup', sampleIds.visitNhatTan);
const trungDung = makeScope('followup', sampleIds.visitTrungDung);

export async function enterDemoReports(url: string, password: string): Promise<void> {
  const lead = await openDemoSession(url, sampleUsernames.lead, password);
  await lead.push(whatWasFound());
  await ask(lead, nhatTan, '2022-04-08', [procedures, technology, budget, dossiers]);
  await ask(lead, trungDung, '2022-04-11', [technology, budget, dossiers]);
  await lead.close();
  const unit = await openDemoSession(url, sampleUsernames.nhatTan, password);
  await unit.push(claims());
  await unit.push([
    entry(nhatTan, selfReportKey, {
      note: 'Số liệu tính từ 01/01/2021 đến 08/4/2022.',
      handedIn: { at: '2022-04-08T02:30:00.000Z' },
    }),
  ]);
  await unit.push([
    claim(dossiers, 'E10', count('1800'), 'Bổ sung sau khi rà soát: gồm cả hồ sơ trả sớm.'),
  ]);
  await unit.close();
}

const entry = (scope: Scope, record: RecordKey, fields: Entry['fields']): Entry => ({
  ...{ scope, record, fields },
});
const count = (figure: string): AnswerValue => ({ kind: 'count', counts: [figure] });
const ratio = (part: string, whole: string, stated: string): AnswerValue => ({
  ...{ kind: 'ratio', part, whole, stated },
});

async function ask(
  lead: DemoSession,
  scope: Scope,
  due: string,
  ids: readonly string[],
): Promise<void> {
  const { checklists } = await lead.directory();
  const hashes = ids.flatMap((id) => checklists.find((version) => version.id === id)?.hash ?? []);
  const files = await Promise.all(hashes.map((hash) => lead.checklistFile(hash)));
  const request = { due, checklists: files.map((file) => ({ ...file })), note: '' };
  await lead.push([entry(scope, requestKey, { request })]);
  for (const hash of hashes) await lead.bringChecklist(scope, hash);
}

function claim(checklist: string, code: string, value: AnswerValue, note?: string): Entry {
  const record = makeRecordKey('claim', `${checklist}/${code}`);
  return entry(nhatTan, record, { value, ...(note === undefined ? {} : { note }) });
}

function claims(): readonly Entry[] {
  return [
    claim(procedures, 'A02', { kind: 'compliance', level: 'met' }),
    claim(procedures, 'A07', { kind: 'compliance', level: 'met' }),
    claim(procedures, 'A09', { kind: 'compliance', level: 'met' }),
    claim(technology, 'C15', ratio('1800', '1800', '100')),
    claim(budget, 'D02', { kind: 'money', dong: ['6981040284'] }),
    claim(budget, 'D03', { kind: 'money', dong: ['6137392853'] }),
    claim(dossiers, 'E04', count('1800')),
    claim(dossiers, 'E08', count('1800')),
    claim(dossiers, 'E16', ratio('1800', '1800', '100')),
  ];
}

/** As an issued conclusion leaves it in the follow-up. */
function whatWasFound(): readonly Entry[] {
  const board = makeRecordKey('recommendation', newId());
  const software = makeRecordKey('recommendation', newId());
  const visit = makeScope('visit', earlierIds.visit);
  const outcome = (
    checklist: string,
    code: string,
    value: AnswerValue,
    finding?: string,
    recommendation?: RecordKey,
  ): Entry =>
    entry(before, makeRecordKey('outcome', `${checklist}/${code}`), {
      source: { scope: visit, record: makeRecordKey('answer', `${checklist}/${code}`) },
      value,
      findings:
        finding === undefined
          ? []
          : [{ kind: 'limitation', text: finding, severity: 'major', fixedOnSpot: false }],
      recommendations: recommendation === undefined ? [] : [recommendation],
    });
  const recommendation = (
    record: RecordKey,
    order: string,
    words: { readonly content: string; readonly owner: string; readonly due: string },
  ): Entry =>
    entry(before, record, {
      source: { scope: visit, record: makeRecordKey('recommendation', newId()) },
      ...{ ...words, order, reason: '', product: 'Báo cáo kèm ảnh' },
    });
  return [
    recommendation(board, 'a0', {
      content: 'Gỡ các thủ tục hết hiệu lực, niêm yết lại tại nơi đủ ánh sáng.',
      owner: 'Công chức Văn phòng - Thống kê',
      due: '2021-03-31',
    }),
    recommendation(software, 'a1', {
      content: 'Cập nhật đủ hồ sơ vào phần mềm một cửa.',
      owner: 'Bộ phận tiếp nhận và trả kết quả',
      due: '2021-06-30',
    }),
    outcome(
      procedures,
      'A02',
      { kind: 'compliance', level: 'unmet' },
      'Bảng niêm yết còn 12 thủ tục đã hết hiệu lực.',
      board,
    ),
    outcome(procedures, 'A07', { kind: 'compliance', level: 'partial' }),
    outcome(procedures, 'A09', { kind: 'compliance', level: 'met' }),
    outcome(
      technology,
      'C15',
      ratio('900', '1200', '75'),
      'Mới 900 trên 1.200 hồ sơ được cập nhật vào phần mềm.',
      software,
    ),
    outcome(budget, 'D02', { kind: 'money', dong: ['5120000000'] }),
    outcome(dossiers, 'E04', count('1450')),
    outcome(dossiers, 'E08', count('1420')),
    entry(before, makeRecordKey('publication', newId()), { records: [board, software] }),
  ];
}
