import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useServices } from '#client/services/services-context.tsx';
import { FirstPasswordPage, RescuePage, SetupPage, SignInPage } from './lazy-pages.ts';
import { ScreenBoundary } from './screen-boundary.tsx';
import { SignedIn } from './signed-in.tsx';

/** A sign-in opens that account's own database, and a page has one: so the page is loaded anew. */
const startAnew = (): void => location.assign('/');

/** Who may enter: nobody yet, somebody whose first password must be replaced, or the account of this device. */
export function Entrance() {
  const { session } = useServices();
  const [path] = useLocation();
  const account = session.current();
  if (path.startsWith('/setup/')) {
    return (
      <ScreenBoundary>
        <Switch>
          <Route path="/setup/:token">
            {({ token }) => <SetupPage token={token} onDone={startAnew} />}
          </Route>
          <Redirect to="/" replace />
        </Switch>
      </ScreenBoundary>
    );
  }
  // Before anything is opened that could fail: from here unsent work gets out whatever else is broken.
  if (path === '/rescue') {
    return (
      <ScreenBoundary>
        <RescuePage account={account} />
      </ScreenBoundary>
    );
  }
  if (account === null) {
    return (
      <ScreenBoundary>
        {path === '/sign-in' ? null : <Redirect to="/sign-in" replace />}
        <SignInPage onSignedIn={startAnew} />
      </ScreenBoundary>
    );
  }
  if (account.mustChangePassword) {
    return (
      <ScreenBoundary>
        {path === '/password' ? null : <Redirect to="/password" replace />}
        <FirstPasswordPage account={account} onDone={startAnew} />
      </ScreenBoundary>
    );
  }
  return <SignedIn account={account} />;
}
