import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server, createSecureServer } from 'node:http2';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** What a server saw. */
export interface Numbers {
  /** Connections opened to it. */
  readonly sockets: number;
  /** Connections still open when the program had ended. */
  readonly open: number;
  readonly requests: number;
  /** Most requests it was answering at once. */
  readonly peak: number;
  /** Longest time a client waited for an answer before it gave up, in milliseconds. */
  readonly longestWait: number;
}

export interface CountingServer {
  readonly url: string;
  readonly numbers: () => Numbers;
  /** Milliseconds since something happened here: a request came, or was answered or given up. 0 before the first request. */
  readonly idle: () => number;
  readonly close: () => Promise<void>;
}

export interface ServerSettings {
  /** Milliseconds before each answer. */
  readonly delay?: number;
  /** Milliseconds that no request must have come for before any is answered: what is sent at once is there at once, however slow the machine. */
  readonly quiet?: number;
  /** Answers by itself, in place of `{"path": …}`. */
  readonly respond?: RequestListener;
  /** Key and certificate: an HTTPS server. */
  readonly tls?: ServerOptions;
  /** HTTP/2 in place of HTTP/1.1. */
  readonly http2?: boolean;
}

/** No server outlives this, whatever a test forgets. */
const longestLife = 60_000;

/**
 * A server on 127.0.0.1 that counts sockets and requests. A path that begins with `/status/404` is answered with that
 * status, one that begins with `/silent` is never answered.
 */
export async function startServer({ delay = 20, quiet = 0, respond = echo, tls, http2 = false }: ServerSettings = {}): Promise<CountingServer> {
  const seen = { sockets: 0, open: 0, requests: 0, peak: 0 };
  const sockets = new Set<Socket>();
  /** When those came that have no answer yet. */
  const waiting = new Map<ServerResponse, number>();
  let longestWait = 0;
  let answering = 0;
  let last = 0;
  let lastArrival = 0;
  const hush = async (): Promise<void> => {
    for (let rest = delay; rest > 0; rest = lastArrival + quiet - performance.now()) {
      await sleep(rest, undefined, { ref: false });
      // What came while this process was busy has not been seen yet.
      for (let turn = 0; turn < 3; turn++) await nextTurn();
    }
  };
  const listener: RequestListener = (request, response) => {
    last = lastArrival = performance.now();
    waiting.set(response, last);
    seen.requests++;
    answering++;
    seen.peak = Math.max(seen.peak, answering);
    response.once('close', () => {
      last = performance.now();
      answering--;
      if (!response.headersSent) longestWait = Math.max(longestWait, last - (waiting.get(response) ?? last));
      waiting.delete(response);
    });
    void hush().then(() => respond(request, response));
  };
  // The compatible interface of HTTP/2 is the same as far as it is used here.
  const server: Server = http2 ? (tls ? createSecureServer(tls, listener as never) : createHttp2Server(listener as never)) : tls ? createTlsServer(tls, listener) : createServer(listener);
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    seen.sockets++;
    seen.open++;
    sockets.add(socket);
    socket.once('close', () => {
      seen.open--;
      sockets.delete(socket);
    });
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = async (): Promise<void> => {
    clearTimeout(limit);
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const limit = setTimeout(() => void end(), longestLife).unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    numbers: () => ({ ...seen, longestWait: Math.max(longestWait, ...[...waiting].map(([response, since]) => (response.headersSent ? 0 : performance.now() - since))) }),
    idle: () => (last === 0 ? 0 : performance.now() - last),
    close: end,
  };
}

function echo(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.startsWith('/silent')) return;
  const status = /^\/status\/(\d{3})/.exec(request.url ?? '')?.[1];
  response.writeHead(status ? Number(status) : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ path: request.url, authorization: request.headers.authorization }));
}
