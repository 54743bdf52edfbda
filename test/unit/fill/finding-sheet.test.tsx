import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { dossierKey } from '#domain/on-site/registers.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import type { Edit } from '#domain/sync/edit.ts';
import { unitExplanations } from '#domain/visit/explanations.ts';
import { key, openFillPage } from './open-fill-page.tsx';
import { visitScope } from './sample-visit.ts';

afterEach(cleanup);

async function openSheet() {
  const page = await openFillPage();
  await page.user.click(page.row('C17').getByRole('radio', { name: 'Không đạt' }));
  await page.user.click(screen.getByRole('button', { name: 'Tồn tại C17' }));
  page.saves.length = 0;
  const sheet = within(screen.getByRole('dialog'));
  const last = (field: string) =>
    page.saves.flat().findLast((edit: Edit) => edit.field === field)?.value;
  const finding = (): RecordKey => {
    const record = page.saves.flat().find(({ record }) => recordParts(record).kind === 'finding');
    if (!record) throw new Error('no finding was saved');
    return record.record;
  };
  return { ...page, sheet, last, finding };
}

describe('the deadline of a finding', () => {
  it('is tapped as working days, says what it counted, and stores both', async () => {
    const { user, sheet, last, saves } = await openSheet();
    // The checklist proposes ten working days.
    expect(sheet.getByLabelText<HTMLInputElement>('Hạn').value).toBe('28/4/2022');
    await user.click(sheet.getByRole('radio', { name: '20 ngày' }));
    await sheet.findByText(
      /^20 ngày làm việc, tính từ sau buổi kiểm tra 14\/4\/2022: .*16\/5\/2022\.$/,
    );
    sheet.getByText('Đã trừ thứ bảy, chủ nhật và: lễ 30/4 và 1/5 (2/5–3/5).');
    expect([last('due'), last('dueDays')]).toEqual(['2022-05-16', 20]);
    // A new one is stored whole, in one save.
    expect(saves).toHaveLength(1);
    expect(sheet.getByLabelText<HTMLInputElement>('Hạn').value).toBe('16/5/2022');
  });

  it('typed as a day forgets the days; typed as days it is counted', async () => {
    const { user, sheet, last } = await openSheet();
    const box = sheet.getByLabelText<HTMLInputElement>('Hạn');
    await user.clear(box);
    await user.type(box, '20/5/2022');
    await user.tab();
    await waitFor(() => expect([last('due'), last('dueDays')]).toEqual(['2022-05-20', null]));
    await user.clear(box);
    await user.type(box, '5 ngày làm việc');
    await user.tab();
    await waitFor(() => expect([last('due'), last('dueDays')]).toEqual(['2022-04-21', 5]));
    await user.clear(box);
    await user.type(box, 'sớm');
    await user.tab();
    await sheet.findByText(/^Chưa hiểu\./);
    expect([box.value, last('due')]).toEqual(['sớm', '2022-04-21']);
  });
});

describe('a deadline that a colleague moves meanwhile', () => {
  it('is in conflict with its days: neither was seen', async () => {
    const { user, sheet, row, finding, record, arrive } = await openSheet();
    await user.click(sheet.getByRole('button', { name: 'Ghi tồn tại' }));
    await user.click(await row('C17').findByRole('button', { name: /^Tồn tại 1/ }));
    const opened = within(screen.getByRole('dialog'));
    const box = opened.getByLabelText<HTMLInputElement>('Hạn');
    await user.clear(box);
    await user.type(box, '20/5');
    act(() => {
      const heads = (field: string) =>
        record(finding())?.fields[field]?.heads.map(({ id }) => id) ?? [];
      for (const [field, value] of [
        ['dueDays', 5],
        ['due', '2022-04-21'],
      ] as const)
        arrive({ record: finding(), field, value, by: 'colleague', seen: heads(field) });
    });
    await user.type(box, '/2022');
    await user.tab();
    await waitFor(() =>
      expect(record(finding())?.fields).toMatchObject({
        ...{ due: { conflict: true }, dueDays: { conflict: true } },
      }),
    );
  });
});

