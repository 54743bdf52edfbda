/** `GET /api/events` (S23): what the hint hub has for the account, for as long as its session lives. */
import type { Accounts } from '#server/auth/accounts.ts';
import type { Log } from '#server/log/create-log.ts';
import type { HintHub, WatchedEvent } from '#server/usecases/hint-hub.ts';
import { refuse, type AccountRequest, type Route } from '../route.ts';
import type { SessionEnds } from '../session-ends.ts';

export interface EventRouteDependencies {
  readonly accounts: Accounts;
  readonly hub: HintHub;
  readonly sessionEnds: SessionEnds;
  readonly log: Log;
  /** Ends all streams when the server stops. */
  readonly stopping: AbortSignal;
}

/** A leading tab holds one; a person has a few devices. */
const mostStreams = 12;
/**
 * Bytes of events, some 600. Who reads none (a lid that was closed, a line that broke without a word) would
 * have all of them kept here; cut off, it comes again and reads what it missed by a sync.
 */
const mostUnread = 64 * 1024;
/** Below the minute after which proxies drop a silent connection; also how late an expired session is noticed. */
const heartbeatMilliseconds = 25_000;

export function eventRoutes(dependencies: EventRouteDependencies): readonly Route[] {
  const streams = new Map<string, number>();
  return [
    {
      method: 'GET',
      path: '/api/events',
      who: 'session',
      namesAccount: true,
      load: 'stream',
      handle: async (request) => {
        const accountId = request.account.profile.id;
        const open = streams.get(accountId) ?? 0;
        if (open >= mostStreams) return refuse(request, 'too-many-attempts', { retryAfter: 60 });
        streams.set(accountId, open + 1);
        const body = openStream(request, dependencies, () => {
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

function openStream(
  { account, request }: AccountRequest,
  { accounts, hub, sessionEnds, log, stopping }: EventRouteDependencies,
  closed: () => void,
): ReadableStream<Uint8Array> {
  const accountId = account.profile.id;
  const encoder = new TextEncoder();
  const endings: (() => void)[] = [closed];
  let isEnded = false;
  const end = (): void => {
    if (isEnded) return;
    isEnded = true;
    for (const ending of endings) ending();
  };

  const source: UnderlyingDefaultSource<Uint8Array> = {
    async start(controller) {
      const say = (text: string): void => {
        if (isEnded) return;
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) > 0) return;
        controller.error(new Error('nobody reads the events'));
        end();
      };
      const failed = (error: unknown): void => {
        log.error({ account: accountId, error: String(error) }, 'event stream failed');
        end();
      };
      /** Nothing is said to a session that has ended, however late that is noticed. */
      const sayInSession = (text: string): void => {
        accounts.current(request.headers).then((current) => {
          if (current?.session.id === account.session.id) say(text);
          else end();
        }, failed);
      };
      endings.push(() => {
        try {
          controller.close();
        } catch {
          // The reader is gone already.
        }
      });
      const timer = setInterval(() => sayInSession(': still here\n\n'), heartbeatMilliseconds);
      endings.push(() => clearInterval(timer));
      endings.push(sessionEnds.listen(() => sayInSession(': still here\n\n')));
      for (const signal of [request.signal, stopping]) {
        signal.addEventListener('abort', end);
        endings.push(() => signal.removeEventListener('abort', end));
        if (signal.aborted) end();
      }
      say('retry: 10000\n\n');
      try {
        const tell = (event: WatchedEvent): void => sayInSession(eventText(event));
        const unwatch = await hub.watch(accountId, tell, failed);
        if (isEnded) unwatch();
        else endings.push(unwatch);
      } catch (error) {
        // Ended in order: a stream that only breaks keeps its heartbeat and its place in the count.
        failed(error);
      }
    },
    cancel: end,
  };
  return new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: mostUnread }));
}

function eventText(event: WatchedEvent): string {
  return event.type === 'scope'
    ? `event: scope\ndata: ${JSON.stringify(event.hint)}\n\n`
    : 'event: directory\ndata: {}\n\n';
}
