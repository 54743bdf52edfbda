/**
 * `GET /api/events` (S23): says only that there is something to fetch, and only of what the account
 * may read at that moment; a unit hears of a scope only when its own view of it grew.
 */
import { scopeAccess } from '#domain/access/scope-access.ts';
import { accountPart } from '#domain/directory/account-part.ts';
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import type { ScopeHint } from '#protocol/events.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import type { Log } from '#server/log/create-log.ts';
import type { Hint } from '#server/usecases/hint-port.ts';
import { logViewOf } from '#server/usecases/serve-file.ts';
import type { HintHub, HubEvent } from '../hint-hub.ts';
import { refuse, type AccountRequest, type Route } from '../route.ts';

export interface EventRouteDependencies {
  readonly accounts: Accounts;
  readonly facts: () => Promise<DirectoryFacts>;
  readonly hub: HintHub;
  readonly log: Log;
  /** Ends all streams when the server stops. */
  readonly stopping: AbortSignal;
}

/** A leading tab holds one; a person has a few devices. */
const mostStreams = 12;
/** Below the minute after which proxies drop a silent connection. */
const heartbeatMilliseconds = 25_000;

export function eventRoutes(dependencies: EventRouteDependencies): readonly Route[] {
  const streams = new Map<string, number>();
  return [
    {
      method: 'GET',
      path: '/api/events',
      who: 'session',
      namesAccount: true,
      handle: async (request) => {
        const accountId = request.account.profile.id;
        const open = streams.get(accountId) ?? 0;
        if (open >= mostStreams) return refuse(request, 'too-many-attempts', { retryAfter: 60 });
        streams.set(accountId, open + 1);
        const body = await openStream(request, dependencies, () => {
          const left = (streams.get(accountId) ?? 1) - 1;
          if (left > 0) streams.set(accountId, left);
          else streams.delete(accountId);
        });
        return new Response(body, {
          headers: {
            'content-type': 'text/event-stream',
            'cache-control': 'no-store',
            'x-accel-buffering': 'no',
          },
        });
      },
    },
  ];
}

async function openStream(
  { account, request }: AccountRequest,
  { accounts, facts, hub, log, stopping }: EventRouteDependencies,
  closed: () => void,
): Promise<ReadableStream<Uint8Array>> {
  const accountId = account.profile.id;
  const { headers, signal } = request;
  const encoder = new TextEncoder();
  let part = partOf(await facts(), accountId);
  let end = (): void => undefined;

  return new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string): void => controller.enqueue(encoder.encode(text));
      /** One after another: two directory changes must not overtake each other. */
      let work = Promise.resolve();
      const then = (event: HubEvent | { readonly type: 'heartbeat' }): void => {
        work = work
          .then(() => answer(event))
          .catch((error: unknown) => {
            log.error({ error: String(error) }, 'event stream failed');
            end();
          });
      };
      const answer = async (event: HubEvent | { readonly type: 'heartbeat' }): Promise<void> => {
        const current = await accounts.current(headers);
        if (current?.profile.id !== accountId) return end();
        if (isEnded) return;
        if (event.type === 'heartbeat') say(': still here\n\n');
        if (event.type === 'scope') {
          const hint = hintFor(event, await facts(), accountId);
          if (hint !== null && !isEnded) say(`event: scope\ndata: ${JSON.stringify(hint)}\n\n`);
        }
        if (event.type === 'directory') {
          const now = partOf(await facts(), accountId);
          if (now !== part && !isEnded) say('event: directory\ndata: {}\n\n');
          part = now;
        }
      };
      const timer = setInterval(() => then({ type: 'heartbeat' }), heartbeatMilliseconds);
      const unsubscribe = hub.subscribe(then);
      let isEnded = false;
      end = () => {
        if (isEnded) return;
        isEnded = true;
        clearInterval(timer);
        unsubscribe();
        signal.removeEventListener('abort', end);
        stopping.removeEventListener('abort', end);
        closed();
        try {
          controller.close();
        } catch {
          // The reader is gone already.
        }
      };
      signal.addEventListener('abort', end);
      stopping.addEventListener('abort', end);
      say('retry: 10000\n\n');
      if (stopping.aborted) end();
    },
    cancel() {
      end();
    },
  });
}

function hintFor(hint: Extract<Hint, { type: 'scope' }>, facts: DirectoryFacts, accountId: string): ScopeHint | null {
  const view = logViewOf(scopeAccess(facts, accountId, hint.scope));
  const head = view === 'whole' ? hint.head : view === 'unit' ? hint.unitHead : null;
  return head === null ? null : { scope: hint.scope, head };
}

/** What the account sees of the directory, to tell whether that changed: what does not concern it stays unheard. */
const partOf = (facts: DirectoryFacts, accountId: string): string => JSON.stringify(accountPart(facts, accountId));
