import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import {
  chooseSetting,
  readSetting,
  showSettings,
  useDeviceSetting,
} from '#client/ui/device-settings.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function Shown() {
  return <p>{useDeviceSetting('textSize')}</p>;
}

describe('settings of the device', () => {
  it('are kept, shown on the page and followed by what is open', () => {
    showSettings();
    expect(document.documentElement.dataset['text']).toBe('100');
    render(<Shown />);
    act(() => chooseSetting('textSize', '130'));
    expect(screen.getByText('130')).toBeTruthy();
    expect(document.documentElement.dataset['text']).toBe('130');
    expect(readSetting('textSize')).toBe('130');
  });

  it('follow what another tab chose', () => {
    render(<Shown />);
    localStorage.setItem('so-doan.textSize', '150');
    act(() => void globalThis.dispatchEvent(new StorageEvent('storage')));
    expect(screen.getByText('150')).toBeTruthy();
    expect(document.documentElement.dataset['text']).toBe('150');
  });

  it('take a kept word that they do not know for none', () => {
    expect(readSetting('hand', { getItem: () => 'both' })).toBe('right');
  });
});
