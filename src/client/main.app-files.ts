/** Part of the composition root: the files of the app itself, which the service worker keeps. */
import type { AppFiles, AppFilesService } from '#client/services/app-services.ts';
import type { AppFilesAnswer, AppFilesQuestion } from '#protocol/worker-message.ts';

/** A worker from before this question never answers. */
const patience = { look: 5_000, whole: 60_000 };

export const appFiles: AppFilesService = {
  look: () => ask({ type: 'app-files', whole: false, mend: false }, patience.look),
  readAll: () => ask({ type: 'app-files', whole: true, mend: false }, patience.whole),
  mend: () => ask({ type: 'app-files', whole: true, mend: true }, patience.whole),
  follow: (listener) => {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    let stopped = false;
    const tell = (): void => {
      void appFiles.look().then((files) => {
        if (!stopped) listener(files);
      });
    };
    tell();
    // The first worker of a device is active once it has put every file aside.
    void workers?.ready.then(tell);
    const onShown = (): void => {
      if (document.visibilityState === 'visible') tell();
    };
    document.addEventListener('visibilitychange', onShown);
    return () => {
      stopped = true;
      document.removeEventListener('visibilitychange', onShown);
    };
  },
};

async function ask(question: AppFilesQuestion, milliseconds: number): Promise<AppFiles | null> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return { total: 0, missing: [], never: true };
  const registration = await workers.getRegistration();
  const worker = registration?.active;
  if (!worker) return { total: 0, missing: [] };
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<AppFiles | null>((resolve) => {
    port1.addEventListener('message', ({ data }: MessageEvent<AppFilesAnswer>) => resolve(data));
    port1.start();
    setTimeout(() => resolve(null), milliseconds);
  });
  worker.postMessage(question, [port2]);
  return answered.finally(() => port1.close());
}
