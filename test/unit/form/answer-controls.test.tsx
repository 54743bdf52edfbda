import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdControl } from './held-control.tsx';
import { sampleSpecs } from './sample-specs.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('YesNoControl', () => {
  it('is answered by a tap, by the keyboard, and taken back by a second tap', async () => {
    const { user, radio, answered } = holdControl(sampleSpecs['yes-no']);
    await user.click(radio('Có'));
    expect(answered).toHaveBeenLastCalledWith({ kind: 'yes-no', yes: true });
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(radio('Không'));
    // Passing over an answer records nothing.
    expect(answered).toHaveBeenCalledTimes(1);
    await user.keyboard(' ');
    expect(answered).toHaveBeenLastCalledWith({ kind: 'yes-no', yes: false });
    await user.click(radio('Không áp dụng'));
    expect(answered).toHaveBeenLastCalledWith({ kind: 'na' });
    await user.click(radio('Không áp dụng'));
    expect(answered).toHaveBeenLastCalledWith(null);
  });

  it('carries a state only where the item says which answer fails', async () => {
    const icons = (element: HTMLElement) =>
      [...element.querySelectorAll('use')].map((use) => use.getAttribute('href') ?? '');
    const failing = holdControl(sampleSpecs['yes-no']);
    expect(icons(failing.radio('Có'))).toEqual([]);
    await failing.user.click(failing.radio('Có'));
    expect(icons(failing.radio('Có')).join()).toMatch(/#x$/);
    await failing.user.click(failing.radio('Không'));
    expect(icons(failing.radio('Không')).join()).toMatch(/#check$/);
    failing.view.unmount();
    const fact = holdControl({ type: 'yes-no' });
    await fact.user.click(fact.radio('Có'));
    expect(icons(fact.radio('Có'))).toEqual([]);
  });
});

describe('ChoicesControl', () => {
  it('ticks any number of options in their order', async () => {
    const { user, tick, answered } = holdControl(sampleSpecs.choices);
    await user.click(tick('Trang thông tin'));
    await user.click(tick('Bản giấy'));
    expect(answered).toHaveBeenLastCalledWith({ kind: 'choices', options: ['giay', 'trang-tin'] });
    await user.tab({ shift: true });
    tick('Trang thông tin').focus();
    await user.keyboard(' ');
    expect(answered).toHaveBeenLastCalledWith({ kind: 'choices', options: ['giay'] });
    await user.click(tick('Bản giấy'));
    expect(answered).toHaveBeenLastCalledWith(null);
  });

  it('excludes all options by not applicable, and that by any option', async () => {
    const { user, tick, answered } = holdControl(sampleSpecs.choices, {
      kind: 'choices',
      options: ['giay'],
    });
    await user.click(tick('Không áp dụng'));
    expect(answered).toHaveBeenLastCalledWith({ kind: 'na' });
    expect(tick('Bản giấy').checked).toBe(false);
    await user.click(tick('Màn hình'));
    expect(answered).toHaveBeenLastCalledWith({ kind: 'choices', options: ['man-hinh'] });
    expect(tick('Không áp dụng').checked).toBe(false);
  });

  it('keeps an option of another version until it is taken away', async () => {
    const { user, tick, answered } = holdControl(sampleSpecs.choices, {
      kind: 'choices',
      options: ['loa', 'giay'],
    });
    await user.click(tick('Màn hình'));
    expect(answered).toHaveBeenLastCalledWith({
      kind: 'choices',
      options: ['giay', 'man-hinh', 'loa'],
    });
    await user.click(tick('loa (không có trong bản này)'));
    expect(answered).toHaveBeenLastCalledWith({ kind: 'choices', options: ['giay', 'man-hinh'] });
  });
});

describe('ChoiceControl', () => {
  it('takes the chosen option back at a second tap', async () => {
    const { user, radio, answered } = holdControl(sampleSpecs.choice);
    await user.click(radio('Màn hình'));
    expect(answered.mock.calls).toEqual([[{ kind: 'choice', option: 'man-hinh' }]]);
    await user.click(radio('Màn hình'));
    expect(answered).toHaveBeenLastCalledWith(null);
  });
});

