/**
 * A server in which every screen has something to show: the demo's work, an issued conclusion with
 * recommendations in several states, a draft, a conflict, photos, a newer version of a checklist, an
 * account with a first password.
 */
import type { BackingPhoto } from '#domain/visit/conclusion-draft-evidence.ts';
import { conclusionDocx } from '#client/documents/conclusion-docx.ts';
import { issueConclusion } from '#client/features/compile/issue-conclusion.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import { makeRecordKey, makeScope, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { conclusionDraft } from '#domain/visit/conclusion-draft.ts';
import { planAnswerSchema, planSchema } from '#protocol/office.ts';
import { demoAccounts, demoPlan } from '#server/demo/demo-plan.ts';
import { enterDemoWork } from '#server/demo/demo-work.ts';
import { sampleChecklists, sampleIds, sampleUsernames } from '#server/sample/sample-plan.ts';
import { bundleOf } from '../bundles/make-bundle.ts';
import { copiedChecklists } from '../checklist/next-edition.ts';
import { post, startTestServer, type TestServer } from '../server/start-test-server.ts';
import { testPassword } from '../server/test-plan.ts';
import { drawnPhoto } from './drawn-photo.ts';
import { openNodeTablet, type NodeTablet } from './node-tablet.ts';

/** Who still has the password that the office gave. */
export const newcomer = { username: 'nguoi.moi', name: 'Chuyên viên mới đến' };

export interface ScreenWorld {
  readonly server: TestServer;
  /** Everybody's password, the newcomer's excepted. */
  readonly password: string;
  readonly newcomerPassword: string;
  /** Id of a recommendation that the unit Trung Dũng has taken on and not yet reported on. */
  readonly openRecommendation: string;
  /** A file that a member's tablet has made of work which it never sent. */
  readonly carried: Buffer;
}

const published = makeScope('visit', sampleIds.visitTrungDung);
const publishedFollowup = makeScope('followup', sampleIds.visitTrungDung);
const drafted = makeScope('visit', sampleIds.visitNhatTan);

export async function startScreenWorld(): Promise<ScreenWorld> {
  const plan = demoPlan();
  const lists = copiedChecklists();
  const config = { checklistsDir: lists.dir };
  const server = await startTestServer({ plan, config, demo: demoAccounts(plan) });
  await enterDemoWork(server.url, testPassword);
  const tablets: NodeTablet[] = [];
  const open = async (username: string): Promise<NodeTablet> => {
    const tablet = await openNodeTablet(server, username);
    tablets.push(tablet);
    await tablet.sync();
    return tablet;
  };
  const lead = await open(sampleUsernames.lead);
  await photographs(lead);
  const finance = await open(sampleUsernames.finance);
  await disputes(await open(sampleUsernames.office), finance);
  await draftsAndIssues(lead);
  const unit = await open(sampleUsernames.trungDung);
  const openRecommendation = await answers(unit, lead);
  const newcomerPassword = await addNewcomer(server);
  const carried = await unsentWork(finance);
  for (const tablet of tablets) await tablet.discard();
  // From here on a newer version of a checklist is in force than the visits are pinned to.
  lists.layNext();
  await server.restart();
  lists.remove();
  return { server, password: testPassword, newcomerPassword, openRecommendation, carried };
}

const newRecord = (kind: string): RecordKey =>
  makeRecordKey(
    kind,
    uuidV7(Date.now, (length) => crypto.getRandomValues(new Uint8Array(length))),
  );
const answer = (checklist: string, code: string): RecordKey =>
  makeRecordKey('answer', `${checklist}/${code}`);

/** Two photos of an item in each visit, taken on the day of the visit. */
async function photographs(lead: NodeTablet): Promise<void> {
  for (const [scope, day] of [
    [drafted, '13'],
    [published, '14'],
  ] as const) {
    const of = answer(sampleChecklists.procedures, 'A02');
    await lead.write(scope, of, {
      value: { kind: 'compliance', level: 'partial' },
      note: 'Bảng niêm yết đặt ở hành lang, thiếu ánh sáng; ba thủ tục đã hết hiệu lực chưa gỡ.',
    });
    for (const papers of [8, 5]) {
      const { picture, files } = drawnPhoto(papers);
      const fields = {
        picture: { ...picture },
        of,
        caption: papers === 8 ? 'Bảng niêm yết ở hành lang' : '',
        taken: { at: `2022-04-${day}T02:1${papers}:00.000Z`, source: 'camera' },
      };
      await lead.write(scope, newRecord('photo'), fields, files);
    }
  }
  await lead.sync();
}

