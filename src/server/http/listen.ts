/** The app on a network socket, with or without a certificate of its own, and its orderly end. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { ServerConfig } from '#server/config.ts';
import type { App } from './create-app.ts';

export interface Listening {
  readonly port: number;
  /** Takes no new connection, lets requests end, then cuts what is left. */
  readonly close: () => Promise<void>;
}

export type ListenFailure = 'port-in-use' | 'no-permission' | 'no-such-address' | 'bad-certificate';

/** A tablet on a slow network sends a photo of 15 MB. */
const requestMilliseconds = 15 * 60 * 1000;
/** How long a stop waits for requests that are under way. */
const patienceMilliseconds = 8_000;

export async function listen(
  app: App,
  { host, port, tls }: Pick<ServerConfig, 'host' | 'port' | 'tls'>,
): Promise<Result<Listening, ListenFailure>> {
  const answer = getRequestListener(
    (request, { incoming }) => app(request, incoming.socket.remoteAddress ?? ''),
    { overrideGlobalObjects: false },
  );
  // It answers its own failures and never rejects.
  const listener: RequestListener = (incoming, outgoing) => void answer(incoming, outgoing);
  let server: Server;
  try {
    server = tls ? createTlsServer(tls, listener) : createServer(listener);
  } catch {
    return err('bad-certificate');
  }
  server.requestTimeout = requestMilliseconds;
  const close = orderlyClose(server, tls ? 'secureConnection' : 'connection');
  const failure = await new Promise<ListenFailure | null>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const known = failures[error.code ?? ''];
      if (known) resolve(known);
      else reject(error);
    });
    server.listen(port, host, () => resolve(null));
  });
  if (failure !== null) return err(failure);
  return ok({ port: (server.address() as AddressInfo).port, close });
}

const failures: Readonly<Record<string, ListenFailure>> = {
  EADDRINUSE: 'port-in-use',
  EACCES: 'no-permission',
  EADDRNOTAVAIL: 'no-such-address',
  ENOTFOUND: 'no-such-address',
};

/**
 * Ends every connection as soon as nothing is under way on it. Node alone waits for those that browsers
 * have opened ahead and asked nothing on yet, and for those whose last answer ends during the stop,
 * as streams of hints do: with any tablet about, each stop took as long as it was willing to wait.
 */
function orderlyClose(
  server: Server,
  opened: 'connection' | 'secureConnection',
): () => Promise<void> {
  const idle = new Set<Socket>();
  let isClosing = false;
  const rest = (socket: Socket): void => {
    if (isClosing) socket.destroySoon();
    else if (!socket.destroyed) idle.add(socket);
  };
  server.on(opened, (socket: Socket) => {
    rest(socket);
    socket.once('close', () => idle.delete(socket));
  });
  server.on('request', ({ socket }, outgoing) => {
    idle.delete(socket);
    outgoing.once('close', () => rest(socket));
  });
  return () =>
    new Promise((resolve) => {
      isClosing = true;
      const cut = setTimeout(() => server.closeAllConnections(), patienceMilliseconds);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      for (const socket of idle) socket.destroySoon();
    });
}