describe('figures of another version', () => {
  const beyond = 'Ô thứ 3 (không có trong bản này)';

  it('stand behind the parts and stay when one of these is typed anew', async () => {
    const { user, box, answered, button } = holdControl(sampleSpecs.percentage, {
      ...{ kind: 'percentage', percents: ['1', '2', '3'] },
    });
    expect(box(beyond).value).toBe('3');
    await user.type(box('Đúng hạn'), '9');
    expect(box('Đúng hạn').value).toBe('19');
    expect(box(beyond).value).toBe('3');
    await user.click(box('Trễ hạn'));
    await user.click(button('hơn'));
    expect(box(beyond).value).toBe('3');
    expect(answered).not.toHaveBeenCalled();
  });

  it('stand behind the dates too', async () => {
    const { user, box } = holdControl(sampleSpecs.date, {
      ...{ kind: 'date', dates: ['2022-04-14', null, '2022-04-16'] },
    });
    await user.type(box('Đến'), '15/4/2022');
    expect(box(beyond).value).toBe('16/4/2022');
  });
});

describe('FigureControl', () => {
  it('shows blank, zero and not applicable as three things', async () => {
    const { view, user, box, button, answered } = holdControl(sampleSpecs.money);
    expect(box().placeholder).toBe('Chưa nhập');
    await user.type(box(), '0');
    expect(box().value).toBe('0');
    await user.click(button('Không áp dụng'));
    expect(answered).toHaveBeenLastCalledWith({ kind: 'na' });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(view.container.querySelector('output')?.textContent).toBe('Không áp dụng');
    await user.click(button('Không áp dụng'));
    expect(answered).toHaveBeenLastCalledWith(null);
    expect(box().value).toBe('');
  });

  it('groups and spells an amount while it is typed, its word included', async () => {
    const { user, box } = holdControl(sampleSpecs.money);
    await user.type(box(), 'hơn 1400000');
    expect(box().value).toBe('hơn 1.400.000');
    expect(screen.getByText('Hơn một triệu bốn trăm nghìn đồng')).toBeTruthy();
  });

  it('sets the word before the figure by a tap, for a pad that has no letters', async () => {
    const { user, box, button } = holdControl(sampleSpecs.percentage);
    expect(screen.queryByRole('button', { name: 'hơn' })).toBeNull();
    const overdue = box('Trễ hạn');
    await user.click(overdue);
    await user.click(button('hơn'));
    await user.keyboard('52,7');
    expect(overdue.value).toBe('hơn 52,7');
    expect(document.activeElement).toBe(overdue);
    await user.click(button('khoảng'));
    expect(overdue.value).toBe('khoảng 52,7');
    expect(button('khoảng').getAttribute('aria-pressed')).toBe('true');
    await user.click(button('khoảng'));
    expect(overdue.value).toBe('52,7');
    expect(box('Đúng hạn').value).toBe('');
  });

  it('leaves the words in their place until a press beside the box is over', () => {
    vi.useFakeTimers();
    const { box } = holdControl(sampleSpecs.money);
    act(() => box().focus());
    expect(screen.getByRole('button', { name: 'hơn' })).toBeTruthy();
    act(() => box().blur());
    expect(screen.getByRole('button', { name: 'hơn' })).toBeTruthy();
    act(() => void vi.advanceTimersByTime(1000));
    expect(screen.queryByRole('button', { name: 'hơn' })).toBeNull();
  });

  it('offers no words where nothing may be written', async () => {
    const { user, box } = holdControl(
      sampleSpecs.money,
      { kind: 'money', dong: ['5'] },
      { locked: true },
    );
    await user.click(box());
    expect(screen.queryByRole('button', { name: 'hơn' })).toBeNull();
    await user.keyboard('7');
    expect(box().value).toBe('5');
  });

  it('writes a percentage with a comma, also from a pad that has a point', async () => {
    const { user, box } = holdControl(sampleSpecs.percentage);
    await user.type(box('Đúng hạn'), '95.07');
    expect(box('Đúng hạn').value).toBe('95,07');
    expect(box('Đúng hạn').inputMode).toBe('decimal');
  });
});

describe('figures by level of online service', () => {
  it('shows the usual scale, takes another, and stores it with the figures', async () => {
    const { user, box, answered } = holdControl(sampleSpecs.count);
    const scale = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Mức độ tính theo' });
    expect(scale.selectedOptions[0]?.textContent).toBe('toàn trình hoặc một phần');
    // Before any figure: the choice stays on the screen, and nothing is stored.
    await user.selectOptions(scale, 'four-levels');
    expect(answered).not.toHaveBeenCalled();
    await user.type(box('Trực tuyến'), '12');
    expect(scale.value).toBe('four-levels');
    await user.selectOptions(scale, 'full-or-partial');
    expect(answered).toHaveBeenLastCalledWith({
      kind: 'count',
      counts: ['12', null],
      scheme: 'full-or-partial',
    });
  });

  it('says so where an answer from before has none, and keeps its figures', async () => {
    const { user, answered } = holdControl(sampleSpecs.count, {
      kind: 'count',
      counts: ['12', '3'],
    });
    const scale = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Mức độ tính theo' });
    expect(scale.selectedOptions[0]?.textContent).toBe('Chưa ghi thang mức độ');
    expect(screen.getByText(/Chọn thang mức độ của các số này/)).toBeTruthy();
    await user.selectOptions(scale, 'four-levels');
    expect(answered).toHaveBeenLastCalledWith({
      kind: 'count',
      counts: ['12', '3'],
      scheme: 'four-levels',
    });
  });

  it('is a text where only one scale may be meant', () => {
    holdControl({ type: 'count', schemes: ['proactive-four-levels'] });
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.getByText(/dịch vụ chủ động, mức 1 đến 4/)).toBeTruthy();
  });
});

