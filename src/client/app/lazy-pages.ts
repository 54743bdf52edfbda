/**
 * Every page but the inspector's first one comes when it is opened (and is precached): the first
 * screen stays small.
 */
import type { ComponentType } from 'react';
import type { AppServices } from '#client/services/app-services.ts';
import { readVisit } from '#client/services/read-visit.ts';
import { late } from '#client/ui/late.tsx';
import { openedVisit } from './opened-visit.ts';
import { OpeningPart, OpeningScreen } from './opening-screen.tsx';

const page = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  late(load, OpeningScreen);
const part = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  late(load, OpeningPart);

export const SignInPage = page(
  async () => (await import('#client/features/session/sign-in-page.tsx')).SignInPage,
);
export const SignInForm = part(
  async () => (await import('#client/features/session/sign-in-form.tsx')).SignInForm,
);
export const SetupPage = page(
  async () => (await import('#client/features/session/setup-page.tsx')).SetupPage,
);
export const FirstPasswordPage = page(
  async () => (await import('#client/features/session/first-password-page.tsx')).FirstPasswordPage,
);
export const MePage = page(async () => (await import('./me/me-page.tsx')).MePage);
export const FillPage = page(
  async () => (await import('#client/features/fill/fill-page.tsx')).FillPage,
);
export const FiguresPage = page(
  async () => (await import('#client/features/figures/figures-page.tsx')).FiguresPage,
);
export const AlbumPage = page(
  async () => (await import('#client/features/album/album-page.tsx')).AlbumPage,
);
export const OnSitePage = page(
  async () => (await import('#client/features/on-site/on-site-page.tsx')).OnSitePage,
);
export const VerdictsPage = page(
  async () => (await import('#client/features/follow-up/verdicts-page.tsx')).VerdictsPage,
);
export const RecommendationsPage = page(
  async () =>
    (await import('#client/features/follow-up/recommendations-page.tsx')).RecommendationsPage,
);
export const RecommendationPage = page(
  async () =>
    (await import('#client/features/follow-up/recommendation-page.tsx')).RecommendationPage,
);
export const ConclusionsPage = page(
  async () => (await import('#client/features/follow-up/conclusions-page.tsx')).ConclusionsPage,
);
export const OverviewPage = page(
  async () => (await import('#client/features/compile/overview-page.tsx')).OverviewPage,
);
export const FindingsPage = page(
  async () => (await import('#client/features/findings/findings-page.tsx')).FindingsPage,
);
export const DiaryPage = page(
  async () => (await import('#client/features/diary/diary-page.tsx')).DiaryPage,
);
export const CompilePage = page(
  async () => (await import('#client/features/compile/compile-page.tsx')).CompilePage,
);
export const RescuePage = page(
  async () => (await import('#client/features/bundles/rescue-page.tsx')).RescuePage,
);
export const ImportWorkPage = page(
  async () => (await import('#client/features/bundles/import-work-page.tsx')).ImportWorkPage,
);
export const HandInPage = part(
  async () => (await import('#client/features/bundles/hand-in-page.tsx')).HandInPage,
);
export const ReportPage = page(
  async () => (await import('#client/features/self-report/report-page.tsx')).ReportPage,
);
export const UnitReportPage = page(
  async () => (await import('#client/features/self-report/unit-report-page.tsx')).UnitReportPage,
);
export const AskedReports = part(
  async () => (await import('#client/features/self-report/asked-reports.tsx')).AskedReports,
);
export const OfficePage = page(
  async () => (await import('#client/features/office/office-page.tsx')).OfficePage,
);

/** So long a first drawing may wait for all that it is to show: then it shows what there is. */
const patienceMilliseconds = 500;

/**
 * Begins with the page of an address before anything is drawn: a tablet that was put away is opened
 * again at the checklist. Its code need not wait for the database, nor its records for a first drawing
 * without them. Resolves when that can show them, when they cannot be had, or after a while.
 */
export async function preparePage(
  path: string,
  opening: ReturnType<AppServices['openWorkspace']>,
): Promise<void> {
  const visitId = openedVisit(path);
  if (visitId === null) return;
  const prepare = async (): Promise<void> => {
    const [{ loadChecklist }, read] = await Promise.all([
      import('#client/services/use-checklists.ts'),
      opening.then(async (opened) => {
        if (!opened.ok) return null;
        return { workspace: opened.value, hashes: await readVisit(opened.value, visitId) };
      }),
      FillPage.load(),
    ]);
    if (read === null) return;
    await Promise.all(read.hashes.map((hash) => loadChecklist(read.workspace, hash)));
  };
  await Promise.race([
    // The page asks for the same once more, and says what is wrong.
    prepare().catch(() => undefined),
    opening.then(() => new Promise((resolve) => setTimeout(resolve, patienceMilliseconds))),
  ]);
}
