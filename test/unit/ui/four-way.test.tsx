import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FourWay } from '#client/ui/four-way.tsx';
import type { FourWayOption } from '#client/ui/four-way.tsx';

type Answer = 'met' | 'partial' | 'unmet' | 'none';

const OPTIONS: readonly FourWayOption<Answer>[] = [
  { value: 'met', label: 'Đạt', icon: 'check-bold', tone: 'ok' },
  { value: 'partial', label: 'Một phần', icon: 'circle-half-fill', tone: 'part' },
  { value: 'unmet', label: 'Không đạt', icon: 'x-bold', tone: 'fail' },
  { value: 'none', label: 'Không áp dụng', icon: 'minus-bold', tone: 'na' },
];

function setUp(start: Answer | null = null, locked = false) {
  const answered = vi.fn<(value: Answer | null) => void>();
  function Held() {
    const [value, setValue] = useState(start);
    return (
      <FourWay
        label="Niêm yết đầy đủ"
        options={OPTIONS}
        value={value}
        locked={locked}
        onChange={(next) => {
          answered(next);
          setValue(next);
        }}
      />
    );
  }
  render(
    <>
      <Held />
      <button type="button">Mục sau</button>
    </>,
  );
  return {
    answered,
    user: userEvent.setup(),
    radio: (name: string) => screen.getByRole('radio', { name }),
  };
}

afterEach(cleanup);

describe('FourWay', () => {
  it('is one group named after its question, with one stop for the Tab key', async () => {
    const { user, radio } = setUp();
    expect(screen.getByRole('radiogroup', { name: 'Niêm yết đầy đủ' })).toBeDefined();
    await user.tab();
    expect(document.activeElement).toBe(radio('Đạt'));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Mục sau' }));
  });

  it('moves the focus by arrows, round the ends, and records nothing on the way', async () => {
    const { user, radio, answered } = setUp();
    await user.tab();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(document.activeElement).toBe(radio('Không đạt'));
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(radio('Đạt'));
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(radio('Không áp dụng'));
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(radio('Đạt'));
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(radio('Không áp dụng'));
    expect(answered).not.toHaveBeenCalled();
  });

  it.each(['{Enter}', ' '])('answers by the key %j', async (key) => {
    const { user, radio, answered } = setUp();
    await user.tab();
    await user.keyboard(`{ArrowRight}${key}`);
    expect(answered.mock.calls).toEqual([['partial']]);
    expect(radio('Một phần').getAttribute('aria-checked')).toBe('true');
  });

  it('answers by one tap and clears by a tap on the same answer', async () => {
    const { user, radio, answered } = setUp();
    await user.click(radio('Không đạt'));
    await user.click(radio('Đạt'));
    await user.click(radio('Đạt'));
    expect(answered.mock.calls).toEqual([['unmet'], ['met'], [null]]);
    expect(
      screen.getAllByRole('radio').filter((each) => each.getAttribute('aria-checked') === 'true'),
    ).toEqual([]);
  });

  it('comes back to the chosen answer when the focus returns', async () => {
    const { user, radio } = setUp('unmet');
    await user.tab();
    expect(document.activeElement).toBe(radio('Không đạt'));
    await user.keyboard('{ArrowLeft}');
    await user.tab();
    await user.tab({ shift: true });
    expect(document.activeElement).toBe(radio('Không đạt'));
  });

  it('can be read but not changed while locked', async () => {
    const { user, radio, answered } = setUp('partial', true);
    await user.click(radio('Đạt'));
    await user.keyboard(' ');
    expect(answered).not.toHaveBeenCalled();
    expect(radio('Một phần').getAttribute('aria-checked')).toBe('true');
    expect(radio('Đạt').getAttribute('aria-disabled')).toBe('true');
  });
});
