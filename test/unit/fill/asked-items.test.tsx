/** Items and sections that depend on answers, on the page. */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { openFillPage } from './open-fill-page.tsx';
import { colleagueId } from './sample-visit.ts';

const common = (code: string, text: string) => ({
  ...{ code, text: { vi: text }, lookAt: { vi: 'Sổ theo dõi' }, severity: 'minor', legal: [] },
});
const checklist = checklistSchema.parse({
  id: 'cong-nghe',
  letter: 'C',
  title: { vi: 'Ứng dụng CNTT', en: 'IT' },
  shortTitle: { vi: 'CNTT', en: 'IT' },
  version: '2026.1',
  sections: [
    {
      id: 'phan-mem',
      title: { vi: 'Phần mềm', en: 'Software' },
      items: [
        { ...common('C01', 'Có dùng phần mềm một cửa'), type: 'yes-no' },
        {
          ...common('C02', 'Phần mềm nối với Cổng quốc gia'),
          type: 'compliance',
          when: { item: 'C01', yes: true },
        },
        { ...common('C03', 'Sổ giấy được ghi đủ'), type: 'compliance' },
      ],
    },
    {
      id: 'tai-khoan',
      title: { vi: 'Tài khoản', en: 'Accounts' },
      when: { item: 'C01', yes: true },
      items: [
        { ...common('C04', 'Tài khoản cấp theo từng người'), type: 'compliance' },
        { ...common('C05', 'Mật khẩu được đổi định kỳ'), type: 'compliance' },
      ],
    },
  ],
});
const key = (code: string) => makeRecordKey('answer', `cong-nghe/${code}`);
const codes = () =>
  [...document.querySelectorAll<HTMLElement>('[data-item]')].map((row) => row.dataset['item']);
const yes = { kind: 'yes-no', yes: true } as const;
const no = { kind: 'yes-no', yes: false } as const;
const met = { kind: 'compliance', level: 'met' } as const;

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

/** The page after a colleague has written these answers. */
async function open(answers: Readonly<Record<string, unknown>> = {}) {
  const page = await openFillPage(checklist);
  const write = (entries: Readonly<Record<string, unknown>>) =>
    act(async () => {
      for (const [code, value] of Object.entries(entries)) {
        const seen = page.record(key(code))?.fields['value']?.heads.map(({ id }) => id) ?? [];
        page.arrive({
          ...{ record: key(code), field: 'value', value: value as never, by: colleagueId },
          seen,
        });
      }
    });
  await write(answers);
  return { ...page, write };
}

describe('what depends on an answer', () => {
  it('is asked and not asked as the answer is given, and counted so', async () => {
    const { user, row } = await open();
    expect(codes()).toEqual(['C01', 'C03']);
    expect(screen.queryByText('Tài khoản')).toBeNull();
    expect(screen.getAllByText('0/2').length).toBeGreaterThan(0);
    await user.click(row('C01').getByRole('radio', { name: 'Có' }));
    await waitFor(() => expect(codes()).toEqual(['C01', 'C02', 'C03', 'C04', 'C05']));
    expect(screen.getByText('Tài khoản')).toBeTruthy();
    expect(screen.getAllByText('1/5').length).toBeGreaterThan(0);
    expect(screen.getByText('Chưa trả lời: C02')).toBeTruthy();
    await user.click(row('C01').getByRole('radio', { name: 'Không' }));
    await waitFor(() => expect(codes()).toEqual(['C01', 'C03']));
    expect(screen.getAllByText('1/2').length).toBeGreaterThan(0);
    expect(screen.getByText('Chưa trả lời: C03')).toBeTruthy();
  });

  it('stays under the finger until it is left, and says what it is', async () => {
    const { user, row, write } = await open({ C01: yes });
    await user.click(row('C02').getByText('C02'));
    await write({ C01: no });
    expect(codes()).toEqual(['C01', 'C02', 'C03']);
    expect(row('C02').getByText(/Không hỏi mục này/)).toBeTruthy();
    expect(screen.getAllByText('1/2').length).toBeGreaterThan(0);
    await user.click(row('C02').getByRole('radio', { name: 'Đạt' }));
    await row('C02').findByRole('img', { name: 'Đạt' });
    await user.click(row('C03').getByText('C03'));
    expect(codes()).toEqual(['C01', 'C03']);
  });

  it('keeps its answers in sight at the end of the section, to be looked at', async () => {
    const { user, row, write, record } = await open({ C01: yes, C02: met, C04: met, C05: met });
    await act(async () => undefined);
    await write({ C01: no });
    expect(codes()).toEqual(['C01', 'C03']);
    const line = screen.getByRole('button', {
      name: '2 mục đã có câu trả lời nay không hỏi nữa',
    });
    await user.click(line);
    const sheet = within(screen.getByRole('dialog'));
    expect(sheet.getAllByRole('listitem').map((entry) => entry.textContent)).toEqual([
      'C04Tài khoản cấp theo từng ngườiĐạt',
      'C05Mật khẩu được đổi định kỳĐạt',
    ]);
    expect(sheet.queryByRole('radio')).toBeNull();
    await user.click(sheet.getAllByRole('button', { name: 'Đóng' })[0] as HTMLElement);
    await user.click(row('C01').getByRole('radio', { name: 'Có' }));
    await waitFor(() => expect(row('C04').getByRole('img', { name: 'Đạt' })).toBeTruthy());
    expect(record(key('C04'))?.fields['value']?.value).toEqual(met);
  });

  it('is found by a search, and marked', async () => {
    const { user, row } = await open();
    await user.click(screen.getByRole('button', { name: 'Tìm mục' }));
    await user.type(screen.getByRole('searchbox', { name: 'Tìm mục' }), 'mat khau');
    expect(codes()).toEqual(['C05']);
    expect(row('C05').getByText(/Không hỏi mục này/)).toBeTruthy();
  });

  it('comes in while only the unanswered are shown', async () => {
    const { user, write } = await open({ C03: met });
    await user.click(screen.getByRole('button', { name: 'Chưa trả lời (1)' }));
    expect(codes()).toEqual(['C01']);
    await write({ C01: yes });
    expect(codes()).toEqual(['C01', 'C02', 'C04', 'C05']);
  });
});

describe('answers to items of another version', () => {
  it('are shown apart with who wrote them, and cannot be changed', async () => {
    const { arrive, write } = await open({ C88: { kind: 'money', dong: ['1385062438'] } });
    await write({ C77: { kind: 'stars', stars: 4 } });
    await act(async () => {
      arrive({ record: key('C88'), field: 'note', value: 'Theo sổ quỹ', by: colleagueId });
    });
    const list = within(screen.getByRole('list', { name: 'Câu trả lời theo bản khác' }));
    const entries = list.getAllByRole('listitem');
    expect(entries.map((entry) => entry.textContent?.replaceAll('\u00a0', ' '))).toEqual([
      expect.stringMatching(/^C77Không đọc được, vẫn giữ nguyên.*Chuyên viên Văn phòng/),
      expect.stringMatching(
        /^C881\.385\.062\.438 đồng.*Chuyên viên Văn phòng.*Ghi chú: Theo sổ quỹMục này không còn trong phiếu\.$/,
      ),
    ]);
    expect(list.queryByRole('radio')).toBeNull();
    expect(list.queryByRole('textbox')).toBeNull();
  });
});
