import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { SyncIndicator } from '#client/features/sync-status/sync-indicator.tsx';
import { VisitsPage } from '#client/features/visits/visits-page.tsx';
import type { SessionAccount } from '#client/services/app-services.ts';
import { Bare, Framed } from './framed.tsx';
import {
  AlbumPage,
  AskedReports,
  CompilePage,
  DiaryPage,
  FindingsPage,
  ConclusionsPage,
  FiguresPage,
  FillPage,
  HandInPage,
  ImportWorkPage,
  MePage,
  OfficePage,
  OnSitePage,
  OverviewPage,
  RecommendationPage,
  RecommendationsPage,
  ReportPage,
  UnitReportPage,
  VerdictsPage,
} from './lazy-pages.ts';

/** The screens of an account, by its role. An address without a screen leads home. */
export function Screens({ account }: { readonly account: SessionAccount }) {
  const status = <SyncIndicator />;
  return (
    <Switch>
      <Route path="/me">
        <Framed key="me" title={m.common_nav_me()}>
          <MePage account={account} status={status} />
        </Framed>
      </Route>
      {routesOf(account.role, status)}
      <Route>
        <Redirect to="/" replace />
      </Route>
    </Switch>
  );
}

/** Taking in a file with a colleague's work: everybody whose tablet holds work. */
function importWork(status: ReactNode): ReactNode {
  return (
    <Route key="import-work" path="/import-work">
      <Framed key="import-work" title={m.bundles_import_title()}>
        <ImportWorkPage status={status} />
      </Framed>
    </Route>
  );
}

/** A screen's key is what it shows: moving inside of it (a section, a sheet) does not begin it anew. */
function routesOf(role: SessionAccount['role'], status: ReactNode): readonly ReactNode[] {
  switch (role) {
    case 'inspector':
      return [
        importWork(status),
        <Route key="visits" path="/">
          <Framed key="visits" title={m.visits_title()}>
            <VisitsPage status={status} />
          </Framed>
        </Route>,
        <Route key="fill" path="/visits/:visitId/fill/:letter?">
          {({ visitId, letter }) => (
            <Bare key={`fill-${visitId}`} title={m.common_fill_title()}>
              <FillPage visitId={visitId} letter={letter} status={status} />
            </Bare>
          )}
        </Route>,
        <Route key="figures" path="/visits/:visitId/figures">
          {({ visitId }) => (
            <Bare key={`figures-${visitId}`} title={m.figures_title()}>
              <FiguresPage visitId={visitId} status={status} />
            </Bare>
          )}
        </Route>,
        <Route key="album" path="/visits/:visitId/album">
          {({ visitId }) => (
            <Bare key={`album-${visitId}`} title={m.album_name()}>
              <AlbumPage visitId={visitId} status={status} />
            </Bare>
          )}
        </Route>,
        <Route key="on-site" path="/visits/:visitId/on-site/*?">
          {({ visitId, '*': rest }) => (
            <Bare key={`on-site-${visitId}`} title={m.onsite_title()}>
              <OnSitePage visitId={visitId} rest={rest} status={status} />
            </Bare>
          )}
        </Route>,
        <Route key="overview" path="/visits/:visitId/overview">
          {({ visitId }) => (
            <Framed key={`overview-${visitId}`} title={m.common_overview_title()}>
              <OverviewPage visitId={visitId} status={status} />
            </Framed>
          )}
        </Route>,
        <Route key="findings" path="/visits/:visitId/findings">
          {({ visitId }) => (
            <Framed key={`findings-${visitId}`} title={m.findings_list_title()}>
              <FindingsPage visitId={visitId} status={status} />
            </Framed>
          )}
        </Route>,
        <Route key="diary" path="/visits/:visitId/diary">
          {({ visitId }) => (
            <Framed key={`diary-${visitId}`} title={m.diary_title()}>
              <DiaryPage visitId={visitId} status={status} />
            </Framed>
          )}
        </Route>,
        <Route key="conclusion" path="/visits/:visitId/conclusion">
          {({ visitId }) => (
            <Bare key={`conclusion-${visitId}`} title={m.common_conclusion_title()}>
              <CompilePage visitId={visitId} status={status} />
            </Bare>
          )}
        </Route>,
        <Route key="self-report" path="/visits/:visitId/self-report">
          {({ visitId }) => (
            <Framed key={`self-report-${visitId}`} title={m.report_title()}>
              <ReportPage visitId={visitId} status={status} />
            </Framed>
          )}
        </Route>,
        <Route key="follow-up" path="/visits/:visitId/follow-up">
          {({ visitId }) => (
            <Framed key={`follow-up-${visitId}`} title={m.common_follow_up_title()}>
              <VerdictsPage visitId={visitId} status={status} />
            </Framed>
          )}
        </Route>,
      ];
    case 'unit':
      return [
        importWork(status),
        <Route key="recommendations" path="/">
          <Framed key="recommendations" title={m.common_nav_recommendations()}>
            <RecommendationsPage status={status} asked={<AskedReports />} />
          </Framed>
        </Route>,
        <Route key="recommendation" path="/recommendations/:visitId/:recordId">
          {({ visitId, recordId }) => (
            <Framed key={recordId} title={m.common_recommendation_title()}>
              <RecommendationPage visitId={visitId} recordId={recordId} status={status} />
            </Framed>
          )}
        </Route>,
        <Route key="self-report" path="/self-report/:visitId/:letter?">
          {({ visitId, letter }) => (
            <Framed key={`self-report-${visitId}`} title={m.report_title()}>
              <UnitReportPage visitId={visitId} letter={letter} status={status} />
            </Framed>
          )}
        </Route>,
        <Route key="conclusions" path="/conclusions">
          <Framed key="conclusions" title={m.common_nav_conclusions()}>
            <ConclusionsPage status={status} />
          </Framed>
        </Route>,
      ];
    case 'administrator':
      return [
        // One route for home and all parts, so that what was read stays while one moves between them.
        <Route key="office" path={/^\/(office(\/.*)?)?$/}>
          <Framed key="office" title={m.common_nav_office()}>
            <OfficePage status={status} handIn={(onDone) => <HandInPage onDone={onDone} />} />
          </Framed>
        </Route>,
      ];
  }
}
