import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReportReader } from '#client/form/report-reader/report-reader.tsx';
import { noAnswer, type AnswerValue, type ItemAnswer } from '#domain/checklist/answer.ts';
import type { AnswerPlace } from '#domain/figures/answer-places.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { smallChecklists } from '../figures/small-checklists.ts';

beforeEach(() => history.replaceState(null, ''));
afterEach(cleanup);

type Accept = (place: AnswerPlace, value: AnswerValue) => Promise<Result<null, string>>;

function openReader(
  answers: Readonly<Record<string, Partial<ItemAnswer>>> = {},
  accept: Accept = () => Promise.resolve(ok(null)),
) {
  const onAccept = vi.fn<Accept>(accept);
  const onClose = vi.fn<() => void>();
  const reader = (open: boolean) => (
    <ReportReader
      open={open}
      onClose={onClose}
      checklists={smallChecklists}
      wanted={{ period: null, unitName: 'xã Nhật Tân' }}
      answers={() => (code) => ({ ...noAnswer, ...answers[code] })}
      onAccept={onAccept}
    />
  );
  const view = render(reader(true));
  return {
    user: userEvent.setup(),
    onAccept,
    onClose,
    setOpen: (open: boolean) => view.rerender(reader(open)),
  };
}

type Opened = ReturnType<typeof openReader>;

