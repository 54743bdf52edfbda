import { describe, expect, it, vi } from 'vitest';
import { browserSpeech } from '#client/platform/speech.ts';

class FakeRecognition {
  static made: FakeRecognition[] = [];
  static refuses = false;
  lang = '';
  continuous = false;
  onresult: ((event: unknown) => void) | null = null;
  onerror: ((event: { error: string }) => void) | null = null;
  onend: (() => void) | null = null;
  stopped = false;
  constructor() {
    FakeRecognition.made.push(this);
  }
  start() {
    if (FakeRecognition.refuses) throw new Error('InvalidStateError');
  }
  stop() {
    this.stopped = true;
  }
  tells(resultIndex: number, results: readonly (readonly [words: string, final: boolean])[]) {
    this.onresult?.({
      resultIndex,
      results: results.map(([transcript, isFinal]) => ({ isFinal, 0: { transcript } })),
    });
  }
}

const browser = (userAgent = 'Windows', extra: object = {}) =>
  ({
    navigator: { userAgent, onLine: true },
    webkitSpeechRecognition: FakeRecognition,
    ...extra,
  }) as unknown as Window;

function listening(userAgent?: string) {
  FakeRecognition.made = [];
  FakeRecognition.refuses = false;
  const speech = browserSpeech(browser(userAgent));
  const hearing = { onWords: vi.fn(), onEnd: vi.fn() };
  const stop = speech?.listen('vi-VN', hearing);
  const recognition = FakeRecognition.made[0];
  if (!speech || !stop || !recognition) throw new Error('nothing hears');
  return { speech, hearing, stop, recognition };
}

describe('the understanding of speech', () => {
  it('is there only where the browser has it', () => {
    expect(browserSpeech(browser('x', { webkitSpeechRecognition: undefined }))).toBeNull();
  });

  it('gives each final stretch once, and what may change as such', () => {
    const { hearing, recognition } = listening();
    expect([recognition.lang, recognition.continuous]).toEqual(['vi-VN', true]);
    recognition.tells(0, [['sổ', false]]);
    recognition.tells(0, [['sổ theo dõi', true]]);
    // Some browsers tell all of it again.
    recognition.tells(0, [
      ['sổ theo dõi', true],
      [' chưa ghi', false],
    ]);
    recognition.tells(1, [
      ['sổ theo dõi', true],
      [' chưa ghi đủ', true],
    ]);
    const finals = hearing.onWords.mock.calls.filter(([, final]) => final).map(([words]) => words);
    expect(finals).toEqual(['sổ theo dõi', ' chưa ghi đủ']);
    expect(hearing.onWords.mock.calls).toContainEqual([' chưa ghi', false]);
  });

  it('hears one sentence at a time on Android, where it would repeat itself', () => {
    expect(listening('Linux; Android 14').recognition.continuous).toBe(false);
  });

  it.each([
    ['not-allowed', 'refused'],
    ['service-not-allowed', 'refused'],
    ['audio-capture', 'no-microphone'],
    ['network', 'no-network'],
    ['no-speech', 'nothing-heard'],
    ['language-not-supported', 'no-language'],
    ['bad-grammar', 'failed'],
    ['aborted', null],
  ])('tells %s as %s, at the end and once', (error, problem) => {
    const { hearing, recognition } = listening();
    recognition.onerror?.({ error });
    expect(hearing.onEnd).not.toHaveBeenCalled();
    recognition.onend?.();
    recognition.onend?.();
    expect(hearing.onEnd.mock.calls).toEqual([[problem]]);
  });

  it('ends the one before when another begins, and says so when it cannot begin', () => {
    const { speech, recognition } = listening();
    FakeRecognition.refuses = true;
    const second = { onWords: vi.fn(), onEnd: vi.fn() };
    speech.listen('vi-VN', second);
    expect(recognition.stopped).toBe(true);
    expect(second.onEnd.mock.calls).toEqual([['failed']]);
  });
});
