/** What Chromium's Background Sync adds to a registration; in no standard library. */
interface WithSync {
  readonly sync?: { readonly register: (tag: string) => Promise<void> };
}

/**
 * Asks the browser to wake an open tab when there is a network again. Only a hint: where the browser
 * does not know it or refuses, the loop's own timers do the work.
 */
export async function askToBeWoken(tag: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = (await navigator.serviceWorker.getRegistration()) as WithSync | undefined;
  await registration?.sync?.register(tag).catch(() => undefined);
}