async function read(text: string, opened = openReader()) {
  const box = screen.getByRole('textbox', { name: 'Đoạn báo cáo' });
  await opened.user.click(box);
  await opened.user.paste(text);
  await opened.user.click(button('Đọc số liệu'));
  return opened;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const card = (number: number) => screen.getByRole('listitem', { name: `Số ${number}` });
const notices = () =>
  within(screen.getByRole('region', { name: 'Cần xem lại trong văn bản' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent);

async function confirm({ user }: Opened, chosen: number, places = chosen) {
  await user.click(button(`Ghi ${chosen} số đã chọn`));
  await user.click(button(`Ghi ${places} chỗ vào phiếu`));
}

const received =
  'Đã tiếp nhận 3743 hồ sơ, đã giải quyết 3478 hồ sơ (trước và đúng hạn 3385 hồ sơ đạt 97,33%; trễ hạn 93 hồ sơ)';

describe('ReportReader', () => {
  it('stores nothing before the second step, and then each chosen figure once', async () => {
    const opened = await read(received);
    const { user, onAccept } = opened;
    expect(screen.getByRole('heading', { name: 'Đọc được 5 số, 4 số có chỗ đề xuất.' })).toBe(
      document.activeElement,
    );
    await user.click(within(card(1)).getByRole('button', { name: 'Ghi vào E04' }));
    await user.click(within(card(4)).getByRole('button', { name: 'Ghi vào E16' }));
    await user.click(button('Ghi 2 số đã chọn'));
    expect(screen.getByRole('heading', { name: '2 chỗ sẽ được ghi' })).toBe(document.activeElement);
    expect(screen.getByText('3.385 / 3.478 = 97,33 %')).toBeTruthy();
    expect(onAccept).not.toHaveBeenCalled();
    await user.click(button('Ghi 2 chỗ vào phiếu'));
    expect(onAccept.mock.calls).toEqual([
      [
        { checklist: 'ho-so', code: 'E04', cell: null },
        { kind: 'count', counts: ['3743'] },
      ],
      [
        { checklist: 'ho-so', code: 'E16', cell: null },
        { kind: 'ratio', part: '3385', whole: '3478', stated: '97.33' },
      ],
    ]);
    expect(screen.getByText('Đã ghi 2 chỗ vào phiếu.')).toBeTruthy();
    expect(within(card(1)).getByText('Đã ghi vào E04')).toBeTruthy();
    expect(button('Chọn ít nhất một số').getAttribute('aria-disabled')).toBe('true');
  });

  it('says of what is no amount of now why it is not proposed, or doubtful', async () => {
    await read('Tiếp nhận tăng 200 hồ sơ, cùng kỳ tiếp nhận 1.304 hồ sơ');
    expect(within(card(1)).getByText('mức chênh lệch, không phải số lượng')).toBeTruthy();
    expect(within(card(1)).queryByRole('button', { name: /^Ghi vào/ })).toBeNull();
    expect(within(card(2)).getByText('số của kỳ so sánh')).toBeTruthy();
    expect(within(card(2)).getByText('Kỳ khác thời kỳ kiểm tra: kỳ so sánh.')).toBeTruthy();
  });

  it('asks up to which day a figure counts whose period has no last day', async () => {
    await read('Từ 01/01/2022 đến nay, xã tiếp nhận 50 hồ sơ');
    expect(
      within(card(1)).getByText(
        'Kỳ không có ngày cuối: 01/01/2022 đến nay. Hỏi tính đến ngày nào.',
      ),
    ).toBeTruthy();
  });

  it('marks each figure in the text by its number, and what is malformed by a word', async () => {
    await read('Cấp xã tiếp nhận 40.673 hồ sơ, giải quyết 98.582/98/952 hồ sơ. Quý 1/2022.');
    const text = screen.getByRole('region', { name: 'Văn bản' });
    expect([...text.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      '40.6731',
      '98.582/98/952viết sai',
    ]);
    expect(text.textContent.replace(/1(?= hồ)|viết sai/g, '')).toContain(
      'giải quyết 98.582/98/952',
    );
  });

  it('says why a place is proposed, what stands there, and replaces it only when confirmed', async () => {
    const opened = openReader({ E04: { value: { kind: 'count', counts: ['3700'] } } });
    await read('Cấp huyện tiếp nhận hơn 3743 hồ sơ trong quý I/2022', opened);
    const first = card(1);
    expect(within(first).getByText('hơn 3743 hồ sơ')).toBeTruthy();
    expect(within(first).getByText('cấp huyện')).toBeTruthy();
    expect(
      within(first).getByText(/^Đang ghi: 3\.700\. Bên cạnh có chữ “tiếp nhận”\.$/),
    ).toBeTruthy();
    expect(within(first).getByText('Không phải số riêng của cấp xã.')).toBeTruthy();
    await opened.user.click(button('Ghi vào E04'));
    await opened.user.click(button('Ghi 1 số đã chọn'));
    expect(screen.getByText('thay cho 3.700')).toBeTruthy();
    await opened.user.click(button('Ghi 1 chỗ vào phiếu'));
    expect(opened.onAccept.mock.calls[0]?.[1]).toEqual({
      kind: 'count',
      counts: ['3743'],
      hedges: ['over'],
    });
  });

  it('proposes a malformed number only after a person said what it means', async () => {
    const { user } = await read('Giải quyết 98.582/98/952 hồ sơ, đúng hạn trên 99%');
    expect(notices()).toEqual([expect.stringContaining('“98/952” không đúng cách viết số.')]);
    expect(screen.queryByRole('button', { name: 'Ghi vào E08' })).toBeNull();
    await user.click(button('98.582/98.952'));
    expect(within(card(1)).getByText('98.582/98.952, do bạn chọn')).toBeTruthy();
    expect(button('Ghi vào E08')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Cần xem lại trong văn bản' })).toBeNull();
  });

  it('says what stands there twice, which periods differ, what a list lacks', async () => {
    const tail = 'Trong kỳ, xã đã tiếp nhận 273 hồ sơ của người dân trên địa bàn.';
    await read(
      `Kết quả 7 tháng năm 2021\nTrong 6 tháng năm 2021: ${tail}\nNêu 3 vấn đề: rà soát; đào tạo.\nTừ tháng 1/1/2021. ${tail}\nThu hơn 1.385.062.438 đồng`,
    );
    expect(notices()).toEqual([
      '“tháng 1/1/2021” không phải cách ghi ngày. Đọc là 1/1/2021.',
      'Tiêu đề ghi 7 tháng năm 2021, số liệu là 6 tháng năm 2021.',
      'Nêu 3 vấn đề, liệt kê 2.',
      'Chữ “hơn” đứng trước một số chính xác đến đơn vị: 1.385.062.438 đồng.',
      '“273 hồ sơ” nêu 2 lần, cùng một số.',
    ]);
  });

  it('quotes the start of a repeated passage', async () => {
    const tail = 'Trong kỳ, xã đã tiếp nhận 273 hồ sơ của người dân trên địa bàn xã nhà.';
    await read(`Một. ${tail}\nHai. ${tail}`);
    expect(notices()).toEqual([
      'Một đoạn đứng hai lần, 1 số trong đó chỉ tính một lần: “Trong kỳ, xã đã tiếp nhận 273 hồ sơ của người dân trên địa…”',
    ]);
    await userEvent.click(screen.getByText('1 số chưa có chỗ ghi'));
    expect(within(card(2)).getByText('Đoạn lặp lại, không tính thêm.')).toBeTruthy();
  });

  it('asks for the scale of levels where it can be more than one', async () => {
    const opened = await read('Tiếp nhận trực tuyến mức độ 3, 4: 664 hồ sơ');
    expect(button('Chọn thang mức độ trước').getAttribute('aria-disabled')).toBe('true');
    await opened.user.selectOptions(
      screen.getByRole('combobox', { name: 'Mức độ tính theo' }),
      'four-levels',
    );
    await opened.user.click(button('Ghi vào E05'));
    await confirm(opened, 1);
    expect(opened.onAccept.mock.calls[0]?.[1]).toEqual({
      kind: 'count',
      counts: ['664'],
      scheme: 'four-levels',
    });
  });

  it('takes another place, leaves a figure out and takes it back', async () => {
    const opened = await read('Tiếp nhận 28 hồ sơ');
    const { user, onAccept } = opened;
    await user.click(button('Không lấy số này: 28 hồ sơ'));
    expect(screen.queryByRole('button', { name: 'Ghi vào E04' })).toBeNull();
    await user.click(button('Lấy lại số này: 28 hồ sơ'));
    await user.click(button('Chỗ khác cho 28 hồ sơ'));
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Chỗ khác cho 28 hồ sơ' }),
      'A24 Điểm tiếp nhận, Đang hoạt động',
    );
    expect(button('Ghi vào A24').getAttribute('aria-pressed')).toBe('true');
    await confirm(opened, 1);
    expect(onAccept.mock.calls).toEqual([
      [
        { checklist: 'mot-cua', code: 'A24', cell: null },
        { kind: 'count', counts: [null, '28'] },
      ],
    ]);
  });

  it('lets a place have one figure, and joins the figures of one answer', async () => {
    const opened = await read(
      'Được bố trí 9 điểm, đang hoạt động 7 điểm. Xã bố trí 8 điểm.',
      openReader({
        A24: { value: { kind: 'count', counts: ['5', null], hedges: ['about', null] } },
      }),
    );
    for (const place of screen.getAllByRole('button', { name: 'Ghi vào A24' })) {
      await opened.user.click(place);
    }
    await confirm(opened, 2, 1);
    expect(opened.onAccept.mock.calls.map(([, value]) => value)).toEqual([
      { kind: 'count', counts: ['8', '7'] },
    ]);
  });

  it('keeps what could not be stored chosen, and says why', async () => {
    const opened = openReader({}, (place) =>
      Promise.resolve(place.code === 'E08' ? err('Hết chỗ trên máy.') : ok(null)),
    );
    await read('Tiếp nhận 30 hồ sơ, giải quyết 20 hồ sơ', opened);
    await opened.user.click(button('Ghi vào E04'));
    await opened.user.click(button('Ghi vào E08'));
    await confirm(opened, 2);
    expect(screen.getByRole('alert').textContent).toContain('Chưa ghi được E08. Hết chỗ trên máy.');
    expect(screen.getByText('Đã ghi 1 chỗ vào phiếu.')).toBeTruthy();
    expect(button('Ghi vào E08').getAttribute('aria-pressed')).toBe('true');
    expect(button('Ghi 1 số đã chọn')).toBeTruthy();
  });

  it('does not say of a table with rows that it has none', async () => {
    const rows = [{ record: 'row:1', cells: {} }];
    await read('Không có đơn thư của người dân', openReader({ A06: { rows } }));
    expect(screen.getByText('Bảng đang có 1 dòng, không ghi “không có” được.')).toBeTruthy();
    expect(button('Bảng đã có dòng').getAttribute('aria-disabled')).toBe('true');
  });

  it('keeps what was chosen while it is closed, and reads another text anew', async () => {
    const opened = await read(received);
    await opened.user.click(within(card(1)).getByRole('button', { name: 'Ghi vào E04' }));
    opened.setOpen(false);
    expect(screen.queryByRole('dialog')).toBeNull();
    opened.setOpen(true);
    expect(button('Ghi 1 số đã chọn')).toBeTruthy();
    await opened.user.click(button('Sửa đoạn văn bản'));
    await opened.user.click(button('Đọc đoạn khác'));
    expect(button('Dán đoạn báo cáo trước').getAttribute('aria-disabled')).toBe('true');
  });

  it('lists the numbers that are no figures with the reason', async () => {
    const { user } = await read('Theo Nghị định 61/2018/NĐ-CP ngày 23/4/2018, tiếp nhận 5 hồ sơ');
    await user.click(screen.getByText('Không lấy 2 số'));
    expect(screen.getByText('61/2018/NĐ-CP').textContent).toContain('(số văn bản)');
    expect(screen.getByText('23/4/2018').textContent).toContain('(ngày tháng)');
  });
});
