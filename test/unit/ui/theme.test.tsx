import { afterEach, describe, expect, it } from 'vitest';
import { chooseTheme, readTheme, showTheme } from '#client/ui/theme.ts';

const shown = () => document.documentElement.getAttribute('data-theme');

afterEach(() => {
  localStorage.clear();
  showTheme('system');
});

describe('theme', () => {
  it('follows the device until someone chooses', () => {
    expect(readTheme()).toBe('system');
    showTheme(readTheme());
    expect(shown()).toBeNull();
  });

  it('keeps the choice on the device and shows it at once', () => {
    chooseTheme('dark');
    expect(shown()).toBe('dark');
    expect(readTheme()).toBe('dark');
    chooseTheme('system');
    expect(shown()).toBeNull();
    expect(readTheme()).toBe('system');
  });

  it('takes a kept value that it does not know for no choice', () => {
    expect(readTheme({ getItem: () => 'sepia' })).toBe('system');
  });
});