/** Answers of two visits with a photo, and one whose value the server will not take. */
async function unsentWork(tablet: NodeTablet): Promise<Buffer> {
  const of = answer(sampleChecklists.budget, 'D12');
  for (const [scope, note] of [
    [drafted, 'Sổ theo dõi tài sản chưa ghi các máy in mới.'],
    [published, 'Đã đối chiếu với sổ cái.'],
  ] as const) {
    await tablet.write(scope, of, { value: { kind: 'compliance', level: 'partial' }, note });
  }
  const { picture, files } = drawnPhoto(6);
  const taken = { at: '2022-04-13T03:00:00.000Z', source: 'camera' };
  await tablet.write(drafted, newRecord('photo'), { picture: { ...picture }, of, taken }, files);
  await tablet.write(drafted, answer(sampleChecklists.budget, 'D13'), { note: 7 });
  const { blob } = await bundleOf(tablet.store.account, undefined, 'Phó Trưởng phòng Tài chính');
  return Buffer.from(await blob.arrayBuffer());
}

/** Neither has seen what the other writes. */
async function disputes(one: NodeTablet, other: NodeTablet): Promise<void> {
  const item = answer(sampleChecklists.technology, 'C01');
  await one.write(drafted, item, { value: { kind: 'compliance', level: 'met' } });
  await other.write(drafted, item, { value: { kind: 'compliance', level: 'partial' } });
  await one.sync();
  await other.sync();
}

const statements = [
  [
    'strength',
    'Bộ phận tiếp nhận và trả kết quả được bố trí riêng, có người trực đủ giờ làm việc.',
  ],
  [
    'limitation',
    'Mới 600 trên 1.138 hồ sơ của quý I/2022 được cập nhật, xử lý trên hệ thống điện tử; tỷ lệ xã báo cáo không khớp khi tính lại.',
  ],
  ['limitation', 'Bảng niêm yết đặt ở hành lang thiếu ánh sáng, còn ba thủ tục đã hết hiệu lực.'],
  ['cause-subjective', 'Công chức chưa cập nhật hồ sơ thường xuyên vào phần mềm.'],
] as const;

const recommendations = [
  [
    'Cập nhật đủ 1.138 hồ sơ của quý I/2022 vào hệ thống một cửa điện tử và báo cáo lại tỷ lệ.',
    'Bộ phận tiếp nhận và trả kết quả xã Trung Dũng',
    '2022-05-31',
    'Báo cáo đối chiếu, kèm ảnh màn hình thống kê',
  ],
  [
    'Gỡ ba thủ tục đã hết hiệu lực, chuyển bảng niêm yết về nơi đủ ánh sáng.',
    'Công chức Văn phòng - Thống kê',
    '2022-04-30',
    'Ảnh bảng niêm yết sau khi sắp xếp',
  ],
  ['Lập lịch kiểm soát chứng từ chi hằng quý.', 'Công chức Tài chính - Kế toán', null, ''],
] as const;

