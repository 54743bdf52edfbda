import { m } from '#client/i18n/paraglide/messages.js';

/** What a single key asks for. */
export type KeyAct =
  | { readonly type: 'answer'; readonly index: number }
  | { readonly type: 'next' | 'previous' | 'unanswered' | 'note' | 'finding' | 'photo' }
  | { readonly type: 'search' | 'undo' | 'list' };

/** By `KeyboardEvent.key`, lower case. */
const acts: Readonly<Record<string, KeyAct>> = {
  1: { type: 'answer', index: 0 },
  2: { type: 'answer', index: 1 },
  3: { type: 'answer', index: 2 },
  4: { type: 'answer', index: 3 },
  j: { type: 'next' },
  k: { type: 'previous' },
  u: { type: 'unanswered' },
  n: { type: 'note' },
  f: { type: 'finding' },
  p: { type: 'photo' },
  '/': { type: 'search' },
  z: { type: 'undo' },
  '?': { type: 'list' },
};

/** The keys as the sheet lists them. */
export const keyList: readonly { readonly keys: string; readonly words: () => string }[] = [
  { keys: '1 2 3 4', words: m.filling_keys_answer },
  { keys: 'J', words: m.filling_keys_next },
  { keys: 'K', words: m.filling_keys_previous },
  { keys: 'U', words: m.filling_keys_unanswered },
  { keys: 'N', words: m.filling_keys_note },
  { keys: 'F', words: m.filling_keys_finding },
  { keys: 'P', words: m.filling_keys_photo },
  { keys: '/', words: m.filling_keys_search },
  { keys: 'Z', words: m.filling_keys_undo },
  { keys: '?', words: m.filling_keys_list },
  { keys: 'Ctrl Enter', words: m.filling_keys_enter },
];

/**
 * The act of a pressed key; `null` where the key is somebody else's: a letter of a text that is being
 * typed, a list that finds by letters, a shortcut of the browser, a layer over the page.
 */
export function keyAct(event: KeyboardEvent): KeyAct | null {
  if (event.defaultPrevented || event.isComposing || event.repeat) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.target instanceof Element && takesLetters(event.target)) return null;
  if (document.querySelector('dialog[open]') !== null) return null;
  const key = event.key.toLowerCase();
  return Object.hasOwn(acts, key) ? (acts[key] ?? null) : null;
}

function takesLetters(target: Element): boolean {
  if (target instanceof HTMLElement && target.isContentEditable) return true;
  return target.matches(
    'textarea, select, input:not([type=radio], [type=checkbox], [type=button])',
  );
}
