import { useEffect, useLayoutEffect, useRef } from 'react';
import { useDeviceSetting } from '#client/ui/device-settings.ts';
import { keyAct, type KeyAct } from './key-list.ts';

/** Listens for single keys while the page is open and they are not turned off. */
export function useKeys(onAct: (act: KeyAct) => void): void {
  const on = useDeviceSetting('shortcuts') === 'on';
  const latest = useRef(onAct);
  useLayoutEffect(() => {
    latest.current = onAct;
  });
  useEffect(() => {
    if (!on) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const act = keyAct(event);
      if (act === null) return;
      event.preventDefault();
      latest.current(act);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [on]);
}

/** Gives the answer at a place among those of an item, as a tap on it would; one that stands is left. */
export function pressAnswer(row: HTMLElement | null, index: number): void {
  const choices = row?.querySelectorAll<HTMLElement>(
    '[role=radio]:not([aria-disabled=true]), input[type=radio]:not(:disabled)',
  );
  const choice = choices?.[index];
  if (choice === undefined || choice.getAttribute('aria-checked') === 'true') return;
  if (choice instanceof HTMLInputElement && choice.checked) return;
  choice.click();
}
