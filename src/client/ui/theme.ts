/** Light, dark, or whatever the device says. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'so-doan.theme';

/** The choice kept on this device; anything unknown counts as 'system'. */
export function readTheme(storage: Pick<Storage, 'getItem'> = localStorage): Theme {
  const kept = storage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Puts the kept choice on the page; main.tsx calls it before the first paint. */
export function showTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}

/** Keeps the choice and shows it at once. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  showTheme(theme);
}
