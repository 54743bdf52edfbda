/** One tab of one tablet: the product's run over a store, and a wire on which its requests wait. */
import { createFetchTransport } from '#client/sync/fetch-transport.ts';
import { createRunSync, type RunSync, type SyncedStore } from '#client/sync/run-sync.ts';
import type { Round, RoundAnswer } from '#client/store/sync-port.ts';
import type { Transport } from '#client/sync/transport.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { SyncAnswer, SyncRequest } from '#protocol/sync.ts';
import type { ProblemCode } from '#protocol/problem.ts';
import type { OpenTablet, TabletData } from './tablet-data.ts';
import type { SimServer, Username } from './sim-server.ts';

/** What the network makes of a request. */
export type Reply =
  | { readonly type: 'answer'; readonly answer: Result<SyncAnswer, ProblemCode> }
  /** Cut, refused or timed out. */
  | { readonly type: 'cut' }
  /** A captive portal's page with a good status. */
  | { readonly type: 'page' }
  /** Half of a good answer. */
  | { readonly type: 'half'; readonly answer: SyncAnswer };

export interface Waiting {
  readonly request: SyncRequest;
  /** Computed by the server, and not here yet. */
  readonly answer: Result<SyncAnswer, ProblemCode> | null;
  readonly reply: (reply: Reply) => void;
}

/** Puts a broken rule around a store. */
export type WrapStore = (open: OpenTablet) => OpenTablet['store'];

export interface TabOptions {
  readonly server: () => SimServer;
  /** Through the product's own fetch and its parsing, or straight. */
  readonly overFetch: boolean;
  readonly wrapStore: WrapStore;
  readonly sees: (request: SyncRequest) => void;
  /** Whether the directory's answer is lost this time. */
  readonly directoryLost: () => boolean;
}

export class Tab {
  waiting: Waiting | null = null;
  running = false;
  /** A crashed tab never goes on; its tablet opens another. */
  dead = false;
  failures = 0;
  /** The last answers that brought something: any of them may arrive once more. */
  readonly recent: { readonly sent: Round; readonly answer: RoundAnswer }[] = [];
  readonly store: OpenTablet['store'];
  private readonly run: RunSync;
  private wake: () => void = () => undefined;

  constructor(
    readonly username: Username,
    readonly open: OpenTablet,
    private readonly options: TabOptions,
  ) {
    this.store = options.wrapStore(open);
    const { sync } = this.store;
    const watched: SyncedStore = {
      ...this.store,
      sync: {
        ...sync,
        applyAnswer: (sent, answer) => {
          if (answer.held.size > 0 || answer.scopes.some((scope) => scope.entries.length > 0))
            this.recent.push({ sent, answer });
          if (this.recent.length > 3) this.recent.shift();
          return sync.applyAnswer(sent, answer);
        },
      },
    };
    this.run = createRunSync(watched, this.transport());
  }

  /** Starts a run; resolves when it waits for the network or has ended. */
  start(): Promise<void> {
    this.running = true;
    return this.untilPaused(() => {
      void this.run()
        .then(
          (outcome) => void (this.failures = outcome.ok ? 0 : this.failures + 1),
          () => void (this.dead = true),
        )
        .finally(() => {
          this.running = false;
          this.wake();
        });
    });
  }

  /** Answers what waits; resolves when the run waits again or has ended. */
  reply(reply: Reply): Promise<void> {
    const { waiting } = this;
    if (!waiting) throw new Error('nothing waits');
    this.waiting = null;
    return this.untilPaused(() => waiting.reply(reply));
  }

  private untilPaused(act: () => void): Promise<void> {
    const paused = new Promise<void>((resolve) => (this.wake = resolve));
    act();
    return paused;
  }

  private exchange(request: SyncRequest): Promise<Reply> {
    this.options.sees(request);
    return new Promise((reply) => {
      this.waiting = { request, answer: null, reply };
      this.wake();
    });
  }

  private transport(): Transport {
    return this.options.overFetch ? this.fetchTransport() : this.straightTransport();
  }

  private straightTransport(): Transport {
    return {
      sync: async (request) => {
        const reply = await this.exchange(request);
        if (reply.type !== 'answer') return err({ type: 'no-connection' });
        if (reply.answer.ok) return ok(reply.answer.value);
        return err({ type: 'problem', code: reply.answer.error, retryAfter: null });
      },
      directory: async (etag) => {
        if (this.options.directoryLost()) return err({ type: 'no-connection' });
        const { answer, version } = await this.options.server().directory(this.username);
        return ok(
          version === etag ? null : { etag: version, json: JSON.stringify(answer), answer },
        );
      },
      checklist: async () => err({ type: 'no-connection' }),
    };
  }

  private fetchTransport(): Transport {
    const fetcher: typeof fetch = async (input, init) => {
      if (String(input) === '/api/sync') return this.overHttp(init?.body);
      if (this.options.directoryLost()) throw new TypeError('Failed to fetch');
      const { answer, version } = await this.options.server().directory(this.username);
      if (new Headers(init?.headers).get('if-none-match') === version)
        return new Response(null, { status: 304 });
      return Response.json(answer, { headers: { etag: version } });
    };
    return createFetchTransport(`id-${this.username}`, fetcher);
  }

  private async overHttp(body: RequestInit['body']): Promise<Response> {
    const reply = await this.exchange(await unpack(body));
    if (reply.type === 'cut') throw new TypeError('Failed to fetch');
    if (reply.type === 'page')
      return new Response('<html>', { headers: { 'content-type': 'text/html' } });
    if (reply.type === 'half') {
      const text = JSON.stringify(reply.answer);
      const headers = { 'content-type': 'application/json' };
      return new Response(text.slice(0, text.length >> 1), { headers });
    }
    if (reply.answer.ok) return Response.json(reply.answer.value);
    return new Response(JSON.stringify({ code: reply.answer.error, title: '', status: 503 }), {
      ...{ status: 503, headers: { 'content-type': 'application/problem+json' } },
    });
  }
}

async function unpack(body: RequestInit['body']): Promise<SyncRequest> {
  if (typeof body === 'string') return JSON.parse(body) as SyncRequest;
  const packed = new Blob([body as ArrayBuffer]).stream();
  const text = await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).text();
  return JSON.parse(text) as SyncRequest;
}

export class Tablet {
  readonly tabs: Tab[] = [];
  /** Milliseconds by which its clock is wrong. */
  clockOffset = 0;
  /** Ids of all that was written on this disk or on the one that it was copied from. */
  readonly written = new Set<string>();
  /** Fields that somebody is typing in. */
  readonly sessions = new Map<string, readonly string[]>();

  constructor(
    readonly username: Username,
    readonly data: TabletData,
  ) {}

  get front(): Tab {
    const [tab] = this.tabs;
    if (!tab) throw new Error('a tablet is always open');
    return tab;
  }
}

/** By how much its clock is wrong; while it is only being made, by nothing. */
export function offsetOf(tablet: () => Tablet): number {
  try {
    return tablet().clockOffset;
  } catch {
    return 0;
  }
}
