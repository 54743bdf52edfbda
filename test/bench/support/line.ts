/**
 * A line between a browser and a server: TCP through a proxy that counts what passes, and where asked
 * is as slow and as far as one wants. Each direction is one queue for all connections, as on a mobile
 * line; a new connection costs a round trip before its first byte.
 */
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';

export interface LineSpeed {
  readonly roundTripMs: number;
  readonly bitsPerSecond: number;
}

export interface Line {
  /** Where the browser finds the server. */
  readonly url: string;
  /** Payload of TCP since the last call, in bytes. */
  readonly takeCount: () => { readonly up: number; readonly down: number };
  /** Once so many more bytes went up, every connection is cut and the next one has a whole line again. */
  readonly cutAfter: (bytesUp: number) => void;
  readonly close: () => Promise<void>;
}

/** So many bytes of one connection are under way at most: more than fit into any line measured here. */
const window = 64 * 1024;

export async function openLine(target: string, speed: LineSpeed | null = null): Promise<Line> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  const up = createQueue(speed);
  const down = createQueue(speed);
  let leftUntilCut = Number.POSITIVE_INFINITY;
  const cut = (): void => {
    leftUntilCut = Number.POSITIVE_INFINITY;
    for (const [browser, server] of pairs) {
      browser.destroy();
      // What is on its way arrives; then nothing more.
      server.destroySoon();
    }
  };
  const proxy = createServer({ noDelay: true, pauseOnConnect: true }, (browser) => {
    const server = createConnection({ host: hostname, port: Number(port), noDelay: true });
    const pair = [browser, server] as const;
    pairs.add(pair);
    const over = (): void => {
      pairs.delete(pair);
      browser.destroy();
      server.destroy();
    };
    for (const socket of pair) socket.on('error', over).on('close', () => pairs.delete(pair));
    browser.on('close', () => server.destroySoon());
    server.on('close', () => browser.destroySoon());
    pipe(browser, server, up, (bytes) => {
      leftUntilCut -= bytes;
      if (leftUntilCut <= 0) cut();
    });
    pipe(server, browser, down, () => undefined);
    setTimeout(() => browser.resume(), speed?.roundTripMs ?? 0);
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    takeCount: () => ({ up: up.takeCount(), down: down.takeCount() }),
    cutAfter: (bytes) => {
      leftUntilCut = bytes;
    },
    close: () => {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      return new Promise((closed) => proxy.close(() => closed()));
    },
  };
}

interface Queue {
  /** Counts so many bytes and calls back when the last of them has come out at the other end. */
  readonly pass: (bytes: number, arrived: () => void) => void;
  readonly takeCount: () => number;
}

function createQueue(speed: LineSpeed | null): Queue {
  let count = 0;
  let freeAt = 0;
  return {
    pass: (bytes, arrived) => {
      count += bytes;
      if (speed === null) return arrived();
      const now = performance.now();
      freeAt = Math.max(now, freeAt) + (bytes * 8000) / speed.bitsPerSecond;
      setTimeout(arrived, freeAt + speed.roundTripMs / 2 - now);
    },
    takeCount: () => {
      const taken = count;
      count = 0;
      return taken;
    },
  };
}

function pipe(from: Socket, to: Socket, queue: Queue, passed: (bytes: number) => void): void {
  let underWay = 0;
  from.on('data', (chunk) => {
    underWay += chunk.byteLength;
    if (underWay > window) from.pause();
    queue.pass(chunk.byteLength, () => {
      underWay -= chunk.byteLength;
      if (!to.writable) return;
      if (to.write(chunk)) from.resume();
      else to.once('drain', () => from.resume());
      passed(chunk.byteLength);
    });
  });
  from.on('end', () => queue.pass(0, () => to.end()));
}