describe('DateControl', () => {
  it('names the day of a date that was typed on a pad of digits', async () => {
    const { user, box } = holdControl(sampleSpecs.date);
    await user.type(box('Từ'), '14042022');
    expect(screen.getByText('Thứ Năm, 14/4/2022')).toBeTruthy();
    await user.clear(box('Từ'));
    await user.type(box('Từ'), '14/4/2022');
    expect(screen.getByText('Thứ Năm')).toBeTruthy();
  });

  it("takes a day from the platform's calendar", async () => {
    const { view, box, user, answered } = holdControl(sampleSpecs.date);
    const picker = view.container.querySelectorAll<HTMLInputElement>('input[type=date]')[1];
    if (picker === undefined) throw new Error('no calendar');
    const opened = vi.fn();
    picker.showPicker = opened;
    await user.click(screen.getByRole('button', { name: 'Chọn ngày trên lịch: Đến' }));
    expect(opened).toHaveBeenCalledOnce();
    fireEvent.change(picker, { target: { value: '2022-04-14' } });
    expect(box('Đến').value).toBe('14/4/2022');
    expect(answered).toHaveBeenLastCalledWith({ kind: 'date', dates: [null, '2022-04-14'] });
  });
});

describe('a table and photos', () => {
  it('lets a table say that there is nothing to list', async () => {
    const { user, radio, answered } = holdControl(sampleSpecs.table);
    await user.click(radio('Không có gì để liệt kê'));
    expect(answered).toHaveBeenLastCalledWith({ kind: 'table', none: true });
    await user.click(radio('Không áp dụng'));
    expect(answered).toHaveBeenLastCalledWith({ kind: 'na' });
    await user.click(radio('Không áp dụng'));
    expect(answered).toHaveBeenLastCalledWith(null);
  });

  it('lets photos not apply', async () => {
    const { user, button, answered } = holdControl(sampleSpecs.photo);
    await user.click(button('Không áp dụng'));
    expect(answered).toHaveBeenLastCalledWith({ kind: 'na' });
    await user.click(button('Không áp dụng'));
    expect(answered).toHaveBeenLastCalledWith(null);
  });
});

describe('the caret of a figure', () => {
  beforeEach(() => {
    holdControl(sampleSpecs.money, { kind: 'money', dong: ['1385062'] });
  });
  const field = () => screen.getByRole<HTMLInputElement>('textbox');
  const shown = () =>
    `${field().value.slice(0, field().selectionStart ?? 0)}|${field().value.slice(field().selectionStart ?? 0)}`;
  async function at(position: number, keys: string) {
    const user = userEvent.setup();
    await user.click(field());
    field().setSelectionRange(position, position);
    await user.keyboard(keys);
    return shown();
  }

  it.each([
    ['a digit in the middle', 3, '9', '13.9|85.062'],
    ['a digit at the start', 0, '9', '9|1.385.062'],
    ['Backspace on a digit', 4, '{Backspace}', '13|5.062'],
    ['Backspace on a point', 2, '{Backspace}', '|385.062'],
    ['Delete on a point', 1, '{Delete}', '1|85.062'],
    ['a point that parts no group of three, which stays and is asked about', 3, '.', '1.3.|85.062'],
  ])('stays behind its digit: %s', async (_, position, keys, expected) => {
    expect(await at(position, keys)).toBe(expected);
  });

  it('stands behind what was pasted, without its unit', async () => {
    const user = userEvent.setup();
    await user.click(field());
    field().setSelectionRange(0, field().value.length);
    await user.paste('6.981.040.284 đồng');
    expect(shown()).toBe('6.981.040.284|');
    field().setSelectionRange(1, 1);
    await user.paste('00');
    expect(shown()).toBe('600|.981.040.284');
  });
});
