import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Checklist } from '#domain/checklist/definition.ts';
import { planPublication } from '#domain/followup/publish.ts';
import type { Change } from '#domain/sync/change.ts';
import { CompilePage } from '#client/features/compile/compile-page.tsx';
import { OverviewPage } from '#client/features/compile/overview-page.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { fakeWorkspace, lead, type FakeWorkspace } from './fake-workspace.ts';
import { change, checklist, followupScope, visitScope } from './sample-visit.ts';

afterEach(cleanup);

const fields = (record: string, values: Readonly<Record<string, Change['value']>>) =>
  Object.entries(values).map(([field, value]) => change(record, field, value));

const statement = (id: string, order: string, text: string) =>
  fields(`statement:${id}`, { section: 'limitation', order, text });

const finding = (id: string, values: Readonly<Record<string, Change['value']>>) =>
  fields(`finding:${id}`, { answer: 'answer:cong-nghe/C18', kind: 'limitation', ...values });

async function openPage(fake: FakeWorkspace, page = <CompilePage visitId="v1" status={null} />) {
  render(
    <ServicesProvider services={fake.services}>
      <WorkspaceProvider workspace={fake.workspace}>
        <ToastRegion>{page}</ToastRegion>
      </WorkspaceProvider>
    </ServicesProvider>,
  );
  await screen.findByText(/UBND xã Trung Dũng/, { selector: 'h1' });
  return userEvent.setup();
}

const content = () => within(screen.getByRole('region', { name: 'Nội dung kết luận' }));
const paper = () => screen.getByRole('article', { name: 'Bản xem trước thông báo kết luận' });
const issueButton = (name: RegExp) => screen.getAllByRole('button', { name })[0] as HTMLElement;

describe('evidence', () => {
  it('becomes a sentence that names it, and is no longer among the unused', async () => {
    const fake = fakeWorkspace({ changes: finding('f1', { text: 'Dùng chung tài khoản.' }) });
    const user = await openPage(fake);
    screen.getByText('1 chưa dùng');
    await user.click(screen.getByRole('button', { name: /^Đưa vào Tồn tại/ }));
    await waitFor(() => expect(paper().textContent).toContain('a) Dùng chung tài khoản.'));
    const edits = fake.saved[0]?.edits.map(({ field, value }) => [field, value]);
    expect(edits).toEqual([
      ['section', 'limitation'],
      ['text', 'Dùng chung tài khoản.'],
      ['evidence', ['finding:f1']],
      ['order', 'a0'],
    ]);
    screen.getByText('Đã dùng hết');
    screen.getByRole('button', { name: 'Tồn tại, hạn chế 1' });
  });

  it('brings in an unmet item in the words of its note, never in those of the requirement', async () => {
    const unmet = (code: string, note?: string) =>
      fields(`answer:cong-nghe/${code}`, {
        value: { kind: 'compliance', level: 'unmet' },
        ...(note !== undefined && { note }),
      });
    const fake = fakeWorkspace({ changes: [...unmet('C15'), ...unmet('C17', 'Mạng hay đứt.')] });
    const user = await openPage(fake);
    for (const code of ['C15', 'C17'])
      await user.click(
        await screen.findByRole('button', { name: new RegExp(`^Đưa vào Tồn.*${code}`) }),
      );
    await waitFor(() => expect(fake.saved).toHaveLength(2));
    const texts = fake.saved.map(({ edits }) => edits.find(({ field }) => field === 'text')?.value);
    expect(texts).toEqual(['', 'Mạng hay đứt.']);
  });

  it('gives a recommendation its proposal, person and day', async () => {
    const fake = fakeWorkspace({
      changes: finding('f1', {
        text: 'Chậm.',
        proposal: 'Làm ngay',
        owner: 'Văn phòng',
        due: '2022-05-20',
      }),
    });
    const user = await openPage(fake);
    await user.click(screen.getByRole('button', { name: /^Kiến nghị từ/ }));
    await waitFor(() => expect(paper().textContent).toContain('20/5/2022'));
    expect(fake.saved[0]?.edits.map(({ field, value }) => [field, value])).toEqual([
      ['evidence', ['finding:f1']],
      ['content', 'Làm ngay'],
      ['reason', 'Chậm.'],
      ['owner', 'Văn phòng'],
      ['due', '2022-05-20'],
      ['order', 'a0'],
    ]);
  });
});

