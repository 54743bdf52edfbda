/** The app on a network socket, with or without a certificate of its own, and its orderly end. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
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
  const failure = await new Promise<ListenFailure | null>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const known = failures[error.code ?? ''];
      if (known) resolve(known);
      else reject(error);
    });
    server.listen(port, host, () => resolve(null));
  });
  if (failure !== null) return err(failure);
  return ok({ port: (server.address() as AddressInfo).port, close: () => closeServer(server) });
}

const failures: Readonly<Record<string, ListenFailure>> = {
  EADDRINUSE: 'port-in-use',
  EACCES: 'no-permission',
  EADDRNOTAVAIL: 'no-such-address',
  ENOTFOUND: 'no-such-address',
};

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patienceMilliseconds);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
