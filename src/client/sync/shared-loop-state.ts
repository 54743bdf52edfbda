/**
 * One tab runs the loop, all tabs show whether there is a connection: the last exchange counts,
 * whichever tab made it. A tab that opens asks, and whoever has made an exchange answers.
 */
import { z } from 'zod';
import type { TabChannel } from '#client/platform/tab-channel.ts';
import type { Connection, LoopState, SyncLoop } from './sync-loop.ts';

/** Trouble of a device's database is that of the tab that meets it: it says nothing of the connection. */
type Told = Exclude<Connection, 'local-trouble'>;

const connections = [
  'unknown',
  'online',
  'offline',
  'signed-out',
  'other-account',
  'update-needed',
  'server-trouble',
] as const satisfies readonly Told[];

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask') }),
  z.object({
    type: z.literal('connection'),
    connection: z.enum(connections),
    since: z.number(),
  }),
]);

/**
 * The state to be shown; `running` is this tab's own, since a tab that dies would never end it. It is
 * true while bytes are on their way, too; of the connection only an exchange of words tells.
 */
export function shareLoopState(
  loop: Pick<SyncLoop, 'state' | 'subscribe'>,
  bytes: Pick<SyncLoop, 'state' | 'subscribe'>,
  channel: TabChannel,
): Pick<SyncLoop, 'state' | 'subscribe'> & {
  /** The browser says that there is no network, to every tab. What is amiss here is no matter of it. */
  readonly lost: (at: number) => void;
} {
  let shown: LoopState = loop.state();
  let own = loop.state();
  const running = (): boolean => own.running || bytes.state().running;
  const listeners = new Set<() => void>();
  const show = (next: LoopState): void => {
    shown = next;
    for (const listener of listeners) listener();
  };
  const say = ({ connection, since }: LoopState): void => {
    if (connection === 'unknown' || connection === 'local-trouble') return;
    channel.send({ type: 'connection', connection, since });
  };
  loop.subscribe(() => {
    const before = own;
    own = loop.state();
    // A run that has begun brings no news yet; one that has ended does, also when nothing moved.
    if (own.running || !before.running) return show({ ...shown, running: running() });
    show({ ...own, running: running() });
    say(own);
  });
  bytes.subscribe(() => show({ ...shown, running: running() }));
  channel.listen((message) => {
    const parsed = messageSchema.safeParse(message);
    if (!parsed.success) return;
    if (parsed.data.type === 'ask') return say(shown);
    const { connection, since } = parsed.data;
    if (connection === shown.connection && since === shown.since) return;
    show({ connection, since, running: running() });
  });
  channel.send({ type: 'ask' });
  return {
    state: () => shown,
    lost: (at) => {
      if (shown.connection === 'offline' || shown.connection === 'local-trouble') return;
      show({ connection: 'offline', since: at, running: running() });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