describe('what the unit says', () => {
  it('is kept apart by person, and makes the finding that it is about', async () => {
    const { user, sheet, saves, finding, record } = await openSheet();
    await user.click(sheet.getByText('Giải trình của đơn vị: 0'));
    await user.click(sheet.getByRole('button', { name: 'Ghi lời giải trình' }));
    await user.type(sheet.getByLabelText('Lời giải trình 1'), 'Đã đề nghị huyện cấp.');
    await user.tab();
    await waitFor(() => expect(saves.length).toBeGreaterThanOrEqual(2));
    expect(saves[0]?.every(({ record }) => recordParts(record).kind === 'finding')).toBe(true);
    const first = saves[1]?.[0]?.record;
    expect(recordParts(first as RecordKey).kind).toBe('explanation');
    await user.type(sheet.getByLabelText('Người giải trình'), 'Bà Hoa');
    await user.tab();
    await user.click(sheet.getByRole('radio', { name: 'Đồng ý một phần' }));
    await waitFor(() => {
      const stored = record(first as RecordKey);
      const said = stored === undefined ? undefined : unitExplanations([stored]).get(finding());
      expect(said).toMatchObject([
        { text: 'Đã đề nghị huyện cấp.', name: 'Bà Hoa', agrees: 'partly' },
      ]);
    });
    await user.click(sheet.getByRole('button', { name: 'Ghi lời giải trình' }));
    expect(sheet.getAllByLabelText('Người giải trình')).toHaveLength(2);
    await sheet.findByText('Giải trình của đơn vị: 1');
  });
});

describe('the evidence of a finding', () => {
  it('is chosen among answers; quick taps make no conflict', async () => {
    const { user, sheet, row, finding, record, saves } = await openSheet();
    await user.click(sheet.getByRole('button', { name: 'Ghi tồn tại' }));
    await user.click(await row('C17').findByRole('button', { name: /^Tồn tại 1/ }));
    const opened = within(screen.getByRole('dialog'));
    await user.click(opened.getByText('Minh chứng kèm thêm: 0'));
    await user.type(await opened.findByLabelText('Tìm câu trả lời, hồ sơ'), 'duong truyen');
    const box = await opened.findByRole('checkbox', { name: /^C17\. Có đường truyền/ });
    await user.click(box);
    await user.click(box);
    await user.click(box);
    await waitFor(() =>
      expect(record(finding())?.fields['evidence']).toMatchObject({
        value: [key('C17')],
        conflict: false,
      }),
    );
    expect(saves.flat().filter(({ field }) => field === 'evidence')).toHaveLength(3);
    await opened.findByText('Minh chứng kèm thêm: 1');
  });

  it('may be a dossier of a register, found by its code', async () => {
    const { user, sheet, record, saves, workspace, finding } = await openSheet();
    const register = makeRecordKey('register', '0190a1b2-0000-7000-8000-000000000001');
    const dossier = dossierKey(register, 'H40.26-220323-0033');
    const write = (of: RecordKey, field: string, value: JsonValue) =>
      workspace.save([{ scope: visitScope, record: of, field, value, seen: [] }]);
    await act(async () => {
      await write(register, 'name', 'Một cửa tháng 3');
      await write(dossier, 'entry', { code: 'H40.26-220323-0033', group: '' });
    });
    saves.length = 0;
    await user.click(sheet.getByText('Minh chứng kèm thêm: 0'));
    await user.type(await sheet.findByLabelText('Tìm câu trả lời, hồ sơ'), '220323');
    await user.click(
      await sheet.findByRole('checkbox', {
        name: 'H40.26-220323-0033. Hồ sơ, sổ Một cửa tháng 3',
      }),
    );
    await waitFor(() => expect(record(finding())?.fields['evidence']?.value).toEqual([dossier]));
  });
});

describe('a strength', () => {
  it('asks for no severity, proposal or deadline; what was written stays', async () => {
    const { user, sheet, last } = await openSheet();
    await user.click(sheet.getByRole('radio', { name: 'Ưu điểm' }));
    await waitFor(() => expect(sheet.queryByLabelText('Hạn')).toBeNull());
    expect([last('kind'), last('due')]).toEqual(['strength', '2022-04-28']);
    await sheet.findAllByText('Đã lưu trên máy');
  });
});