/** The same sentences in both visits; those of Trung Dũng are issued. */
async function draftsAndIssues(lead: NodeTablet): Promise<void> {
  for (const scope of [drafted, published]) {
    const findings = (await lead.records(scope))
      .filter(({ record }) => recordParts(record).kind === 'finding')
      .filter(({ fields }) => fields['kind']?.value === 'limitation')
      .map(({ record }) => record);
    const named = [[], findings.slice(0, 1), [answer(sampleChecklists.procedures, 'A02')], []];
    for (const [place, [section, text]] of statements.entries()) {
      const fields = { section, text, order: `a${place}`, evidence: named[place] ?? [] };
      await lead.write(scope, newRecord('statement'), fields);
    }
    for (const [place, [content, owner, due, product]] of recommendations.entries()) {
      const reason = 'Nêu tại phần tồn tại, hạn chế của kết luận này.';
      const fields = { content, reason, owner, due, product, order: `a${place}`, evidence: [] };
      await lead.write(scope, newRecord('recommendation'), fields);
    }
  }
  await lead.sync();
  const records = await lead.records(published);
  const ofKind = (kind: string) => records.filter(({ record }) => record.startsWith(`${kind}:`));
  const photos: readonly BackingPhoto[] = ofKind('photo').map((photo) => ({
    photo,
    of: ofKind('recommendation')[1]!.record,
  }));
  const plan = demoPlan();
  const visit = plan.visits.find(({ id }) => id === sampleIds.visitTrungDung)!;
  const draft = conclusionDraft(records, {
    visit,
    unit: plan.units.find(({ id }) => id === visit.unitId)!,
    campaign: plan.campaigns[0]!,
    delegation: plan.delegations[0]!,
    leadName: 'Chánh Văn phòng HĐND và UBND',
  });
  const issued = await issueConclusion(
    {
      ...{ visit: published, followup: publishedFollowup, records, published: [], isLead: true },
      ...{ draft, number: '15', symbol: 'TB-ĐKT', date: '2022-04-20', photos },
    },
    {
      workspace: { save: lead.store.save },
      newId: () => recordParts(newRecord('any')).id,
      writeDocx: conclusionDocx,
    },
  );
  if (!issued.ok) throw new Error(`not issued: ${JSON.stringify(issued.error)}`);
  await lead.sync();
}

/** The unit takes on two recommendations and reports on one; that report is sent back once. */
async function answers(unit: NodeTablet, lead: NodeTablet): Promise<string> {
  const records = await unit.records(publishedFollowup);
  const [first, second] = recommendations.map(([content]) => {
    const found = records.find((entry) =>
      entry.fields['content']?.heads.some(({ value }) => value === content),
    );
    if (found === undefined) throw new Error(`not published: ${content}`);
    return found.record;
  });
  if (first === undefined || second === undefined) throw new Error('there is nothing to answer');
  for (const recommendation of [first, second]) {
    await unit.write(publishedFollowup, newRecord('acknowledgement'), {
      ...{ recommendation, inCharge: 'Công chức Văn phòng - Thống kê' },
      plan: 'Làm trong hai tuần, báo cáo khi xong.',
    });
  }
  const reports = [
    ['Đã gỡ ba thủ tục hết hiệu lực.', 'Chưa có ảnh bảng niêm yết ở vị trí mới.'],
    ['Đã chuyển bảng niêm yết vào phòng chờ, đủ ánh sáng.', null],
  ] as const;
  for (const [text, returned] of reports) {
    const response = newRecord('response');
    await unit.write(publishedFollowup, response, {
      recommendation: second,
      report: { text, at: new Date().toISOString() },
    });
    const { picture, files } = drawnPhoto(6);
    const photo = { picture: { ...picture }, of: response, caption: '' };
    await unit.write(publishedFollowup, newRecord('remedy-photo'), photo, files);
    await unit.sync();
    await lead.sync();
    if (returned === null) continue;
    const judged = (await lead.records(publishedFollowup)).find(
      (entry) => entry.record === response,
    );
    const report = judged?.fields['report']?.heads[0]?.id;
    if (report === undefined) throw new Error('the report has not reached the delegation');
    const verdict = { response, report, decision: 'returned', reason: returned };
    await lead.write(publishedFollowup, newRecord('verdict'), { verdict });
    await lead.sync();
  }
  return recordParts(first).id;
}

async function addNewcomer(server: TestServer): Promise<string> {
  const office = await server.signIn('quan.tri');
  const account = { ...newcomer, office: 'Phòng Nội vụ huyện', role: 'inspector', unitId: null };
  const plan = planSchema.parse({ accounts: [account] });
  const answered = await office.fetch('/api/office/plan', post(plan));
  const { firstPasswords } = planAnswerSchema.parse(await answered.json());
  return firstPasswords[0]!.password;
}
