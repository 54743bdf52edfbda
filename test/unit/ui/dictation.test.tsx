import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import * as fc from 'fast-check';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SpeechContext, type Hearing, type SpeechPower } from '#client/ui/dictation.ts';
import { Field } from '#client/ui/field.tsx';
import { insertSpoken } from '#client/ui/spoken-text.ts';
import { TextArea } from '#client/ui/text-area.tsx';

afterEach(cleanup);

describe('spoken words in a text', () => {
  it.each([
    ['', 0, 'chưa có sổ', 'Chưa có sổ', 10],
    ['Chưa có sổ', 10, 'theo dõi', 'Chưa có sổ theo dõi', 19],
    ['Chưa có sổ. ', 12, 'cần lập', 'Chưa có sổ. Cần lập', 19],
    ['Đầu cuối', 3, 'giữa', 'Đầu giữa cuối', 8],
    ['Đầu, cuối', 3, ' rồi ', 'Đầu rồi, cuối', 7],
    ['(', 1, 'ghi chú', '(ghi chú', 8],
  ])('go into %j at %i', (text, at, words, expected, caret) => {
    expect(insertSpoken(text, at, words)).toEqual({ text: expected, caret, full: false });
  });

  it('never take anything away, and never make it longer than the box', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), fc.string(), fc.nat(60), (text, at, words, room) => {
        const { text: after, caret } = insertSpoken(text, at, words, text.length + room);
        const place = Math.min(Math.max(at, 0), text.length);
        expect(after.startsWith(text.slice(0, place))).toBe(true);
        expect(after.endsWith(text.slice(place))).toBe(true);
        expect(after.length).toBeLessThanOrEqual(text.length + room);
        expect(caret).toBeGreaterThanOrEqual(place);
      }),
      { seed: 22 },
    );
  });

  it('that do not fit are left out at a space, and said', () => {
    expect(insertSpoken('', 0, 'một hai ba', 8)).toEqual({ text: 'Một hai', caret: 7, full: true });
  });
});

function fakeSpeech(online = true) {
  let hearing: Hearing | null = null;
  const stop = vi.fn(() => hearing?.onEnd(null));
  const listen = vi.fn((_language: string, given: Hearing) => {
    hearing = given;
    return stop;
  });
  const speech: SpeechPower = { listen, online: () => online, subscribe: () => () => {} };
  return {
    speech,
    listen,
    stop,
    hear: (words: string, final = true) => act(() => hearing?.onWords(words, final)),
    end: (problem: Parameters<Hearing['onEnd']>[0]) => act(() => hearing?.onEnd(problem)),
  };
}

function openBox(speech: SpeechPower | null, first = '', onBlur = vi.fn()) {
  function Box() {
    const [text, setText] = useState(first);
    return (
      <Field label="Nội dung">
        {(control) => (
          <TextArea {...control} dictate value={text} onValueChange={setText} onBlur={onBlur} />
        )}
      </Field>
    );
  }
  render(
    <SpeechContext value={speech}>
      <Box />
    </SpeechContext>,
  );
  return {
    user: userEvent.setup(),
    box: screen.getByLabelText<HTMLTextAreaElement>('Nội dung'),
    onBlur,
  };
}

describe('the button that speaks into a box', () => {
  it('is not there where the browser does not understand speech', () => {
    openBox(null);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says where speech goes before it hears the first time, and not again', async () => {
    const { speech, listen, end } = fakeSpeech();
    const { user } = openBox(speech);
    const button = screen.getByRole('button', { name: 'Nói để ghi', description: 'Nội dung' });
    await user.click(button);
    screen.getByText('Lời nói rời máy này.');
    expect(listen).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Bật micro' }));
    expect(listen.mock.calls[0]?.[0]).toBe('vi-VN');
    screen.getByText('Đang nghe…');
    end(null);
    await user.click(screen.getByRole('button', { name: 'Nói để ghi' }));
    expect(listen).toHaveBeenCalledTimes(2);
  });

  it('appends at the caret, keeps the focus and what was typed meanwhile', async () => {
    const { speech, hear } = fakeSpeech();
    const { user, box } = openBox(speech, 'Sổ thiếu');
    await user.click(box);
    box.setSelectionRange(2, 2);
    await user.click(screen.getByRole('button', { name: 'Nói để ghi' }));
    await user.click(screen.getByRole('button', { name: 'Bật micro' }));
    expect(document.activeElement).toBe(box);
    hear('theo', false);
    expect(box.value).toBe('Sổ thiếu');
    hear('theo dõi');
    expect(box.value).toBe('Sổ theo dõi thiếu');
    expect([box.selectionStart, box.selectionEnd]).toEqual([11, 11]);
    await user.keyboard('!');
    hear('còn');
    expect(box.value).toBe('Sổ theo dõi! Còn thiếu');
  });

  it('keeps the order of words that come before the former ones are drawn', async () => {
    const { speech, hear } = fakeSpeech();
    const { user, box } = openBox(speech, 'Sổ thiếu');
    await user.click(box);
    box.setSelectionRange(2, 2);
    await user.click(screen.getByRole('button', { name: 'Nói để ghi' }));
    await user.click(screen.getByRole('button', { name: 'Bật micro' }));
    act(() => {
      hear('theo dõi');
      hear('văn bản');
    });
    expect(box.value).toBe('Sổ theo dõi văn bản thiếu');
  });

  it('adds at the end of a box nobody was in, and tells it that it was left', async () => {
    const { speech, hear, stop } = fakeSpeech();
    const { user, box, onBlur } = openBox(speech, 'Có sổ.');
    screen.getByRole('button', { name: 'Nói để ghi' }).focus();
    await user.keyboard('{Enter}');
    await user.tab();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Dừng nghe' }));
    hear('chưa ký');
    expect(box.value).toBe('Có sổ. Chưa ký');
    expect(onBlur).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    expect(stop).toHaveBeenCalled();
    expect(onBlur).toHaveBeenCalledOnce();
  });

  it('says in words why it heard nothing; what is written stays', async () => {
    const { speech, hear, end } = fakeSpeech();
    const { user, box } = openBox(speech);
    await user.click(screen.getByRole('button', { name: 'Nói để ghi' }));
    await user.click(screen.getByRole('button', { name: 'Bật micro' }));
    hear('một câu');
    end('refused');
    screen.getByText(/không cho dùng micro/);
    expect(box.value).toBe('Một câu');
  });

  it('is off without a network, and says so', async () => {
    const { speech, listen } = fakeSpeech(false);
    const { user } = openBox(speech);
    const button = screen.getByRole('button', { name: 'Nói: cần có mạng' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await user.click(button);
    expect(listen).not.toHaveBeenCalled();
    expect(screen.queryByText('Lời nói rời máy này.')).toBeNull();
  });
});
