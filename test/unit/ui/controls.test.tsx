import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { Field } from '#client/ui/field.tsx';
import { Message } from '#client/ui/message.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import { SegmentedStatus } from '#client/ui/segmented-status.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { ToastRegion, useToast } from '#client/ui/toast.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('Button', () => {
  it('says why it is disabled, stays in reach of the keyboard and does nothing', async () => {
    const pressed = vi.fn();
    const user = userEvent.setup();
    render(
      <Button disabledReason="Gửi ngay: cần có mạng" onClick={pressed}>
        Gửi ngay
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Gửi ngay: cần có mạng' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await user.tab();
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Enter}');
    await user.click(button);
    expect(pressed).not.toHaveBeenCalled();
  });

  it('does not submit its form while disabled or busy', async () => {
    const submitted = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const user = userEvent.setup();
    render(
      <form onSubmit={submitted}>
        <Button type="submit" busy>
          Đang lưu
        </Button>
        <Button type="submit" disabledReason="Chưa có tên">
          Lưu
        </Button>
        <Button type="submit">Lưu thật</Button>
      </form>,
    );
    await user.click(screen.getByRole('button', { name: 'Đang lưu' }));
    await user.click(screen.getByRole('button', { name: 'Chưa có tên' }));
    expect(submitted).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Lưu thật' }));
    expect(submitted).toHaveBeenCalledOnce();
  });
});

describe('Field', () => {
  it('joins label, help and error to its control', () => {
    render(
      <Field label="Đã xử lý" help="Trong kỳ" error="Lớn hơn tổng tiếp nhận" required>
        {(control) => <TextInput {...control} value="600" onValueChange={() => {}} />}
      </Field>,
    );
    const input = screen.getByRole('textbox', { name: 'Đã xử lý' });
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(['Trong kỳ', 'Lớn hơn tổng tiếp nhận']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.getAttribute('aria-required')).toBe('true');
    expect(screen.getByRole('alert').textContent).toBe('Lớn hơn tổng tiếp nhận');
  });

  it('claims no error where there is none', () => {
    render(
      <Field label="Ghi chú">
        {(control) => <TextInput {...control} value="" onValueChange={() => {}} />}
      </Field>,
    );
    const input = screen.getByRole('textbox', { name: 'Ghi chú' });
    expect(input.hasAttribute('aria-invalid')).toBe(false);
    expect(input.hasAttribute('aria-describedby')).toBe(false);
    expect(screen.getByRole('alert').textContent).toBe('');
  });
});

describe('NumberInput', () => {
  function Held({
    start = '',
    grouped = true,
  }: {
    readonly start?: string;
    readonly grouped?: boolean;
  }) {
    const [value, setValue] = useState(start);
    return (
      <NumberInput
        aria-label="Thu ngân sách"
        grouped={grouped}
        value={value}
        onValueChange={setValue}
        unit="đồng"
      />
    );
  }
  const input = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Thu ngân sách' });

  it('groups while typing', async () => {
    const user = userEvent.setup();
    render(<Held />);
    await user.type(input(), '1385062438');
    expect(input().value).toBe('1.385.062.438');
  });

  it('keeps the caret behind the digit that was typed in the middle', async () => {
    render(<Held start="1.385.062" />);
    const user = userEvent.setup();
    await user.type(input(), '9', { initialSelectionStart: 3, initialSelectionEnd: 3 });
    expect(input().value).toBe('13.985.062');
    expect(input().selectionStart).toBe(4);
  });

  it('shows what cannot be read as it was typed', async () => {
    const user = userEvent.setup();
    render(<Held />);
    await user.type(input(), '98/952');
    expect(input().value).toBe('98/952');
  });

  it('tells blank, zero and not-applicable apart', () => {
    const { rerender } = render(<NumberInput value="" onValueChange={() => {}} />);
    expect(screen.getByPlaceholderText('Chưa nhập')).toBeDefined();
    rerender(<NumberInput value="0" onValueChange={() => {}} />);
    expect(screen.getByDisplayValue('0')).toBeDefined();
    rerender(<NumberInput value="" onValueChange={() => {}} notApplicable />);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText('Không áp dụng')).toBeDefined();
  });
});

