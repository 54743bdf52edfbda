/**
 * A TCP proxy that does to a tablet's connection what real networks do: cuts it at any byte, loses or
 * doubles what travels, keeps silent, or creeps. It knows of HTTP only where a request begins, so that
 * a fault can be laid on one kind of request and end by itself.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

export interface Fault {
  /** First lines of the requests that it befalls, as in 'POST /api/sync HTTP/1.1'; all where absent. */
  readonly on?: RegExp;
  /** After so many requests the network is well again. */
  readonly times?: number;
  /** So many bytes of the request go through, then both ends see a reset. */
  readonly cutRequestAfter?: number;
  /** So many bytes of the answer come back; 0: the server has done it, and nobody hears of it. */
  readonly cutAnswerAfter?: number;
  /** Nothing of the request arrives, and nobody says so. */
  readonly loseRequest?: boolean;
  /** The request arrives; its answer does not, and nobody says so. */
  readonly loseAnswer?: boolean;
  /** The server gets the request once more, on a connection of its own. */
  readonly twice?: boolean;
  /** Pace of either direction, in kilobits a second. */
  readonly kilobits?: number;
}

export interface FaultProxy {
  readonly url: string;
  /**
   * Lays a fault on the network; `null` heals it. Connections that are open are cut, and resolves when
   * their other ends know it: the next request begins on a connection of its own.
   */
  readonly befall: (fault: Fault | null) => Promise<void>;
  /** First lines of the requests that met a fault. */
  readonly met: readonly string[];
  /** Resolves once so many requests in all have met a fault. */
  readonly untilMet: (count: number) => Promise<void>;
  /** Bytes that came from tablets since the start. */
  readonly sentBytes: () => number;
  /** First lines of all requests that came, with or without a fault. */
  readonly requests: readonly string[];
  /** All doubled requests were answered. */
  readonly untilCopiesAnswered: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const firstLine = /^(?:GET|HEAD|POST|PATCH|PUT|DELETE|OPTIONS) \S+ HTTP\/1\.1/;

/** `target` is asked for each connection: a server that starts again may have another address. */
export async function startFaultProxy(target: () => string): Promise<FaultProxy> {
  let fault: Fault | null = null;
  let left = 0;
  let sentBytes = 0;
  const live = new Set<Socket>();
  const met: string[] = [];
  const requests: string[] = [];
  const copies: Promise<unknown>[] = [];
  const waiting = new Set<() => void>();
  const follow = (socket: Socket): Socket => {
    live.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => live.delete(socket));
    return socket;
  };
  const open = (): Socket => {
    const { hostname, port } = new URL(target());
    return follow(connect({ host: hostname, port: Number(port), allowHalfOpen: true }));
  };
  const meets = (line: string): Fault | null => {
    if (fault === null || left <= 0 || fault.on?.test(line) === false) return null;
    left -= 1;
    met.push(line);
    for (const check of waiting) check();
    return fault;
  };
  const sendCopy = (bytes: Buffer): void => {
    const copy = open();
    const answered = once(copy, 'data').then(() => copy.destroy());
    copies.push(answered);
    copy.write(bytes);
  };

  const server = createServer({ allowHalfOpen: true }, (tablet) => {
    follow(tablet);
    const upstream = open();
    let now: Fault | null = null;
    let [up, down] = [0, 0];
    let isDead = false;
    let kept: Buffer[] = [];
    const cut = (): void => {
      isDead = true;
      upstream.resetAndDestroy();
      tablet.resetAndDestroy();
    };
    const passOn = async (bytes: Buffer, to: Socket): Promise<void> => {
      if (now?.kilobits !== undefined) await pause((bytes.length * 8) / now.kilobits);
      if (!isDead && !to.destroyed) to.write(bytes);
    };
    carry(tablet, async (bytes) => {
      if (isDead) return;
      sentBytes += bytes.length;
      const line = firstLine.exec(bytes.subarray(0, 400).toString('latin1'))?.[0];
      if (line !== undefined) {
        requests.push(line);
        now = meets(line);
        [up, down, kept] = [0, 0, []];
      }
      if (now?.twice) kept.push(bytes);
      if (now?.loseRequest) return;
      const room = (now?.cutRequestAfter ?? Number.POSITIVE_INFINITY) - up;
      up += bytes.length;
      if (bytes.length <= room) return passOn(bytes, upstream);
      isDead = true;
      upstream.write(bytes.subarray(0, room), cut);
    });
    carry(upstream, async (bytes) => {
      if (isDead || now?.loseAnswer) return;
      if (kept.length > 0) sendCopy(Buffer.concat(kept.splice(0)));
      const room = (now?.cutAnswerAfter ?? Number.POSITIVE_INFINITY) - down;
      down += bytes.length;
      if (bytes.length <= room) return passOn(bytes, tablet);
      if (room > 0) tablet.write(bytes.subarray(0, room), cut);
      else cut();
    });
    upstream.on('error', () => tablet.resetAndDestroy());
    upstream.on('end', () => tablet.end());
    tablet.on('end', () => upstream.end());
    tablet.on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const cutAll = (): void => live.forEach((socket) => socket.resetAndDestroy());

  return {
    url: `http://127.0.0.1:${port}`,
    met,
    requests,
    sentBytes: () => sentBytes,
    async befall(next) {
      fault = next;
      left = next?.times ?? Number.POSITIVE_INFINITY;
      cutAll();
      for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    },
    untilMet: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (met.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    untilCopiesAnswered: async () => {
      await Promise.all(copies);
    },
    async close() {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One chunk after the other, in order, however long the work on one takes. */
function carry(from: Socket, work: (bytes: Buffer) => Promise<void>): void {
  let last = Promise.resolve();
  from.on('data', (bytes) => {
    from.pause();
    last = last.then(() => work(bytes)).then(() => void from.resume());
  });
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
