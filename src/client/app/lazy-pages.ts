/**
 * Every page but the inspector's first one comes when it is opened (and is precached): the first
 * screen stays small.
 */
import { lazy } from 'react';

export const SignInPage = lazy(async () => ({
  default: (await import('#client/features/session/sign-in-page.tsx')).SignInPage,
}));
export const SignInForm = lazy(async () => ({
  default: (await import('#client/features/session/sign-in-form.tsx')).SignInForm,
}));
export const SetupPage = lazy(async () => ({
  default: (await import('#client/features/session/setup-page.tsx')).SetupPage,
}));
export const FirstPasswordPage = lazy(async () => ({
  default: (await import('#client/features/session/first-password-page.tsx')).FirstPasswordPage,
}));
export const MePage = lazy(async () => ({
  default: (await import('./me/me-page.tsx')).MePage,
}));
const loadFillPage = () => import('#client/features/fill/fill-page.tsx');
export const FillPage = lazy(async () => ({ default: (await loadFillPage()).FillPage }));
export const FiguresPage = lazy(async () => ({
  default: (await import('#client/features/figures/figures-page.tsx')).FiguresPage,
}));
export const AlbumPage = lazy(async () => ({
  default: (await import('#client/features/album/album-page.tsx')).AlbumPage,
}));
export const OnSitePage = lazy(async () => ({
  default: (await import('#client/features/on-site/on-site-page.tsx')).OnSitePage,
}));
export const VerdictsPage = lazy(async () => ({
  default: (await import('#client/features/follow-up/verdicts-page.tsx')).VerdictsPage,
}));
export const RecommendationsPage = lazy(async () => ({
  default: (await import('#client/features/follow-up/recommendations-page.tsx'))
    .RecommendationsPage,
}));
export const RecommendationPage = lazy(async () => ({
  default: (await import('#client/features/follow-up/recommendation-page.tsx')).RecommendationPage,
}));
export const ConclusionsPage = lazy(async () => ({
  default: (await import('#client/features/follow-up/conclusions-page.tsx')).ConclusionsPage,
}));
export const OverviewPage = lazy(async () => ({
  default: (await import('#client/features/compile/overview-page.tsx')).OverviewPage,
}));
export const FindingsPage = lazy(async () => ({
  default: (await import('#client/features/findings/findings-page.tsx')).FindingsPage,
}));
export const DiaryPage = lazy(async () => ({
  default: (await import('#client/features/diary/diary-page.tsx')).DiaryPage,
}));
export const CompilePage = lazy(async () => ({
  default: (await import('#client/features/compile/compile-page.tsx')).CompilePage,
}));
export const RescuePage = lazy(async () => ({
  default: (await import('#client/features/bundles/rescue-page.tsx')).RescuePage,
}));
export const ImportWorkPage = lazy(async () => ({
  default: (await import('#client/features/bundles/import-work-page.tsx')).ImportWorkPage,
}));
export const HandInPage = lazy(async () => ({
  default: (await import('#client/features/bundles/hand-in-page.tsx')).HandInPage,
}));
export const ReportPage = lazy(async () => ({
  default: (await import('#client/features/self-report/report-page.tsx')).ReportPage,
}));
export const UnitReportPage = lazy(async () => ({
  default: (await import('#client/features/self-report/unit-report-page.tsx')).UnitReportPage,
}));
export const AskedReports = lazy(async () => ({
  default: (await import('#client/features/self-report/asked-reports.tsx')).AskedReports,
}));
export const OfficePage = lazy(async () => ({
  default: (await import('#client/features/office/office-page.tsx')).OfficePage,
}));

/**
 * Begins to load the page of an address before anything is drawn: a tablet that was put away is opened
 * again at the checklist, and its code need not wait for the database.
 */
export function preloadPage(path: string): void {
  if (/^\/visits\/[^/]+\/fill(\/|$)/u.test(path)) loadFillPage().catch(() => undefined);
}