describe('TextArea', () => {
  it('counts letters only near the limit', () => {
    const { rerender } = render(
      <TextArea aria-label="Ghi chú" value="abc" onValueChange={() => {}} maxLength={500} />,
    );
    expect(screen.queryByRole('status')).toBeNull();
    rerender(
      <TextArea
        aria-label="Ghi chú"
        value={'a'.repeat(460)}
        onValueChange={() => {}}
        maxLength={500}
      />,
    );
    expect(screen.getByRole('status').textContent).toBe('Còn 40 ký tự.');
  });
});

describe('Checkbox', () => {
  it('is ticked by a tap on its words', async () => {
    const changed = vi.fn();
    const user = userEvent.setup();
    render(
      <Checkbox checked={false} onCheckedChange={changed}>
        Đã niêm yết
      </Checkbox>,
    );
    await user.click(screen.getByText('Đã niêm yết'));
    expect(changed).toHaveBeenCalledExactlyOnceWith(true);
  });
});

describe('Message', () => {
  it('interrupts a screen reader for errors alone', () => {
    render(
      <>
        <Message kind="error" title="Không đọc được ảnh vừa chụp." />
        <Message kind="ok" title="Biên bản đã khóa." />
        <Message kind="info" title="Có từ đầu." live={false} />
      </>,
    );
    expect(screen.getByRole('alert').textContent).toBe('Không đọc được ảnh vừa chụp.');
    expect(screen.getByRole('status').textContent).toBe('Biên bản đã khóa.');
  });
});

describe('SegmentedStatus', () => {
  it('is one button whose name holds every fact', async () => {
    const pressed = vi.fn();
    render(
      <SegmentedStatus
        label="Dữ liệu ở đâu"
        onClick={pressed}
        segments={[
          { key: 'net', icon: 'wifi-slash', text: 'Không có mạng', narrow: 'icon' },
          { key: 'saved', icon: 'check-circle-fill', tone: 'ok', text: 'Đã lưu 9:42' },
          { key: 'waiting', icon: 'arrow-up', strong: 17, text: 'chờ gửi' },
        ]}
      />,
    );
    const button = screen.getByRole('button', {
      name: /Dữ liệu ở đâu.*Không có mạng.*Đã lưu 9:42.*17 chờ gửi/,
    });
    await userEvent.setup().click(button);
    expect(pressed).toHaveBeenCalledOnce();
  });
});

describe('Skeleton', () => {
  it('says nothing for the first 200 ms', () => {
    vi.useFakeTimers();
    render(<Skeleton text="Đang mở 177 mục từ máy…" />);
    act(() => {
      vi.advanceTimersByTime(199);
    });
    expect(screen.queryByText('Đang mở 177 mục từ máy…')).toBeNull();
    act(() => {
      vi.advanceTimersByTime(1);
    });
    expect(screen.getByText('Đang mở 177 mục từ máy…')).toBeDefined();
  });
});

describe('Toast', () => {
  function Clearing({ onUndo }: { readonly onUndo?: () => void }) {
    const show = useToast();
    return (
      <button type="button" onClick={() => show({ text: 'Đã xóa câu trả lời C15', onUndo })}>
        Xóa
      </button>
    );
  }
  const shown = () => screen.queryByText('Đã xóa câu trả lời C15');

  it('offers to undo for ten seconds, then goes', () => {
    vi.useFakeTimers();
    render(
      <ToastRegion>
        <Clearing onUndo={() => {}} />
      </ToastRegion>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Xóa' }));
    act(() => {
      vi.advanceTimersByTime(9_999);
    });
    expect(shown()).not.toBeNull();
    act(() => {
      vi.advanceTimersByTime(1);
    });
    expect(shown()).toBeNull();
  });

  it('undoes once and goes at once', () => {
    const undone = vi.fn();
    render(
      <ToastRegion>
        <Clearing onUndo={undone} />
      </ToastRegion>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Xóa' }));
    fireEvent.click(screen.getByRole('button', { name: 'Hoàn tác' }));
    expect(undone).toHaveBeenCalledOnce();
    expect(shown()).toBeNull();
  });

  it('waits while the focus is on it', () => {
    vi.useFakeTimers();
    render(
      <ToastRegion>
        <Clearing onUndo={() => {}} />
      </ToastRegion>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Xóa' }));
    const undo = screen.getByRole('button', { name: 'Hoàn tác' });
    fireEvent.focus(undo);
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
    expect(shown()).not.toBeNull();
    fireEvent.blur(undo);
    act(() => {
      vi.advanceTimersByTime(10_000);
    });
    expect(shown()).toBeNull();
  });
});
