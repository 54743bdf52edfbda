/** Part of the composition root: work carried as a file, whose code comes when it is asked for. */
import { whileBytesStay } from '#client/platform/kept-bytes.ts';
import { carriedMarks, enrolledAccounts } from '#client/platform/remembered-account.ts';
import { systemClock } from '#client/platform/sources.ts';
import type { SessionService } from '#client/services/app-services.ts';
import type { BundleImport, BundleService } from '#client/services/bundle-service.ts';
import type { LocalStore } from '#client/store/local-store.ts';
import { err } from '#domain/kernel/result.ts';
import { withReserve } from './main.room.ts';

export function createBundles(session: SessionService): BundleService {
  return {
    survey: async () => {
      const { surveyDevice } = await import('#client/bundles/survey.ts');
      return surveyDevice(indexedDB, session.current()?.id ?? null, enrolledAccounts());
    },
    make: async (choice, onProgress) => {
      const account = session.current();
      if (!account) return err({ type: 'missing' });
      // Before the first byte goes out (S2), and before what goes out is read.
      carriedMarks.set(account.id);
      const { exportBundle } = await import('#client/bundles/export-bundle.ts');
      const facts = { account, app: __APP_VERSION__, at: systemClock() };
      return whileBytesStay(account.id, () => exportBundle(indexedDB, choice, facts, onProgress));
    },
    read: async (file) => (await import('#client/bundles/read-bundle.ts')).readBundle(file),
    handIn: async (bundle, onProgress) => {
      const account = session.current()?.id ?? '';
      const [{ handInBundle }, { sendHandIn }] = await Promise.all([
        import('#client/bundles/hand-in-bundle.ts'),
        import('#client/sync/send-hand-in.ts'),
      ]);
      const send = sendHandIn.bind(null, account);
      return handInBundle({ account, fetcher: fetch, send }, bundle, onProgress);
    },
  };
}

/**
 * Takes note of a file that was made past the open database: now, and whenever another tab makes one.
 * What is in it is not folded away by typing on (S2).
 */
export async function noteCarried(
  store: Pick<LocalStore, 'account' | 'markAllLeft'>,
): Promise<void> {
  const { account } = store;
  const note = async (): Promise<void> => {
    if (!carriedMarks.isSet(account)) return;
    try {
      await withReserve(store.markAllLeft);
      carriedMarks.clear(account);
    } catch (cause) {
      // The app must open on a full device all the same; the mark stays for the next opening.
      console.error(cause);
    }
  };
  carriedMarks.onSet(account, () => void note());
  await note();
}

/** `onTaken`: what came in is to be sent. */
export function createBundleImport(store: LocalStore, onTaken: () => void): BundleImport {
  const parts = () => import('#client/bundles/import-bundle.ts');
  return {
    plan: async (bundle) => (await parts()).planImport(store, bundle),
    run: async (bundle, onProgress) => {
      const imported = await (await parts()).importBundle(store, bundle, onProgress);
      onTaken();
      return imported;
    },
  };
}
