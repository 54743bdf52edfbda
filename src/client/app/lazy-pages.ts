/**
 * Every page but the inspector's first one comes when it is opened (and is precached): the first
 * screen stays small.
 */
import type { ComponentType } from 'react';
import { late } from '#client/ui/late.tsx';
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

/**
 * Begins to load the page of an address before anything is drawn: a tablet that was put away is opened
 * again at the checklist, and its code need not wait for the database.
 */
export function preloadPage(path: string): void {
  if (/^\/visits\/[^/]+\/fill(\/|$)/u.test(path)) FillPage.load().catch(() => undefined);
}
