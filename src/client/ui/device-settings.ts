/**
 * How the app is used on this device, whoever works here: kept beside the theme, outside of any
 * account's data. The first word of each is what stands until somebody chooses.
 */
import { useSyncExternalStore } from 'react';

const words = {
  /** Of the browser's own text size, in percent. */
  textSize: ['100', '115', '130', '150'],
  /** Under which thumb the tools stand. */
  hand: ['right', 'left'],
  /** A short tremble says that an answer was stored. */
  vibration: ['on', 'off'],
  /** The screen does not go dark while a visit is filled. */
  screenAwake: ['on', 'off'],
  /** Single keys act on the item (WCAG 2.1.4: can be turned off). */
  shortcuts: ['on', 'off'],
  /** The whole list, or one item at a time. */
  fillMode: ['list', 'item'],
} as const satisfies Record<string, readonly string[]>;

export type DeviceSettingName = keyof typeof words;
export type DeviceSetting<N extends DeviceSettingName> = (typeof words)[N][number];

const keyOf = (name: DeviceSettingName): string => `so-doan.${name}`;
const listeners = new Set<() => void>();

export function settingChoices<N extends DeviceSettingName>(name: N): readonly DeviceSetting<N>[] {
  return words[name];
}

/** The choice kept on this device; anything unknown counts as none. */
export function readSetting<N extends DeviceSettingName>(
  name: N,
  storage: Pick<Storage, 'getItem'> = localStorage,
): DeviceSetting<N> {
  const choices: readonly DeviceSetting<N>[] = words[name];
  const kept = storage.getItem(keyOf(name));
  return choices.find((choice) => choice === kept) ?? words[name][0];
}

/** Keeps a choice and shows it at once, in the other tabs too. */
export function chooseSetting<N extends DeviceSettingName>(
  name: N,
  choice: DeviceSetting<N>,
): void {
  localStorage.setItem(keyOf(name), choice);
  showSettings();
  listeners.forEach((listener) => listener());
}

/** Follows one setting. */
export function useDeviceSetting<N extends DeviceSettingName>(name: N): DeviceSetting<N> {
  return useSyncExternalStore(listen, () => readSetting(name));
}

/** Puts what style sheets ask for on the page; main.tsx calls it before the first paint. */
export function showSettings(root: HTMLElement = document.documentElement): void {
  root.dataset['text'] = readSetting('textSize');
  root.dataset['hand'] = readSetting('hand');
}

function listen(listener: () => void): () => void {
  const onStorage = () => {
    showSettings();
    listener();
  };
  listeners.add(listener);
  globalThis.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener('storage', onStorage);
  };
}
