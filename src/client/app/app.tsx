/** The shell: providers, who may enter, and the screens. */
import { useEffect } from 'react';
import { getLocale } from '#client/i18n/paraglide/runtime.js';
import type { AppServices } from '#client/services/app-services.ts';
import { ServicesProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { Entrance } from './entrance.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { ScreenBoundary } from './screen-boundary.tsx';

/** The whole app. One page works for one account: another sign-in loads the page anew. */
export function App({ services }: { readonly services: AppServices }) {
  useEffect(() => {
    document.documentElement.lang = getLocale();
  }, []);
  return (
    <ServicesProvider services={services}>
      <ToastRegion>
        <ScreenBoundary>
          <Entrance />
        </ScreenBoundary>
        <LeaveQuestion />
      </ToastRegion>
    </ServicesProvider>
  );
}
