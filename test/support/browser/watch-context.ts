import type { BrowserContext } from 'playwright-core';

/** What a device did that it must never do; all lists are empty at the end of every journey. */
export interface WatchedContext {
  /** Requests that left for another host than the app's own. */
  readonly foreignRequests: readonly string[];
  /** What the content security policy refused. */
  readonly policyViolations: readonly string[];
  /** Errors that nothing in the page has caught. */
  readonly pageErrors: readonly string[];
}

/** Watches every page and service worker of a device from now on. */
export function watchContext(context: BrowserContext, origin: string): WatchedContext {
  const foreignRequests: string[] = [];
  const policyViolations: string[] = [];
  const pageErrors: string[] = [];
  const own = new URL(origin).host;
  context.on('request', (request) => {
    const address = new URL(request.url());
    const leaves = address.protocol.startsWith('http') || address.protocol.startsWith('ws');
    if (leaves && address.host !== own) foreignRequests.push(request.url());
  });
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) policyViolations.push(message.text());
  });
  context.on('weberror', (error) => pageErrors.push(String(error.error().stack ?? error.error())));
  return { foreignRequests, policyViolations, pageErrors };
}