describe('sentences', () => {
  const changes = () => [...statement('s1', 'a0', 'Một'), ...statement('s2', 'a1', 'Hai')];

  it('save while one types, over what was seen when the box was entered', async () => {
    const before = changes();
    const fake = fakeWorkspace({ changes: before });
    const user = await openPage(fake);
    await user.click(content().getByRole('button', { name: 'Sửa ý 1: Một' }));
    await user.type(content().getByRole('textbox'), ' câu');
    await waitFor(() => expect(paper().textContent).toContain('a) Một câu'), { timeout: 2000 });
    const [edit] = fake.saved[0]?.edits ?? [];
    expect(edit).toMatchObject({ record: 'statement:s1', field: 'text', value: 'Một câu' });
    expect(edit?.seen).toEqual([
      before.find(({ record, field }) => record === 'statement:s1' && field === 'text')?.id,
    ]);
  });

  it('move by button, writing one place', async () => {
    const fake = fakeWorkspace({ changes: changes() });
    const user = await openPage(fake);
    await user.click(content().getByRole('button', { name: 'Sửa ý 2: Hai' }));
    await user.click(content().getByRole('button', { name: 'Chuyển ý 2 lên' }));
    await waitFor(() => expect(paper().textContent).toMatch(/a\) Hai.*b\) Một/));
    expect(fake.saved.map(({ edits }) => edits.length)).toEqual([1]);
  });

  it('are deleted with a way back', async () => {
    const fake = fakeWorkspace({ changes: changes() });
    const user = await openPage(fake);
    await user.click(content().getByRole('button', { name: 'Sửa ý 1: Một' }));
    await user.click(content().getByRole('button', { name: 'Xóa ý' }));
    await waitFor(() => expect(paper().textContent).not.toContain('Một'));
    await user.click(screen.getByRole('button', { name: 'Hoàn tác' }));
    await waitFor(() => expect(paper().textContent).toContain('a) Một'));
  });

  it('in conflict are shown both, and choosing one settles it', async () => {
    const fake = fakeWorkspace({
      changes: [
        ...fields('statement:s1', { section: 'limitation', order: 'a0' }),
        change('statement:s1', 'text', 'Một', { by: lead }),
        change('statement:s1', 'text', 'Một khác', { by: 'thu-ky' }),
      ],
    });
    const user = await openPage(fake);
    await user.click(content().getByRole('button', { name: /^Sửa ý 1/ }));
    await user.click(
      content().getByRole('button', { name: 'Dùng bản của Chánh Văn phòng HĐND và UBND' }),
    );
    await waitFor(() => expect(content().queryByText(/Hai người sửa khác nhau/)).toBeNull());
    expect(fake.saved[0]?.edits[0]).toMatchObject({ value: 'Một' });
    expect(fake.saved[0]?.edits[0]?.seen).toHaveLength(2);
  });

  it('in conflict wait with the settling while more waits at the server', async () => {
    const fake = fakeWorkspace({
      unread: true,
      changes: [
        ...fields('statement:s1', { section: 'limitation', order: 'a0' }),
        change('statement:s1', 'text', 'Một', { by: lead }),
        change('statement:s1', 'text', 'Một khác', { by: 'thu-ky' }),
      ],
    });
    const user = await openPage(fake);
    await user.click(content().getByRole('button', { name: /^Sửa ý 1/ }));
    expect(content().getByText('Một khác', { selector: 'span' })).toBeTruthy();
    expect(content().getByText(/chưa đọc hết từ máy chủ/)).toBeTruthy();
    expect(content().queryByRole('button', { name: /^Dùng bản của/ })).toBeNull();
  });

  it('are read only for a member', async () => {
    const fake = fakeWorkspace({ changes: changes(), accountId: 'tu-phap' });
    await openPage(fake);
    expect(content().queryByRole('button', { name: /Thêm/ })).toBeNull();
    expect(issueButton(/Ban hành/).textContent).toBe('Ban hành: chỉ trưởng đoàn');
  });
});

