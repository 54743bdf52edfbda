/** Composition root: builds every dependency and mounts the app. */
import './main.first.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from '#client/app/app.tsx';
import { preparePage } from '#client/app/lazy-pages.ts';
import { loadOnce } from '#client/platform/load-once.ts';
import { browserSpeech } from '#client/platform/speech.ts';
import { systemClock, systemRandom } from '#client/platform/sources.ts';
import type { AppServices, SessionAccount } from '#client/services/app-services.ts';
import { showSettings } from '#client/ui/device-settings.ts';
import { firstScreen } from '#client/ui/first-screen.ts';
import { askForFonts } from '#client/ui/fonts.ts';
import { SpeechContext } from '#client/ui/dictation.ts';
import { leaveNow } from '#client/ui/page-hold.ts';
import { readTheme, showTheme } from '#client/ui/theme.ts';
import { appFiles } from './main.app-files.ts';
import { createBundles } from './main.bundles.ts';
import { createUnderWay, leaveWithAccount } from './main.leaving.ts';
import { createOffice } from './main.office.ts';
import { createSession, recallSignedIn } from './main.session.ts';
import { openWorkspace } from './main.workspace.ts';
import '#client/ui/base.css';

// The CSP forbids the code that zod would write; it would try all the same, and be reported for it.
z.config({ jitless: true });
askForFonts();
showTheme(readTheme());
showSettings();
const session = createSession(
  loadOnce(async () => (await import('./main.session-calls.ts')).createSessionCalls()),
);
/** Another account that signs in later gets a page of its own. */
const pageAccount = session.current()?.id ?? null;
const saves = createUnderWay();
let workspace: ReturnType<AppServices['openWorkspace']> | undefined;

const services: AppServices = {
  session,
  appFiles,
  office: createOffice(pageAccount ?? ''),
  bundles: createBundles(session),
  openWorkspace: () => {
    const account = session.current();
    if (!account) throw new Error('no account is signed in on this device');
    workspace ??= openWithPage(account);
    return workspace;
  },
  clock: systemClock,
  random: systemRandom,
  newVersion: watchNewVersion(),
};

beginEarly();

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
const root = createRoot(element);
root.render(
  <StrictMode>
    <SpeechContext value={browserSpeech()}>
      <App services={services} />
    </SpeechContext>
  </StrictMode>,
);
leaveWithAccount({
  account: pageAccount,
  now: () => recallSignedIn()?.id ?? null,
  clear: () => root.unmount(),
  saved: saves.ended,
  leave: () => leaveNow(() => location.assign('/')),
});

/**
 * What the first screen waits for is under way while it is being put together. The page that saves work
 * when nothing else opens must open no database; and nothing opens before a first password is replaced.
 */
function beginEarly(): void {
  const account = session.current();
  if (account === null || account.mustChangePassword || location.pathname === '/rescue') return;
  // Whoever asks for it hears of its failure.
  services.openWorkspace().catch(() => undefined);
}

/** The database, and what the page of the address shows of it first. */
async function openWithPage(account: SessionAccount): ReturnType<AppServices['openWorkspace']> {
  const opening = openWorkspace(account, saves);
  await preparePage(location.pathname, opening);
  return opening;
}

/**
 * A new version waits until every tab is closed: it is never activated under open work, and nothing
 * here asks it to hurry.
 */
function watchNewVersion(): AppServices['newVersion'] {
  let ready = false;
  const listeners = new Set<() => void>();
  const watch = async (): Promise<void> => {
    await firstScreen;
    const { Workbox } = await import('workbox-window');
    const workbox = new Workbox('/service-worker.js');
    workbox.addEventListener('waiting', () => {
      ready = true;
      listeners.forEach((listener) => listener());
    });
    await workbox.register();
  };
  if (import.meta.env.PROD && 'serviceWorker' in navigator) watch().catch(console.error);
  return {
    ready: () => ready,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
