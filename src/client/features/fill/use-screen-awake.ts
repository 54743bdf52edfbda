import { useEffect } from 'react';
import { useDeviceSetting } from '#client/ui/device-settings.ts';

/**
 * Keeps the screen on while the page is in sight (Screen Wake Lock). A browser takes the lock away when
 * the page is hidden: it is asked for again when the page comes back. Refused (low battery, no such
 * function) means that the screen goes dark as it always did; nothing is said.
 */
export function useScreenAwake(): void {
  const wanted = useDeviceSetting('screenAwake') === 'on';
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || lock?.released === false) return;
      const given = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (over) await given?.release();
      else lock = given;
    };
    const onVisible = () => void ask();
    void ask();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', onVisible);
      void lock?.release();
    };
  }, [wanted]);
}