describe('issuing', () => {
  const changes = () => [
    ...statement('s1', 'a0', 'Chậm.'),
    ...fields('recommendation:r1', { content: 'Làm ngay', due: '2022-05-20', order: 'a0' }),
  ];

  it('is closed while more waits at the server', async () => {
    await openPage(fakeWorkspace({ unread: true, changes: changes() }));
    await screen.findAllByRole(
      'button',
      { name: 'Ban hành: chưa đọc hết số liệu của đoàn, cần có mạng' },
      { timeout: 15_000 },
    );
  });

  it('is closed while two people differ', async () => {
    const fake = fakeWorkspace({
      changes: [
        ...changes(),
        change('answer:cong-nghe/C15', 'note', 'một'),
        change('answer:cong-nghe/C15', 'note', 'hai', { by: 'thu-ky' }),
      ],
    });
    const user = await openPage(fake);
    const button = issueButton(/Ban hành/);
    expect(button.textContent).toBe('Ban hành: còn 1 mâu thuẫn');
    await user.click(button);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(fake.saved).toEqual([]);
  });

  it('asks for a number first, then saves the publication with its files at once', async () => {
    const fake = fakeWorkspace({ changes: changes() });
    const user = await openPage(fake);
    await user.click(issueButton(/Ban hành/));
    const dialog = within(screen.getByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: 'Ban hành' }));
    dialog.getByText('Nhập số theo sổ văn bản đi.');
    expect(fake.saved).toEqual([]);
    await user.type(dialog.getByRole('textbox', { name: 'Số' }), '15');
    await user.click(dialog.getByRole('button', { name: 'Ban hành số 15/TB-ĐKT' }));
    await screen.findByText('Đã ban hành số 15/TB-ĐKT, ngày 20/4/2022', {}, { timeout: 15_000 });
    expect(fake.saved).toHaveLength(1);
    const [save] = fake.saved;
    const issue = save?.edits.find(({ field }) => field === 'issue')
      ?.value as unknown as Parameters<typeof planPublication>[0]['issue'];
    expect(issue).toMatchObject({ number: '15', symbol: 'TB-ĐKT', date: '2022-04-20' });
    expect(save?.files.map(({ sha256 }) => sha256)).toEqual([
      issue.document.sha256,
      issue.docx.sha256,
    ]);
    const ids = [...new Set(save?.edits.map(({ record }) => record.split(':')[1] ?? ''))];
    const plan = planPublication({
      ...{ visit: visitScope, followup: followupScope, issue, photos: [] },
      recommendations: fake
        .records(visitScope)
        .filter(({ record }) => record === 'recommendation:r1'),
      newId: () => ids.shift() ?? '',
    });
    expect(save?.edits).toEqual(plan.edits);
    await screen.findByText('Bản thảo đang giống bản đã ban hành.', {}, { timeout: 15_000 });
    screen.getByText('Đã lưu trên máy, gửi khi có mạng.');
  });

  it('says what was changed afterwards', async () => {
    const fake = fakeWorkspace({ changes: changes() });
    const user = await openPage(fake);
    await user.click(issueButton(/Ban hành/));
    await user.type(screen.getByRole('textbox', { name: 'Số' }), '15');
    await user.click(screen.getByRole('button', { name: 'Ban hành số 15/TB-ĐKT' }));
    await screen.findByText('Bản thảo đang giống bản đã ban hành.', {}, { timeout: 15_000 });
    // Until then the paper is the issued one, with its number and its date.
    expect(paper().textContent).toContain('Số: 15/TB-ĐKT');
    screen.getByRole('heading', { name: 'Bản đã ban hành' });
    expect(screen.queryByText('Bản thảo, chưa có số và ngày')).toBeNull();
    expect(screen.queryByRole('button', { name: /bản thảo/i })).toBeNull();
    await user.click(content().getByRole('button', { name: 'Thêm ý vào Ưu điểm' }));
    await screen.findByText('Có sửa sau ban hành.');
    screen.getByText('Bản thảo, chưa có số và ngày');
    expect(screen.getAllByRole('button', { name: 'Tải bản thảo DOCX' })).not.toHaveLength(0);
  });
});

describe('the overview', () => {
  it('counts, groups findings and leads to conflicts', async () => {
    const fake = fakeWorkspace({
      changes: [
        change(
          'answer:cong-nghe/C18',
          'value',
          { kind: 'compliance', level: 'unmet' },
          { by: 'tu-phap' },
        ),
        ...finding('f1', { text: 'Dùng chung tài khoản.', severity: 'critical', due: null }),
        change('answer:cong-nghe/C15', 'note', 'một'),
        change('answer:cong-nghe/C15', 'note', 'hai', { by: 'thu-ky' }),
      ],
    });
    await openPage(fake, <OverviewPage visitId="v1" status={null} />);
    await screen.findByText('Đã trả lời 1/3 mục');
    screen.getByText('Chuyên viên Phòng Tư pháp: 1');
    const ways = within(screen.getByRole('list', { name: 'Tồn tại và ưu điểm' }));
    ways.getByText('Nghiêm trọng: 1');
    const list = ways.getByRole('link', { name: 'Danh sách tồn tại, ưu điểm' });
    expect(list.getAttribute('href')).toBe('/visits/v1/findings');
    const conflicts = within(screen.getByRole('list', { name: 'Mâu thuẫn chờ chọn' }));
    expect(conflicts.getByRole('link').getAttribute('href')).toBe('/visits/v1/fill/C');
  });

  it('says the points of a checklist that has some, counted with what other checklists answer', async () => {
    const { sections, ...rest } = checklist;
    const withPoints: Checklist = {
      ...{ ...rest, id: 'co-diem', letter: 'P', title: { vi: 'Có điểm', en: 'Scored' } },
      sections: sections.map((section) => ({
        ...section,
        items: section.items.map((item, index) => ({
          ...item,
          code: `P0${index + 1}`,
          points: { full: '1.5' },
          // The last one is asked only where an item of the other checklist fails.
          ...(index === 2 && { when: { item: 'C18', level: ['unmet'] } }),
        })),
      })),
    };
    const answer = (record: string, level: string) =>
      change(`answer:${record}`, 'value', { kind: 'compliance', level });
    const fake = fakeWorkspace({
      checklists: [withPoints, checklist],
      changes: [
        answer('co-diem/P01', 'partial'),
        answer('co-diem/P02', 'met'),
        answer('cong-nghe/C18', 'unmet'),
      ],
    });
    await openPage(fake, <OverviewPage visitId="v1" status={null} />);
    const list = within(await screen.findByRole('list', { name: 'Các phiếu kiểm tra' }));
    const points = (await list.findAllByText(/^Điểm:/)).map(({ textContent }) => textContent);
    expect(points).toEqual(['Điểm: 2,25/4,5 (50,00\u00a0%), còn 1,5 điểm chưa trả lời']);
    expect(list.getByText('2/3 mục')).toBeTruthy();
  });
});
